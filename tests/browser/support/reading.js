// A visit whose pages can be measured, and which pages are worth it: one of each kind and of each component.
import { fileURLToPath } from "node:url";

import { visit } from "./browser.js";
import { PAGES, SAMPLES, textOf } from "./tree.js";

const IN_PAGE = fileURLToPath(new URL("in-page.js", import.meta.url));
const COMPONENTS = [
  "action", "around-table", "contact", "dates", "glossary", "meaning", "notice", "outcomes", "path",
  "people", "prompts", "remember", "rows", "scale", "steps", "table", "tick-list", "timeline",
  "write-in",
];

/** The first page in a language that has an element of a class. */
function firstWith(name, lang) {
  const pattern = new RegExp(`class="?(?:[a-z-]+ )*${name}[ ">]`);
  return PAGES.find((page) => page.lang === lang && pattern.test(textOf(page.file)));
}

/** One page of every kind and one with every component, in English and in Urdu. */
export const READ = [...new Set([
  ...SAMPLES,
  ...["en", "ur"].flatMap((lang) => COMPONENTS.map((name) => firstWith(name, lang)).filter(Boolean)),
])];

/** A visit whose pages have `measure`, see in-page.js. */
export async function measured(browser, options) {
  const visited = await visit(browser, options);
  await visited.page.addInitScript({ path: IN_PAGE });
  return visited;
}

/** Makes the window as high as the page, so that all of it can be asked what lies where. */
export async function showWhole(page) {
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(height, 30_000) });
  await page.evaluate(() => scrollTo(0, 0)); // the way out lies at its own place only there
}

/** Adds rules as a reader's own style sheet does, which no policy of the page forbids. */
export function addRules(page, rules) {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}

/** Fills in every box of a page and presses every button, as a curious reader would. */
export async function useEverything(page) {
  for (const box of await page.locator("input:visible").all()) await box.fill("1");
  // By key: what one of them opens may lie over the next.
  for (const button of await page.locator("button:visible, summary:visible").all()) {
    if (await button.isVisible()) await button.press("Enter");
  }
}
