// Your dates: what the page works out is what the rules say, and nothing of it is sent or kept.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { EXIT, launch, visit } from "./support/browser.js";
import { PAGES, fileAddress, textOf } from "./support/tree.js";

const FILE = { en: "bexley/en/parents/your-dates/index.html", ur: "bexley/ur/parents/your-dates/index.html" };

/** Worked by hand from the rules and the bank holidays: amount, unit, first day, last day of the time, what to say. */
const EXAMPLES = [
  [15, "working_days", "2026-11-23", "2026-12-14", "no holiday in between"],
  [15, "working_days", "2026-12-14", "2027-01-07", "crosses Christmas, the substitute for Boxing Day and New Year"],
  [10, "working_days", "2027-03-22", "2027-04-07", "crosses Good Friday and Easter Monday"],
  [10, "working_days", "2027-12-20", "2028-01-06", "two substitutes at Christmas and one at New Year"],
  [15, "working_days", "2026-08-17", "2026-09-08", "crosses the summer bank holiday"],
  [15, "working_days", "2026-04-01", "2026-04-24", "crosses Easter"],
  [20, "working_days", "2027-04-26", "2027-05-25", "crosses the early May holiday"],
  [-2, "working_days", "2026-12-29", "2026-12-23", "counts back over 28 and 25 December"],
  [-5, "working_days", "2027-04-01", "2027-03-23", "counts back over Easter"],
  [3, "months", "2026-11-30", "2027-02-28", "no 30 February, so the last day of the month", "2027-02-26"],
  [3, "months", "2026-12-01", "2027-03-01", "plain case"],
  [6, "months", "2026-08-31", "2027-02-28", "month end, a Sunday", "2027-02-26"],
  [2, "weeks", "2026-12-11", "2026-12-25", "two weeks that end on Christmas Day", "2026-12-24"],
  [1, "years", "2027-02-28", "2028-02-28", "a year into a leap year"],
  [-2, "days", "2026-12-30", "2026-12-28", "days back that end on a substitute holiday", "2026-12-24"],
  [10, "working_days", "2026-12-25", "2027-01-12", "begins on a holiday, which is day 0"],
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function open(lang, options) {
  const visited = await visit(browser, options);
  await visited.page.goto(fileAddress(FILE[lang]));
  return visited;
}

async function type(form, day, month, year) {
  const boxes = form.locator("input");
  for (const [at, text] of [day, month, year].entries()) await boxes.nth(at).fill(String(text));
}

async function workOut(form, iso) {
  await type(form, ...iso.split("-").reverse());
  await form.locator("button.button").click();
}

/** Runs in the browser: puts another rule in the place of the first one. */
const setRule = (rule, [amount, unit]) => Object.assign(rule.dataset, { amount, unit });

/** Runs in the browser: the days that the first rule now shows. */
const shown = (rule) => Object.fromEntries(
  ["due", "day-off"].map((name) => [name, rule.querySelector(`.${name} time`)?.dateTime ?? null]));

for (const lang of ["en", "ur"]) {
  describe(`dates to work out, ${lang}`, () => {
    test("worked examples come out as worked by hand", async () => {
      const { page, close } = await open(lang);
      const form = page.locator("form.dates").first();
      const rule = form.locator("li").first();
      const found = [];
      for (const [amount, unit, from, , why] of EXAMPLES) {
        await rule.evaluate(setRule, [amount, unit]);
        await workOut(form, from);
        found.push({ amount, unit, from, why, ...await rule.evaluate(shown) });
      }
      const wanted = EXAMPLES.map(([amount, unit, from, end, why, due = end]) =>
        ({ amount, unit, from, why, due, "day-off": due === end ? null : end }));
      assert.deepEqual(found, wanted);
      await close();
    });

    test("the day is spelt out in the language of the page, with its weekday", async () => {
      const { page, close } = await open(lang);
      const form = page.locator("form.dates").first();
      await form.locator("li").first().evaluate(setRule, [10, "working_days"]);
      await workOut(form, "2027-03-22");
      const due = form.locator(".due").first();
      const words = { en: /^By Wednesday,? 7 April 2027$/, ur: /بدھ.*7 اپریل.*2027/u };
      assert.match((await due.innerText()).trim(), words[lang]);
      assert.match(await due.locator("time").getAttribute("lang"), new RegExp(`^${lang}\\b`));
      await close();
    });

    test("a date that there is not is refused, and the first box has the focus", async () => {
      const { page, close } = await open(lang);
      const form = page.locator("form.dates").first();
      for (const typed of [[31, 2, 2027], [0, 1, 2027], [1, 13, 2027], ["", "", ""], ["x", 1, 2027], [1, 1, 27], ["1.5", 1, 2027]]) {
        await workOut(form, "2027-03-22");
        await type(form, ...typed);
        await form.locator("button.button").click();
        assert.notEqual(await form.locator("[role=status]").innerText(), "", `${typed}`);
        assert.equal(await form.locator(".due").count(), 0, `${typed}`);
        assert.equal(await form.locator("input[aria-invalid=true]").count(), 3, `${typed}`);
        assert.equal(await page.evaluate(() => document.activeElement.name), "day", `${typed}`);
      }
      await close();
    });

    test("outside the years whose bank holidays are known no date is given", async () => {
      const { page, close } = await open(lang);
      const form = page.locator("form.dates").first();
      for (const iso of ["2024-12-31", "2028-12-28", "2050-06-01"]) {
        await workOut(form, iso);
        assert.equal(await form.locator(".due").count(), 0, iso);
        assert.match(await form.locator(".unknown").first().innerText(), /2025.*2028/s, iso);
      }
      await close();
    });

    test("Enter works them out, and Clear takes everything away", async () => {
      const { page, close } = await open(lang);
      const form = page.locator("form.dates").first();
      await type(form, 22, 3, 2027);
      await form.locator("input").last().press("Enter");
      assert.equal(await form.locator(".due").count(), await form.locator("li").count());
      await form.locator("button[type=reset]").click();
      assert.equal(await form.locator(".due, .day-off, .unknown").count(), 0);
      assert.equal(await form.locator("[role=status]").innerText(), "");
      assert.deepEqual(await form.locator("input").evaluateAll((all) => all.map((box) => box.value)), ["", "", ""]);
      await close();
    });

    test("nothing that is typed is sent, kept, or there after a reload", async () => {
      const { page, outside, faults, close } = await open(lang);
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      const form = page.locator("form.dates").first();
      const address = page.url();
      await workOut(form, "2027-03-22");
      assert.equal(page.url(), address);
      const kept = await page.evaluate(async () => [
        document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
      ]);
      assert.deepEqual({ requests, outside, kept, faults }, { requests: [], outside: [], kept: ["", 0, 0, 0], faults: [] });
      await page.reload();
      assert.deepEqual(await form.locator("input").evaluateAll((all) => all.map((box) => box.value)), ["", "", ""]);
      assert.equal(await form.locator(".due").count(), 0);
      await close();
    });

    test("Shift three times leaves from inside a box; capitals typed there do not", async () => {
      const { page, close } = await open(lang);
      const address = page.url();
      await page.locator("form.dates input").first().focus();
      for (const letter of ["A", "B", "C", "D"]) await page.keyboard.press(`Shift+Key${letter}`);
      assert.equal(page.url(), address);
      for (const key of ["ShiftLeft", "ShiftRight", "ShiftLeft"]) await page.keyboard.press(key);
      await page.waitForURL(EXIT);
      await close();
    });

    test("without scripts the rules are listed and there are no boxes", async () => {
      const { page, close } = await open(lang, { javaScriptEnabled: false });
      const form = page.locator("form.dates").nth(1);
      assert.equal(await form.locator(".boxes").isVisible(), false);
      assert.match(await form.locator("ul").innerText(), /10.*3/s);
      assert.equal(await form.locator("legend").isVisible(), true);
      await close();
    });

    test("each box has a name, and says what was wrong", async () => {
      const { page, close } = await open(lang);
      const boxes = page.locator("form.dates input");
      const described = await boxes.evaluateAll((all) => all.map((box) => ({
        label: box.labels[0]?.innerText.trim() ?? "",
        by: box.getAttribute("aria-describedby").split(" ").every((id) => document.getElementById(id)),
        off: box.form.getAttribute("autocomplete"),
      })));
      assert.notEqual(described.length, 0);
      assert.deepEqual(described.filter(({ label, by, off }) => label === "" || !by || off !== "off"), []);
      await close();
    });
  });
}

test("figures of the reader's own keyboard count as the same figures", async () => {
  const { page, close } = await open("ur");
  const form = page.locator("form.dates").first();
  await form.locator("li").first().evaluate(setRule, [10, "working_days"]);
  for (const [day, month, year] of [["۲۲", "۳", "۲۰۲۷"], ["٢٢", "٣", "٢٠٢٧"], ["২২", "৩", "২০২৭"], ["૨૨", "૩", "૨૦૨૭"]]) {
    await type(form, day, month, year);
    await form.locator("button.button").click();
    assert.equal((await form.locator("li").first().evaluate(shown)).due, "2027-04-07", day);
  }
  await close();
});

test("every list of rules carries the figures that its words print", () => {
  const rules = /<li data-amount="(-?\d+)" data-unit="(\w+)">(.*?)<\/li>/gs;
  const pages = PAGES.filter(({ file }) => file.endsWith("/your-dates/index.html"));
  const found = pages.flatMap(({ file }) => [...textOf(file).matchAll(rules)].map((rule) => [file, ...rule.slice(1)]));
  assert.notEqual(found.length, 0);
  for (const [file, amount, , words] of found) {
    const figures = words.replace(/<[^>]*>/g, " ").match(/\d+/g) ?? [];
    assert.deepEqual(figures, [String(Math.abs(amount))], `${file}: ${words}`);
  }
});
