// The security policy: the same from the page as from the host, and one that lets no foreign script or style in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { serve } from "./support/server.js";
import { PAGES, SAMPLES, textOf } from "./support/tree.js";

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

/** A policy as its directives, in no order. */
const directives = (policy) => policy.split(";").map((directive) => directive.trim()).filter(Boolean).sort();

/** What `_headers` says of every page. */
function headers() {
  const [everywhere] = textOf("_headers").split("\n\n").filter((part) => part.startsWith("/*\n"));
  const pairs = everywhere.split("\n").slice(1).map((line) => line.trim().split(/:\s+(.*)/));
  return new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

test("each page has the policy that the host is told to send, but for what only a host may say", async () => {
  // A browser ignores this one in a page.
  const wanted = directives(headers().get("content-security-policy")).filter((directive) => !directive.startsWith("frame-ancestors"));
  assert.ok(wanted.includes("default-src 'none'"));
  const { page, close } = await visit(browser);
  const different = [];
  for (const { file } of PAGES) {
    const policy = await page.evaluate(policyOf, textOf(file));
    if (directives(policy ?? "").join() !== wanted.join()) different.push(`${file}: ${policy}`);
  }
  assert.deepEqual(different, []);
  await close();
});

/** Runs in the browser: the policy of a page, if it comes before anything that it should bind. */
function policyOf(html) {
  const { head } = new DOMParser().parseFromString(html, "text/html");
  const first = head.querySelector("meta[http-equiv], script, link, style");
  return first?.httpEquiv === "Content-Security-Policy" ? first.content : null;
}

test("the host is told to send no referrer, to keep no page and to guess no type", () => {
  const found = ["referrer-policy", "cache-control", "x-content-type-options"].map((name) => headers().get(name));
  assert.deepEqual(found, ["no-referrer", "no-store", "nosniff"]);
  assert.match(headers().get("content-security-policy"), /frame-ancestors 'none'/);
});

const FOREIGN = `
  <script>window.ran = "inline";</script>
  <script src="https://elsewhere.example/script.js"></script>
  <script src="data:text/javascript,window.ran = 'data'"></script>
  <style>h1 { display: none }</style>
  <p id="foreign" style="display: none" onclick="window.ran = 'handler'"><img src="x" alt="" onerror="window.ran = 'error'"></p>
  <iframe src="https://elsewhere.example/"></iframe>
  <form action="https://elsewhere.example/"><button id="send">Send</button></form>
  <base href="https://elsewhere.example/">
`;

for (const { file, kind, lang } of SAMPLES) {
  test(`what a parser finds in the page by foul means does nothing: ${kind}, ${lang}`, async () => {
    const { page, outside, close } = await visit(browser);
    const html = textOf(file).replace("</main>", `${FOREIGN}</main>`);
    assert.ok(html.includes(FOREIGN));
    await page.route(server.address + file, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await page.goto(server.address + file);
    await page.locator("#foreign").click();
    await page.locator("#send").click({ noWaitAfter: true });
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.ok(await page.locator("h1").first().isVisible());
    assert.equal(await page.evaluate(() => document.baseURI), server.address + file);
    assert.deepEqual(outside, []);
    await close();
  });
}
