// What a page weighs on a slow line, and that it asks for no font.
import assert from "node:assert/strict";
import { test } from "node:test";

import { FILES, PAGES, pagesOf, textOf } from "./support/tree.js";

/** The 30 kB that a first leaflet may weigh, and the 8 kB of its scripts, in bytes. */
const PAGE = 30_000;
const SCRIPTS = 8_000;

const bytes = (file) => Buffer.byteLength(textOf(file));

/** The style sheets and scripts that a page loads, as files of the tree. */
function loaded(file, extension) {
  const assets = [...textOf(file).matchAll(/(?:src|href)=[^\s>]*\/(assets\/[^\s>"]+)/g)].map(([, asset]) => asset);
  return assets.filter((asset) => asset.endsWith(extension));
}

const sum = (files) => files.reduce((total, file) => total + bytes(file), 0);

test("the first leaflet with its style and scripts is within 30 kB", () => {
  const [{ file }] = pagesOf("leaflet", "en").filter(({ file }) => file.endsWith("/parents/your-meeting/index.html"));
  const assets = [...loaded(file, ".css"), ...loaded(file, ".js")];
  assert.ok(assets.length >= 3, `${assets}`);
  const weight = bytes(file) + sum(assets);
  assert.ok(weight <= PAGE, `${file}: ${weight} bytes`);
});

test("no page loads 8 kB of scripts", () => {
  const heavy = PAGES.map(({ file }) => [file, sum(loaded(file, ".js"))]).filter(([, weight]) => weight >= SCRIPTS);
  assert.deepEqual(heavy, []);
});

test("there is no font, no picture and no source map in the tree", () => {
  const others = FILES.filter((file) => !/\.(html|css|js|json|xml|txt|pdf)$|^_headers$|^\.plainleaf$/.test(file));
  assert.deepEqual(others, []);
});
