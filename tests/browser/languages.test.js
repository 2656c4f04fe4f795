// The language switcher: each language by its own name, leading to the same page in it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { PAGES, fileAddress } from "./support/tree.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const NAMES = {
  en: ["English", "ltr"],
  ar: ["العربية", "rtl"],
  bn: ["বাংলা", "ltr"],
  pl: ["polski", "ltr"],
  ro: ["română", "ltr"],
  ur: ["اردو", "rtl"],
};

/** The councils that offer some languages only. */
const LANGUAGES = { barnet: ["en", "ar", "pl", "ro", "ur"], bexley: ["en", "bn", "pl", "ur"], havering: ["en", "pl", "ro", "ur"] };

/** Runs in the browser: each entry of the switcher. */
function entries() {
  return [...document.querySelectorAll(".languages li > *")].map((entry) => ({
    tag: entry.lang,
    name: entry.textContent,
    dir: entry.dir,
    leads: entry.localName === "a" ? entry.hreflang : null,
    isCurrent: entry.getAttribute("aria-current") === "true",
    path: entry.pathname ?? null,
  }));
}

test("every page of a borough names its languages in their own words, the current one without a link", async () => {
  const { page, close } = await visit(browser);
  const wrong = [];
  for (const { file, lang } of PAGES.filter(({ kind }) => ["set", "leaflet", "easy read", "everyone"].includes(kind))) {
    await page.goto(fileAddress(file));
    const found = (await page.evaluate(entries)).map(({ path, ...entry }) => entry);
    const offered = LANGUAGES[file.split("/")[0]] ?? Object.keys(NAMES);
    const wanted = offered.map((tag) => [tag, NAMES[tag]]).map(([tag, [name, dir]]) =>
      ({ tag, name, dir, leads: tag === lang ? null : tag, isCurrent: tag === lang }));
    try {
      assert.deepEqual(found, wanted);
    } catch {
      wrong.push({ file, found });
    }
  }
  assert.deepEqual(wrong, []);
  await close();
});

test("switching leads to the same leaflet, in that language and direction, and takes no place in the history", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("havering/en/parents/who-can-help/index.html"));
  const length = await page.evaluate(() => history.length);
  for (const tag of ["ur", "pl", "en"]) {
    await page.locator(`.languages a[hreflang=${tag}]`).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/havering/${tag}/parents/who-can-help/index.html`));
    const shown = await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction, history.length]);
    assert.deepEqual(shown, [tag, NAMES[tag][1], length]);
  }
  await close();
});

test("the switcher is not printed", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("barnet/en/parents/your-rights/index.html"));
  assert.equal(await page.locator(".languages").isVisible(), true);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".languages").isVisible(), false);
  await close();
});
