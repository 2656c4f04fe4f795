// The programs of poppler-utils: what they say about a leaflet, and how it looks.
import { execFileSync } from "node:child_process";

const PIECE = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs;
const ESCAPED = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" };
const MOST = 64 * 1024 * 1024;

function run(program, words) {
  try {
    // What they warn of is no fault of a file: veraPDF judges that.
    return execFileSync(program, words, { maxBuffer: MOST, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error(`${program} is missing: install the package \`poppler-utils\`.`);
    throw error;
  }
}

const text = (program, words) => run(program, words).toString("utf8");

/** What can be copied out of each page. */
export function copied(file) {
  const pages = text("pdftotext", ["-enc", "UTF-8", file, "-"]).split("\f");
  return pages.slice(0, -1); // each page ends with a form feed
}

const found = new Map();

/** Where each piece of text lies, page by page: its box in points, and its letters from left to right. */
export const pieces = (file) => found.get(file) ?? found.set(file, piecesOf(file)).get(file);

function piecesOf(file) {
  const pages = text("pdftotext", ["-enc", "UTF-8", "-bbox", file, "-"]).split("</page>").slice(0, -1);
  return pages.map((page) => [...page.matchAll(PIECE)].map(([, left, top, right, bottom, letters]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    letters: letters.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ESCAPED[name]),
  })));
}

/** The width and height of every page in points. */
export function pageSizes(file) {
  const report = text("pdfinfo", ["-f", "1", "-l", "9999", file]);
  return [...report.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => [Number(width), Number(height)]);
}

/** Every font, and whether it is in the file. */
export function fonts(file) {
  const [, , ...lines] = text("pdffonts", [file]).trimEnd().split("\n");
  return lines.map((line) => {
    const [isEmbedded, , isReadable] = line.match(/(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/).slice(1).map((word) => word === "yes");
    return { name: line.split(" ")[0], isEmbedded, isReadable };
  });
}

/** How many letters of a leaflet there are in each size, in points. */
export function letterSizes(file) {
  const xml = text("pdftohtml", ["-xml", "-i", "-stdout", "-zoom", "1", file]);
  const sizes = new Map([...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(([, id, size]) => [id, Number(size)]));
  const letters = new Map();
  for (const [, id, line] of xml.matchAll(/<text [^>]*font="(\d+)"[^>]*>(.*?)<\/text>/gs)) {
    const length = line.replace(/<[^>]*>|\s/g, "").length;
    letters.set(sizes.get(id), (letters.get(sizes.get(id)) ?? 0) + length);
  }
  return letters;
}

/** Each page as grey dots, from 0 for black to 255 for white. */
export function pictures(file, dotsAnInch) {
  return pgms(run("pdftoppm", ["-r", String(dotsAnInch), "-gray", file]));
}

/** Pictures one after another, as pdftoppm prints them: "P5", width, height and 255, then a byte a dot. */
function pgms(bytes) {
  const pictures = [];
  for (let at = 0; at < bytes.length;) {
    const head = bytes.subarray(at, at + 40).toString("latin1").match(/^P5\s(\d+)\s(\d+)\s255\s/);
    const [width, height] = [Number(head[1]), Number(head[2])];
    const start = at + head[0].length;
    at = start + width * height;
    pictures.push({ width, height, dots: bytes.subarray(start, at) });
  }
  return pictures;
}
