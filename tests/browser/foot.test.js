// The foot of a page: ways to ask back as the borough sets them, and the pages about the website.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { PAGES, fileAddress } from "./support/tree.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const OF_BOROUGHS = PAGES.filter(({ kind }) => ["set", "leaflet", "easy read", "everyone"].includes(kind));

/** Runs in the browser: where the foot and the header lead, and what can be asked. */
function foot() {
  const paths = (selector) => [...document.querySelectorAll(selector)].map((link) => link.pathname);
  return {
    safety: paths(".safety a"),
    pages: paths("footer ul a[data-inside]"),
    asks: [...document.querySelectorAll("footer details")].map((details) => details.innerText.trim() !== ""),
    forms: document.querySelectorAll("footer form, footer iframe").length,
  };
}

test("every page of a borough leads to its pages about safety and accessibility, in its own language", async () => {
  const { page, close } = await visit(browser);
  const wrong = [];
  for (const { file, lang } of OF_BOROUGHS) {
    await page.goto(fileAddress(file));
    const { safety, pages } = await page.evaluate(foot);
    const own = (slug) => `/${file.split("/")[0]}/${lang}/everyone/${slug}/index.html`;
    const leads = (paths, slug) => paths.some((path) => path.endsWith(own(slug)));
    const all = leads(safety, "using-this-website") && leads(pages, "using-this-website") && leads(pages, "accessibility");
    if (!all) wrong.push({ file, safety, pages });
  }
  assert.deepEqual(wrong, []);
  await close();
});

test("every page of a borough has the three ways to ask back, none of them a form of somebody else", async () => {
  const { page, close } = await visit(browser);
  const wrong = [];
  for (const { file } of OF_BOROUGHS) {
    await page.goto(fileAddress(file));
    const { asks, forms } = await page.evaluate(foot);
    if (forms !== 0 || asks.length !== 3 || asks.includes(false)) wrong.push({ file, asks, forms });
  }
  assert.deepEqual(wrong, []);
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`they open by key and by pointer, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const { page, close } = await visit(browser, { javaScriptEnabled });
    await page.goto(fileAddress("barnet/en/parents/your-rights/index.html"));
    for (const [index, open] of [(summary) => summary.press("Enter"), (summary) => summary.click()].entries()) {
      const details = page.locator("footer details").nth(index);
      assert.equal(await details.locator(".name").isVisible(), false);
      await open(details.locator("summary"));
      assert.equal(await details.locator(".name").isVisible(), true);
    }
    await close();
  });
}
