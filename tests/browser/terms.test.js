// Hard words: explained where first used, and again where a later part of the page uses them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { PAGES, fileAddress } from "./support/tree.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const FILE = { en: "barnet/en/parents/your-rights/index.html", ur: "barnet/ur/parents/your-rights/index.html" };
const focused = (page) => page.evaluate(() => document.activeElement.className);

for (const lang of ["en", "ur"]) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`a term, ${lang}, scripts ${javaScriptEnabled ? "on" : "off"}`, () => {
      async function open(options = {}) {
        const visited = await visit(browser, { javaScriptEnabled, ...options });
        await visited.page.goto(fileAddress(FILE[lang]));
        const term = visited.page.locator("button.term").first();
        const id = await term.getAttribute("popovertarget");
        return { ...visited, term, meaning: visited.page.locator(`[id="${id}"]`) };
      }

      test("opens by key, is closed by Escape, and the focus stays", async () => {
        const { page, term, meaning, close } = await open();
        assert.equal(await meaning.isVisible(), false);
        await term.focus();
        await page.keyboard.press("Enter");
        assert.equal(await meaning.isVisible(), true);
        assert.notEqual(await meaning.locator("dfn").innerText(), "");
        await page.keyboard.press("Escape");
        assert.equal(await meaning.isVisible(), false);
        if (javaScriptEnabled) assert.equal(await focused(page), "term");
        await close();
      });

      test("opens by touch and closes with its button", async () => {
        const { term, meaning, close } = await open({ hasTouch: true, viewport: { width: 320, height: 500 } });
        await term.tap();
        assert.equal(await meaning.isVisible(), true);
        const { x, width } = await meaning.boundingBox();
        assert.ok(x >= 0 && x + width <= 320, `${x} + ${width}`);
        await meaning.locator("button").tap();
        assert.equal(await meaning.isVisible(), false);
        await close();
      });
    });
  }
}

/** Runs in the browser: terms whose meaning is missing, empty, or does not stand before them. */
function faultsOfTerms() {
  return [...document.querySelectorAll("button.term")].flatMap((term) => {
    const meaning = document.getElementById(term.getAttribute("popovertarget"));
    const name = meaning?.querySelector("dfn")?.textContent;
    const explained = [...document.querySelectorAll(".meaning dfn")].find((dfn) => dfn.textContent === name);
    const isFirst = explained && explained.compareDocumentPosition(term) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isFirst && meaning.popover ? [] : [term.textContent];
  });
}

test("every term on every page has been explained above it, and opens its own meaning", async () => {
  const { page, close } = await visit(browser);
  const faults = [];
  let terms = 0;
  for (const { file } of PAGES) {
    await page.goto(fileAddress(file));
    terms += await page.locator("button.term").count();
    for (const term of await page.evaluate(faultsOfTerms)) faults.push(`${file}: ${term}`);
  }
  assert.ok(terms > 20, `${terms}`);
  assert.deepEqual(faults, []);
  await close();
});
