// On paper: letters of 14 pt in black, nothing to press, the addresses of links, and room to write and tick.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { EXIT, launch } from "./support/browser.js";
import { printedSizes } from "./support/pdf.js";
import { READ, measured } from "./support/reading.js";
import { serve } from "./support/server.js";
import { textOf } from "./support/tree.js";

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

/** What families print; guides are for those who write. */
const PRINTED = READ.filter(({ kind }) => ["leaflet", "easy read", "everyone"].includes(kind));

/** What `find` finds on each page as it is printed; the options are how the reader had it on the screen. */
async function faultsOnPaper(pages, find, options = {}, prepare = () => {}) {
  const found = [];
  const { page, close } = await measured(browser, options);
  for (const { file } of pages) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(server.address + file);
    await prepare(page);
    await page.emulateMedia({ media: "print" });
    for (const fault of await page.evaluate(find)) found.push(`${file}: ${fault}`);
  }
  await close();
  return found;
}

test("every letter comes out of the printer at 14 pt or more", async () => {
  const { page, close } = await measured(browser);
  const small = [];
  for (const { file } of PRINTED) {
    await page.goto(server.address + file);
    const sizes = printedSizes(await page.pdf({ preferCSSPageSize: true }));
    assert.notEqual(sizes.length, 0);
    // The browser's own units make 13.995 of 14.
    for (const size of sizes.filter((size) => size < 13.99)) small.push(`${file}: ${size}`);
  }
  assert.deepEqual(small, []);
  await close();
});

test("nothing that can be pressed is printed, least of all the way out", async () => {
  const pressable = () => {
    const shown = measure.all("nav, button:not(.term), input, summary, .skip, .exit, .leave, [role=status]").filter(measure.isShown);
    return shown.map(measure.named);
  };
  assert.deepEqual(await faultsOnPaper(READ, pressable), []);
});

test("no printed leaflet leads to the exit", async () => {
  const { page, close } = await measured(browser);
  for (const { file } of PRINTED.filter(({ kind }) => kind === "leaflet")) {
    await page.goto(server.address + file);
    const pdf = (await page.pdf()).toString("latin1");
    assert.ok(pdf.includes("/URI"), file); // links can be read from it
    assert.equal(pdf.includes(EXIT), false, file);
  }
  await close();
});

test("outside links have their address after their words", async () => {
  const unsaid = () => {
    const bare = (address) => address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    const links = measure.all("main a[href^=http]").filter(measure.isShown);
    const silent = links.filter((link) => {
      const { content } = measure.style(link, "::after");
      const isSaid = content !== "none" && (content.includes("attr(href)") || content.includes(bare(link.href)));
      return !isSaid && !link.textContent.includes(bare(link.href));
    });
    return silent.map(measure.named);
  };
  assert.ok(PRINTED.some(({ file }) => /<a [^>]*href="?https:\/\/(?!www\.bbc)/.test(textOf(file))));
  assert.deepEqual(await faultsOnPaper(PRINTED, unsaid), []);
});

/** Runs in the browser: where there is no line to write on, or no room above it for a hand. */
function nowhereToWrite() {
  const ROOM = 26; // CSS px: 7 mm
  const isRuled = (style) => style.borderBottomStyle === "solid" && parseFloat(style.borderBottomWidth) >= 1
    && measure.contrast(style.borderBottomColor, "#fff") >= 3;
  const isLine = (style) => isRuled(style) && style.display === "block" && parseFloat(style.height) >= ROOM;
  const places = measure.all(".line, .space");
  const bad = places.filter((place) => {
    const styles = [null, ...(place.matches(".space") ? ["::before", "::after"] : [])].map((pseudo) => measure.style(place, pseudo));
    const isHighEnough = place.getBoundingClientRect().height >= ROOM * styles.length;
    return !measure.isShown(place) || !styles.every(isLine) || !isHighEnough;
  });
  const empty = measure.all(".prompts > li, .write-in > div").filter((item) => !item.querySelector(".line, .space"));
  return [...bad.map((place) => measure.named(place.parentElement)), ...empty.map(measure.named)];
}

test("there are ruled lines under each prompt and after each thing to write in", async () => {
  const pages = PRINTED.filter(({ file }) => /class="?(prompts|write-in)/.test(textOf(file)));
  assert.deepEqual(new Set(pages.map(({ lang }) => lang)), new Set(["en", "ur"]));
  assert.deepEqual(await faultsOnPaper(pages, nowhereToWrite), []);
});

test("there is a box before each thing to tick", async () => {
  const noBox = () => {
    const isBox = (style) => style.content !== "none" && style.display !== "none" && style.borderTopStyle === "solid"
      && parseFloat(style.borderTopWidth) >= 1 && parseFloat(style.width) >= 12 && parseFloat(style.height) >= 12
      && measure.contrast(style.borderTopColor, "#fff") >= 3;
    return measure.all(".tick-list > li").filter((item) => !isBox(measure.style(item, "::before"))).map(measure.named);
  };
  const pages = PRINTED.filter(({ file }) => /class="?tick-list/.test(textOf(file)));
  assert.deepEqual(new Set(pages.map(({ lang }) => lang)), new Set(["en", "ur"]));
  assert.deepEqual(await faultsOnPaper(pages, noBox), []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const contrast of ["no-preference", "more"]) {
    test(`words are dark enough on white paper, ${colorScheme}, contrast: ${contrast}, choices on`, async () => {
      // Printers leave grounds out, so nothing but the paper lies under the words.
      const pale = () => {
        const faint = measure.texts().filter((text) => measure.contrast(measure.style(text.parentElement).color, "#fff") < 7);
        return faint.map((text) => measure.named(text.parentElement));
      };
      const switchOn = async (page) => {
        for (const button of await page.locator("button[aria-pressed]").all()) await button.press("Enter");
      };
      assert.deepEqual(await faultsOnPaper(PRINTED, pale, { colorScheme, contrast }, switchOn), []);
    });
  }
}

test("paper loses nothing at its side", async () => {
  // A4 less the margins of 16 mm, in CSS px.
  const viewport = { width: 672, height: 1000 };
  const sideways = () => measure.losses().filter((loss) => !loss.startsWith("under something"));
  assert.deepEqual(await faultsOnPaper(PRINTED, sideways, { viewport }), []);
});
