// A published page as a tree of elements: enough of HTML for what our own templates write.
import assert from "node:assert/strict";

const TOKEN = /<!--.*?-->|<!doctype[^>]*>|<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|(?<text>[^<]+)/gis;
const ATTRIBUTE = /([^\s=>"'/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g;
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

/** The root of a page. A tag that is never closed, or closed twice, is a fault of the page. */
export function parse(html) {
  const root = { name: "", attributes: {}, children: [] };
  const open = [root];
  for (const { groups: { close, name, attributes, text } } of html.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (text !== undefined) parent.children.push(decoded(text));
    else if (close) assert.equal(open.pop().name, name.toLowerCase(), "tags cross each other");
    else if (name) {
      const element = { name: name.toLowerCase(), attributes: attributesOf(attributes), children: [], parent };
      parent.children.push(element);
      if (!VOID.has(element.name) && !isClosed(open, attributes)) open.push(element);
    }
  }
  assert.equal(open.length, 1, `<${open.at(-1).name}> is never closed`);
  return root;
}

/** Shapes of a drawing end where they begin: `<circle r="1"/>`. */
const isClosed = (open, attributes) => attributes.endsWith("/") && open.some(({ name }) => name === "svg");

function attributesOf(text) {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, ...values]) => [name, decoded(values.find((value) => value !== undefined) ?? "")]));
}

function decoded(text) {
  return text.replace(/&(#x?)?(\w+);/g, (whole, number, name) => {
    const letter = number ? String.fromCodePoint(parseInt(name, number === "#x" ? 16 : 10)) : ENTITIES[name];
    assert.ok(letter, `${whole} is not known here`);
    return letter;
  });
}

/** Whether an element has a name or, with a dot before it, a class. */
export function is(element, selector) {
  if (!selector.startsWith(".")) return element.name === selector;
  return (element.attributes?.class ?? "").split(/\s+/).includes(selector.slice(1));
}

/** Every element below one that has one of these names or classes, in order. */
export function all(element, ...selectors) {
  const own = (child) => (selectors.some((selector) => is(child, selector)) ? [child] : []);
  return elements(element).flatMap((child) => [...own(child), ...all(child, ...selectors)]);
}

/** The first of them, which must be there. */
export function first(element, selector) {
  const [found] = all(element, selector);
  assert.ok(found, `there is no ${selector}`);
  return found;
}

/** The value that an element or the nearest one around it has. */
export const nearest = (element, attribute) => element?.attributes[attribute] ?? (element?.parent && nearest(element.parent, attribute));

const elements = ({ children }) => children.filter((child) => typeof child !== "string");
