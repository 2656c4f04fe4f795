// High contrast: absent without scripts, kept to the next page of the session, there at the first frame.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch, openings, visit } from "./support/browser.js";
import { pagesOf } from "./support/tree.js";

let browser;
let opened;
before(async () => {
  browser = await launch();
  opened = await openings();
});
after(async () => {
  await browser?.close();
  await opened?.close();
});

const button = (page) => page.locator("button.contrast");
const isPressed = (page) => button(page).getAttribute("aria-pressed");

for (const [index, name] of ["from a folder", "from a server"].entries()) {
  for (const lang of ["en", "ur"]) {
    describe(`contrast ${name}, ${lang}`, () => {
      const [{ file }] = pagesOf("leaflet", lang);
      const address = () => opened.ways[index].address(file);

      test("the button is not shown without scripts", async () => {
        const { page, close } = await visit(browser, { javaScriptEnabled: false });
        await page.goto(address());
        assert.equal(await button(page).isVisible(), false);
        await close();
      });

      test("the button says whether it is pressed, by pointer and by key", async () => {
        const { page, close } = await visit(browser);
        await page.goto(address());
        assert.equal(await isPressed(page), "false");
        await button(page).click();
        assert.equal(await isPressed(page), "true");
        await button(page).press("Space");
        assert.equal(await isPressed(page), "false");
        await close();
      });

      test("the choice is kept to the next page, which has it before its first frame", async () => {
        const { page, close } = await visit(browser);
        await page.addInitScript(rememberFirstBody);
        await page.goto(address());
        const plain = await page.evaluate(paper);
        await button(page).click();
        const high = await page.evaluate(paper);
        assert.notEqual(high, plain);
        await page.locator("nav.more a[data-inside]").first().click();
        await page.waitForURL((url) => url.href !== address());
        assert.equal(await isPressed(page), "true");
        assert.equal(await page.evaluate(paper), high);
        assert.equal(await page.evaluate(() => window.firstBody), true);
        await close();
      });

      test("another session begins without it", async () => {
        const first = await visit(browser);
        await first.page.goto(address());
        await button(first.page).click();
        const second = await visit(browser);
        await second.page.goto(address());
        assert.equal(await isPressed(second.page), "false");
        await first.close();
        await second.close();
      });
    });
  }
}

/** Runs in the browser: the colour behind the words. */
function paper() {
  return getComputedStyle(document.body).backgroundColor;
}

/** Runs in the browser before the page: whether contrast is on when the body begins. */
function rememberFirstBody() {
  const watcher = new MutationObserver(() => {
    if (!document.body) return;
    window.firstBody = document.documentElement.classList.contains("contrast-on");
    watcher.disconnect();
  });
  watcher.observe(document, { childList: true, subtree: true });
}
