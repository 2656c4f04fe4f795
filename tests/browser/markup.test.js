// The pages are sound HTML, and each has what every page must have.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { HtmlValidate } from "html-validate";

import { launch } from "./support/browser.js";
import { PAGES, SAMPLES, textOf } from "./support/tree.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Our templates leave out what HTML lets them leave out.
    "attr-quotes": "off",
    "doctype-style": "off",
    "no-implicit-button-type": "off",
    "no-raw-characters": "off",
    // A name on a list helps those who hear the page; `role` on a div is as good as an element.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "prefer-native-element": "off",
    // There is nothing from another host to vouch for.
    "require-sri": "off",
    "no-inline-style": "error",
  },
});

test("the tree has pages of every kind, and no other", () => {
  const kinds = new Set(PAGES.map((page) => page.kind));
  for (const kind of ["home", "set", "leaflet", "guide", "not found"]) assert.ok(kinds.has(kind), kind);
  assert.deepEqual(PAGES.filter((page) => page.kind === "unknown"), []);
});

for (const kind of new Set(SAMPLES.map((page) => page.kind))) {
  test(`html-validate finds nothing in any page of the kind: ${kind}`, async () => {
    const found = new Set();
    for (const { file } of PAGES.filter((page) => page.kind === kind)) {
      const report = await validator.validateString(textOf(file), file);
      const messages = report.results.flatMap((result) => result.messages);
      for (const { ruleId, message, selector } of messages) found.add(`${ruleId}: ${message} (${selector})`);
    }
    assert.deepEqual([...found], []);
  });
}

/** Runs in the browser: what every page must have. */
function outline(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const links = [...page.querySelectorAll("body a")];
  return {
    lang: page.documentElement.lang,
    dir: page.documentElement.dir,
    headings: [...page.querySelectorAll("h1")].length,
    skipsTo: page.querySelector(links[0].getAttribute("href"))?.localName,
    second: links[1].className,
    scripts: [...page.scripts].filter((script) => !script.src).length,
    handlers: [...page.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((n) => /^on|^style$/.test(n)),
  };
}

test("each page has its language and direction, one main heading, and a skip link before the way out", async () => {
  const page = await browser.newPage();
  const wrong = [];
  for (const { file, lang, dir } of PAGES) {
    const found = await page.evaluate(outline, textOf(file));
    const wanted = { lang, dir, headings: 1, skipsTo: "main", second: "leave", scripts: 0, handlers: [] };
    try {
      assert.deepEqual(found, wanted);
    } catch {
      wrong.push({ file, ...found });
    }
  }
  assert.deepEqual(wrong, []);
});

test("no tab title or address names the subject", () => {
  const SUBJECT = /conference|protection|safeguard|social.?work|abuse|violen|neglect/i;
  const title = (file) => textOf(file).match(/<title>(.*?)<\/title>/)?.[1] ?? "";
  const families = PAGES.filter((page) => page.kind !== "guide");
  const named = families.filter(({ file }) => SUBJECT.test(file) || SUBJECT.test(title(file)) || title(file) === "");
  assert.deepEqual(named.map(({ file }) => [file, title(file)]), []);
});
