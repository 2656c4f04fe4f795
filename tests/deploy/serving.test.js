// What nginx and Apache send of a published set: the headers that the set asks for, the right types, nothing that is hidden, and no word of who asked.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";

import { ask } from "./support/request.js";
import { SERVERS } from "./support/servers.js";

const { PLAINLEAF_PUBLIC } = process.env;
const read = (path) => readFileSync(join(PLAINLEAF_PUBLIC, path));
const asset = (kind) => `assets/${readdirSync(join(PLAINLEAF_PUBLIC, "assets")).find((name) => name.endsWith(kind))}`;
const PAGE = "barnet/en/parents/your-meeting";

/** The headers that `_headers` asks for, of every path and of the assets. */
function asked() {
  const [pages, assets] = read("_headers").toString().trim().split("\n\n").map((part) => {
    const lines = part.split("\n").slice(1).map((line) => line.trim()).filter((line) => !line.startsWith("!"));
    return Object.fromEntries(lines.map((line) => line.split(/:\s(.*)/)).map(([name, value]) => [name.toLowerCase(), value]));
  });
  return { pages, assets: { ...pages, ...assets } };
}

const TYPES = {
  "": "text/html; charset=utf-8",
  [`${PAGE}/index.html`]: "text/html; charset=utf-8",
  [asset(".css")]: "text/css; charset=utf-8",
  [asset(".js")]: "text/javascript; charset=utf-8",
  "leaflets.json": "application/json; charset=utf-8",
  "sitemap.xml": "text/xml; charset=utf-8",
  "robots.txt": "text/plain; charset=utf-8",
  [`${PAGE}/leaflet.pdf`]: "application/pdf",
};
const HIDDEN = [".plainleaf", ".git/config", "barnet/.htaccess", "%2eplainleaf", "_headers", "assets/", "nowhere", "barnet/nowhere/index.html", "barnet/../.plainleaf"];

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    let server;
    const get = (path, options) => ask(server.port, `/${path}`, options);
    before(async () => {
      server = await start(PLAINLEAF_PUBLIC);
    });
    after(() => server?.close());

    function hasHeaders(answer, wanted, path) {
      for (const [header, value] of Object.entries(wanted)) assert.equal(answer.headers[header], value, `${header} of /${path}`);
    }

    for (const [path, type] of Object.entries(TYPES)) {
      test(`sends /${path.replace(/[0-9a-f]{10}/, "[hash]")} whole, as ${type}, with the headers of _headers`, async () => {
        const answer = await get(path);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers["content-type"], type);
        assert.deepEqual(answer.body, read(path || "index.html"));
        hasHeaders(answer, path.startsWith("assets/") ? asked().assets : asked().pages, path);
      });
    }

    for (const path of HIDDEN) {
      test(`answers /${path} with the page for what is not there`, async () => {
        const answer = await get(path);
        assert.equal(answer.status, 404);
        assert.deepEqual(answer.body, read("404.html"));
        assert.equal(answer.headers["content-type"], "text/html; charset=utf-8");
        hasHeaders(answer, asked().pages, path);
      });
    }

    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]) {
      test(`refuses ${method}`, async () => {
        const answer = await get("", { method });
        assert.equal(answer.status, 405);
        hasHeaders(answer, asked().pages, "");
      });
    }

    test("answers HEAD without a body", async () => {
      const answer = await get("", { method: "HEAD" });
      assert.equal(answer.status, 200);
      assert.equal(answer.body.length, 0);
      hasHeaders(answer, asked().pages, "");
    });

    test("packs text when it is asked to, and leaves PDF files as they are", async () => {
      const headers = { "accept-encoding": "gzip" };
      for (const path of ["", asset(".css"), asset(".js"), "leaflets.json", "sitemap.xml"]) {
        const answer = await get(path, { headers });
        assert.equal(answer.headers["content-encoding"], "gzip", path);
        assert.match(answer.headers.vary, /accept-encoding/i);
        assert.deepEqual(gunzipSync(answer.body), read(path || "index.html"));
        hasHeaders(answer, path.startsWith("assets/") ? asked().assets : asked().pages, path);
      }
      assert.equal((await get(`${PAGE}/leaflet.pdf`, { headers })).headers["content-encoding"], undefined);
    });

    test("sends a folder without its slash to the folder, and nowhere else", async () => {
      const answer = await get("barnet", { headers: { host: `localhost:${server.port}` } });
      assert.equal(answer.status, 301);
      assert.equal(new URL(answer.headers.location, `http://localhost:${server.port}/barnet`).href, `http://localhost:${server.port}/barnet/`);
      hasHeaders(answer, asked().pages, "barnet");
    });

    test("does not tell its version or its system", async () => {
      for (const path of ["", "nowhere"]) {
        const answer = await get(path);
        assert.match(answer.headers.server, /^(nginx|Apache)$/);
        assert.equal(answer.headers["x-powered-by"], undefined);
      }
    });

    test("writes down neither addresses, browsers, pages that readers come from nor minutes", async () => {
      const headers = { "user-agent": "Mozilla/5.0 (a phone)", referer: "https://example.org/from", cookie: "a=b", "x-forwarded-for": "192.0.2.7" };
      for (const path of ["", "nowhere?name=Ann", ".plainleaf", "%zz", "assets/"]) await get(path, { headers });
      await get("", { method: "POST", headers });
      await new Promise((written) => setTimeout(written, 300));
      const logs = server.logs();
      assert.match(logs, /^\d{4}-\d\d-\d\dT\d\d 200 GET \//m);
      for (const word of ["127.0.0.1", "192.0.2.7", "Mozilla", "example.org", "Ann", "a=b"]) assert.ok(!logs.includes(word), `${word} in ${logs}`);
      assert.doesNotMatch(logs, /\d\d:\d\d/);
    });
  });
}
