import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileOutput, LineWriter } from "./line-writer.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A writer whose system takes what `take` says, or throws. */
function writerTo(take: (bytes: Buffer) => number) {
  const written: string[] = [];
  const pauses: number[] = [];
  const writer = new LineWriter({
    open: () => 1,
    write(_descriptor, bytes) {
      const count = take(bytes);
      written.push(bytes.subarray(0, count).toString());
      return count;
    },
    pause: (milliseconds) => pauses.push(milliseconds),
  });
  return { writer, written, pauses };
}

test("the lines of one turn are one call", async () => {
  const { writer, written } = writerTo((bytes) => bytes.length);
  writer.write("a\n");
  writer.write("b\n");
  expect(written).toEqual([]);
  await turn();
  expect(written).toEqual(["a\nb\n"]);
});

test("a system that takes a few bytes at a time gets all of them, in order", () => {
  const { writer, written } = writerTo((bytes) => Math.min(3, bytes.length));
  writer.write("grief\n");
  writer.write("hope\n");
  writer.flushSync();
  expect(written).toEqual(["gri", "ef\n", "hop", "e\n"]);
});

test("a full pipe keeps its lines until it takes them", () => {
  let refusals = 3;
  const { writer, written, pauses } = writerTo((bytes) => {
    if (refusals-- > 0) throw fault("EAGAIN");
    return bytes.length;
  });
  writer.write("a\n");
  writer.flushSync();
  expect(written).toEqual(["a\n"]);
  expect(pauses).toHaveLength(3);
});

test("a pipe that stays full is given up after a second: the process ends", () => {
  const { writer, pauses } = writerTo(() => {
    throw fault("EAGAIN");
  });
  writer.write("a\n");
  writer.flushSync();
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(1000);
});

test("a reader that is gone costs its lines, and nobody waits for it", () => {
  const { writer, pauses } = writerTo(() => {
    throw fault("EPIPE");
  });
  writer.write("a\n");
  writer.flushSync();
  expect(pauses).toEqual([]);
});

test("lines beyond 8 MiB are lost while nobody reads, and a line says how many", () => {
  let full = true;
  const { writer, written } = writerTo((bytes) => {
    if (full) throw fault("EAGAIN");
    return bytes.length;
  });
  const line = `${"x".repeat(1024 * 1024 - 1)}\n`;
  for (let index = 0; index < 10; index++) writer.write(line);
  full = false;
  writer.flushSync();
  writer.write("again\n");
  writer.flushSync();
  const text = written.join("");
  expect(text.split("\n").filter((part) => part.startsWith("xx"))).toHaveLength(8);
  expect(text).toContain('"lost":2,"msg":"log lines were lost"');
  expect(text).toContain("again\n");
});

test("a file is appended to, by its owner alone, and opened anew after it was renamed", () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "service.log");
  const writer = fileOutput(path);
  writer.write("one\n");
  renameSync(path, `${path}.1`);
  writer.reopen();
  writer.write("two\n");
  writer.flushSync();
  expect(readFileSync(`${path}.1`, "utf8")).toBe("one\n");
  expect(readFileSync(path, "utf8")).toBe("two\n");
  expect(statSync(path).mode & 0o007).toBe(0);
});
