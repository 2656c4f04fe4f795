// Exported texts are read by translators' tools without a complaint, and come back from them as they were or as they were changed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const { PLAINLEAF_BIN, MSGFMT, PYTHON, TRANSLATE_TOOLKIT } = process.env;
const REPOSITORY = join(import.meta.dirname, "../..");
const FORMATS = { po: "po", xliff: "xlf" };
/** Filters of pofilter that read codes and signs; the others judge style. */
const FILTERS = ["xmltags", "escapes", "newlines", "tabs", "validchars", "printf", "variables", "blank"];

const site = mkdtempSync(join(tmpdir(), "plainleaf-exchange-"));
after(() => rmSync(site, { recursive: true }));
for (const part of ["plainleaf.yaml", "content", "translations"]) cpSync(join(REPOSITORY, part), join(site, part), { recursive: true });

function run(program, args, { code = 0, env = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: site, encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  if (error) throw error;
  assert.equal(status, code, `${program} ${args.join(" ")}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

const plainleaf = (...args) => run(PLAINLEAF_BIN, args);
const python = (...args) => run(PYTHON, args, { env: { PYTHONPATH: TRANSLATE_TOOLKIT } });

/** A tool of the Translate Toolkit; it must have nothing to complain of. */
function toolkit(tool, ...args) {
  const { stdout, stderr } = python(join(TRANSLATE_TOOLKIT, "bin", tool), ...args);
  const complaints = stderr.split("\n").filter((line) => /warning|error|traceback/i.test(line));
  assert.deepEqual(complaints, [], tool);
  return stdout;
}

/** What pofilter finds in a file; it writes nothing when it finds nothing. */
function faults(file) {
  const found = join(site, `faults.${file}`);
  rmSync(found, { force: true });
  toolkit("pofilter", "--progress=none", ...FILTERS.flatMap((name) => ["-t", name]), file, found);
  if (!existsSync(found)) return "";
  const [, ...entries] = readFileSync(found, "utf8").split("\n\n");
  return entries.filter((entry) => !entry.includes("so the number may be left out")).join("\n\n");
}

const languages = JSON.parse(plainleaf("translate", "status", "--format", "json").stdout);

function exported(language, format) {
  plainleaf("translate", "export", "--force", "--lang", language, "--format", format);
  return `${language}.${FORMATS[format]}`;
}

/** Every translated file with its text. */
function translations() {
  const folder = join(site, "translations");
  const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.(md|yaml|json)$/.test(name)).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const changed = (before, now) => [...now.keys()].filter((name) => before.get(name) !== now.get(name));

test("the sample has languages to exchange", () => assert.ok(languages.length >= 5));

for (const { language } of languages) {
  test(`msgfmt finds no fault in the PO file of ${language}`, () => {
    const { stdout, stderr } = run(MSGFMT, ["--check", "--output-file=/dev/null", exported(language, "po")]);
    assert.equal(stdout + stderr, "");
  });

  for (const format of Object.keys(FORMATS)) {
    test(`the Translate Toolkit reads the ${format} file of ${language}`, () => {
      const file = exported(language, format);
      const csv = toolkit("pocount", "--csv", file).trim().split("\n");
      const cells = csv.map((line) => line.split(",").map((cell) => cell.trim()));
      const count = (name) => Number(cells.at(-1)[cells[0].indexOf(name)]);
      const text = readFileSync(join(site, file), "utf8");
      const units = text.split(format === "po" ? "\nmsgctxt " : /<source>(?!<x [^>]*><\/source>)/).length - 1;
      const empty = text.split(format === "po" ? /\nmsgstr ""\n(?!")/ : /<\/source>\s*<context-group/).length - 1;
      assert.equal(count("Translated Messages"), units - empty, csv.join("\n"));
      assert.equal(count("Untranslated Messages"), empty, csv.join("\n"));
      assert.equal(faults(file), "");
    });
  }

  test(`xliff2po reads the XLIFF file of ${language}`, () => {
    const file = exported(language, "xliff");
    toolkit("xliff2po", "--progress=none", file, `${language}.from-xliff.po`);
    const entries = readFileSync(join(site, `${language}.from-xliff.po`), "utf8").split("\n\n").length - 1;
    assert.ok(entries > 300, `${entries} entries`);
  });
}

test("pofilter tells a code that is lost", () => {
  const file = exported("pl", "po");
  const text = readFileSync(join(site, file), "utf8");
  const broken = text.replace(/(\nmsgstr ".*)<g1>(.*)<\/g1>/, "$1$2");
  assert.notEqual(broken, text);
  writeFileSync(join(site, file), broken);
  assert.match(faults(file), /\(pofilter\) xmltags/);
});

for (const format of Object.keys(FORMATS)) {
  test(`a ${format} file that the Translate Toolkit has edited comes back`, () => {
    const file = exported("pl", format);
    const before = translations();
    const [old, words] = ["Możesz usłyszeć rzeczy, które zabolą. W każdej chwili możesz poprosić o przerwę.", "Usłyszysz trudne rzeczy. Możesz poprosić o przerwę."];
    python(join(import.meta.dirname, "edit.py"), file, old, words);
    const { stdout } = plainleaf("translate", "import", file);
    assert.match(stdout, /: 1 blocks changed, 0 recorded as up to date/);
    const now = translations();
    const meeting = "pl/_shared/parents/your-meeting";
    assert.deepEqual(changed(before, now), [`${meeting}.made-from.json`, `${meeting}.md`]);
    assert.equal(now.get(`${meeting}.md`), before.get(`${meeting}.md`).replace(old, words));
    assert.equal(plainleaf("check").stdout, "No problems found\n");
    python(join(import.meta.dirname, "edit.py"), file, words, old);
    plainleaf("translate", "import", file);
    assert.deepEqual(changed(before, translations()), []);
  });
}
