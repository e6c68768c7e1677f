// nginx and the service wait for each other: the times and sizes of both agree.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(root + path, "utf8");
const site = read("deploy/nginx/music-brain.conf");

/** A number that a file of the service has under a name. */
const constant = (path: string, name: string) =>
  Number(new RegExp(`${name}\\b[^=]*= ([\\d_]+)`).exec(read(path))?.[1]?.replaceAll("_", ""));
const seconds = (text: string, name: string) => Number(new RegExp(`${name} (\\d+)s;`).exec(text)?.[1]);

test("nginx waits longer for an answer than the service works on it", () => {
  const longest = constant("apps/server/src/songs/library-exports.ts", "LONGEST_MS") / 1000;
  expect(longest).toBeGreaterThan(60);
  expect(seconds(site, "proxy_read_timeout")).toBeGreaterThan(longest);
});

test.each(["music-brain-upstream.conf", "music-brain-upstream.compose.conf"])(
  "a connection that %s keeps is given up before the service closes it",
  (name) => {
    const kept = seconds(read(`deploy/nginx/${name}`), "keepalive_timeout");
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(constant("apps/server/src/app.ts", "SILENCE_MS") / 1000);
  },
);

test("bodies of every route get through, and none that is much larger is kept", () => {
  const most = Number(/client_max_body_size (\d+)m;/.exec(site)?.[1]) * 1024 ** 2;
  const largest = Number(
    /FILE_LIMIT = \{ bytes: ([\d_]+)/
      .exec(read("apps/server/src/analyze/routes.ts"))?.[1]
      ?.replaceAll("_", ""),
  );
  expect(largest).toBeGreaterThan(1_000_000);
  expect(most).toBeGreaterThan(largest);
  expect(most).toBeLessThan(4 * largest);
});
