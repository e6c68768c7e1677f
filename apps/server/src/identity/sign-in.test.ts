import { expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { overloaded } from "../http/shedding.ts";
import { testSettings } from "../testing.ts";
import { createIdentity } from "./identity.ts";
import { createPasswords } from "./passwords.ts";
import { makeAccount } from "./register.ts";
import { signIn } from "./sign-in.ts";

const origin = { address: "203.0.113.7", userAgent: null, requestId: "r" };
const PASSWORD = "seven quiet rivers";

async function identityWith(verify = createPasswords().verify) {
  const database = await openDatabase();
  const now = () => Date.UTC(2026, 10, 28);
  const identity = createIdentity({ settings: testSettings(), database, now, metricsToken: () => undefined });
  await makeAccount(identity, { username: "clara", password: PASSWORD }, "member");
  return { ...identity, passwords: { ...identity.passwords, verify } };
}

test("an unknown name is compared with a hash, as a known one is: the time tells nothing", async () => {
  const compared: unknown[] = [];
  const real = createPasswords();
  const identity = await identityWith((stored, password) => {
    compared.push([typeof stored, password]);
    return real.verify(stored, password);
  });
  for (const username of ["clara", "nobody"]) {
    await expect(signIn(identity, { username, password: "not it" }, origin)).rejects.toMatchObject({
      code: "unauthorized",
    });
  }
  expect(compared).toEqual([
    ["string", "not it"],
    ["undefined", "not it"],
  ]);
});

test("tries for which there was no time are not counted", async () => {
  let isBusy = true;
  const real = createPasswords();
  const identity = await identityWith((stored, password) =>
    isBusy ? Promise.reject(overloaded()) : real.verify(stored, password),
  );
  const clara = { username: "clara", password: PASSWORD };
  for (let index = 0; index < 20; index++) {
    await expect(signIn(identity, clara, origin)).rejects.toMatchObject({ code: "overloaded" });
  }
  isBusy = false;
  expect(await signIn(identity, clara, origin)).toMatchObject({ token_type: "bearer" });
});
