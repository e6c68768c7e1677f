import { generateRequestSchema } from "@music-brain/contract";
import fc from "fast-check";
import type { TSchema } from "typebox";
import { Compile } from "typebox/schema";
import { expect, test } from "vitest";
import { type Components, documented } from "./openapi-schema.ts";

const components: Components = new Map();
const schema: TSchema = generateRequestSchema;
const reference = documented(schema, components);
const described = Compile({ ...reference, components: { schemas: Object.fromEntries(components) } });
const real = Compile(generateRequestSchema);

test("gives parts their names", () => {
  expect(reference).toEqual({ $ref: "#/components/schemas/GenerateRequest" });
  expect([...components.keys()]).toEqual(["GenerateRequest", "Intent", "TechnicalWishes", "JourneyStep"]);
});

test("means the same as the schema that it was made from", () => {
  const scrap = fc.constantFrom<unknown>(
    null,
    "calm",
    "",
    "midi",
    5,
    -1,
    0.5,
    true,
    [],
    ["i"],
    {},
    { melody: "flute" },
  );
  const mostly = (good: unknown) =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: scrap });
  const record = (properties: Record<string, fc.Arbitrary<unknown>>, ...requiredKeys: string[]) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.record(properties, { requiredKeys }) },
      { weight: 1, arbitrary: scrap },
    );
  const request = record(
    {
      intent: record(
        {
          emotional_intent: mostly("calm"),
          core_wound: mostly("loss"),
          valence: mostly(-0.4),
          technical: record({
            key: mostly("A minor"),
            bpm: mostly(80),
            bars: mostly(32),
            progression: mostly(["i", "VI"]),
            instruments: mostly({ melody: "flute" }),
          }),
          journey: fc.array(record({ at: mostly(0), emotion: mostly("grief") }, "at", "emotion"), {
            maxLength: 2,
          }),
        },
        "emotional_intent",
      ),
      seed: mostly(42),
      output_format: mostly("midi"),
      dry_run: mostly(false),
    },
    "intent",
  );
  let accepted = 0;
  const runs = 3000;
  fc.assert(
    fc.property(request, (value) => {
      const fits = real.Check(value);
      if (fits) accepted++;
      expect(described.Check(value)).toBe(fits);
    }),
    { numRuns: runs },
  );
  expect(accepted).toBeGreaterThan(runs / 10);
  expect(accepted).toBeLessThan(runs * 0.9);
});
