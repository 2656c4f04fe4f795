// Right-to-left pages read by where their letters lie, as eyes do: programs that copy guess the order of mixed lines.

const ARABIC = /\p{Script=Arabic}/u;
const FROM_LEFT = /[\p{Script=Latin}\p{N}]/u;
/** Pieces closer than this are one word; in points. */
const WITHIN_A_WORD = 0.5;
/** Pieces closer than this are in one line; a part of their height. */
const WITHIN_A_LINE = 0.4;

/** The text of a page from its pieces, read from right to left, with Latin words and figures from left to right. */
export function readFromTheRight(pieces) {
  return linesOf(pieces).map(readLine).join("\n");
}

/** Lines from the top down. */
function linesOf(pieces) {
  const lines = [];
  for (const piece of pieces.toSorted((a, b) => a.top - b.top)) {
    const line = lines.at(-1);
    if (line && piece.top - line[0].top < WITHIN_A_LINE * (piece.bottom - piece.top)) line.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

function readLine(line) {
  let text = "";
  let fromLeft = [];
  let edge = Infinity;
  const endRun = () => {
    text += fromLeft.reverse().join(" ");
    fromLeft = [];
  };
  for (const piece of line.toSorted((a, b) => b.left - a.left || b.right - a.right)) {
    const isFromLeft = FROM_LEFT.test(piece.letters) && !ARABIC.test(piece.letters);
    if (!isFromLeft) endRun();
    if (edge - piece.right > WITHIN_A_WORD || isFromLeft) text += " ";
    if (isFromLeft) fromLeft.push(piece.letters);
    else text += mirrored(piece.letters);
    edge = piece.left;
  }
  endRun();
  return text;
}

/** Letters and marks are given from left to right, as they lie. */
const mirrored = (letters) => [...letters].reverse().join("");
