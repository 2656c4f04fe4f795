// With the keyboard alone: every target is reached, both ways, marked, and never under the way out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.js";
import { measured } from "./support/reading.js";
import { serve } from "./support/server.js";
import { PAGES, textOf } from "./support/tree.js";

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

/** The leaflet with the most to press. */
function fullest(lang) {
  const count = ({ file }) => textOf(file).match(/<(a|button|input|summary) /g).length;
  const leaflets = PAGES.filter((page) => page.kind === "leaflet" && page.lang === lang);
  return leaflets.reduce((most, page) => (count(page) > count(most) ? page : most));
}

/** Everything that one key comes by, until it has left the page or begins again. */
async function walk(page, key) {
  const steps = [];
  const most = (await page.evaluate(() => measure.targets().length)) + 50; // tables that scroll also take the focus
  while (steps.length < most) {
    await page.keyboard.press(key);
    const step = await page.evaluate(() => measure.focused());
    const isSeen = step && steps.some(({ place }) => place === step.place && place >= 0);
    if (!step || isSeen) break;
    steps.push(step);
  }
  return steps;
}

for (const lang of ["en", "ur"]) {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 256 }]) {
    for (const [direction, key] of [["forwards", "Tab"], ["backwards", "Shift+Tab"]]) {
      test(`${direction} through a leaflet, ${lang}, ${viewport.width} x ${viewport.height}`, async () => {
        const { page, outside, close } = await measured(browser, { viewport });
        await page.goto(server.address + fullest(lang).file);
        const steps = await walk(page, key);
        assert.deepEqual(steps.filter(({ isMarked, isFree }) => !isMarked || !isFree), []);
        const places = steps.map(({ place }) => place).filter((place) => place >= 0);
        const all = await page.evaluate(() => measure.targets().map((_, place) => place));
        assert.deepEqual(places, direction === "forwards" ? all : all.reverse());
        assert.deepEqual(outside, []);
        await close();
      });
    }
  }
}
