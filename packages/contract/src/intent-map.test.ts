import { composeSong } from "@music-brain/engine";
import { expect, test } from "vitest";
import { intentSchema, understoodIntentSchema } from "./intent.ts";
import { intentFromWire, intentToWire, mistakesFromEngine } from "./intent-map.ts";
import { validator } from "./validate/validator.ts";

const whole = {
  emotional_intent: "grief slowly turning into hope",
  title: "Her Coat in the Hall",
  core_wound: "a father who left",
  core_desire: "to be at home",
  technical: {
    key: "A minor",
    bpm: 80,
    genre: "indie folk",
    progression: ["i", "VI", "III", "VII"],
    time_signature: "4/4",
    bars: 32,
    duration_seconds: 96,
    form: "verse-chorus",
    instruments: { melody: "flute" },
    section_instruments: { chorus: { pad: "strings" } },
    humanize: 0.25,
  },
  valence: -0.4,
  arousal: 0.3,
  dominance: 0.4,
  journey: [
    { at: 0, emotion: "grief" },
    { at: 1, emotion: "hope" },
  ],
  rule_breaks: ["harmony.avoid_tonic_resolution"],
};

test("every wish reaches the engine under its own name", () => {
  expect(validator(intentSchema).accepts(whole)).toBe(true);
  expect(intentFromWire(whole)).toEqual({
    emotionalIntent: whole.emotional_intent,
    title: whole.title,
    coreWound: whole.core_wound,
    coreDesire: whole.core_desire,
    technical: {
      key: "A minor",
      bpm: 80,
      genre: "indie folk",
      progression: ["i", "VI", "III", "VII"],
      timeSignature: "4/4",
      bars: 32,
      durationSeconds: 96,
      form: "verse-chorus",
      instruments: { melody: "flute" },
      sectionInstruments: { chorus: { pad: "strings" } },
      humanize: 0.25,
    },
    valence: -0.4,
    arousal: 0.3,
    dominance: 0.4,
    journey: whole.journey,
    ruleBreaks: whole.rule_breaks,
  });
});

test("what is left out and what is null are the same", () => {
  const { technical: _, ...rest } = whole;
  const nulls = Object.fromEntries(Object.keys(rest).map((name) => [name, null]));
  expect(intentFromWire({ ...nulls, technical: null, emotional_intent: "calm" })).toEqual(
    intentFromWire({ emotional_intent: "calm" }),
  );
});

test("an intent as understood fits both schemas, and says what was wished", () => {
  const understood = intentToWire(composeSong(intentFromWire(whole), 1).intent);
  expect(validator(understoodIntentSchema).check(understood)).toMatchObject({ ok: true });
  expect(validator(intentSchema).check(understood)).toMatchObject({ ok: true });
  const { journey, technical, ...rest } = whole;
  // A length in seconds has become one in bars.
  const { duration_seconds: _, ...asBars } = technical;
  expect(understood).toMatchObject({ ...rest, technical: asBars });
  expect(understood.journey.map(({ at }) => at)).toEqual(journey.map(({ at }) => at));
});

test.each([
  [["technical", "timeSignature"], "/intent/technical/time_signature"],
  [["technical", "key"], "/intent/technical/key"],
  [["emotionalIntent"], "/intent/emotional_intent"],
  [["ruleBreaks", 2], "/intent/rule_breaks/2"],
  [["journey", 0, "emotion"], "/intent/journey/0/emotion"],
  [["technical", "instruments", "timeSignature"], "/intent/technical/instruments/timeSignature"],
  [
    ["technical", "sectionInstruments", "timeSignature", "pad"],
    "/intent/technical/section_instruments/timeSignature/pad",
  ],
  [["technical", "instruments", "a/b"], "/intent/technical/instruments/a~1b"],
  [[], "/intent"],
])("a problem of the engine at %j is at %s", (path, pointer) => {
  expect(mistakesFromEngine([{ path, detail: "No." }])).toEqual([{ pointer, detail: "No." }]);
});
