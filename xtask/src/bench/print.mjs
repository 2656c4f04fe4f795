// Prints pages to PDF in one Chromium, as people do who have no other way: node print.mjs FOLDER_OF_TESTS PAGE…
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const { chromium } = createRequire(path.join(folder, "package.json"))("playwright-core");

const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: asRoot });
const page = await browser.newPage();
for (const file of pages) {
  await page.goto(pathToFileURL(file).href);
  const pdf = await page.pdf({ format: "A4", tagged: true });
  if (pdf.length === 0) throw new Error(`${file} was not printed`);
}
await browser.close();
