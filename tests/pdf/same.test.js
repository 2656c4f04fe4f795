// Two builds without anything kept from before give the same bytes on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SITE = fileURLToPath(new URL("../..", import.meta.url));

/** The hash of every leaflet on paper that a build gives, by its file. */
function built(out) {
  const { PLAINLEAF_BIN } = process.env;
  assert.ok(PLAINLEAF_BIN, "run this with `cargo xtask test`, which names the program in PLAINLEAF_BIN");
  const words = ["build", "--quiet", "--no-cache", "--borough", "barnet", "--lang", "ur", "--site", SITE, "--out", out];
  execFileSync(PLAINLEAF_BIN, words, { stdio: ["ignore", "ignore", "inherit"] });
  const files = readdirSync(out, { recursive: true }).filter((file) => file.endsWith(".pdf")).sort();
  return files.map((file) => [file, createHash("sha256").update(readFileSync(path.join(out, file))).digest("hex")]);
}

test("two builds give the same leaflets on paper, byte for byte", (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), "plainleaf-same-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const [one, other] = ["one", "other"].map((name) => built(path.join(folder, name)));
  assert.ok(one.length > 10, "too few files to tell");
  assert.deepEqual(other, one);
});
