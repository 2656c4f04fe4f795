// A plain web server for the published tree, in a sub-folder if need be, as a council's host may have it.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

import { TREE } from "./tree.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** Serves the tree below `folder`, which begins and ends with a slash. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = fileFor(folder, decodeURIComponent(pathname));
    const found = file ?? path.join(TREE, "404.html");
    response.writeHead(file ? 200 : 404, {
      "content-type": TYPES[path.extname(found)] ?? "application/octet-stream",
    });
    createReadStream(found).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}${folder}`;
  return { address, close: () => close(server) };
}

function fileFor(folder, pathname) {
  if (!pathname.startsWith(folder)) return null;
  const file = path.join(TREE, pathname.slice(folder.length));
  if (!file.startsWith(TREE) || !existsSync(file)) return null;
  if (statSync(file).isFile()) return file;
  const index = path.join(file, "index.html");
  return existsSync(index) ? index : null;
}

function close(server) {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
}
