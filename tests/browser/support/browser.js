// A real browser without a network: what leaves the site is caught, and what goes wrong is kept.
import { existsSync } from "node:fs";
import path from "node:path";

import { chromium } from "playwright-core";

import { serve } from "./server.js";
import { fileAddress } from "./tree.js";

/** Where "Leave this site" goes on the sample site. */
export const EXIT = "https://www.bbc.co.uk/weather";
/** A page that the reader had open before. */
export const BEFORE = "https://before.example/";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the browser. */
export function launch() {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: executable(), args: [...QUIET, ...asRoot] });
}

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error("There is no browser: install the package `chromium`, or name its file in CHROMIUM.");
  return found;
}

/** The two ways in which readers open the tree: each gives the address of a file. */
export async function openings() {
  const server = await serve("/sub/folder/");
  return {
    ways: [
      { name: "from a folder", address: fileAddress },
      { name: "from a server's sub-folder", address: (file) => server.address + file },
    ],
    close: server.close,
  };
}

/**
 * A fresh visit: a page, what was asked for outside the site, and what went wrong.
 * The pages outside are small ones of our own.
 */
export async function visit(browser, options = {}) {
  const context = await browser.newContext(options);
  const outside = [];
  const faults = [];
  await context.route((address) => !isOurs(address), (route) => {
    const address = route.request().url();
    outside.push(address);
    const title = { [EXIT]: "Weather", [BEFORE]: "Before" }[address];
    if (!title) return route.abort();
    return route.fulfill({ contentType: "text/html", body: `<!doctype html><title>${title}</title>` });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
  });
  page.setDefaultTimeout(10_000);
  return { page, outside, faults, close: () => context.close() };
}

const isOurs = (address) =>
  ["file:", "data:", "about:"].includes(address.protocol) || address.hostname === "127.0.0.1";
