// The published tree that is tested: which pages it has, and of what kind each is.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const beside = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The tree that `cargo xtask test` has built for this run, or the one of `cargo xtask site`. */
export const TREE = path.resolve(process.env.PLAINLEAF_PUBLIC ?? beside("../../../public"));
if (!existsSync(path.join(TREE, "index.html"))) {
  throw new Error("There are no pages to test. Run `cargo xtask site` first, or all tests with `cargo xtask test`.");
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(["ar", "ur"]);

const KINDS = [
  ["home", /^index\.html$/],
  ["not found", /^404\.html$/],
  ["guide", /^guide\/[^/]+\/index\.html$/],
  ["set", /^[^/]+\/(?:([a-z]{2})\/)?index\.html$/],
  ["leaflet", /^[^/]+\/([a-z]{2})\/(?:parents|children)\/[^/]+\/index\.html$/],
  ["easy read", /^[^/]+\/([a-z]{2})\/easy-read\/[^/]+\/index\.html$/],
  ["everyone", /^[^/]+\/([a-z]{2})\/everyone\/[^/]+\/index\.html$/],
];

/** Every file of the tree, as a path with forward slashes. */
export const FILES = readdirSync(TREE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(TREE, path.join(entry.parentPath ?? entry.path, entry.name)))
  .map((file) => file.split(path.sep).join("/"))
  .sort();

/** Every page: its file, its kind, its language and the direction of that. */
export const PAGES = FILES.filter((file) => file.endsWith(".html")).map(page);

function page(file) {
  const [kind, pattern] = KINDS.find(([, pattern]) => pattern.test(file)) ?? ["unknown", /$/];
  const lang = file.match(pattern)[1] ?? "en";
  return { file, kind, lang, dir: RIGHT_TO_LEFT.has(lang) ? "rtl" : "ltr" };
}

/** The pages of one kind in one language. */
export const pagesOf = (kind, lang) => PAGES.filter((page) => page.kind === kind && page.lang === lang);

/** One page of every kind in English and in Urdu, as far as there is one. */
export const SAMPLES = ["en", "ur"].flatMap((lang) =>
  KINDS.map(([kind]) => pagesOf(kind, lang)[0]).filter(Boolean));

/** What a file of the tree says. */
export const textOf = (file) => readFileSync(path.join(TREE, file), "utf8");

/** The address of a file as a USB stick has it. */
export const fileAddress = (file) => pathToFileURL(path.join(TREE, file)).href;
