// A real browser without a network: what leaves the site is caught, and what goes wrong is kept.
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

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
export function launch(options = {}) {
  return chromium.launch({ ...start(), ...options });
}

/** Starts a browser that a tool drives through a port of this machine, with no other host in its reach. */
export async function launchWithPort() {
  const folder = await mkdtemp(path.join(tmpdir(), "plainleaf-browser-"));
  const { executablePath, args } = start();
  const port = "--remote-debugging-port=0"; // one that is free; the browser writes which
  const alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: [...args, port, alone] });
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { port: await portOf(folder), close };
}

/** The browser writes its port a moment after it has started. */
async function portOf(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await readFile(path.join(folder, "DevToolsActivePort"), "utf8").catch(() => "");
    if (text.includes("\n")) return Number(text.split("\n")[0]);
    await pause(100);
  }
  throw new Error("The browser opened no port.");
}

function start() {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return { executablePath: executable(), args: [...QUIET, ...asRoot] };
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
