// nginx and Apache on a free port of this machine, with the very files in deploy/: only the lines
// that those say to change are changed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ask } from "./request.js";

const { NGINX, APACHE, APACHE_MODULES } = process.env;
const DEPLOY = join(import.meta.dirname, "../../../deploy");
/** What Debian's Apache has without being asked, and what the file says to enable. */
const MODULES = ["mpm_event", "authz_core", "alias", "mime", "dir", "filter", "autoindex", "negotiation", "reqtimeout", "headers", "deflate", "allowmethods"];

export const SERVERS = { nginx: startNginx, apache: startApache };

/** Puts `to` in the place of `from`, which must be there just once. */
function change(text, changes) {
  return changes.reduce((changed, [from, to]) => {
    assert.equal(changed.split(from).length, 2, `\`${from}\` stands once in the file`);
    return changed.replace(from, () => to);
  }, text);
}

/** nginx, for the set in `root`, or in `folder` below it. */
async function startNginx(root, folder = "") {
  const { place, port } = await prepare();
  const site = change(readFileSync(join(DEPLOY, "nginx.conf"), "utf8"), [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["listen [::]:80;", ""],
    ["root /srv/www/leaflets;", `root ${root};`],
    ['set $leaflets_folder "";', `set $leaflets_folder "${folder}";`],
    ["/var/log/nginx/leaflets.log", join(place, "leaflets.log")],
    ["/var/log/nginx/leaflets.error.log", join(place, "leaflets.error.log")],
  ]);
  writeFileSync(join(place, "site.conf"), site);
  const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(place, name)};`);
  writeFileSync(join(place, "nginx.conf"), `
    daemon off; worker_processes 2; pid ${join(place, "pid")}; error_log ${join(place, "main.log")};
    events {}
    http { ${folders.join(" ")} include ${join(place, "site.conf")}; }`);
  const args = ["-c", join(place, "nginx.conf"), "-p", place, "-e", join(place, "main.log")];
  return started(NGINX, args, { place, port }, "SIGQUIT");
}

/** Apache, for the set in `root`, or in `folder` below it. */
async function startApache(root, folder = "") {
  const { place, port } = await prepare();
  const text = readFileSync(join(DEPLOY, "apache.conf"), "utf8").replaceAll("${APACHE_LOG_DIR}", place).replaceAll(" /404.html", ` ${folder}/404.html`);
  const site = change(text, [
    ["<VirtualHost *:80>", `<VirtualHost 127.0.0.1:${port}>`],
    ["DocumentRoot /srv/www/leaflets", `DocumentRoot ${root}`],
    ["<Directory /srv/www/leaflets>", `<Directory ${root}>`],
  ]);
  writeFileSync(join(place, "site.conf"), site);
  const modules = MODULES.map((name) => `LoadModule ${name}_module ${join(APACHE_MODULES, `mod_${name}.so`)}`);
  // As in Debian's own file.
  const user = process.getuid() === 0 ? ["User www-data", "Group www-data"] : [];
  writeFileSync(join(place, "apache.conf"), [
    `ServerRoot ${place}`, `PidFile ${join(place, "pid")}`, `DefaultRuntimeDir ${place}`, "ServerName localhost", `Listen 127.0.0.1:${port}`,
    `ErrorLog ${join(place, "main.log")}`, ...modules, ...user, "TypesConfig /etc/mime.types",
    "<Directory />", "Options FollowSymLinks", "AllowOverride None", "Require all denied", "</Directory>",
    `Include ${join(place, "site.conf")}`,
  ].join("\n"));
  return started(APACHE, ["-f", join(place, "apache.conf"), "-D", "FOREGROUND"], { place, port }, "SIGTERM");
}

async function prepare() {
  const place = mkdtempSync(join(tmpdir(), "plainleaf-server-"));
  chmodSync(place, 0o755);
  return { place, port: await freePort() };
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Waits until the server answers. It ends when it is closed, and with the tests at the latest. */
async function started(program, args, { place, port }, signal) {
  let said = "";
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  const ended = new Promise((done) => child.on("exit", done).on("error", (error) => done((said += error))));
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  const end = () => child.kill(signal);
  process.on("exit", end);
  for (const stop of ["SIGTERM", "SIGINT", "SIGHUP"]) process.once(stop, () => process.exit(1));
  const written = (beginning) => readdirSync(place).filter((name) => name.startsWith(beginning) && name.endsWith(".log")).map((name) => readFileSync(join(place, name), "utf8")).join("");
  for (let tries = 0; ; tries += 1) {
    if (hasEnded || tries > 200) {
      end();
      await ended;
      const why = `${program} does not answer: ${said}${written("")}`;
      rmSync(place, { recursive: true });
      throw new Error(why);
    }
    if (await ask(port, "/").then(() => true, () => false)) break;
    await new Promise((later) => setTimeout(later, 50));
  }
  const close = async () => {
    process.off("exit", end);
    end();
    await ended;
    rmSync(place, { recursive: true });
  };
  // What the files in deploy/ have written, without what the server says of its own start.
  return { port, logs: () => written("leaflets"), close };
}
