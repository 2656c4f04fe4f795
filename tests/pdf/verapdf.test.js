// Every leaflet on paper keeps the standards for everyone (PDF/UA-1) and for archives (PDF/A-2a), as veraPDF reads them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { FILES } from "../browser/support/tree.js";
import { PAPERS, SHEETS_TO_FOLD, assertAllAreThere, bytesOf, onDisk } from "./support/papers.js";

const FOR_ALL = ["PDFUA_1", "PDFA_2_A"];
/** Sheets to fold are pictures of the booklet for a printer; families are given the booklet. */
const FOR_PRINTERS = ["PDFA_2_B"];
const MOST = 256 * 1024 * 1024;

/** What veraPDF says of files, each with the standards that it must keep, in one run. */
function judged(files) {
  const { JAVA, VERAPDF } = process.env;
  assert.ok(JAVA && VERAPDF, "run this with `cargo xtask test`, which finds Java (JAVA) and veraPDF (VERAPDF)");
  const input = files.flatMap(({ file, standards }) => standards.map((standard) => `${standard}\t${file}\n`)).join("");
  const program = fileURLToPath(new URL("Validate.java", import.meta.url));
  const { status, stdout, stderr } = spawnSync(JAVA, ["-cp", VERAPDF, program], { input, encoding: "utf8", maxBuffer: MOST });
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split("\n").map((line) => line.split("\t"));
  const of = (verdict) => lines.filter(([word]) => word === verdict);
  return {
    passed: of("PASSED").map(([, standard, file]) => `${standard} ${file}`),
    failed: of("FAILED").map(([, standard, file]) => `${standard} ${file}`),
    faults: of("FAULT").map(([, standard, file, words]) => `${file} ${standard}: ${words}`),
  };
}

test("every file keeps the standards", () => {
  assertAllAreThere();
  const read = PAPERS.map(({ path: file }) => ({ file, standards: FOR_ALL }));
  const printed = SHEETS_TO_FOLD.map((file) => ({ file: onDisk(file), standards: FOR_PRINTERS }));
  assert.equal(read.length + printed.length, FILES.filter((file) => file.endsWith(".pdf")).length, "a file of an unknown form");
  const { passed, failed, faults } = judged([...read, ...printed]);
  assert.deepEqual(faults, []);
  assert.deepEqual(failed, []);
  assert.equal(passed.length, read.length * FOR_ALL.length + printed.length * FOR_PRINTERS.length);
});

/** What is changed in a sound file, byte for byte, and the words that veraPDF then has of it. */
const BROKEN = [
  { name: "no language", find: /\/Lang\(/, put: "/Gang(", says: /[Ll]ang/ },
  { name: "a title that is not shown", find: /\/DisplayDocTitle true/, put: "/DisplayDocTitle null", says: /DisplayDocTitle/ },
  { name: "no tags", find: /\/StructTreeRoot(?= \d)/, put: "/StrictTreeRoot", says: /[Ss]truct/ },
  { name: "a link without words", find: /\/Contents(?=[(<])/, put: "/Cintents", says: /Contents|alternate/ },
];

test("a file with a fault is refused by its name and rule", (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), "plainleaf-verapdf-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const sound = PAPERS.map((paper) => bytesOf(paper).toString("latin1")).find((text) => BROKEN.every(({ find }) => find.test(text)));
  const files = BROKEN.map(({ find, put }, number) => {
    const broken = sound.replace(find, put);
    assert.equal(broken.length - sound.length, 0, "other bytes have moved");
    const file = path.join(folder, `${number}.pdf`);
    writeFileSync(file, broken, "latin1");
    return { file, standards: ["PDFUA_1"] };
  });
  const { failed, faults } = judged(files);
  assert.deepEqual(failed, files.map(({ file }) => `PDFUA_1 ${file}`));
  for (const [number, { says }] of BROKEN.entries()) {
    assert.ok(faults.some((fault) => fault.startsWith(files[number].file) && says.test(fault)), `${BROKEN[number].name}: ${faults.join("\n")}`);
  }
});
