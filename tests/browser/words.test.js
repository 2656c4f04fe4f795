// What readers read: words stay apart, figures have their language's plural, telephone numbers their order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, visit } from "./support/browser.js";
import { SAMPLES, fileAddress, pagesOf } from "./support/tree.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs in the browser: where the last word of one element runs into the first of the next. */
function wordsThatRunTogether() {
  const MARK = "\uE000";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data += MARK;
  const borders = document.body.innerText.matchAll(/[^\s\uE000]+[\p{L}\p{N}]\uE000+[\p{L}\p{N}][^\s\uE000]+/gu);
  return [...borders].map(([words]) => words.replaceAll(MARK, "|"));
}

test("no words run together where one element ends and the next begins", async () => {
  const { page, close } = await visit(browser);
  const found = [];
  // The elements are the same in every language, so English has all their borders.
  for (const { file } of [...SAMPLES, ...pagesOf("leaflet", "en"), ...pagesOf("guide", "en")]) {
    await page.goto(fileAddress(file));
    for (const words of await page.evaluate(wordsThatRunTogether)) found.push(`${file}: ${words}`);
  }
  assert.deepEqual(found, []);
  await close();
});

test("a contact's label and its number are words of their own", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("barnet/en/parents/your-rights/index.html"));
  const text = await page.locator("main").innerText();
  assert.match(text, /Telephone\s+0\d/);
  assert.doesNotMatch(text, /\p{L}\d{4}|\d{4}\p{L}/u);
  await close();
});

test("Polish has the plural of each figure", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("barnet/pl/parents/your-dates/index.html"));
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  for (const words of ["w ciągu 10 dni roboczych", "w ciągu 15 dni roboczych", "w ciągu 3 miesięcy", "w ciągu 2 lat"]) {
    assert.ok(text.includes(words), words);
  }
  await close();
});

test("no figure is left at the end of a line without its unit", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("barnet/en/parents/your-dates/index.html"));
  const text = await page.locator("main").innerText();
  assert.match(text, /within 10\u00a0working days/);
  await close();
});

test("Urdu runs from right to left", async () => {
  const { page, close } = await visit(browser);
  for (const { file } of SAMPLES.filter((page) => page.lang === "ur")) {
    await page.goto(fileAddress(file));
    assert.equal(await page.locator("h1").evaluate((h1) => getComputedStyle(h1).direction), "rtl");
    assert.match(await page.locator("h1").innerText(), /[\u0600-\u06ff]/, file);
  }
  await close();
});

/** Runs in the browser: whether each number is marked, and its first figure stands left of its last. */
function numbersOf(links) {
  const left = (text, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return links.map((link) => {
    const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode();
    const isMarked = link.dir === "ltr" && link.querySelector("bdi") !== null;
    return { number: text.data, isMarked, isInOrder: left(text, 0) < left(text, text.length - 1) };
  });
}

test("telephone numbers read from left to right in every language", async () => {
  const { page, close } = await visit(browser);
  const numbers = [];
  for (const { file } of pagesOf("leaflet", "ur")) {
    await page.goto(fileAddress(file));
    numbers.push(...await page.locator("a[href^='tel:']").evaluateAll(numbersOf));
  }
  assert.notEqual(numbers.length, 0);
  assert.deepEqual(numbers.filter(({ isMarked, isInOrder }) => !isMarked || !isInOrder), []);
  await close();
});

test("words in another language than the page are marked", async () => {
  const { page, close } = await visit(browser);
  await page.goto(fileAddress("barnet/ur/parents/other-meetings/index.html"));
  assert.equal(await page.locator("h1").evaluate((h1) => h1.closest("[lang]").lang), "en");
  assert.equal(await page.locator("h1").evaluate((h1) => getComputedStyle(h1).direction), "ltr");
  assert.equal(await page.locator(".words").evaluate((words) => words.closest("[lang]").lang), "en");
  assert.match(await page.locator(".notice").first().innerText(), /[\u0600-\u06ff]/);
  await close();
});
