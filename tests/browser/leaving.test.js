// Leave this site: always at hand, quick, and without a way back to these pages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { BEFORE, EXIT, launch, openings, visit } from "./support/browser.js";
import { measured } from "./support/reading.js";
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

      test("the link works without scripts, and does not say where the reader was", async () => {
        const { page, close } = await arrive({ javaScriptEnabled: false });
        const asked = page.waitForRequest(EXIT);
        await leave(page).click();
        await page.waitForURL(EXIT);
        await assertNothingTold(page, await asked);
        await close();
      });

      test("the link works when its script does not come, and does not say where the reader was", async () => {
        const { page, close } = await visit(browser);
        await page.route("**/page.*.js", (route) => route.abort());
        await page.goto(address());
        const asked = page.waitForRequest(EXIT);
        await leave(page).click();
        await page.waitForURL(EXIT);
        await assertNothingTold(page, await asked);
        await close();
      });

      test("a click and the keys do not say where the reader was, and open no new tab", async () => {
        for (const go of [(page) => leave(page).click(), (page) => pressShift(page, "Shift", "Shift", "Shift")]) {
          const { page, close } = await arrive();
          assert.equal(await leave(page).getAttribute("target"), null);
          const asked = page.waitForRequest(EXIT);
          await go(page);
          await page.waitForURL(EXIT);
          await assertNothingTold(page, await asked);
          assert.equal(page.context().pages().length, 1);
          await close();
        }
      });

      test("Shift three times leaves, left and right alike, and Back does not return", async () => {
        const { page, close } = await arrive();
        await pressShift(page, "ShiftLeft", "ShiftRight", "ShiftLeft");
        await assertGoneWithoutReturn(page);
        await close();
      });

      test("Shift leaves from the foot of a page, too", async () => {
        const { page, close } = await arrive();
        await page.locator("footer a").last().focus();
        await pressShift(page, "Shift", "Shift", "Shift");
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

      test("the link is wholly in view on every screen, wherever the reader has scrolled", async () => {
        for (const viewport of SCREENS) {
          const { page, close } = await visit(browser, { viewport });
          await page.goto(address());
          for (const share of [0, 0.5, 1]) {
            await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), share);
            const { box, onTop } = await leave(page).evaluate(boxAndTop);
            const isBig = box.width >= 44 && box.height >= 44;
            const shown = { viewport, share, box, onTop, isInView: isInView(box, viewport), isBig };
            assert.deepEqual(shown, { ...shown, onTop: true, isInView: true, isBig: true });
          }
          await close();
        }
      });

      test("the strip and the link have an edge of 3:1 in every dress", async () => {
        for (const dress of DRESSES) {
          const { page, close } = await measured(browser, dress);
          await page.goto(address());
          const edges = [await page.evaluate(edgesOfTheWayOut)];
          await page.locator("button.contrast").click();
          edges.push(await page.evaluate(edgesOfTheWayOut));
          assert.deepEqual(edges.flat().filter(({ contrast }) => contrast < 3), [], JSON.stringify(dress));
          await close();
        }
      });

      for (const style of ["with its style", "when the style does not come"]) {
        test(`nothing is left for a screen reader, ${style}`, async () => {
          const { page, close } = await arrive();
          if (style !== "with its style") await page.route("**/plainleaf.*.css", (route) => route.abort());
          await page.goto(address());
          const listener = await page.context().newCDPSession(page);
          assert.notDeepEqual(await heard(listener), []);
          await leaveForNowhere(page);
          assert.deepEqual(await heard(listener), []);
          await close();
        });
      }
    });
  }
}

