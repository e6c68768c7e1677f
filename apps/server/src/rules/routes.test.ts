import { ruleBreaks } from "@music-brain/engine";
import { afterAll, describe, expect, test } from "vitest";
import { describedAnswers, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

interface Rule {
  readonly id: string;
  readonly excludes: readonly string[];
}

describe("GET /rules", () => {
  test("lists every rule that can be broken", async () => {
    const response = await app.inject("/rules");
    expectDescribed("GET /rules", response);
    const { success, rules, total_rules } = response.json<{
      success: boolean;
      rules: readonly Rule[];
      total_rules: number;
    }>();
    expect(success).toBe(true);
    expect(total_rules).toBe(ruleBreaks.length);
    expect(rules.map(({ id }) => id)).toEqual(ruleBreaks.map(({ id }) => id));
    expect(rules[0]).toMatchObject({
      id: "harmony.avoid_tonic_resolution",
      domain: "harmony",
      effect: expect.stringContaining("tonic"),
      because: expect.stringMatching(/\.$/),
      helps: expect.stringMatching(/\.$/),
      emotions: expect.arrayContaining(["grief"]),
    });
  });

  test("lists an exclusion with both rules", async () => {
    const { rules } = (await app.inject("/rules")).json<{ rules: readonly Rule[] }>();
    for (const { id, excludes } of rules) {
      for (const other of excludes) {
        expect(rules.find((rule) => rule.id === other)?.excludes).toContain(id);
      }
    }
  });

  test("says 304 to who has the list already", async () => {
    const { headers } = await app.inject("/rules");
    expect(headers["cache-control"]).toBe("public, max-age=3600");
    const again = await app.inject({ url: "/rules", headers: { "if-none-match": String(headers["etag"]) } });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe("");
  });

  test("takes no parameters", async () => {
    const response = await app.inject("/rules?for=grief");
    expect(response.statusCode).toBe(422);
    expectDescribed("GET /rules", response);
  });

  test("gives ids that POST /generate takes, and what it does not take is answered with the nearest", async () => {
    const ask = (rule: string) =>
      app.inject({
        method: "POST",
        url: "/generate",
        payload: { intent: { emotional_intent: "grief", rule_breaks: [rule] }, seed: 1 },
      });
    const { rules } = (await app.inject("/rules")).json<{ rules: readonly Rule[] }>();
    for (const { id } of rules) expect((await ask(id)).statusCode, id).toBe(200);
    const wrong = await ask("harmony.paralel_fifth");
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({
      errors: [
        {
          pointer: "/intent/rule_breaks/0",
          detail: expect.stringMatching(/did you mean "harmony\.parallel_fifths"\? GET \/rules/),
        },
      ],
    });
  });
});
