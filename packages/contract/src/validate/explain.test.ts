import fc from "fast-check";
import Type from "typebox";
import { Compile } from "typebox/schema";
import { describe, expect, test } from "vitest";
import { generateRequestSchema } from "../generate.ts";
import { wish as wished } from "../schema.ts";
import { secretText, text } from "../text.ts";
import { explain, MOST_MISTAKES } from "./explain.ts";
import { BODY, PARAMETERS, validator } from "./validator.ts";

const request = validator(generateRequestSchema);
const detailsOf = (value: unknown) => explain(generateRequestSchema, value, BODY);
const wish = (technical: unknown) => ({ intent: { emotional_intent: "calm", technical } });

describe("a secret", () => {
  const schema = Type.Object({
    password: secretText({ minLength: 8, maxLength: 16 }),
    code: wished(secretText({ minLength: 6, maxLength: 8, examples: ["492039"] })),
  });

  test.each([
    ["hunter2", "password is text of 7 characters; it has to be text of 8 to 16 characters."],
    [
      "hunter2\u0000hunter2",
      "password is text of 15 characters; it has to be text of 8 to 16 characters, with",
    ],
    ["", "password is an empty text; it has to be text of 8 to 16 characters."],
    [12345678, "password is a number; it has to be text of 8 to 16 characters."],
    [{ hunter2: 1 }, "password is an object with 1 property; it has to be text of 8 to 16 characters."],
  ])("is not told to whoever reads that it was refused: %j", (password, detail) => {
    const [mistake] = explain(schema, { password }, BODY);
    expect(mistake?.detail.slice(0, detail.length)).toBe(detail);
  });

  test("is not told either where it may be left out", () => {
    const [mistake] = explain(schema, { password: "seven quiet", code: "4920" }, BODY);
    expect(mistake?.detail).toBe(
      'code is text of 4 characters; it has to be text of 6 to 8 characters, like "492039".',
    );
  });
});

