// axe finds nothing: on every page, and on one of each kind in English and Urdu with contrast off and on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { serve } from "./support/server.js";
import { PAGES, SAMPLES } from "./support/tree.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve("/");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Runs in the browser, which evaluates it without asking the page's security policy. */
async function violations({ tags, isContrastOn }) {
  const { violations } = await window.axe.run(document, {
    runOnly: tags,
    rules: { "color-contrast-enhanced": { enabled: isContrastOn } },
  });
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.target.join(" ")) }));
}

for (const { file, kind, lang } of SAMPLES) {
  for (const scheme of ["light", "dark"]) {
    for (const isContrastOn of [false, true]) {
      test(`${kind}, ${lang}, ${scheme}, contrast ${isContrastOn ? "on" : "off"}`, async () => {
        const { page, close } = await visit(browser, { colorScheme: scheme });
        await page.goto(server.address + file);
        if (isContrastOn) await page.locator("button.contrast").click();
        await page.evaluate(AXE);
        assert.deepEqual(await page.evaluate(violations, { tags: TAGS, isContrastOn }), []);
        await close();
      });
    }
  }
}

test("every page, as it first shows", async () => {
  const found = [];
  const { page, close } = await visit(browser);
  for (const { file } of PAGES) {
    await page.goto(server.address + file);
    await page.evaluate(AXE);
    const faults = await page.evaluate(violations, { tags: TAGS, isContrastOn: false });
    if (faults.length > 0) found.push({ file, faults });
  }
  assert.deepEqual(found, []);
  await close();
});

test("for readers who ask their system for contrast, text has 7:1 without the button", async () => {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await visit(browser, { colorScheme, contrast: "more" });
    for (const { file } of SAMPLES) {
      await page.goto(server.address + file);
      await page.evaluate(AXE);
      const faults = await page.evaluate(violations, { tags: ["wcag2aa"], isContrastOn: true });
      if (faults.length > 0) found.push({ file, colorScheme, faults });
    }
    await close();
  }
  assert.deepEqual(found, []);
});
