// Leaflets fit the paper and the letter service: sizes of pages, margins, letters, number of pages, weight, fonts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { FORMS, PAPERS, SHEETS_TO_FOLD, bytesOf, ofForm, onDisk } from "./support/papers.js";
import { fonts, letterSizes, pageSizes, pictures } from "./support/poppler.js";

/** Points, across and down. */
const PAGES = { A4: [595.28, 841.89], A5: [419.53, 595.28] };
/** What GOV.UK Notify takes as an enclosure; ours have a page less. */
const TOO_MANY_PAGES = 10;
const MOST_BYTES = 2_000_000;
/** It prints nothing nearer to the edges than this, in mm. */
const CLEAR = { side: 15, end: 5 };
/** Dots an inch of the pictures: a dot is 0.7 mm. */
const DOTS = 36;

const isOfSize = ([width, height], [wantedWidth, wantedHeight]) => Math.abs(width - wantedWidth) < 0.5 && Math.abs(height - wantedHeight) < 0.5;
const POSTED = [...ofForm("leaflet.pdf"), ...ofForm("large-print.pdf")];

test("pages have the size of their form", () => {
  for (const { file, path, size } of PAPERS) {
    const odd = pageSizes(path).filter((page) => !isOfSize(page, PAGES[size]));
    assert.deepEqual(odd, [], file);
  }
});

test("sheets to fold are A4 on their side, two pages of the booklet on each face", () => {
  assert.equal(SHEETS_TO_FOLD.length, ofForm("booklet.pdf").length);
  for (const file of SHEETS_TO_FOLD) {
    const faces = pageSizes(onDisk(file));
    assert.deepEqual(faces.filter((face) => !isOfSize(face, PAGES.A4.toReversed())), [], file);
    const pages = pageSizes(onDisk(file.replace("booklet-sheets", "booklet"))).length;
    assert.equal(faces.length, 2 * Math.ceil(pages / 4), file);
  }
});

test("what is posted is light and has few pages", () => {
  assert.notEqual(POSTED.length, 0);
  for (const paper of POSTED) {
    assert.ok(pageSizes(paper.path).length < TOO_MANY_PAGES, `${paper.file} has too many pages`);
    assert.ok(bytesOf(paper).length <= MOST_BYTES, `${paper.file} is too heavy`);
  }
});

test("the edges of what is posted are clear", () => {
  const marked = [];
  for (const { file, path } of POSTED) {
    for (const [number, picture] of pictures(path, DOTS).entries()) {
      const edge = markedEdge(picture);
      if (edge) marked.push(`${file}, page ${number + 1}: ${edge}`);
    }
  }
  assert.deepEqual(marked, []);
});

const dotsIn = (millimetres) => Math.floor(millimetres * DOTS / 25.4);

/** Which edge of a page has something on it, if any. A page with nothing on it at all is a fault, too. */
function markedEdge({ width, height, dots }) {
  const isWhite = (x, y) => dots[y * width + x] === 255;
  const [side, end] = [dotsIn(CLEAR.side), dotsIn(CLEAR.end)];
  let isEmpty = true;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isWhite(x, y)) continue;
      if (x < side) return "left";
      if (x >= width - side) return "right";
      if (y < end) return "top";
      if (y >= height - end) return "bottom";
      isEmpty = false;
    }
  }
  return isEmpty ? "nothing is printed" : null;
}

for (const [form, { letters: usual, easy }] of Object.entries(FORMS)) {
  test(`most letters of ${form} have ${usual} pt, of Easy Read ${easy} pt, and none of the text is smaller`, () => {
    for (const { file, path, letters } of ofForm(form)) {
      const sizes = [...letterSizes(path)].sort(([, one], [, other]) => other - one);
      assert.equal(sizes[0][0], letters, file);
      const all = sizes.reduce((sum, [, number]) => sum + number, 0);
      const small = sizes.filter(([size]) => size < letters).reduce((sum, [, number]) => sum + number, 0);
      assert.ok(small / all < 0.1, `${file}: ${small} of ${all} letters are smaller`); // the feet of its pages are
    }
  });
}

test("every font is in the file, and its letters can be read back", () => {
  for (const { file, path } of PAPERS) {
    const found = fonts(path);
    assert.notEqual(found.length, 0, file);
    assert.deepEqual(found.filter(({ isEmbedded, isReadable }) => !isEmbedded || !isReadable), [], file);
  }
});
