// Starts the service once and lets it do a little of everything, while the image is built: what is compiled then is kept in
// NODE_COMPILE_CACHE, and no start has to do it again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

const settings = {
  HOST: "127.0.0.1",
  PORT: "0",
  DATA_DIR: ":memory:",
  NODE_ENV: "development",
  // A machine that builds images is busy.
  MAX_LAG_MS: "60000",
};
const options = ["--no-allocation-site-pretenuring", "--max-semi-space-size=4"];

/** @param {readonly string[]} args */
const run = (args) =>
  spawn(process.execPath, [...options, "apps/cli/src/main.ts", ...args], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });

const service = run(["serve"]);
const address = await new Promise((resolve, reject) => {
  service.once("exit", () => reject(new Error("the service did not start")));
  createInterface({ input: service.stdout }).on("line", (line) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) resolve(found[0]);
  });
});

/**
 * Asks until there is an answer that is none of too much to do: so many times at most, with the pause that it asks for.
 * @param {string} url
 * @param {RequestInit} request
 */
const askPatiently = async (url, request) => {
  for (let left = 10; ; left--) {
    const answer = await fetch(url, request);
    if (answer.status !== 503 || left === 0) return answer;
    await setTimeout(Number(answer.headers.get("retry-after") ?? 1) * 1000);
  }
};

const wish = JSON.stringify({ intent: { emotional_intent: "grief slowly turning into hope" }, seed: 1 });
const asked = [
  ["GET", "/health/ready"],
  ["GET", "/openapi.json"],
  ["GET", "/emotions"],
  ...["application/json", "audio/midi", "image/svg+xml", "audio/mpeg"].map((type) => [
    "POST",
    "/generate",
    type,
  ]),
];
try {
  for (const [method, path, accept = "application/json"] of asked) {
    const body = method === "POST" ? { body: wish } : {};
    const headers = { accept, "content-type": "application/json" };
    const answer = await askPatiently(address + path, { method, headers, ...body });
    if (!answer.ok)
      throw new Error(`${method} ${path} for ${accept} is ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }
} finally {
  service.kill("SIGTERM");
}
const [code] = await once(service, "exit");
if (code !== 0) throw new Error(`the service ended with ${code}`);