for (const lang of ["en", "ur"]) {
  test(`a page that comes back from the browser's own cache is readable, ${lang}`, async (t) => {
    const caching = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    t.after(() => caching.close());
    const { page } = await visit(caching);
    await page.goto(opened.ways[1].address(pagesOf("leaflet", lang)[0].file));
    const title = await page.title();
    await page.evaluate(rememberLeavingAndReturn);
    await leaveForNowhere(page);
    await page.goto(BEFORE);
    await page.goBack({ waitUntil: "commit" });
    const found = await page.evaluate(() => [window.left, window.isFromCache, document.title, document.documentElement.hidden]);
    // Hidden when it was put away, so it must be the cache's copy that is shown again.
    assert.deepEqual(found, [{ title: "", hidden: true }, true, title, false]);
    assert.ok(await page.locator("h1").isVisible());
  });

  test(`a page that is opened again on purpose is readable, ${lang}`, async () => {
    const { page, close } = await visit(browser);
    const address = opened.ways[1].address(pagesOf("leaflet", lang)[0].file);
    await page.goto(address);
    const title = await page.title();
    await leave(page).click();
    await page.waitForURL(EXIT);
    await page.goto(address);
    assert.equal(await page.title(), title);
    assert.ok(await page.locator("h1").isVisible());
    await close();
  });
}

test("the strip is on every kind of page, and leads to one and the same place", async () => {
  const { page, close } = await visit(browser);
  const wrong = [];
  for (const { file } of SAMPLES) {
    await page.goto(opened.ways[0].address(file));
    if (await leave(page).getAttribute("href") !== EXIT) wrong.push(file);
  }
  assert.deepEqual(wrong, []);
  await close();
});

/** From the smallest screen that must do, over a folded phone, to a desktop. */
const SCREENS = [
  { width: 320, height: 256 },
  { width: 280, height: 653 },
  { width: 1280, height: 800 },
];

const DRESSES = ["light", "dark"].flatMap((colorScheme) =>
  ["no-preference", "more"].map((contrast) => ({ colorScheme, contrast })));

/** What the other side can learn: from the request, and with a script of its own. */
async function assertNothingTold(page, request) {
  assert.equal(request.headers().referer, undefined);
  assert.equal(await page.evaluate(() => document.referrer), "");
}

/** Leaves for an exit that answers with nothing, so that the browser stays where it was and can be asked. */
async function leaveForNowhere(page) {
  await page.route(EXIT, (route) => route.fulfill({ status: 204 }));
  const answered = page.waitForResponse(EXIT);
  await leave(page).click({ noWaitAfter: true });
  await answered;
}

/** All that a screen reader could read out. */
async function heard(listener) {
  const { nodes } = await listener.send("Accessibility.getFullAXTree");
  const told = nodes.filter((node) => !node.ignored).flatMap(({ name, value, description }) => [name, value, description]);
  return told.map((part) => String(part?.value ?? "").trim()).filter((words) => words !== "");
}

/** Runs in the browser: how well the edges of the strip, and of the link on it, can be told from what is beside them. */
function edgesOfTheWayOut() {
  const best = (colours, ground) => Math.max(...colours.map((colour) => measure.contrast(colour, ground)));
  const strip = measure.style(document.querySelector(".exit"));
  const link = measure.style(document.querySelector(".leave"));
  const edges = [{ edge: "link", contrast: best([link.backgroundColor, link.borderTopColor], strip.backgroundColor) }];
  // The page is scrolled below the strip, so any of its grounds can lie beside it.
  for (const ground of measure.grounds(".exit, .skip")) {
    edges.push({ edge: `strip on ${ground}`, contrast: best([strip.backgroundColor, strip.borderBottomColor], ground) });
  }
  return edges;
}

/** Runs in the browser: keeps how the page was when it was put away, and whether it came back from the cache. */
function rememberLeavingAndReturn() {
  addEventListener("pagehide", () => {
    window.left = { title: document.title, hidden: document.documentElement.hidden };
  });
  addEventListener("pageshow", (event) => {
    window.isFromCache = event.persisted;
  });
}

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

const isInView = ({ x, y, width, height }, screen) =>
  x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height;
