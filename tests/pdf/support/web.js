// What a web page says that its leaflet on paper has to say, too.
import { all, first, is, nearest, parse } from "./html.js";

import { textOf } from "../../browser/support/tree.js";

const INLINE = new Set(["a", "b", "bdi", "button", "code", "dfn", "em", "i", "small", "span", "strong", "time"]);
/** Only screens have these: forms to type in, words that a press opens, and what scripts put in place. */
const ON_SCREENS = ["template", ".opened", ".boxes", "script"];

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
    ].map(printedText).join(" "),
    /** From the title to the last word of the leaflet. */
    text: [h1, summary, words].map(printedText).join(" "),
    /** After what paper says of other formats. */
    foot: all(first(root, ".about"), "p").map(printedText).join(" "),
    headings: [h1, ...printed("h2", "h3", "h4")].map((element) => ({
      level: Number(element.name[1]),
      title: printedText(element),
      lang: nearest(element, "lang"),
    })),
    lists: printed("ul", "ol").map((list) => list.children.filter((child) => child.name === "li").length),
    tables: printed("table").map((table) => all(table, "tr").map((row) => row.children.map(({ name }) => name))),
    links: printed("a").filter(isOutside).map((link) => ({ address: link.attributes.href, words: printedText(link, false) })),
    numbers: printed("a").filter(({ attributes }) => attributes.href.startsWith("tel:")).map((link) => printedText(link)),
    passages: printed("span", "p", "div").filter((element) => element.attributes.lang),
  };
}

const currentLanguage = (root) => all(first(root, ".languages"), "span").find(({ attributes }) => "aria-current" in attributes);

/** A sheet leads to no other page. */
const withoutLinks = (element) => ({ ...element, children: element.children.filter((child) => child.name !== "a") });

const isOutside = ({ attributes }) => /^(https?|tel|mailto):/.test(attributes.href);

const isOnScreensOnly = (element) =>
  ON_SCREENS.some((selector) => is(element, selector)) || (element.parent ? isOnScreensOnly(element.parent) : false);

/** The words of an element as they are printed: addresses follow the words of links. */
function printedText(node, withAddresses = true) {
  if (typeof node === "string") return node;
  if (ON_SCREENS.some((selector) => is(node, selector))) return "";
  const inside = node.children.map((child) => printedText(child, withAddresses)).join("");
  if (node.name === "dt") return ` ${inside}: `;
  if (node.name === "br") return " ";
  if (!INLINE.has(node.name)) return ` ${inside} `.replace(/\s+/g, " ");
  return withAddresses && node.name === "a" ? inside + addressAfter(node, inside) : inside;
}

/** As people type it, unless the words are just that. */
function addressAfter({ attributes: { href } }, words) {
  if (!/^https?:/.test(href)) return "";
  const bare = href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return bare === words.trim() ? "" : ` (${bare})`;
}
