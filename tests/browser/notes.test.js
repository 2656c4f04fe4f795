// Notes to write on a page: for the reader and for paper, and for nobody who comes after.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { EXIT, launch, visit } from "./support/browser.js";
import { serve } from "./support/server.js";
import { PAGES, textOf } from "./support/tree.js";

/** Questions in several parts of a page; lines to fill in, in a language from right to left. */
const QUESTIONS = "barnet/en/parents/getting-ready/index.html";
const LINES = { en: "bexley/en/parents/your-dates/index.html", ur: "bexley/ur/parents/your-dates/index.html" };
const BEFORE = "https://before.example/";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LONG = Array.from({ length: 120 }, (_, line) => `Line ${line} of what I want to say.`).join("\n");

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve("/");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(file, options) {
  const visited = await visit(browser, options);
  await visited.page.goto(server.address + file);
  return { ...visited, fields: visited.page.locator(".field") };
}

const button = (page, does) => page.locator(`[data-notes=${does}]`);
const valuesOf = (fields) => fields.evaluateAll((all) => all.map(({ value }) => value));
const writtenOn = (page) => page.locator(".written").evaluateAll((all) => all.map((one) => one.textContent).join(""));
const statusOf = (page) => page.locator(".notes-last > [role=status]").innerText();

async function assertEmpty(page) {
  const left = [...await valuesOf(page.locator(".field")), await writtenOn(page)];
  assert.deepEqual(left.filter((text) => text !== ""), []);
}

/** The words of the page as the browser prints it. */
async function printed(page) {
  const folder = mkdtempSync(path.join(tmpdir(), "plainleaf-notes-"));
  const file = path.join(folder, "page.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return text;
}

/** Runs in the browser, which evaluates it without asking the page's security policy. */
async function violations(isContrastOn) {
  const { violations } = await window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast-enhanced": { enabled: isContrastOn } },
  });
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.target.join(" ")) }));
}

