import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { redactor } from "./redact.ts";

const SECRET = "pa55-w0rd!";

function logged(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  log(createLogger({ logLevel: "info", stream, secrets: ["of-the-settings"] }));
  return text;
}

test.each([
  ["a field", { password: SECRET }],
  ["a field with a quotation mark in it", { password: `a"b\\${SECRET}` }],
  ["a field far below", { request: { body: [{ new_password: SECRET }] } }],
  ["a name in another spelling", { clientSecret: SECRET, "X-API-Key": SECRET, refresh_token: SECRET }],
  ["a header", { headers: { authorization: `Bearer ${SECRET}`, cookie: `session=${SECRET}` } }],
  ["the password of an address", { url: "postgres://brain:pa55-w0rd!@db.internal/brain" }],
  ["a parameter of an address", { url: `/reset?token=${SECRET}&x=1` }],
  ["JSON inside a text", { body: JSON.stringify({ password: SECRET, access_token: `x"${SECRET}` }) }],
])("%s does not reach the log", (_name, fields) => {
  const line = logged((logger) => logger.info(fields, "event"));
  expect(line).toContain("[redacted]");
  expect(line).not.toContain("w0rd");
  expect(() => JSON.parse(line)).not.toThrow();
});

test("neither the message, nor the stack, nor the causes of an error hold a secret", () => {
  const cause = new Error("connect postgres://brain:pa55-w0rd!@db failed", {
    cause: new Error("key mb_live_pa55w0rdpa55w0rd, secret of-the-settings, Authorization: Bearer w0rd.w0rd"),
  });
  const line = logged((logger) => logger.error({ err: new Error("cannot start", { cause }) }, "failed"));
  expect(line).not.toMatch(/w0rd|of-the-settings/);
  const { err } = JSON.parse(line) as { err: { stack: string } };
  expect(err.stack.match(/caused by: Error/g)).toHaveLength(2);
});

test("a known secret goes whatever is in it, and one that is part of another hides no rest", () => {
  const known = ['pa"ss\\word\nwith lines', "begin-of-it", "begin-of-it-and-its-end"];
  const line = JSON.stringify({ msg: known.join(" ") });
  expect(JSON.parse(redactor(known)(line))).toEqual({ msg: "[redacted] [redacted] [redacted]" });
});

test("a known secret that is short leaves the lines as they are: it would be everywhere", () => {
  const line = '{"level":"info","status":200,"msg":"request"}';
  expect(redactor(["1", "0", '"', "info"])(line)).toBe(line);
});

test("a JSON Web Token goes, what only looks like a secret stays", () => {
  const redact = redactor([]);
  expect(redact("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_")).toBe("got [redacted]");
  const harmless = '{"tokens":3,"key":"A minor","ticks_per_quarter":480,"title":"Secret Token of Joy"}';
  expect(redact(harmless)).toBe(harmless);
});
