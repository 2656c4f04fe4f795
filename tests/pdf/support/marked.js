// The text of each marked piece of a page: what assistive programs are given for a tag.
import { inflateSync } from "node:zlib";

/** A string can hold brackets in pairs; three deep is more than any leaflet has. */
const STRING = [1, 2, 3].reduce((inner) => String.raw`(?:\\.|[^\\()]|\(${inner}\))*`, String.raw`(?:\\.|[^\\()])*`);

/** What matters in a drawing: marks that begin and end, fonts, and strings that are shown. */
const STEP = new RegExp(
  String.raw`(?<name>/\w+)?\s*(?:<<(?<about>(?:[^<>]|<[^<>]*>)*)>>)?\s*\b(?<begin>BDC|BMC)\b|\b(?<end>EMC)\b|/(?<font>\w+) [\d.]+ Tf\b|\((?<shown>${STRING})\)`,
  "gs",
);

/** The text of each marked piece of a page, by its number, and its language where it has one of its own. */
export function markedText(file, page) {
  const fonts = file.get(file.get(page["/Resources"])["/Font"]) ?? {};
  const letters = new Map(Object.entries(fonts).map(([name, font]) => [name.slice(1), lettersOf(file, file.get(font))]));
  const texts = new Map();
  const marks = [];
  let font;
  for (const { groups } of drawing(file, page).matchAll(STEP)) {
    if (groups.begin) marks.push(mark(groups, marks.at(-1)));
    else if (groups.end) close(marks.pop(), texts);
    else if (groups.font) font = letters.get(groups.font);
    else if (groups.shown !== undefined && marks.length > 0) marks.at(-1).text += decoded(groups.shown, font);
  }
  return texts;
}

function mark({ name, about = "" }, around) {
  const number = about.match(/\/MCID (\d+)/)?.[1];
  const instead = about.match(/\/ActualText ?<FEFF([0-9A-F]*)>/i)?.[1];
  const plainly = about.match(/\/ActualText ?\(((?:\\.|[^\\)])*)\)/s)?.[1].replace(/\\(.)/gs, "$1");
  const lang = about.match(/\/Lang ?\(([^)]*)\)/)?.[1];
  return { name, around, lang, number: number && Number(number), instead: instead ? utf16(instead) : plainly, text: "" };
}

/** What was said inside goes to the mark around it, unless the mark is a piece of its own or no text at all. */
function close({ name, around, lang, number, instead, text }, texts) {
  const said = instead ?? (name === "/ReversedChars" ? [...text].reverse().join("") : text);
  if (number !== undefined) texts.set(number, { lang, text: (texts.get(number)?.text ?? "") + said });
  else if (around && name !== "/Artifact") around.text += said;
}

function drawing(file, page) {
  const contents = [file.get(page["/Contents"])].flat().map(file.get);
  return contents.map((stream) => unpacked(stream)).join("\n");
}

const unpacked = ({ "/Filter": filter, bytes }) => (filter ? inflateSync(bytes) : bytes).toString("latin1");

/** The letters of each glyph of a font, by its code. */
function lettersOf(file, font) {
  const letters = new Map();
  const map = unpacked(file.get(font["/ToUnicode"]));
  for (const [, block] of map.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code, text] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]*)>/gi)) letters.set(parseInt(code, 16), utf16(text));
  }
  return letters;
}

const utf16 = (digits) => Buffer.from(digits, "hex").swap16().toString("utf16le");

/** A string of glyphs with two bytes each. */
function decoded(string, letters) {
  const bytes = string.replace(/\\([0-7]{1,3}|.)/gs, (_, code) => (/^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[code] ?? code));
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) text += letters.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? "\ufffd";
  return text;
}
