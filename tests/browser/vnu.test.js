// The Nu HTML checker finds no error and no warning in any page or in the style sheet.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { promisify } from "node:util";

import { serve } from "./support/server.js";
import { FILES } from "./support/tree.js";

const CHECKER = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
/** `cargo xtask test` names the one that it found. */
const JAVA = process.env.JAVA || "java";
/** Else it asks nothing of the machine that it runs on. */
const THIS_MACHINE = "-Dnu.validator.servlet.allow-forbidden-hosts=true";
const OPTIONS = ["--also-check-css", "--format", "json", "--stdout", "--exit-zero-always"];
const ENOUGH = 64 * 1024 * 1024; // bytes of messages

test("every page and the style sheet are sound", async () => {
  const files = FILES.filter((file) => /\.(html|css)$/.test(file));
  assert.ok(files.some((file) => file.endsWith(".css")), "there is no style sheet");
  assert.deepEqual(await messagesFor(files), []);
});

/** Over a server: a file's own address has no origin, so nothing there would match the policy's 'self'. */
async function messagesFor(files) {
  const server = await serve("/");
  try {
    const addresses = files.map((file) => server.address + file);
    const command = [THIS_MACHINE, "-jar", CHECKER, ...OPTIONS, ...addresses];
    const { stdout } = await promisify(execFile)(JAVA, command, { maxBuffer: ENOUGH });
    return JSON.parse(stdout).messages.map((message) => shown(message, server.address));
  } finally {
    await server.close();
  }
}

function shown({ type, subType, url = "", lastLine = 0, message, extract = "" }, address) {
  return `${url.replace(address, "")}:${lastLine}: ${subType ?? type}: ${message} ${extract}`;
}