for (const [name, file] of [["questions", QUESTIONS], ["lines", LINES.en], ["lines from right to left", LINES.ur]]) {
  describe(name, () => {
    test("each field has the name of its question, and the page says first what becomes of it", async () => {
      const { page, fields, close } = await open(file);
      const found = await fields.evaluateAll((all) => all.map((field) => ({
        question: field.closest("li, .write-in > div").querySelector(".question, dt").textContent.trim(),
        label: document.getElementById(field.getAttribute("aria-labelledby")).textContent.trim(),
        isBelow: document.querySelector(".notes-first").compareDocumentPosition(field) === Node.DOCUMENT_POSITION_FOLLOWING,
        isLarge: field.getBoundingClientRect().height >= 44 && field.getBoundingClientRect().width >= 200,
      })));
      assert.notEqual(found.length, 0);
      const wrong = found.filter(({ question, label, isBelow, isLarge }) => question === "" || label !== question || !isBelow || !isLarge);
      assert.deepEqual(wrong, []);
      assert.equal(await page.locator(".notes-first").count(), 1);
      assert.equal(await page.locator(".notes-first p").first().isVisible(), true);
      await close();
    });

    test("what is written is on paper in full, and an empty field leaves its lines there", async () => {
      const { page, fields, close } = await open(file);
      const isLine = await fields.first().evaluate((field) => field.localName === "input");
      const text = isLine ? "An answer ".repeat(40).trim() : LONG;
      await fields.first().fill(text);
      const paper = await printed(page);
      const words = (string) => string.replace(/\s+/g, " ");
      if (isLine) assert.equal(words(paper).match(/An answer/g).length, 40);
      else for (const line of LONG.split("\n")) assert.ok(paper.includes(line), line);
      await page.emulateMedia({ media: "print" });
      const rooms = page.locator(".prompts .space, .write-in .line");
      const shown = await rooms.evaluateAll((all) => all.map((room) => room.checkVisibility() && room.getBoundingClientRect().height > 30));
      assert.deepEqual(shown, shown.map((_, place) => place > 0));
      assert.equal(await page.locator(".field:visible, [data-notes]:visible, .notes-first:visible").count(), 0);
      await close();
    });

    test("Clear all asks once, then nothing is left, not even for Undo", async () => {
      const { page, fields, close } = await open(file);
      const last = fields.last();
      await fields.first().fill("alpaca");
      await last.pressSequentially("quokka");
      await button(page, "ask").click();
      assert.deepEqual((await valuesOf(fields)).filter(Boolean), ["alpaca", "quokka"]);
      assert.equal(await page.locator(".sure").evaluate((sure) => document.activeElement === sure), true);
      await button(page, "yes").click();
      await assertEmpty(page);
      assert.notEqual(await statusOf(page), "");
      assert.equal(await page.locator(".sure").isVisible(), false);
      await last.focus();
      for (const keys of ["Control+z", "Control+z", "Control+Shift+z"]) await page.keyboard.press(keys);
      await assertEmpty(page);
      assert.doesNotMatch(await printed(page), /\b(alpaca|quokka)\b/);
      await close();
    });

    test("a slip of the finger costs nothing: keeping, and Escape, leave all as it was", async () => {
      const { page, fields, close } = await open(file);
      await fields.first().fill("kept");
      await button(page, "ask").click();
      await button(page, "keep").click();
      assert.equal(await page.locator(".sure").isVisible(), false);
      await button(page, "ask").click();
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".sure").isVisible(), false);
      assert.equal(await fields.first().inputValue(), "kept");
      await close();
    });

    test("by keys alone: write, ask to clear, clear", async () => {
      const { page, fields, close } = await open(file);
      await fields.last().focus();
      await page.keyboard.type("by key");
      for (const stop of ["alone", "ask"]) {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.dataset.notes), stop);
      }
      // A key held down too long asks, and does not say yes.
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      assert.equal(await fields.last().inputValue(), "by key");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await assertEmpty(page);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.notes), "ask");
      await close();
    });

    test("leaving empties the page before the other one is asked for", async () => {
      const shift = async (page) => {
        for (const key of ["ShiftLeft", "ShiftRight", "ShiftLeft"]) await page.keyboard.press(key);
      };
      for (const leave of [(page) => page.locator(".leave").click(), shift]) {
        const { page, fields, close } = await open(file);
        await fields.first().fill("secret");
        await page.evaluate(() => {
          addEventListener("leave", () => {
            const values = [...document.querySelectorAll(".field")].map(({ value }) => value);
            console.info(`left:${values.join("")}${[...document.querySelectorAll(".written")].map((one) => one.textContent).join("")}`);
          });
        });
        const told = page.waitForEvent("console");
        await leave(page);
        assert.equal((await told).text(), "left:");
        await page.waitForURL(EXIT);
        await close();
      }
    });

    test("neither Back nor a reload brings it back", async () => {
      const { page, fields, close } = await visitFrom(file);
      await fields.first().fill("secret");
      await page.evaluate((address) => location.assign(address), BEFORE);
      await page.waitForURL(BEFORE);
      await page.goBack();
      await page.waitForURL(server.address + file);
      await assertEmpty(page);
      await fields.first().fill("secret");
      await page.reload();
      await assertEmpty(page);
      await close();
    });

    test("nothing is sent, and nothing is kept", async () => {
      const { page, fields, outside, faults, close } = await open(file);
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      const address = page.url();
      await fields.first().fill("secret");
      await fields.last().press("Enter");
      await fields.first().blur();
      const kept = await page.evaluate(async () => [
        document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.forms.length,
      ]);
      kept[4] -= await page.locator("form.dates").count();
      assert.deepEqual({ requests, outside, kept, faults }, { requests: [], outside: [], kept: ["", 0, 0, 0, 0], faults: [] });
      assert.equal(page.url(), address);
      await close();
    });

    test("axe finds nothing, with the question open, in any contrast", async () => {
      for (const options of [{}, { colorScheme: "dark" }]) {
        for (const isContrastOn of [false, true]) {
          const { page, fields, close } = await open(file, options);
          if (isContrastOn) await page.locator("button.contrast").click();
          await fields.first().fill("alpaca");
          await button(page, "ask").click();
          await page.evaluate(AXE);
          assert.deepEqual(await page.evaluate(violations, isContrastOn), []);
          await close();
        }
      }
    });

    test("in forced colours each field and the question have an edge to see", async () => {
      const { page, fields, close } = await open(file, { forcedColors: "active" });
      await fields.first().fill("alpaca");
      await button(page, "ask").click();
      const edges = await page.locator(".field, .sure, [data-notes]").evaluateAll((all) => all.map((one) => {
        const { borderTopWidth, borderTopColor } = getComputedStyle(one);
        const ground = getComputedStyle(document.body).backgroundColor;
        return parseFloat(borderTopWidth) >= 1 && borderTopColor !== ground;
      }));
      assert.ok(edges.length > 3 && edges.every(Boolean), `${edges}`);
      await close();
    });

    test("at 320 px, and with text twice as big, nothing is wider than the screen", async () => {
      const { page, fields, close } = await open(file, { viewport: { width: 320, height: 640 } });
      await fields.first().fill("averylongwordwithoutaspace".repeat(12));
      await button(page, "ask").click();
      for (const size of ["100%", "200%"]) {
        await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
        const wide = await page.evaluate(() => {
          const parts = document.querySelectorAll(".field, .notes-first, .notes-last, .notes-last *");
          return [...parts].filter((part) => part.checkVisibility())
            .filter((part) => part.getBoundingClientRect().right > 320.5 || part.getBoundingClientRect().left < -0.5)
            .map((part) => part.outerHTML);
        });
        assert.deepEqual(wide, [], size);
      }
      await close();
    });

    test("without scripts there are lines as on paper, and nothing to press", async () => {
      const { page, fields, close } = await open(file, { javaScriptEnabled: false });
      assert.equal(await page.locator(".field:visible, [data-notes]:visible, .notes-first:visible").count(), 0);
      assert.notEqual(await fields.count(), 0);
      if (file !== QUESTIONS) assert.equal(await page.locator(".write-in .line").first().isVisible(), true);
      await close();
    });
  });
}

