// Every page opens without a fault and asks for nothing outside the site, from a folder and from a server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, openings, visit } from "./support/browser.js";
import { READ, useEverything } from "./support/reading.js";
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
      if (!await page.evaluate(isStyled)) faults.push(`${file}: a style sheet is missing`);
    }
    assert.deepEqual({ outside, faults }, { outside: [], faults: [] });
    await close();
  });
}

/** Runs in the browser: whether every style sheet came. */
function isStyled() {
  const links = document.querySelectorAll("link[rel=stylesheet]").length;
  return links > 0 && document.styleSheets.length === links;
}

test("a wrong address shows the page for it, styled, with the way home", async (t) => {
  const server = await serve("/");
  t.after(() => server.close());
  const { page, outside, faults, close } = await visit(browser);
  const response = await page.goto(`${server.address}barnet/en/no/such/page/`);
  assert.equal(response.status(), 404);
  assert.deepEqual(faults.filter((fault) => !fault.includes("404")), []);
  await page.locator("main a").first().click();
  await page.waitForURL(`${server.address}index.html`);
  assert.deepEqual(outside, []);
  await close();
});

test("nothing is stored, whatever is pressed, but the reader's choices until the tab is closed", async () => {
  const { page, outside, faults, close } = await visit(browser);
  for (const { file } of READ.filter((page) => page.kind !== "not found")) {
    await page.goto(opened.ways[1].address(file));
    assert.deepEqual({ file, ...await page.evaluate(stored) }, { file, ...NOTHING, session: [], choices: [] });
    await useEverything(page);
    const { choices, ...kept } = await page.evaluate(stored);
    assert.deepEqual({ file, ...kept }, { file, ...NOTHING, session: choices });
    await page.evaluate(() => sessionStorage.clear());
  }
  assert.deepEqual({ outside, faults }, { outside: [], faults: [] });
  await close();
});

const NOTHING = { cookie: "", local: 0, databases: [], caches: [], workers: 0 };

/** Runs in the browser: what it keeps for this host, and the choices that are switched on. */
async function stored() {
  const pressed = [...document.querySelectorAll("button[data-choice][aria-pressed=true]")];
  return {
    cookie: document.cookie,
    local: localStorage.length,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    session: Object.entries(sessionStorage).map(([name, value]) => name + value).sort(),
    choices: pressed.map((button) => `${button.dataset.choice}-on`).sort(),
  };
}
