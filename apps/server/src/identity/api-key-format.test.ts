import fc from "fast-check";
import { expect, test } from "vitest";
import { keyHint, newKeyId, newKeySecret, readKey, writeKey } from "./api-key-format.ts";
import { machineRandom } from "./random.ts";

test("a key is one word that scanners know, and gives its parts back", () => {
  for (let turn = 0; turn < 100; turn++) {
    const parts = { id: newKeyId(machineRandom), secret: newKeySecret(machineRandom) };
    const key = writeKey(parts);
    expect(key).toMatch(/^mb_[0-9A-Za-z]{52}$/);
    expect(readKey(key)).toEqual(parts);
    expect(key.startsWith(keyHint(parts.id).replace("…", ""))).toBe(true);
  }
});

test("a key with one character changed is none", () => {
  const key = writeKey({ id: newKeyId(machineRandom), secret: newKeySecret(machineRandom) });
  const change = fc.tuple(
    fc.integer({ min: 0, max: key.length - 1 }),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(change, ([place, character]) => {
      const changed = key.slice(0, place) + character + key.slice(place + 1);
      expect(readKey(changed) === undefined).toBe(changed !== key);
    }),
  );
});

test("ids and secrets are as random as the bytes that they are made of", () => {
  const most = { id: () => "", secret: (bytes: number) => Buffer.alloc(bytes, 0xff).toString("base64url") };
  const least = { id: () => "", secret: (bytes: number) => Buffer.alloc(bytes).toString("base64url") };
  expect(newKeyId(least)).toBe("0".repeat(13));
  expect(newKeySecret(most)).toHaveLength(33);
  expect(newKeySecret(most).charAt(0)).not.toBe("0");
});
