// Every relative link leads to a file of the tree, and every #anchor to an element of it.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.js";
import { FILES, PAGES, textOf } from "./support/tree.js";

let browser;
const read = new Map();
before(async () => {
  browser = await launch();
  const page = await browser.newPage();
  for (const { file } of PAGES) read.set(file, await page.evaluate(linksAndAnchors, textOf(file)));
});
after(() => browser?.close());

/** Runs in the browser, whose parser repairs a page as it does for a reader. */
function linksAndAnchors(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const all = (selector, name) =>
    [...page.querySelectorAll(selector)].map((element) => element.getAttribute(name));
  return { links: [...all("[href]", "href"), ...all("[src]", "src")], anchors: all("[id]", "id") };
}

const hasScheme = (link) => /^[a-z][a-z+.-]*:/i.test(link);

/** The file that a link names, seen from the file that it is in. */
function target(from, link) {
  const [address] = link.split("#");
  if (address === "") return from;
  if (address.startsWith("/")) return address.slice(1);
  return path.posix.join(path.posix.dirname(from), address);
}

test("every relative link leads to a file", () => {
  const files = new Set(FILES);
  const broken = [];
  for (const [file, { links }] of read) {
    for (const link of links.filter((link) => !hasScheme(link))) {
      if (!files.has(target(file, link))) broken.push(`${file}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("every anchor is on the page that a link names", () => {
  const broken = [];
  for (const [file, { links }] of read) {
    for (const link of links.filter((link) => !hasScheme(link) && link.includes("#"))) {
      const anchors = read.get(target(file, link))?.anchors ?? [];
      const anchor = decodeURIComponent(link.split("#")[1]);
      if (!anchors.includes(anchor)) broken.push(`${file}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("no address on a page is absolute but that of the page for wrong addresses", () => {
  const absolute = [];
  for (const [file, { links }] of read) {
    if (file === "404.html") continue;
    absolute.push(...links.filter((link) => link.startsWith("/")).map((link) => `${file}: ${link}`));
  }
  assert.deepEqual(absolute, []);
});

test("every page can be reached from the first one", () => {
  const reached = new Set(["index.html"]);
  for (const file of reached) {
    for (const link of read.get(file)?.links ?? []) {
      if (!hasScheme(link)) reached.add(target(file, link));
    }
  }
  const lost = PAGES.filter(({ file, kind }) => kind !== "not found" && !reached.has(file));
  assert.deepEqual(lost.map(({ file }) => file), []);
});

test("outside links are safe ones", () => {
  const schemes = new Set(["https:", "tel:", "mailto:", "data:"]);
  const unsafe = [];
  for (const [file, { links }] of read) {
    for (const link of links.filter(hasScheme)) {
      if (!schemes.has(new URL(link).protocol)) unsafe.push(`${file}: ${link}`);
    }
  }
  assert.deepEqual(unsafe, []);
});
