// While a set is published again and again, nginx and Apache send each page as it was or as it is: never a mixture, never an error.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { ask } from "./support/request.js";
import { SERVERS } from "./support/servers.js";

const { PLAINLEAF_BIN } = process.env;
const BASE = join(import.meta.dirname, "../sites/base");
const PAGES = ["", "barnet/", "barnet/en/parents/your-meeting/index.html", "havering/pl/parents/your-rights/", "leaflets.json"];
const ROUNDS = 8;
/** How many readers ask at the same time. */
const READERS = 4;

/** Runs a program to its end without holding up the readers. */
function run(program, args) {
  return new Promise((ended, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", failed).on("exit", (code) => (code === 0 ? ended() : failed(new Error(said))));
  });
}

/** Two states of one site, and what each page is in both. */
class States {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "plainleaf-swap-"));
    chmodSync(this.folder, 0o755);
  }

  async prepare(address) {
    for (const state of ["old", "new"]) {
      const site = join(this.folder, `site-${state}`);
      cpSync(BASE, site, { recursive: true });
      const settings = readFileSync(join(BASE, "plainleaf.yaml"), "utf8");
      const title = `The ${state} leaflets ${state === "new" ? "that are longer".repeat(40) : ""}`;
      writeFileSync(join(site, "plainleaf.yaml"), `${settings.replace(/title: .*/, `title: ${title}`)}address: https://leaflets.example${address}/\n`);
      await this.build(state, join(this.folder, state));
    }
    return this;
  }

  build(state, out) {
    return run(PLAINLEAF_BIN, ["build", "-q", "--no-pdf", "--site", join(this.folder, `site-${state}`), "--out", out]);
  }

  page(state, path) {
    return readFileSync(join(this.folder, state, path === "" || path.endsWith("/") ? `${path}index.html` : path));
  }
}

/** Reads pages until `publishing` is done. */
async function readersDuring(publishing, port, prefix, states) {
  let isDone = false;
  const seen = { old: 0, new: 0 };
  const reader = async (number) => {
    for (let turn = number; !isDone; turn += 1) {
      const path = PAGES[turn % PAGES.length];
      const { status, body } = await ask(port, `${prefix}/${path}`);
      assert.equal(status, 200, path);
      const state = ["old", "new"].find((name) => body.equals(states.page(name, path)));
      assert.ok(state, `/${path} is neither the old nor the new page`);
      seen[state] += 1;
    }
  };
  const readers = Promise.all(Array.from({ length: READERS }, (_, number) => reader(number)));
  // A reader that finds something wrong ends the test, and all of them end with it.
  const published = publishing.finally(() => (isDone = true));
  await Promise.all([published, readers]).finally(() => (isDone = true));
  return seen;
}

async function alternately(publish) {
  for (let round = 0; round < ROUNDS; round += 1) {
    await publish(round % 2 === 0 ? "new" : "old");
    await new Promise((later) => setTimeout(later, 60));
  }
}

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    for (const folder of ["", "/leaflets"]) {
      describe(folder ? "in a sub-folder" : "at the top of the host", () => {
        let states;
        before(async () => {
          states = await new States().prepare(folder);
        });
        after(() => rmSync(states.folder, { recursive: true }));

        test("sends whole pages while the folder is exchanged", async (t) => {
          const root = join(states.folder, "www");
          const out = join(root, folder || "public");
          await states.build("old", out);
          const server = await start(folder ? root : out, folder);
          t.after(server.close);
          const seen = await readersDuring(alternately((state) => states.build(state, out)), server.port, folder, states);
          assert.ok(seen.old > 20 && seen.new > 20, `${seen.old} old and ${seen.new} new pages were read`);
          const lost = await ask(server.port, `${folder}/nowhere`);
          assert.equal(lost.status, 404);
          assert.ok(lost.body.equals(states.page("old", "404.html")));
          const left = readdirSync(root).filter((entry) => entry.includes(".new-"));
          assert.deepEqual(left, []);
        });

        test("sends whole pages while a symbolic link is led to another folder", async (t) => {
          const root = join(states.folder, "links");
          const link = join(root, folder || "current");
          const lead = async (state) => {
            symlinkSync(join(states.folder, state), `${link}.next`);
            renameSync(`${link}.next`, link);
          };
          cpSync(join(states.folder, "old"), join(root, "unused"), { recursive: true });
          await lead("old");
          const server = await start(folder ? root : link, folder);
          t.after(server.close);
          const seen = await readersDuring(alternately(lead), server.port, folder, states);
          assert.ok(seen.old > 20 && seen.new > 20, `${seen.old} old and ${seen.new} new pages were read`);
        });
      });
    }
  });
}
