// Leave this site: always at hand, quick, and without a way back to these pages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { BEFORE, EXIT, launch, openings, visit } from "./support/browser.js";
import { SAMPLES, pagesOf } from "./support/tree.js";

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

const leave = (page) => page.locator("a.leave");
const status = (page) => page.locator("#leave-status").textContent();

for (const [index, name] of ["from a folder", "from a server"].entries()) {
  for (const lang of ["en", "ur"]) {
    describe(`leaving ${name}, ${lang}`, () => {
      const [{ file }] = pagesOf("leaflet", lang);
      const address = () => opened.ways[index].address(file);

      /** A visit that came from another page, as a reader's does. */
      async function arrive(options) {
        const visited = await visit(browser, options);
        await visited.page.goto(BEFORE);
        await visited.page.goto(address());
        return visited;
      }

      async function pressShift(page, ...keys) {
        for (const key of keys) await page.keyboard.press(key);
      }

      async function assertGoneWithoutReturn(page) {
        await page.waitForURL(EXIT);
        assert.equal(await page.evaluate(() => history.length), 3);
        await page.goBack();
        assert.equal(page.url(), BEFORE);
      }

      test("the link comes second, after the skip link, and the keyboard reaches it", async () => {
        const { page, close } = await arrive();
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "leave");
        await page.keyboard.press("Enter");
        await assertGoneWithoutReturn(page);
        await close();
      });

      test("a click leaves, and Back does not return", async () => {
        const { page, close } = await arrive();
        await leave(page).click();
        await assertGoneWithoutReturn(page);
        await close();
      });

      test("the link works without scripts", async () => {
        const { page, close } = await arrive({ javaScriptEnabled: false });
        await leave(page).click();
        await page.waitForURL(EXIT);
        await close();
      });

      test("Shift three times leaves, left and right alike, and Back does not return", async () => {
        const { page, close } = await arrive();
        await pressShift(page, "ShiftLeft", "ShiftRight", "ShiftLeft");
        await assertGoneWithoutReturn(page);
        await close();
      });

      test("each press tells how many are left", async () => {
        const { page, close } = await arrive();
        await pressShift(page, "Shift");
        assert.match(await status(page), /2/);
        await pressShift(page, "Shift");
        assert.match(await status(page), /1/);
        assert.equal(await page.locator("#leave-status").getAttribute("role"), "status");
        await close();
      });

      test("typing capitals does not leave", async () => {
        const { page, outside, close } = await arrive();
        for (const key of ["KeyA", "KeyB", "KeyC", "KeyD"]) await page.keyboard.press(`Shift+${key}`);
        await pressShift(page, "Shift", "Shift");
        await page.keyboard.press("Shift+KeyE");
        await pressShift(page, "Shift");
        assert.equal(page.url(), address());
        assert.deepEqual(outside, [BEFORE]);
        await close();
      });

      test("a held Shift key counts once", async () => {
        const { page, outside, close } = await arrive();
        for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down("Shift");
        await page.keyboard.up("Shift");
        assert.match(await status(page), /2/);
        assert.deepEqual(outside, [BEFORE]);
        await close();
      });

      test("presses run out of time after 5 seconds, and that is said", async () => {
        const { page, outside, close } = await visit(browser);
        await page.clock.install();
        await page.goto(address());
        await pressShift(page, "Shift", "Shift");
        const before = await status(page);
        await page.clock.fastForward(5_100);
        const timedOut = await status(page);
        assert.notEqual(timedOut, "");
        assert.notEqual(timedOut, before);
        await pressShift(page, "Shift");
        assert.match(await status(page), /2/);
        assert.deepEqual(outside, []);
        await close();
      });

      test("page, title and what was kept are gone before the other page is asked for", async () => {
        const { page, close } = await arrive();
        await page.locator("button.contrast").click();
        await page.evaluate(tellWhatIsLeft);
        const told = page.waitForEvent("console");
        await leave(page).click();
        const left = JSON.parse((await told).text());
        assert.deepEqual(left, { title: "", height: 0, kept: 0 });
        await close();
      });

      test("links between leaflets take no place in the history", async () => {
        const { page, close } = await arrive();
        const length = await page.evaluate(() => history.length);
        for (const link of ["nav.more a[data-inside]", "header a[data-inside]", "main a[data-inside]"]) {
          const from = page.url();
          await page.locator(link).first().click();
          await page.waitForURL((url) => url.href !== from);
          assert.equal(await page.evaluate(() => history.length), length, page.url());
        }
        await page.goBack();
        assert.equal(page.url(), BEFORE);
        await close();
      });

      test("the link is in view on a small screen, wherever the reader has scrolled", async () => {
        const { page, close } = await visit(browser, { viewport: { width: 320, height: 256 } });
        await page.goto(address());
        for (const share of [0, 0.5, 1]) {
          await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), share);
          const { box, onTop } = await leave(page).evaluate(boxAndTop);
          const shown = { box, onTop, isInView: isInView(box), isBig: box.width >= 44 && box.height >= 44 };
          assert.deepEqual(shown, { box, onTop: true, isInView: true, isBig: true });
        }
        await close();
      });
    });
  }
}

test("no page is wider than a small screen", async () => {
  const { page, close } = await visit(browser, { viewport: { width: 320, height: 256 } });
  const wide = [];
  for (const { file } of SAMPLES.filter((sample) => sample.kind !== "not found")) {
    await page.goto(opened.ways[0].address(file));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${file}: ${width}`);
  }
  assert.deepEqual(wide, []);
  await close();
});

/** Runs in the browser: tells what can still be seen of the page when it begins to leave. */
function tellWhatIsLeft() {
  addEventListener("beforeunload", () => {
    const { height } = document.querySelector("h1").getBoundingClientRect();
    console.log(JSON.stringify({ title: document.title, height, kept: sessionStorage.length }));
  });
}

/** Runs in the browser: where an element is, and whether nothing lies over its middle. */
function boxAndTop(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const middle = document.elementFromPoint(x + width / 2, y + height / 2);
  return { box: { x, y, width, height }, onTop: element.contains(middle) };
}

const isInView = ({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= 320 && y + height <= 256;
