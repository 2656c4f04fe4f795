// Lighthouse gives one page of each kind, in English and Urdu, the full mark for accessibility.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import lighthouse from "lighthouse";

import { launchWithPort } from "./support/browser.js";
import { serve } from "./support/server.js";
import { SAMPLES } from "./support/tree.js";

/** The pages are small and still, so there is nothing to wait for or to take a picture of. */
const QUICK = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 1,
  cpuQuietThresholdMs: 1,
  disableFullPageScreenshot: true,
};

let browser;
let server;
before(async () => {
  browser = await launchWithPort();
  server = await serve("/");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const { file, kind, lang } of SAMPLES) {
  test(`${kind}, ${lang}`, async () => {
    const options = { port: browser.port, logLevel: "error", onlyCategories: ["accessibility"] };
    const { lhr } = await lighthouse(server.address + file, { ...options, ...QUICK });
    assert.equal(lhr.runtimeError, undefined);
    const { score, auditRefs } = lhr.categories.accessibility;
    const audits = auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
    const faults = audits.filter((audit) => audit.score !== null && audit.score < 1);
    assert.deepEqual({ score, faults: faults.map(describe) }, { score: 1, faults: [] });
  });
}

function describe({ id, details }) {
  return { id, nodes: details?.items?.map(({ node }) => node?.snippet) };
}