/** A visit that begins on a page of somebody else, so that Back has somewhere to come from. */
async function visitFrom(file) {
  const visited = await visit(browser);
  await visited.page.goto(BEFORE);
  await visited.page.goto(server.address + file);
  return { ...visited, fields: visited.page.locator(".field") };
}

test("Print my notes prints the questions and notes, and nothing else", async () => {
  const { page, fields, close } = await open(QUESTIONS);
  await fields.first().fill("We laugh a lot.");
  // A browser that a test drives opens no window to print: what it would print is looked at.
  await page.evaluate(() => { window.print = () => { window.asked = true; }; });
  await button(page, "alone").click();
  assert.equal(await page.evaluate(() => window.asked), true);
  await page.emulateMedia({ media: "print" });
  const shown = await page.locator(".words > *").evaluateAll((all) =>
    all.filter((part) => part.checkVisibility()).map((part) => part.matches(".prompts, h2, h3")));
  assert.ok(shown.length > 4 && shown.every(Boolean), `${shown}`);
  assert.equal(await page.locator(".prompts:visible").count(), await page.locator(".prompts").count());
  assert.equal(await page.locator(".written").first().innerText(), "We laugh a lot.");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".words > p").first().isVisible(), true);
  await close();
});

test("what is written stays in view, and an empty field is small again", async () => {
  const { page, fields, close } = await open(QUESTIONS);
  const field = fields.first();
  const height = () => field.evaluate(({ clientHeight, scrollHeight }) => ({ hidden: scrollHeight - clientHeight, shown: clientHeight }));
  const { shown } = await height();
  await field.fill(LONG.split("\n").slice(0, 30).join("\n"));
  const grown = await height();
  assert.ok(grown.hidden <= 0 && grown.shown > shown * 4, JSON.stringify(grown));
  await button(page, "ask").click();
  await button(page, "yes").click();
  assert.equal((await height()).shown, shown);
  await close();
});

test("pages without room to write load nothing for it, and those with it do", () => {
  const wrong = PAGES.filter(({ file }) => {
    const text = textOf(file);
    return /class="?(?:prompts|write-in)[ ">]/.test(text) !== /assets\/notes\.\w+\.js/.test(text);
  });
  assert.deepEqual(wrong.map(({ file }) => file), []);
});
