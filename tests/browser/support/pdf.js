// What a printed page really has, read from the PDF that the browser makes of it.
import { inflateSync } from "node:zlib";

/** The sizes of all letters in points, as they come out on paper. */
export function printedSizes(pdf) {
  return [...new Set(drawings(pdf).flatMap(sizesIn))];
}

/** The streams that draw: those that name a font. */
function drawings(pdf) {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return inflated(pdf.subarray(start, text.indexOf("endstream", start)));
  });
  return streams.filter((stream) => / Tf\b/.test(stream));
}

function inflated(bytes) {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return ""; // a stream of another kind
  }
}

/** Follows what scales the drawing: `q` keeps the scale, `Q` goes back to it, `cm` and `Tm` multiply it. */
function sizesIn(drawing) {
  const sizes = [];
  const kept = [];
  let scale = 1;
  let font = 0;
  let text = 1;
  const factor = (words) => Math.abs(Number(words[3])); // upwards: the height of letters
  for (const line of drawing.split("\n")) {
    const words = line.trim().split(/\s+/);
    const operator = words.at(-1);
    if (operator === "q") kept.push(scale);
    else if (operator === "Q") scale = kept.pop();
    else if (operator === "cm") scale *= factor(words);
    else if (operator === "BT") text = 1;
    else if (operator === "Tm") text = factor(words);
    else if (operator === "Tf") font = Number(words[1]);
    else if (/T[jJ]$/.test(operator)) sizes.push(font * text * scale);
  }
  return sizes;
}
