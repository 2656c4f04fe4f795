// Every page opens without a fault and asks for nothing outside the site, from a folder and from a server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, openings, visit } from "./support/browser.js";
import { serve } from "./support/server.js";
import { PAGES } from "./support/tree.js";

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

// The page for wrong addresses has absolute addresses, so it works at its own host only.
const ELSEWHERE = PAGES.filter((page) => page.kind !== "not found");

for (const index of [0, 1]) {
  const name = ["from a folder", "from a server's sub-folder"][index];
  test(`every page opens ${name}, with no fault and no request outside`, async () => {
    const { page, outside, faults, close } = await visit(browser);
    for (const { file } of ELSEWHERE) {
      await page.goto(opened.ways[index].address(file));
      const styled = await page.evaluate(() => document.styleSheets.length);
      if (styled !== 1) faults.push(`${file}: ${styled} style sheets`);
    }
    assert.deepEqual({ outside, faults }, { outside: [], faults: [] });
    await close();
  });
}

test("a wrong address shows the page for it, styled, with the way home", async () => {
  const server = await serve("/");
  const { page, outside, faults, close } = await visit(browser);
  const response = await page.goto(`${server.address}barnet/en/no/such/page/`);
  assert.equal(response.status(), 404);
  assert.deepEqual(faults.filter((fault) => !fault.includes("404")), []);
  await page.locator("main a").first().click();
  await page.waitForURL(`${server.address}index.html`);
  assert.deepEqual(outside, []);
  await close();
  await server.close();
});

test("no cookie is set and nothing is kept but the contrast", async () => {
  const { page, close } = await visit(browser);
  await page.goto(opened.ways[1].address("index.html"));
  const kept = () => page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  assert.deepEqual(await kept(), ["", 0, 0]);
  await page.locator("button.contrast").click();
  assert.deepEqual(await kept(), ["", 0, 1]);
  await close();
});
