// High contrast, larger text and more space: absent without scripts, kept to the next page of the session, there at the first frame.
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

const CHOICES = ["contrast", "large", "space"];

for (const [index, name] of ["from a folder", "from a server"].entries()) {
  for (const [choice, lang] of CHOICES.flatMap((choice) => ["en", "ur"].map((lang) => [choice, lang]))) {
    describe(`${choice} ${name}, ${lang}`, () => {
      const [{ file }] = pagesOf("leaflet", lang);
      const address = () => opened.ways[index].address(file);
      const button = (page) => page.locator(`button[data-choice=${choice}]`);
      const isPressed = (page) => button(page).getAttribute("aria-pressed");

      test("the button is not shown without scripts", async () => {
        const { page, close } = await visit(browser, { javaScriptEnabled: false });
        await page.goto(address());
        assert.equal(await button(page).isVisible(), false);
        await close();
      });

      test("the button says whether it is pressed, by pointer and by key, and keeps its name", async () => {
        const { page, close } = await visit(browser);
        await page.goto(address());
        const words = await button(page).innerText();
        assert.equal(await isPressed(page), "false");
        await button(page).click();
        assert.equal(await isPressed(page), "true");
        assert.equal(await button(page).innerText(), words);
        await button(page).press("Space");
        assert.equal(await isPressed(page), "false");
        await close();
      });

      test("the choice is kept to the next page, which has it before its first frame", async () => {
        const { page, close } = await visit(browser);
        await page.addInitScript(rememberFirstBody);
        await page.goto(address());
        const plain = await page.evaluate(look);
        await button(page).click();
        const chosen = await page.evaluate(look);
        assert.notEqual(chosen[choice], plain[choice]);
        await page.locator("nav.more a[data-inside]").first().click();
        await page.waitForURL((url) => url.href !== address());
        assert.equal(await isPressed(page), "true");
        assert.deepEqual(await page.evaluate(look), chosen);
        assert.ok((await page.evaluate(() => window.firstBody)).includes(`${choice}-on`));
        await close();
      });

      test("another tab begins without it", async () => {
        const first = await visit(browser);
        await first.page.goto(address());
        await button(first.page).click();
        // Another tab of the same browser: it shares all that would outlive the first.
        const second = await first.page.context().newPage();
        await second.goto(address());
        assert.equal(await isPressed(second), "false");
        await first.close();
      });
    });
  }
}

/** Runs in the browser: what each choice changes. */
function look() {
  const { backgroundColor, fontSize } = getComputedStyle(document.body);
  const { lineHeight, wordSpacing } = getComputedStyle(document.documentElement);
  return { contrast: backgroundColor, large: fontSize, space: `${lineHeight} ${wordSpacing}` };
}

/** Runs in the browser before the page: what is chosen when the body begins. */
function rememberFirstBody() {
  const watcher = new MutationObserver(() => {
    if (!document.body) return;
    window.firstBody = [...document.documentElement.classList];
    watcher.disconnect();
  });
  watcher.observe(document, { childList: true, subtree: true });
}
