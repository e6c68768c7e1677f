/** What holds for the second factor on every database. */
import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { machineRandom } from "./random.ts";
import { recoveryCodesLeft } from "./recovery-codes.ts";
import { createSeal } from "./sealing.ts";
import { testAccount } from "./testing/accounts.ts";
import { activate, createSecondFactor, disable, enrol, type Factors, resealFactors } from "./two-factor.ts";

const STEP = 30_000;
const START = Date.UTC(2026, 10, 28);

/** Registers the tests. */
export function twoFactorSuite(open: () => Promise<Database>): void {
  describe("a second factor", () => {
    let factors: Factors;
    let secret: string;
    let recovery: readonly string[];

    const userId = "usr_clara";
    const codeAt = (time: number) => generateSync({ secret, epoch: time / 1000 });
    const accept = (code: string, now: number) => createSecondFactor(factors).accept(userId, code, now);
    const begin = () => enrol(factors, { userId, username: "clara", issuer: "Music Brain" }, START);

    beforeEach(async () => {
      factors = { database: await open(), seal: createSeal("a secret"), random: machineRandom };
      await testAccount(factors.database, "clara");
      secret = (await begin())?.secret ?? "";
      const codes = await activate(factors, userId, codeAt(START), START);
      if (typeof codes === "string") throw new Error(codes);
      recovery = codes;
    });
    afterEach(() => factors.database.destroy());

    test("is in force once its owner has shown a code, and cannot be begun again", async () => {
      const { isActive } = createSecondFactor(factors);
      expect(await isActive(userId)).toBe(true);
      expect(await begin()).toBeUndefined();
      expect(await activate(factors, userId, codeAt(START), START)).toBe("none");
      await testAccount(factors.database, "robert");
      const begun = await enrol(
        factors,
        { userId: "usr_robert", username: "robert", issuer: "Music Brain" },
        START,
      );
      expect(begun?.uri).toMatch(
        /^otpauth:\/\/totp\/Music%20Brain:robert\?secret=[A-Z2-7]{32}&issuer=Music%20Brain/,
      );
      expect(await isActive("usr_robert")).toBe(false);
      expect(await activate(factors, "usr_robert", "000000", 0)).toBe("wrong");
      expect(await isActive("usr_robert")).toBe(false);
    });

    test("takes the code of this step, of the one before and of the one after, and of no other", async () => {
      const now = START + 10 * STEP;
      for (const [steps, isRight] of [
        [-2, false],
        [2, false],
        [-1, true],
        [0, true],
        [1, true],
      ] as const) {
        expect(await accept(codeAt(now + steps * STEP), now), `${steps}`).toBe(isRight);
      }
    });

    test("takes a code once, the one that brought it into force too, and none that is older", async () => {
      expect(await accept(codeAt(START), START)).toBe(false);
      const now = START + 10 * STEP;
      const racing = await Promise.all(Array.from({ length: 20 }, () => accept(codeAt(now), now)));
      expect(racing.filter((isRight) => isRight)).toHaveLength(1);
      expect(await accept(codeAt(now - STEP), now)).toBe(false);
      expect(await accept(codeAt(now + STEP), now)).toBe(true);
    });

    test("takes a code with the space that authenticators show in it", async () => {
      const now = START + 10 * STEP;
      expect(await accept(codeAt(now).replace(/^.../, "$& "), now)).toBe(true);
    });

    test("has ten recovery codes, each of which is taken once, also in a race, however it is typed", async () => {
      expect(new Set(recovery).size).toBe(10);
      const [first = "", second = ""] = recovery;
      const racing = await Promise.all(Array.from({ length: 20 }, () => accept(first, START)));
      expect(racing.filter((isRight) => isRight)).toHaveLength(1);
      expect(await accept(second.toUpperCase().replaceAll("-", " ").replaceAll("0", "O"), START)).toBe(true);
      expect(await accept("7m3k-x0qv-91fd-bw8t", START)).toBe(false);
      expect(await recoveryCodesLeft(factors.database, userId)).toBe(8);
    });

    test("is gone with its codes when it is disabled", async () => {
      expect(await disable(factors.database, userId)).toBe(true);
      expect(await disable(factors.database, userId)).toBe(false);
      expect(await accept(recovery[0] ?? "", START)).toBe(false);
      expect(await accept(codeAt(START + 10 * STEP), START + 10 * STEP)).toBe(false);
    });

    test("is not readable in the database, nor for another account, nor with another key", async () => {
      const { database } = factors;
      const [row] = await database.selectFrom("second_factors").selectAll().execute();
      const sealed = row?.secret ?? new Uint8Array();
      expect(factors.seal.open(sealed, userId)).toHaveLength(20);
      expect(factors.seal.open(sealed, "usr_robert")).toBeUndefined();
      expect(createSeal("another secret").open(sealed, userId)).toBeUndefined();
    });

    test("outlives the key that it is sealed with", async () => {
      const { database } = factors;
      const both = createSeal("a new secret", ["a secret"]);
      await resealFactors({ database, seal: both });
      factors = { ...factors, seal: createSeal("a new secret") };
      expect(await accept(codeAt(START + 10 * STEP), START + 10 * STEP)).toBe(true);
    });
  });
}
