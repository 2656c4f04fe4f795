// The leaflets on paper in the published tree: the form of each, and the web page that it lies beside.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { FILES, PAGES, TREE } from "../../browser/support/tree.js";

/** The forms that families read, with a paper and the size of their letters in points; those of Easy Read are larger. */
export const FORMS = {
  "leaflet.pdf": { size: "A4", letters: 14, easy: 16 },
  "large-print.pdf": { size: "A4", letters: 18, easy: 20 },
  "booklet.pdf": { size: "A5", letters: 12, easy: 16 },
};
/** Pictures of the booklet's pages on sheets to fold: for printers only. */
export const SHEETS = "booklet-sheets.pdf";

/** Where a file of the tree is. */
export const onDisk = (file) => path.join(TREE, file);

/** Every file that families read. */
export const PAPERS = FILES.filter((file) => path.basename(file) in FORMS).map(paper);
/** Every file that only printers read. */
export const SHEETS_TO_FOLD = FILES.filter((file) => path.basename(file) === SHEETS);

function paper(file) {
  const form = path.basename(file);
  const page = PAGES.find((page) => page.file === `${path.dirname(file)}/index.html`);
  assert.ok(page, `${file} has no page beside it`);
  const { size, letters, easy } = FORMS[form];
  return { size, letters: page.kind === "easy read" ? easy : letters, form, page: page.file, lang: page.lang, dir: page.dir, file, path: onDisk(file) };
}

/** The bytes of a leaflet. */
export const bytesOf = ({ path }) => readFileSync(path);

/** Those of one form. */
export const ofForm = (form) => PAPERS.filter((paper) => paper.form === form);

/** A page that a council publishes is on paper in every form, or a test of none would pass. */
export function assertAllAreThere() {
  const leaflets = PAGES.filter(({ kind }) => ["leaflet", "easy read", "everyone"].includes(kind));
  assert.notEqual(leaflets.length, 0);
  for (const form of Object.keys(FORMS)) {
    const missing = leaflets.filter(({ file }) => !ofForm(form).some(({ page }) => page === file));
    assert.deepEqual(missing.map(({ file }) => file), [], `pages without ${form}`);
  }
}
