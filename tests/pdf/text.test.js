// The words on paper are those of the web page, all of them and in the same order, in every form and language.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PAGES } from "../browser/support/tree.js";
import { FORMS, PAPERS, assertAllAreThere, bytesOf, ofForm } from "./support/papers.js";
import { copied, pageSizes, pieces } from "./support/poppler.js";
import { readFromTheRight } from "./support/right-to-left.js";
import { tagged } from "./support/tags.js";
import { pageOf } from "./support/web.js";
import { follow, missing, placeOf, words } from "./support/words.js";

/** Below this distance from the edge of the page there is only its foot: 15 mm in points. */
const FOOT = 15 * 72 / 25.4;
/** A card on paper in the place of a button has at most so many words more. */
const CARD = 40;

const heightOf = (paper) => pageSizes(paper.path)[0][1];

/** The words of a leaflet in the order of its tags, without those that tell of pictures. */
const wordsOf = (paper) => words(tagged(bytesOf(paper)).text);

/** How the words of a leaflet differ from those of its web page; and what only paper has, before its end. */
function compared(paper) {
  const { head, parts, partsWithCover, cards, foot } = pageOf(paper);
  const found = wordsOf(paper);
  const top = follow(found, words(head), 0);
  if (top.fault) return { fault: `above the title, ${top.fault}` };
  let at = top.end;
  const expected = paper.form === "booklet.pdf" ? partsWithCover : parts;
  for (const [number, part] of expected.map((part) => words(part)).entries()) {
    const place = number === 0 ? at : placeOf(part.slice(0, 8), found, at, CARD);
    const { fault, end } = follow(found, part, Math.max(place, at));
    if (fault) return { fault: `part ${number + 1}, ${fault}` };
    if (number > 0 && !isCard(found.slice(at, place), words(cards[number - 1]))) return { fault: `it has no card ${number}` };
    at = end;
  }
  const end = words(foot);
  const bottom = follow(found, end, found.length - end.length);
  return bottom.fault ? { fault: `at its end, ${bottom.fault}` } : { offer: found.slice(at, found.length - end.length) };
}

/** A card has words, and the address that the button leads to. */
const isCard = (found, address) => found.length > 0 && placeOf(address, found) >= 0;

test("every page with a leaflet has it on paper in every form", () => {
  assertAllAreThere();
  assert.deepEqual(new Set(PAGES.map(({ lang }) => lang)), new Set(["ar", "bn", "en", "pl", "ro", "ur"]));
});

/** Poppler takes the hyphen at the end of a line for one that only parts the word there. */
const joined = (text) => text.replace(/-\s*/g, "");
/** In text that runs from right to left, it may put what stands before an address between its lines. */
const parted = (text) => text.replace(/-/g, " ");
/** Poppler takes the place of some vowel signs for a space. */
const BENGALI = /\p{Script=Bengali}/u;

for (const form of Object.keys(FORMS)) {
  test(`${form} has the words of the web page in the same order, then how to ask for another format`, () => {
    const faults = [];
    const offers = new Map();
    for (const paper of ofForm(form)) {
      const { fault, offer } = compared(paper);
      if (fault) faults.push(`${paper.file}: ${fault}`);
      else {
        const kind = `${paper.lang}, ${pageOf(paper).version}`;
        offers.set(kind, (offers.get(kind) ?? new Set()).add(offer.join(" ")));
      }
    }
    assert.deepEqual(faults, []);
    assert.equal(offers.size, 6 * 3); // paper names the other version of a leaflet, which pages lead to
    for (const [kind, sayings] of offers) {
      assert.equal(sayings.size, 1, `${kind}: ${[...sayings].join("\n")}`);
      assert.match([...sayings][0], /\p{L}/u);
    }
  });

  test(`${form} lets every word of the web page be copied`, () => {
    const faults = [];
    for (const paper of ofForm(form)) {
      const { parts } = pageOf(paper);
      const isWord = (word) => /[\p{L}\p{N}]/u.test(word);
      const copy = copied(paper.path).join("\n");
      const together = copy.replace(/\s+/g, "");
      const isThere = (word) => BENGALI.test(word) && together.includes(word);
      const lostOf = (shape) => {
        const expected = words(shape(parts.join(" "))).filter(isWord);
        return missing(expected, words(shape(copy)).filter(isWord)).filter((word) => !isThere(word));
      };
      const shapes = paper.dir === "rtl" ? [joined, parted] : [joined];
      const losses = shapes.map(lostOf);
      if (losses.every((lost) => lost.length > 0)) faults.push(`${paper.file}: ${losses[0].slice(0, 12).join(" ")}`);
    }
    assert.deepEqual(faults, []);
  });
}

test("each page says at its foot which it is, of how many", () => {
  for (const paper of PAPERS) {
    const top = heightOf(paper) - FOOT;
    const feet = pieces(paper.path).map((page) => page.filter((piece) => (piece.top + piece.bottom) / 2 > top));
    const read = (foot) => (paper.dir === "rtl" ? readFromTheRight(foot) : foot.map(({ letters }) => letters).join(" "));
    const numbers = feet.map((foot) => read(foot).match(/\p{Nd}+/gu)?.map(Number));
    assert.deepEqual(numbers, feet.map((_, at) => [at + 1, feet.length]), paper.file);
  }
});

test("telephone numbers read from left to right in every language", () => {
  const languages = new Set();
  for (const paper of PAPERS) {
    const { numbers } = pageOf(paper);
    if (numbers.length > 0) languages.add(paper.lang);
    const inOrder = pieces(paper.path).flatMap((page) => page.toSorted((a, b) => a.top - b.top || a.left - b.left));
    const line = inOrder.map(({ letters }) => letters).join(" ").replace(/\s+/g, " ");
    const reversed = numbers.filter((number) => !line.includes(number.replace(/\s+/g, " ").trim()));
    assert.deepEqual(reversed, [], paper.file);
  }
  assert.deepEqual(languages, new Set(["ar", "bn", "en", "pl", "ro", "ur"]));
});
