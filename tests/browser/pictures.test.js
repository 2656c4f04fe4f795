// Pictures: on every Easy Read page, each row has one that says what it shows; none is lost on any screen or in any colours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.js";
import { READ, measured } from "./support/reading.js";
import { serve } from "./support/server.js";
import { PAGES, pagesOf, textOf } from "./support/tree.js";

const EASY = PAGES.filter(({ kind }) => kind === "easy read");
const WITH_PATH = READ.filter(({ file, lang }) => lang === "en" && /class="?path/.test(textOf(file)));
/** One page of each kind that has pictures. */
const SHOWN = [...pagesOf("easy read", "en").slice(0, 1), ...WITH_PATH.slice(0, 1)];

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

/** Runs in the browser: what each picture is, where it is and where its words are. */
const pictures = () => [...document.querySelectorAll(".rows > li, .path > li")].map((item) => {
  const [picture, words] = item.children;
  const { left, right, width, height } = picture.getBoundingClientRect();
  const beside = words.getBoundingClientRect();
  const box = { left, right, width, height };
  return {
    ...box,
    role: picture.getAttribute("role"),
    alt: picture.getAttribute("aria-label"),
    isHidden: picture.getAttribute("aria-hidden") === "true",
    isRow: item.parentElement.matches(".rows"),
    words: words.textContent.trim(),
    beside: { left: beside.left, right: beside.right },
  };
});

test("each row of every Easy Read page has a picture with words, and each path pictures without", async () => {
  assert.ok(EASY.length > 0 && WITH_PATH.length > 0);
  const { page, close } = await measured(browser);
  for (const { file } of [...EASY, ...WITH_PATH]) {
    await page.goto(server.address + file);
    const found = await page.evaluate(pictures);
    assert.ok(found.length > 5, file);
    const rows = found.filter(({ isRow }) => isRow);
    assert.deepEqual(rows.filter(({ role, alt, words }) => role !== "img" || !alt || !words), [], file);
    assert.deepEqual(found.filter(({ isRow, isHidden, alt }) => !isRow && (!isHidden || alt)), [], file);
  }
  await close();
});

for (const width of [320, 360, 1200]) {
  for (const dir of ["ltr", "rtl"]) {
    test(`at ${width} px, ${dir}, pictures stand before their words and are as large as a thumb`, async () => {
      const { page, close } = await measured(browser, { viewport: { width, height: 800 } });
      for (const { file } of SHOWN) {
        await page.goto(server.address + file);
        await page.evaluate((dir) => document.documentElement.setAttribute("dir", dir), dir);
        const found = await page.evaluate(pictures);
        const isBefore = ({ left, right, beside }) => (dir === "ltr" ? right <= beside.left : left >= beside.right);
        assert.deepEqual(found.filter((picture) => !isBefore(picture)), [], file);
        assert.deepEqual(found.filter(({ width, height }) => width < 60 || Math.abs(width - height) > 1), [], file);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), file);
      }
      await close();
    });
  }
}

test("words of Easy Read are larger than those of other leaflets", async () => {
  const { page, close } = await measured(browser);
  await page.goto(server.address + EASY[0].file);
  const sizes = await page.evaluate(() => [...document.querySelectorAll(".rows p")].map((words) => parseFloat(getComputedStyle(words).fontSize)));
  assert.ok(Math.min(...sizes) >= 22, `${sizes}`);
  await close();
});

/** Runs in the browser: the ground of each picture against the lines on it. */
const contrasts = () => [...document.querySelectorAll(".picture")].map((picture) => {
  const { backgroundColor, stroke, forcedColorAdjust } = getComputedStyle(picture);
  return { contrast: measure.contrast(stroke, backgroundColor), forcedColorAdjust };
});

const LOOKS = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "more contrast", options: { contrast: "more" } },
  { name: "contrast on", options: {}, press: "button.contrast" },
  { name: "forced colours", options: { forcedColors: "active" } },
  { name: "forced colours, dark", options: { forcedColors: "active", colorScheme: "dark" } },
  { name: "print", options: {}, media: "print" },
];

for (const { name, options, press, media } of LOOKS) {
  test(`lines of pictures can be told from their ground: ${name}`, async () => {
    const { page, close } = await measured(browser, options);
    for (const { file } of SHOWN) {
      await page.goto(server.address + file);
      if (press) await page.locator(press).click();
      if (media) await page.emulateMedia({ media });
      const found = await page.evaluate(contrasts);
      assert.ok(found.length > 5, file);
      assert.deepEqual(found.filter(({ contrast, forcedColorAdjust }) => !(contrast >= 7) || forcedColorAdjust !== "none"), [], file);
    }
    await close();
  });
}
