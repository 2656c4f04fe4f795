// Words as they are compared: the same text has the same words on the web, in a copy and in tags.

/** Marks that only steer the direction of text. */
const STEERING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const BULLET = /[\u2022\u2023\u25e6]/g;
const MARK = /\p{Mn}/u;
const ARABIC = "\\p{Script=Arabic}";
const WHERE_SCRIPTS_MEET = new RegExp(`(?<=${ARABIC})(?=[\\p{Script=Latin}\\p{Nd}])|(?<=[\\p{Script=Latin}\\p{Nd}])(?=${ARABIC})`, "gu");

/** Stands for a word that nobody can copy: the letter under a vowel mark comes out twice. */
const ANY = "*";

/**
 * The words of a text, and between them each sign. White space does not count, so that a line may end anywhere
 * between two of them. Right-to-left text is compared without its signs, which may stand on either side of
 * Latin words, and a word with a vowel mark may be any word.
 */
export function words(text, dir = "ltr") {
  const plain = text.normalize("NFKC").replace(STEERING, "").replace(BULLET, " ");
  if (dir === "ltr") return plain.match(/[\p{L}\p{M}\p{N}]+|[^\s]/gu) ?? [];
  const found = plain.replace(WHERE_SCRIPTS_MEET, " ").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return found.map((word) => (MARK.test(word) ? ANY : word));
}

/** Follows expected words through found ones from a place on: where they end, or how they differ. */
export function follow(found, expected, from) {
  let at = from;
  for (const [place, word] of expected.entries()) {
    if (word === ANY) at += lengthOfAny(found, at, expected[place + 1]);
    else if (found[at] === word) at += 1;
    else return { fault: `word ${place + 1}: found "${around(found, at)}", expected "${around(expected, place)}"` };
  }
  return { end: at };
}

/** In how many pieces such a word came: the next word that is known follows it. */
function lengthOfAny(found, at, next) {
  const pieces = [1, 2, 3, 4].find((length) => next === undefined || next === ANY || found[at + length] === next);
  return pieces ?? 1;
}

const around = (list, at) => list.slice(Math.max(0, at - 6), at + 6).join(" ");

/** The first place from which expected words can be followed, at most so many words on; or -1. */
export function placeOf(expected, found, from = 0, most = found.length) {
  for (let at = from; at <= Math.min(from + most, found.length); at += 1) {
    if (follow(found, expected, at).end !== undefined) return at;
  }
  return -1;
}

/** The expected words that were not found, or less often. What comes twice can stick to the word beside it. */
export function missing(expected, found) {
  const left = new Map();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  const isSure = (at) => ![expected[at - 1], expected[at], expected[at + 1]].includes(ANY);
  const sure = expected.filter((_, at) => isSure(at));
  return sure.filter((word) => {
    const number = left.get(word) ?? 0;
    left.set(word, number - 1);
    return number <= 0;
  });
}
