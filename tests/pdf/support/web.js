// What a web page says that its leaflet on paper has to say, too.
import { all, first, is, nearest, parse } from "./html.js";

import { textOf } from "../../browser/support/tree.js";

const INLINE = new Set(["a", "b", "bdi", "button", "code", "dfn", "em", "i", "small", "span", "strong", "time"]);
/** Only screens have these: forms to type in, words that a press opens, and what scripts put in place. */
const ON_SCREENS = ["template", ".opened", ".boxes", ".field", ".notes-first", ".notes-last", ".go", "script"];
/** Where a button on the screen is a card on paper, with other words for the same address. */
const GAP = "\ue000";

const pages = new Map();

/** A page of the tree, read once. */
export function pageOf({ page }) {
  if (!pages.has(page)) pages.set(page, webPage(parse(textOf(page))));
  return pages.get(page);
}

function webPage(root) {
  const words = first(root, ".words");
  const [h1, summary] = [first(root, "h1"), first(root, ".summary")];
  const isPrinted = (element) => !isOnScreensOnly(element);
  const printed = (...selectors) => all(words, ...selectors).filter(isPrinted);
  return {
    lang: first(root, "html").attributes.lang,
    title: printedText(h1),
    textLang: nearest(h1, "lang"),
    /** Before the title. */
    head: [
      first(first(root, ".brand"), "strong"),
      currentLanguage(root),
      ...all(root, ".demonstration"),
      ...all(root, ".notice").map(withoutLinks),
      first(root, ".audience"),
    ].map((element) => printedText(element)).join(" "),
    /** From the title to the last word of the leaflet, in parts: between them paper has cards of its own. */
    parts: partsOf([h1, summary, words]),
    /** The same on a booklet, whose cover says when the words were last checked. */
    partsWithCover: partsOf([h1, summary, ...all(first(root, ".about"), "p").slice(0, 1), words]),
    /** The address that each of the cards must have, if the page has one there. */
    cards: all(words, ".action").map((action) => all(action, ".button").map(bareAddress)[0] ?? ""),
    /** After what paper says of other formats. */
    foot: all(first(root, ".about"), "p").map((element) => printedText(element)).join(" "),
    headings: [h1, ...printed("h2", "h3", "h4")].map((element) => ({
      level: Number(element.name[1]),
      title: printedText(element),
      lang: nearest(element, "lang"),
    })),
    /** What each picture shows that is not only an ornament. */
    pictures: all(words, "svg").filter(({ attributes }) => attributes.role === "img").map(({ attributes }) => attributes["aria-label"]),
    /** Whether the page leads to a version for other readers, and of what kind this one is. */
    version: all(root, ".other").length === 0 ? "one version" : is(words, ".easy") ? "easy read" : "full",
    /** How many moments each timeline has: paper draws them on a line. */
    timelines: printed(".timeline").map((list) => list.children.filter((child) => child.name === "li").length),
    lists: printed("ul", "ol", ".glossary").map((list) => list.children.filter((child) => ["li", "div"].includes(child.name)).length),
    tables: printed("table").map((table) => all(table, "tr").map((row) => row.children.map(({ name }) => name))),
    links: all(words, "a").filter((link) => isOutside(link) && !around(link, ".opened")).map((link) => ({
      address: link.attributes.href,
      words: is(link, ".button") ? bareAddress(link) : printedText(link, false),
    })),
    numbers: printed("a").filter(({ attributes }) => attributes.href.startsWith("tel:")).map((link) => printedText(link)),
    passages: printed("span", "p", "div").filter((element) => "lang" in element.attributes).map((element) => ({
      lang: element.attributes.lang,
      text: printedText(element),
    })),
  };
}

const partsOf = (elements) => elements.map((element) => printedText(element)).join(" ").split(GAP);

const currentLanguage = (root) => all(first(root, ".languages"), "span").find(({ attributes }) => "aria-current" in attributes);

/** A sheet leads to no other page. */
const withoutLinks = (element) => ({ ...element, children: element.children.filter((child) => child.name !== "a") });

const isOutside = ({ attributes }) => /^(https?|tel|mailto):/.test(attributes.href);

const around = (element, selector) => is(element, selector) || (element.parent ? around(element.parent, selector) : false);

const isOnScreensOnly = (element) => ON_SCREENS.some((selector) => around(element, selector));

/** The words of an element as they are printed: addresses follow the words of links. */
function printedText(node, withAddresses = true) {
  if (typeof node === "string") return node;
  if (ON_SCREENS.some((selector) => is(node, selector))) return "";
  const inside = node.children.map((child) => printedText(child, withAddresses)).join("");
  if (node.name === "dt" && !around(node, ".glossary") && isAnswered(node)) return ` ${inside}: `;
  if (is(node, ".note") && is(node.parent, ".action")) return ` ${GAP} ${inside} `;
  if (node.name === "li") return ` ${numberOf(node)} ${inside} `;
  if (node.name === "br") return " ";
  if (!INLINE.has(node.name)) return ` ${inside} `.replace(/\s+/g, " ");
  return withAddresses && node.name === "a" ? inside + addressAfter(node, inside) : inside;
}

/** Whether words stand beside a label, rather than a line to write on. */
function isAnswered(label) {
  const beside = label.parent.children.filter((child) => child.name === "dd");
  return beside.some((answer) => printedText(answer).trim() !== "");
}

/** Screens number the items of a list themselves, or only paper does, so their numbers are no text of the page. */
function numberOf(item) {
  const list = item.parent;
  if (list.name !== "ol" || is(list, ".path")) return "";
  const items = list.children.filter(({ name }) => name === "li");
  const number = Number(list.attributes.start ?? 1) + items.indexOf(item);
  return [".steps", ".outcomes", ".timeline", ".numbered"].some((kind) => is(list, kind)) ? String(number) : `${number}.`;
}

/** Unless the words are just that. */
function addressAfter(link, words) {
  if (!/^https?:/.test(link.attributes.href)) return "";
  const bare = bareAddress(link);
  return bare === words.trim() ? "" : ` (${bare})`;
}

/** An address as people type it. */
const bareAddress = ({ attributes: { href } }) => href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
