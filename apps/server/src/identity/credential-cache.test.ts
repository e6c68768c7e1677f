import { describe, expect, test } from "vitest";
import { CredentialCache } from "./credential-cache.ts";
import type { Principal } from "./principal.ts";
import { localRevocations } from "./revocation.ts";

const principal: Principal = { kind: "user", id: "user:u", userId: "u", sessionId: "s", scopes: new Set() };

/** A cache before a check that counts how often it is asked. */
function counted(
  options: {
    freshMs?: number;
    heardMs?: number;
    most?: number;
    hears?: boolean;
    answer?: () => Promise<Principal | undefined>;
  } = {},
) {
  const { hears = false, answer = async () => principal, ...limits } = options;
  let asked = 0;
  const revocations = { ...localRevocations(), hearsOthers: () => hears };
  const check = {
    check: () => {
      asked++;
      return answer();
    },
  };
  const cache = new CredentialCache({ checks: [check], revocations, ...limits });
  return { cache, revocations, asked: () => asked };
}

describe("a credential", () => {
  test("is asked for once while its answer is believed, and then again", async () => {
    const { cache, asked } = counted({ freshMs: 500 });
    expect(await cache.principalOf("token", 0)).toBe(principal);
    // At once, not by a promise: nothing waits for it.
    expect(cache.principalOf("token", 499)).toBe(principal);
    expect(asked()).toBe(1);
    await cache.principalOf("token", 500);
    expect(asked()).toBe(2);
  });

  test("is believed for longer where revocations by others are heard", async () => {
    const { cache, asked } = counted({ freshMs: 500, heardMs: 30_000, hears: true });
    await cache.principalOf("token", 0);
    await cache.principalOf("token", 29_999);
    expect(asked()).toBe(1);
  });

  test("is not believed after its own end", async () => {
    const ending = { ...principal, expiresAt: 100 };
    const { cache, asked } = counted({ answer: async () => ending });
    await cache.principalOf("token", 0);
    await cache.principalOf("token", 100);
    expect(asked()).toBe(2);
  });

  test.each([
    { kind: "user", id: "u" },
    { kind: "session", id: "s" },
  ] as const)("is asked for again after its $kind was revoked", async (revoked) => {
    const { cache, revocations, asked } = counted();
    await cache.principalOf("token", 0);
    await revocations.announce({ ...revoked, id: "other" });
    await cache.principalOf("token", 1);
    expect(asked()).toBe(1);
    await revocations.announce(revoked);
    await cache.principalOf("token", 2);
    expect(asked()).toBe(2);
  });

  test("whose answer is under way while something is revoked is not remembered", async () => {
    const answer = Promise.withResolvers<Principal>();
    const { cache, revocations, asked } = counted({ answer: () => answer.promise });
    const asking = cache.principalOf("token", 0);
    await revocations.announce({ kind: "session", id: "s" });
    answer.resolve(principal);
    await asking;
    await cache.principalOf("token", 1);
    expect(asked()).toBe(2);
  });

  test("that many requests show at once is asked for once, and anew by those who come after a revocation", async () => {
    const answer = Promise.withResolvers<Principal>();
    const { cache, revocations, asked } = counted({ answer: () => answer.promise });
    const early = Array.from({ length: 10 }, () => cache.principalOf("token", 0));
    expect(asked()).toBe(1);
    await revocations.announce({ kind: "session", id: "s" });
    const late = cache.principalOf("token", 0);
    expect(asked()).toBe(2);
    answer.resolve(principal);
    await Promise.all([...early, late]);
  });

  test("whose check fails is asked for again", async () => {
    let fails = true;
    const answer = async () => {
      if (fails) throw new Error("the database is gone");
      return principal;
    };
    const { cache } = counted({ answer });
    await expect(cache.principalOf("token", 0)).rejects.toThrow("gone");
    fails = false;
    expect(await cache.principalOf("token", 0)).toBe(principal);
  });

  test("that is nobody's is not remembered: guesses take no room", async () => {
    const { cache, asked } = counted({ answer: async () => undefined });
    expect(await cache.principalOf("guess", 0)).toBeUndefined();
    await cache.principalOf("guess", 1);
    expect(asked()).toBe(2);
  });

  test("that was used least recently makes room for others", async () => {
    const { cache, asked } = counted({ most: 2 });
    for (const token of ["a", "b", "a", "c", "a", "b"]) await cache.principalOf(token, 0);
    expect(asked()).toBe(4);
  });
});