describe("a mistake", () => {
  test.each([
    [
      wish({ bpm: "abc" }),
      "/intent/technical/bpm",
      'bpm is "abc"; it has to be a number from 20 to 300, like 80.',
    ],
    [wish({ bpm: -5 }), "/intent/technical/bpm", "bpm is -5; it has to be a number from 20 to 300, like 80."],
    [
      wish({ bpm: 1e9 }),
      "/intent/technical/bpm",
      "bpm is 1000000000; it has to be a number from 20 to 300, like 80.",
    ],
    [
      wish({ bars: 4.5 }),
      "/intent/technical/bars",
      "bars is 4.5; it has to be a whole number from 4 to 512, like 32.",
    ],
    [wish({ bmp: 80 }), "/intent/technical/bmp", '"bmp" is not a property here; did you mean "bpm"?'],
    [
      wish({ timeSignature: "4/4" }),
      "/intent/technical/timeSignature",
      '"timeSignature" is not a property here; did you mean "time_signature"?',
    ],
    [
      wish({ progression: ["i", 5] }),
      "/intent/technical/progression/1",
      'progression[1] is 5; it has to be a Roman numeral or a chord symbol as text, like "i", "bVII7", "Am" or "F/A".',
    ],
    [
      { intent: { emotional_intent: "calm", journey: [{ at: 2, emotion: "hope" }] } },
      "/intent/journey/0/at",
      "journey[0].at is 2; it has to be a number from 0 to 1, like 0.",
    ],
    [
      { intent: {} },
      "/intent/emotional_intent",
      'emotional_intent is missing; it has to be text of 1 to 5,000 characters, like "grief slowly turning into hope".',
    ],
    [
      { intent: { emotional_intent: " \n\t " } },
      "/intent/emotional_intent",
      'emotional_intent is " \\u000a\\u0009 "; it has to be text of 1 to 5,000 characters, not blank and without NUL or broken surrogate pairs, like "grief slowly turning into hope".',
    ],
    [
      { intent: { emotional_intent: "a".repeat(100_000) } },
      "/intent/emotional_intent",
      `emotional_intent is "${"a".repeat(40)}…" (100,000 characters); it has to be text of 1 to 5,000 characters, like "grief slowly turning into hope".`,
    ],
    [
      { intent: { emotional_intent: "calm" }, output_format: "flac" },
      "/output_format",
      'output_format is "flac"; it has to be one of json, midi, musicxml, wav, mp3, ogg.',
    ],
    [
      { intent: { emotional_intent: "calm" }, seed: 2 ** 53 },
      "/seed",
      "seed is 9007199254740992; it has to be a whole number from 0 to 9007199254740991, like 42.",
    ],
    [
      { intent: { emotional_intent: "calm" }, dry_run: "yes" },
      "/dry_run",
      'dry_run is "yes"; it has to be true or false.',
    ],
    [
      [1, 2, 3],
      "",
      'The body is a list of 3 items; it has to be an object with intent, like {"intent": {"emotional_intent": "grief"}}.',
    ],
    [
      null,
      "",
      'The body is null; it has to be an object with intent, like {"intent": {"emotional_intent": "grief"}}.',
    ],
    [
      wish({ bpm: {} }),
      "/intent/technical/bpm",
      "bpm is an empty object; it has to be a number from 20 to 300, like 80.",
    ],
    [
      wish([]),
      "/intent/technical",
      'technical is an empty list; it has to be an object of wishes about the music, like {"key": "A minor", "bpm": 80}.',
    ],
    [
      { intent: { emotional_intent: "calm", rule_breaks: "x" } },
      "/intent/rule_breaks",
      'rule_breaks is "x"; it has to be a list of at most 32 ids of rules, like ["harmony.avoid_tonic_resolution"].',
    ],
    [
      { intent: { emotional_intent: "calm", journey: Array(17).fill({ at: 0, emotion: "grief" }) } },
      "/intent/journey",
      'journey is a list of 17 items; it has to be a list of at most 16 feelings and their places, like [{"at": 0, "emotion": "grief"}].',
    ],
    [
      { intent: { emotional_intent: "calm", journey: ["grief"] } },
      "/intent/journey/0",
      'journey[0] is "grief"; it has to be an object with at and emotion, like {"at": 0, "emotion": "grief"}.',
    ],
    [
      { intent: { emotional_intent: "calm", journey: [{ emotion: "grief" }] } },
      "/intent/journey/0/at",
      "journey[0].at is missing; it has to be a number from 0 to 1, like 0.",
    ],
    [
      { intent: "calm" },
      "/intent",
      'intent is "calm"; it has to be an object with emotional_intent, like {"emotional_intent": "grief"}.',
    ],
    [
      { intent: { emotional_intent: "calm" }, colour: "red" },
      "/colour",
      '"colour" is not a property here; it can be one of intent, seed, output_format, layout, dry_run, include, keep.',
    ],
    [
      wish({ instruments: { "a\nb": "flute" } }),
      "/intent/technical/instruments/a\\u000ab",
      '"a\\u000ab" cannot be a name here; it has to be 1 to 40 printable characters.',
    ],
  ])("in %j is pointed at and says what would be right", (value, pointer, detail) => {
    expect(detailsOf(value)).toEqual([{ pointer, detail }]);
  });

  test("is listed with all the others, up to a limit", () => {
    const many = Object.fromEntries([...Array(500).keys()].map((index) => [`unknown${index}`, index]));
    expect(detailsOf({ ...many, seed: -1 })).toHaveLength(MOST_MISTAKES);
    expect(
      detailsOf({ intent: { valence: 5, arousal: "x" }, seed: -1 }).map(({ pointer }) => pointer),
    ).toEqual(["/intent/emotional_intent", "/intent/valence", "/intent/arousal", "/seed"]);
  });

  test.each(["\u0000", "\uD800", "\uDC00x"])("is made by text with %j in it", (bad) => {
    const [mistake] = detailsOf({ intent: { emotional_intent: `calm${bad}`, core_wound: null } });
    expect(mistake?.pointer).toBe("/intent/emotional_intent");
    expect(mistake?.detail).toContain("without NUL or broken surrogate pairs");
    expect(mistake?.detail.isWellFormed()).toBe(true);
  });

  test("is not made by null for anything that may be left out", () => {
    const nulls = { core_wound: null, technical: null, valence: null, journey: null, rule_breaks: null };
    expect(
      request.accepts({ intent: { emotional_intent: "calm", ...nulls }, seed: null, dry_run: null }),
    ).toBe(true);
  });

  test("in a query is called by its parameter", () => {
    const schema = Type.Object({}, { additionalProperties: false });
    expect(explain(schema, { x: "1" }, PARAMETERS)).toEqual([
      { pointer: "/x", detail: '"x" is not a parameter here; none is taken.' },
    ]);
  });
});

