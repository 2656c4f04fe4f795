// What assistive programs are told: title, language, headings, lists, tables and links, as the web page has them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PAPERS, bytesOf } from "./support/papers.js";
import { tagged, textOf } from "./support/tags.js";
import { pageOf } from "./support/web.js";
import { words } from "./support/words.js";

/** What `find` finds on each leaflet, as a list of words. */
function faults(find) {
  assert.notEqual(PAPERS.length, 0);
  return PAPERS.flatMap((paper) => find(leaflet(paper), pageOf(paper), paper).map((fault) => `${paper.file}: ${fault}`));
}

const read = new Map();
const leaflet = (paper) => read.get(paper.file) ?? read.set(paper.file, tagged(bytesOf(paper))).get(paper.file);

const plain = (text) => words(text).join(" ");
const kinds = (tags) => tags.map(({ kind }) => kind);
const levelOf = ({ kind }) => Number(kind.match(/^H([1-6])$/)?.[1] ?? 0);

/** Says what differs, if two values do. */
const differing = (what, found, expected) => {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what}: found ${left}, expected ${right}`];
};

test("the title is told and shown, and the file is tagged", () => {
  const untold = faults(({ catalogue, info }, { title }) => [
    ...differing("title", plain(info["/Title"]), plain(title)),
    ...differing("shown", catalogue["/ViewerPreferences"]["/DisplayDocTitle"], true),
    ...differing("tagged", catalogue["/MarkInfo"]["/Marked"], true),
  ]);
  assert.deepEqual(untold, []);
});

test("the language and direction of a leaflet are those of its page", () => {
  const wrong = faults(({ catalogue }, { lang }, { dir }) => [
    ...differing("language", catalogue["/Lang"], lang),
    ...differing("direction", catalogue["/ViewerPreferences"]["/Direction"] === "/R2L", dir === "rtl"),
  ]);
  assert.deepEqual(wrong, []);
});

test("headings are those of the page, with one first, no skipped level and their own language", () => {
  const wrong = faults(({ tags }, { headings }) => {
    const found = tags.filter(levelOf).map((tag) => ({ level: levelOf(tag), title: plain(tag.title), lang: tag.lang }));
    const skipped = found.filter(({ level }, at) => level > (found[at - 1]?.level ?? 0) + 1);
    return [
      ...differing("headings", found, headings.map(({ level, title, lang }) => ({ level, title: plain(title), lang }))),
      ...differing("of level 1", found.filter(({ level }) => level === 1).length, 1),
      ...differing("skipped", skipped, []),
    ];
  });
  assert.deepEqual(wrong, []);
});

test("words in another language than those around them have their own", () => {
  const languages = new Set();
  const wrong = faults(({ passages: found }, { passages }, { lang: page }) => {
    if (passages.length > 0) languages.add(page);
    return passages.flatMap(({ lang, text }) => {
      const marked = found.filter((passage) => passage.lang === lang).map((passage) => plain(passage.text)).join(" ");
      return marked.includes(plain(text)) ? [] : [`"${text}" is not marked as ${lang}`];
    });
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(languages, new Set(["ar", "bn", "pl", "ro", "ur"]));
});

test("lists have the items of the page, each with a label and a body", () => {
  const wrong = faults(({ tags }, { lists }) => {
    const found = tags.filter(({ kind }) => kind === "L");
    const items = found.flatMap((list) => list.tags);
    const odd = items.filter((item) => item.kind !== "LI" || !kinds(item.tags).includes("LBody") || item.tags.some(({ kind }) => !["Lbl", "LBody"].includes(kind)));
    const stray = tags.filter((tag) => tag.kind !== "L" && kinds(tag.tags).includes("LI"));
    return [
      ...differing("items", found.map((list) => list.tags.length), lists),
      ...differing("odd items", kinds(odd), []),
      ...differing("items in no list", kinds(stray), []),
    ];
  });
  assert.deepEqual(wrong, []);
});

test("tables have the rows of the page, with a head that says what each column is", () => {
  let number = 0;
  const wrong = faults(({ tags }, { tables }) => {
    const found = tags.filter(({ kind }) => kind === "Table").map(rowsOf);
    number += found.length;
    const shape = (rows) => rows.map((row) => row.map(({ kind }) => kind.toLowerCase()));
    const heads = found.flatMap(([first]) => first);
    const empty = found.flat(2).filter((cell) => textOf(cell).trim() === "");
    return [
      ...differing("cells", found.map(shape), tables),
      ...differing("heads without a scope", heads.filter(({ attributes }) => !attributes.some((about) => about["/Scope"])).length, 0),
      ...differing("empty cells", empty.length, 0),
    ];
  });
  assert.deepEqual(wrong, []);
  assert.notEqual(number, 0);
});

test("each timeline is drawn, and the picture says in the page's words how many moments it has", () => {
  const said = new Map();
  const wrong = faults(({ tags }, { timelines, pictures, textLang, lang }) => {
    const alts = altsOf(tags).filter((alt) => !pictures.includes(alt));
    const words = said.get(textLang ?? lang) ?? said.set(textLang ?? lang, new Set()).get(textLang ?? lang);
    for (const alt of alts) words.add(alt.replace(/\p{Nd}+/u, "").trim());
    return differing("moments", alts.map(momentsOf), timelines);
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(new Set(said.keys()), new Set(["ar", "bn", "en", "pl", "ro", "ur"]));
  for (const [lang, words] of said) {
    assert.notEqual(words.size, 0, lang);
    assert.ok([...words].every((alt) => /\p{L}{3}/u.test(alt)), `${lang}: ${[...words].join("; ")}`);
    const shared = [...said].filter(([other, theirs]) => other !== lang && [...words].some((alt) => theirs.has(alt)));
    assert.deepEqual(shared, [], `${lang} has the words of another language`);
  }
});

/** Arabic has words of their own for one point and for two. */
const WITHOUT_FIGURES = [["نقطتان", 2], ["نقطة واحدة", 1]];

function momentsOf(alt) {
  const figure = alt.match(/\p{Nd}+/u)?.[0];
  return figure ? Number(figure) : WITHOUT_FIGURES.find(([words]) => alt.includes(words))?.[1];
}

const altsOf = (tags) => tags.filter(({ kind }) => kind === "Figure").map(({ alt }) => alt ?? "");

test("each picture of Easy Read says what it shows, in the order of the page; those of a path only adorn", () => {
  let number = 0;
  const wrong = faults(({ tags }, { pictures }) => {
    number += pictures.length;
    return differing("pictures", altsOf(tags).filter((alt) => pictures.includes(alt)), pictures);
  });
  assert.deepEqual(wrong, []);
  assert.notEqual(number, 0);
});

/** The cells of a table, row by row, whatever the rows stand in. */
function rowsOf(table) {
  const rows = table.tags.flatMap((tag) => (tag.kind === "TR" ? [tag] : tag.tags));
  assert.deepEqual(new Set(kinds(rows)), new Set(["TR"]));
  return rows.map((row) => row.tags);
}

test("links are those of the page, and say their words rather than their address", () => {
  let number = 0;
  const wrong = faults(({ tags }, { links }) => {
    const found = tags.filter(({ kind }) => kind === "Link");
    number += found.length;
    const said = found.map(({ links: [link] }) => ({ address: link?.["/A"]["/URI"], words: plain(link?.["/Contents"] ?? "") }));
    const odd = found.filter((tag) => tag.links.length === 0 || textOf(tag).trim() === "");
    const silent = said.filter(({ words }) => words === "" || /^(https?|tel|mailto):/.test(words));
    return [
      ...differing("links", said, links.map(({ address, words }) => ({ address, words: plain(words) }))),
      ...differing("links without words or place", odd.length, 0),
      ...differing("links that say an address", silent, []),
    ];
  });
  assert.deepEqual(wrong, []);
  assert.notEqual(number, 0);
});

test("the foot of the pages is not read out", () => {
  const tagged = faults(({ text }, _, { lang }) => (lang === "en" && /Page \d+ of \d+/.test(text) ? ["its foot is tagged"] : []));
  assert.deepEqual(tagged, []);
});
