// Words as they are compared: the same text has the same words on the web, in a copy and in tags.

/** Marks that only steer the direction of text. */
const STEERING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const BULLET = /[\u2022\u2023\u25e6]/g;
const ARABIC = "\\p{Script=Arabic}";
/** Nothing tells whether a space is between them, and no reader needs one. */
const WHERE_SCRIPTS_MEET = new RegExp(`(?<=${ARABIC})(?=[\\p{Script=Latin}\\p{Nd}])|(?<=[\\p{Script=Latin}\\p{Nd}])(?=${ARABIC})`, "gu");

/**
 * The words of a text, and between them each sign. White space does not count, so that a line may end anywhere
 * between two of them.
 */
export function words(text) {
  const plain = text.normalize("NFKC").replace(STEERING, "").replace(BULLET, " ").replace(WHERE_SCRIPTS_MEET, " ");
  return plain.match(/[\p{L}\p{M}\p{N}]+|[^\s]/gu) ?? [];
}

/** Follows expected words through found ones from a place on: where they end, or how they differ. */
export function follow(found, expected, from) {
  const wrong = expected.findIndex((word, place) => found[from + place] !== word);
  if (wrong < 0) return { end: from + expected.length };
  return { fault: `word ${wrong + 1}: found "${around(found, from + wrong)}", expected "${around(expected, wrong)}"` };
}

const around = (list, at) => list.slice(Math.max(0, at - 6), at + 6).join(" ");

/** The first place from which expected words can be followed, at most so many words on; or -1. */
export function placeOf(expected, found, from = 0, most = found.length) {
  for (let at = from; at <= Math.min(from + most, found.length); at += 1) {
    if (follow(found, expected, at).end !== undefined) return at;
  }
  return -1;
}

/** The expected words that were not found, or less often. */
export function missing(expected, found) {
  const left = new Map();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return expected.filter((word) => {
    const number = left.get(word) ?? 0;
    left.set(word, number - 1);
    return number <= 0;
  });
}
