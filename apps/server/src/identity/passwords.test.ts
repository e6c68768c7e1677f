import { hash, verify } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { createPasswords } from "./passwords.ts";

test("a password is hashed with argon2id, at the cost that is promised, and never twice the same", async () => {
  const { hash, verify } = createPasswords();
  const first = await hash("seven quiet rivers");
  expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
  expect(await hash("seven quiet rivers")).not.toBe(first);
  expect(await verify(first, "seven quiet rivers")).toBe(true);
  expect(await verify(first, "seven quiet river")).toBe(false);
});

test("the same word typed in another way is the same password", async () => {
  const { hash, verify } = createPasswords();
  expect(await verify(await hash("cafe\u0301 ﬁnale"), "café finale")).toBe(true);
});

test("where there is no hash nothing is right, not even what nobody's hash was made of", async () => {
  const { verify } = createPasswords();
  for (const none of [null, undefined]) expect(await verify(none, "")).toBe(false);
});

test("more than may wait are turned away, and those that wait are done", async () => {
  const { verify } = createPasswords({ atOnce: 1, mostWaiting: 3 });
  await verify(null, "warm");
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => verify(null, "x")));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "overloaded" });
  }
});

test("who has waited too long is turned away when the turn comes, and nothing is compared any more", async () => {
  let now = 0;
  const begun = Promise.withResolvers<void>();
  const running = Promise.withResolvers<boolean>();
  let compared = 0;
  const { verify: verifyOne } = createPasswords({
    longestWaitMs: 10_000,
    now: () => now,
    library: {
      hash,
      verify() {
        compared++;
        begun.resolve();
        return running.promise;
      },
    },
  });
  const first = verifyOne("a hash", "x");
  const outcome = expect(verifyOne("a hash", "x")).rejects.toMatchObject({ code: "overloaded" });
  await begun.promise;
  now = 5000;
  const inTime = verifyOne("a hash", "x");
  now = 10_001;
  running.resolve(true);
  expect(await first).toBe(true);
  await outcome;
  expect(await inTime).toBe(true);
  expect(compared).toBe(2);
});

test("a hash that was made at a lower cost is to be made anew", async () => {
  const { hash, isOutdated } = createPasswords();
  expect(isOutdated(await hash("seven quiet rivers"))).toBe(false);
  expect(isOutdated("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA")).toBe(true);
});

test.each(["a hash", "nothing"])(
  "the first comparison of all makes the same work with %s to compare with",
  async (what) => {
    const stored = what === "nothing" ? undefined : await createPasswords().hash("seven quiet rivers");
    const asked: string[] = [];
    const counted = createPasswords({
      library: {
        hash(...given) {
          asked.push("hash");
          return hash(...given);
        },
        verify(...given) {
          asked.push("verify");
          return verify(...given);
        },
      },
    });
    expect(await counted.verify(stored, "not it")).toBe(false);
    expect(asked).toEqual(["hash", "verify"]);
  },
);
