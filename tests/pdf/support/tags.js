// The tree of tags of a leaflet: what each thing is, and the language that it is in.
import { markedText } from "./marked.js";
import { read } from "./objects.js";

const INLINE = new Set(["Span", "Link", "Strong", "Em", "Quote", "Code", "Reference"]);

/** The tags of a file in the order of reading, with what else the file says of itself. */
export function tagged(bytes) {
  const file = read(bytes);
  const { catalogue } = file;
  const root = file.get(catalogue["/StructTreeRoot"]);
  const roles = file.get(root["/RoleMap"]) ?? {};
  const texts = new Map();
  const textsOf = (page) => texts.get(page) ?? texts.set(page, markedText(file, page)).get(page);
  const tags = children(file, root).map((element) => tag({ ...file, roles, textsOf }, element, catalogue["/Lang"]));
  const passages = [...texts.values()].flatMap((pieces) => [...pieces.values()]).filter(({ lang }) => lang);
  return { catalogue, info: file.info, tags: tags.flatMap(withAllBelow), text: tags.map((tag) => textOf(tag)).join(" "), passages };
}

/** An element: `kind` as the standard names it, `lang` as it comes down from above. */
function tag(file, element, above, pageAbove) {
  const own = element["/Lang"];
  const lang = own ?? above;
  const page = file.get(element["/Pg"]) ?? pageAbove;
  const kids = children(file, element).map((kid) => (kid?.["/S"] ? tag(file, kid, lang, page) : kid));
  const named = element["/S"];
  return {
    kind: (file.roles[named] ?? named).slice(1),
    lang,
    ownLang: own,
    title: element["/T"],
    alt: element["/Alt"],
    attributes: list(file, element["/A"]),
    tags: kids.filter((kid) => kid?.kind),
    parts: kids.map((kid) => (kid?.kind ? kid : piece(file, kid, page))),
    links: kids.filter((kid) => kid?.["/Type"] === "/OBJR").map((kid) => file.get(kid["/Obj"])),
  };
}

/** The text of a marked piece of a page, which is told by its number or by a reference with its number. */
function piece(file, kid, page) {
  if (kid?.["/Type"] === "/OBJR") return "";
  const number = typeof kid === "number" ? kid : kid["/MCID"];
  return file.textsOf(kid["/Pg"] ? file.get(kid["/Pg"]) : page).get(number)?.text ?? "";
}

/** All the text below a tag, in order, without what is in pictures; what stands in blocks of its own is kept apart by a space. */
export function textOf({ kind, parts, attributes }) {
  if (kind === "Figure") return " ";
  const text = parts.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
  const isBlock = !INLINE.has(kind) || attributes.some((about) => about["/Placement"] === "/Block");
  return isBlock ? ` ${text} ` : text;
}

const children = (file, element) => list(file, element["/K"]);

/** One thing may stand for a list of one. */
function list(file, value) {
  const found = file.get(value) ?? [];
  return (Array.isArray(found) ? found : [found]).map(file.get);
}

const withAllBelow = (tag) => [tag, ...tag.tags.flatMap(withAllBelow)];
