// What a reader needs to see the words: size, length of lines, room, targets, stillness, and no loss when text grows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.js";
import { READ, addRules, measured, showWhole, useEverything } from "./support/reading.js";
import { serve } from "./support/server.js";
import { PAGES } from "./support/tree.js";

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

const DESKTOP = { viewport: { width: 1920, height: 1080 } };
/** Also a desktop of 1280 px at 400 %. */
const SMALL = { viewport: { width: 320, height: 256 } };

/** What `find` finds in the browser on each of the pages, with the name of the page. */
async function faultsOf(pages, options, find, prepare = () => {}) {
  const found = [];
  const { page, close } = await measured(browser, options);
  for (const { file } of pages) {
    await page.setViewportSize(options.viewport ?? DESKTOP.viewport);
    await page.goto(server.address + file);
    await prepare(page);
    for (const fault of await page.evaluate(find)) found.push(`${file}: ${fault}`);
  }
  await close();
  return found;
}

/** Runs in the browser: running text that is too small or too tight. Code has letters that look bigger. */
function hardToRead() {
  const RUNNING = "main :is(p, li, dd, td, th, blockquote):not(.label, nav *)";
  const faults = [];
  for (const text of measure.texts().filter((text) => !text.parentElement.closest("code, pre"))) {
    const block = measure.blockOf(text);
    const { fontSize, lineHeight } = measure.style(text.parentElement);
    const lead = parseFloat(lineHeight) / parseFloat(fontSize);
    if (!block.matches(RUNNING)) continue;
    if (parseFloat(fontSize) < 18.66) faults.push(`${fontSize}: ${measure.named(block)}`);
    if (!(lead >= 1.5)) faults.push(`line height ${lead}: ${measure.named(block)}`);
  }
  return faults;
}

test("running text has at least 14 pt and a line height of 1.5", async () => {
  assert.deepEqual(await faultsOf(READ, DESKTOP, hardToRead), []);
  assert.deepEqual(await faultsOf(READ, SMALL, hardToRead), []);
});

test("no text is smaller than 12 pt", async () => {
  const tooSmall = () => {
    const small = measure.texts().filter((text) => parseFloat(measure.style(text.parentElement).fontSize) < 16);
    return small.map((text) => measure.named(text.parentElement));
  };
  assert.deepEqual(await faultsOf(READ, DESKTOP, tooSmall), []);
});

test("no line has more than 70 characters", async () => {
  const longLines = () => {
    const graphemes = new Intl.Segmenter("en");
    const length = (words) => [...graphemes.segment(words)].length;
    const long = measure.lines().filter(({ block, words }) => length(words) > 70 && !block.closest("pre"));
    return long.map(({ block, words }) => `${length(words)} in ${measure.named(block)}: ${words}`);
  };
  assert.deepEqual(await faultsOf(READ, DESKTOP, longLines), []);
});

test("text begins where its language begins, and is never justified", async () => {
  const otherwise = () => {
    const blocks = new Set(measure.texts().map(measure.blockOf));
    const lying = [...blocks].filter((block) => !block.closest("button, .button"));
    const wrong = lying.filter((block) => !["start", "-webkit-auto"].includes(measure.style(block).textAlign));
    return wrong.map((block) => `${measure.style(block).textAlign}: ${measure.named(block)}`);
  };
  assert.deepEqual(await faultsOf(READ, DESKTOP, otherwise), []);
});

const losses = () => measure.losses();

test("at 320 px nothing is lost and no page scrolls sideways", async () => {
  assert.deepEqual(await faultsOf(PAGES, SMALL, losses, showWhole), []);
});

/** The least that WCAG 1.4.12 asks for; also more would be. */
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
`;

for (const [name, options] of Object.entries({ desktop: DESKTOP, "320 px": SMALL })) {
  test(`with a reader's own text spacing nothing is lost, ${name}`, async () => {
    const space = async (page) => {
      await addRules(page, SPACED);
      await showWhole(page);
    };
    assert.deepEqual(await faultsOf(READ, options, losses, space), []);
  });
}

for (const width of [1280, 640]) {
  test(`with text twice as big nothing is lost, ${width} px`, async () => {
    const enlarge = async (page) => {
      await addRules(page, "html:root { font-size: 200% !important; }");
      await showWhole(page);
    };
    assert.deepEqual(await faultsOf(READ, { viewport: { width, height: 800 } }, losses, enlarge), []);
  });
}

test("with the page's own high contrast, larger text and more space nothing is lost, 320 px", async () => {
  const switchOn = async (page) => {
    for (const button of await page.locator("button[aria-pressed]").all()) await button.press("Enter");
    await showWhole(page);
  };
  assert.deepEqual(await faultsOf(READ, SMALL, losses, switchOn), []);
});

test("whatever can be pressed is 24 px high and wide, or in a sentence", async () => {
  const smallTargets = () => measure.smallTargets(24);
  assert.deepEqual(await faultsOf(READ, SMALL, smallTargets), []);
  assert.deepEqual(await faultsOf(READ, DESKTOP, smallTargets), []);
});

for (const reducedMotion of ["no-preference", "reduce"]) {
  test(`nothing moves, whatever is pressed, reduced motion: ${reducedMotion}`, async () => {
    const motion = () => measure.motion();
    assert.deepEqual(await faultsOf(READ, { ...DESKTOP, reducedMotion }, motion, useEverything), []);
  });
}

/** Runs in the browser: a switch that looks the same whether it is on or off, and a way out that has no edge. */
function indistinct() {
  const look = (element) => ["backgroundColor", "color", "borderTopColor"].map((name) => measure.style(element)[name]).join();
  const faults = [];
  for (const button of measure.all("button[aria-pressed]").filter(measure.isShown)) {
    const looks = ["false", "true"].map((state) => {
      button.setAttribute("aria-pressed", state);
      return look(button);
    });
    if (looks[0] === looks[1]) faults.push(measure.named(button));
  }
  const leave = document.querySelector("a.leave");
  const { color, backgroundColor } = measure.style(leave);
  if (!measure.isShown(leave) || measure.contrast(color, backgroundColor) < 4.5) faults.push(measure.named(leave));
  return faults;
}

for (const colorScheme of ["light", "dark"]) {
  for (const forcedColors of ["active", "none"]) {
    test(`what is switched on looks so, and the way out is seen, ${colorScheme}, forced colours: ${forcedColors}`, async () => {
      assert.deepEqual(await faultsOf(READ, { ...DESKTOP, colorScheme, forcedColors }, indistinct), []);
    });
  }
}