describe("the explanation", () => {
  test("finds something wrong exactly where TypeBox refuses", () => {
    const schema = Type.Object(
      {
        name: text({ minLength: 1, maxLength: 3, notBlank: true }),
        mood: Type.Optional(Type.Union([Type.Enum(["a", "b"], { type: "string" }), Type.Null()])),
        size: Type.Optional(Type.Union([Type.Integer({ minimum: -1, maximum: 3 }), Type.Null()])),
        list: Type.Optional(
          Type.Array(Type.Object({ at: Type.Number({ minimum: 0 }) }, { additionalProperties: false }), {
            minItems: 1,
            maxItems: 3,
          }),
        ),
        map: Type.Optional(
          Type.Record(Type.String({ pattern: "^[ab]{1,2}$" }), Type.Boolean(), {
            additionalProperties: false,
            maxProperties: 2,
          }),
        ),
      },
      { additionalProperties: false },
    );
    const compiled = Compile(schema);
    const leaf = fc.oneof(
      fc.constantFrom(
        null,
        true,
        0,
        1,
        -1,
        4,
        1.5,
        "a",
        "b",
        "ab",
        "abcd",
        "",
        " ",
        "\u0000",
        "\uD800",
        "😀😀😀",
        "😀😀😀😀",
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const object = (names: string[], value: fc.Arbitrary<unknown>) =>
      fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
    const values = fc.oneof(
      leaf,
      object(["name", "mood", "size", "list", "map", "other", "__proto__"], leaf),
      fc.record(
        {
          name: fc.constantFrom("a", "ab ", "😀"),
          mood: leaf,
          size: leaf,
          list: fc.array(object(["at", "it"], leaf), { maxLength: 4 }),
          map: object(["a", "b", "ab", "abc", "c"], leaf),
        },
        { requiredKeys: ["name"] },
      ),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(explain(schema, value, BODY).length === 0).toBe(compiled.Check(value));
      }),
      { numRuns: 3000 },
    );
  });

  test("is short and well-formed for any value", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value) ?? "null");
        for (const { pointer, detail } of [
          ...detailsOf(json),
          ...detailsOf({ intent: json }),
          ...detailsOf(wish(json)),
        ]) {
          expect(detail.length).toBeLessThan(500);
          expect(detail.isWellFormed()).toBe(true);
          expect(pointer.length).toBeLessThan(500);
          expect(detail).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("looks no further than the schema, however deep and wide the value", () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(detailsOf(deep)).toHaveLength(1);
    expect(detailsOf(wish({ progression: Array(500_000).fill(1) }))).toHaveLength(1);
    expect(
      detailsOf(wish({ instruments: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i, 1])) })),
    ).toEqual([
      {
        pointer: "/intent/technical/instruments",
        detail:
          'instruments is an object with 100,000 properties; it has to be an object of instruments by role, like {"melody": "flute"}.',
      },
    ]);
  });
});
