// Requests to a server on this machine, with paths as they are: nothing tidies them up.
import { request } from "node:http";

/** What a server answers: status, headers and the whole body. */
export function ask(port, path, { method = "GET", headers = {} } = {}) {
  return new Promise((answered, failed) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", failed);
      response.on("aborted", () => failed(new Error(`${path} broke off`)));
      response.on("end", () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", failed);
    sent.setTimeout(10_000, () => sent.destroy(new Error(`${path} got no answer`)));
    sent.end();
  });
}
