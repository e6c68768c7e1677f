import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { BODY_LIMIT, readBody } from "./read-body.ts";

const KIB = 1024;

/** A stream of so many bytes, that counts how many of them were taken. */
function streamOf(bytes: number) {
  const taken = { bytes: 0 };
  const stream = new Readable({
    read() {
      const size = Math.min(64 * KIB, bytes - taken.bytes);
      taken.bytes += size;
      this.push(size > 0 ? Buffer.alloc(size, 97) : null);
    },
  });
  return { stream, taken };
}

test("gives all the bytes, up to the limit", async () => {
  for (const size of [0, 1, 100 * KIB, BODY_LIMIT]) {
    expect((await readBody(streamOf(size).stream)).length).toBe(size);
  }
});

test("reads what is too large to its end, so that the sender can read the answer", async () => {
  const { stream, taken } = streamOf(10 * BODY_LIMIT);
  await expect(readBody(stream)).rejects.toThrow("larger than 1 MiB");
  expect(taken.bytes).toBe(10 * BODY_LIMIT);
  expect(stream.destroyed && !stream.readableEnded).toBe(false);
});

test("does not read for ever", async () => {
  const { stream, taken } = streamOf(Number.MAX_SAFE_INTEGER);
  await expect(readBody(stream)).rejects.toThrow("larger than 1 MiB");
  expect(taken.bytes).toBeLessThan(18 * BODY_LIMIT);
  expect(stream.destroyed).toBe(false);
});

test("a sender who goes away in the middle of it is no fault of the service", async () => {
  const stream = new Readable({ read() {} });
  const reading = readBody(stream);
  stream.push("{");
  stream.destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
  await expect(reading).rejects.toMatchObject({ code: "unreadable_request", status: 400 });
});
