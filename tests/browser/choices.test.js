// Larger text and more space: what they change, that leaving takes them away, and that nothing breaks.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch, openings, visit } from "./support/browser.js";
import { SAMPLES } from "./support/tree.js";

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

const button = (page, choice) => page.locator(`button[data-choice=${choice}]`);

/** Runs in the browser: how running text is set, in CSS px. */
function setting() {
  const style = getComputedStyle(document.querySelector(".words p"));
  const number = (text) => Number.parseFloat(text) || 0;
  return {
    size: number(style.fontSize),
    line: number(style.lineHeight) / number(style.fontSize),
    letters: number(style.letterSpacing),
    words: number(style.wordSpacing),
    after: number(style.marginBlockEnd) / number(style.fontSize),
  };
}

for (const lang of ["en", "ur"]) {
  describe(`size and space, ${lang}`, () => {
    const file = `barnet/${lang}/parents/your-meeting/index.html`;

    async function open() {
      const visited = await visit(browser);
      await visited.page.goto(opened.ways[1].address(file));
      return visited;
    }

    test("larger text is at least a quarter larger", async () => {
      const { page, close } = await open();
      const plain = await page.evaluate(setting);
      await button(page, "large").click();
      assert.ok((await page.evaluate(setting)).size >= plain.size * 1.25);
      await button(page, "large").click();
      assert.deepEqual(await page.evaluate(setting), plain);
      await close();
    });

    test("more space parts lines, words and paragraphs, and no letters that join", async () => {
      const { page, close } = await open();
      const plain = await page.evaluate(setting);
      await button(page, "space").click();
      const roomy = await page.evaluate(setting);
      assert.ok(roomy.line >= plain.line * 1.2, `${roomy.line}`);
      assert.ok(roomy.words > plain.words && roomy.after > plain.after, JSON.stringify(roomy));
      assert.equal(roomy.letters > plain.letters, lang === "en");
      await close();
    });

    test("choices are gone after leaving", async () => {
      const { page, close } = await open();
      for (const choice of ["contrast", "large", "space"]) await button(page, choice).click();
      const address = page.url();
      await page.locator("a.leave").click();
      await page.waitForURL((url) => url.host !== "127.0.0.1:" + new URL(address).port);
      await page.goto(address);
      for (const choice of ["contrast", "large", "space"]) {
        assert.equal(await button(page, choice).getAttribute("aria-pressed"), "false", choice);
      }
      await close();
    });
  });
}

test("with all choices on, no page of any kind is wider than a small screen, and the way out is in view", async () => {
  const { page, close } = await visit(browser, { viewport: { width: 320, height: 256 } });
  const wrong = [];
  for (const { file, kind } of SAMPLES.filter((sample) => sample.kind !== "not found")) {
    await page.goto(opened.ways[0].address(file));
    for (const choice of ["contrast", "large", "space"]) {
      const pressed = await button(page, choice).getAttribute("aria-pressed");
      if (pressed === "false") await button(page, choice).click();
    }
    await page.evaluate(() => scrollTo(0, 1000));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const box = await page.locator("a.leave").boundingBox();
    const isInView = box.x >= 0 && box.y >= 0 && box.x + box.width <= 320 && box.y + box.height <= 256;
    if (width > 320 || !isInView) wrong.push({ file, kind, width, box });
  }
  assert.deepEqual(wrong, []);
  await close();
});
