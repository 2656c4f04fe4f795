// HTML_CodeSniffer finds no error by WCAG 2 AAA: on every page, and on one of each kind in every dress.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { serve } from "./support/server.js";
import { PAGES, SAMPLES } from "./support/tree.js";

const SNIFFER = readFileSync(createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js"), "utf8");

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

/** Runs in the browser: the errors, and how many remarks of any weight there are. */
async function verdict() {
  const { HTMLCS } = window;
  await new Promise((done, failed) => HTMLCS.process("WCAG2AAA", document, done, failed));
  const messages = HTMLCS.getMessages();
  const errors = messages.filter(({ type }) => type === HTMLCS.ERROR);
  const shown = ({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML?.slice(0, 120) ?? ""}`;
  return { remarks: messages.length, errors: errors.map(shown) };
}

async function errorsOf(page) {
  await page.evaluate(SNIFFER);
  const { remarks, errors } = await page.evaluate(verdict);
  // It always has something to remind of; silence would mean that it did not look.
  assert.notEqual(remarks, 0, "it did not look at the page");
  return errors;
}

for (const { file, kind, lang } of SAMPLES) {
  for (const scheme of ["light", "dark"]) {
    for (const isContrastOn of [false, true]) {
      test(`${kind}, ${lang}, ${scheme}, contrast ${isContrastOn ? "on" : "off"}`, async () => {
        const { page, close } = await visit(browser, { colorScheme: scheme });
        await page.goto(server.address + file);
        if (isContrastOn) await page.locator("button.contrast").click();
        assert.deepEqual(await errorsOf(page), []);
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
    for (const error of await errorsOf(page)) found.push(`${file}: ${error}`);
  }
  assert.deepEqual(found, []);
  await close();
});
