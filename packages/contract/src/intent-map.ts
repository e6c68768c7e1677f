/** Intents between the wire's spelling and the engine's. */
import type { Intent, Problem, TechnicalWishes, UnderstoodIntent } from "@music-brain/engine";
import type { WireIntent, WireUnderstoodIntent } from "./intent.ts";
import type { Mistake } from "./validate/explain.ts";
import { type Path, pointer } from "./validate/pointer.ts";

/** An intent from the wire, as the engine takes it. What was left out or null stays away. */
export function intentFromWire(wire: WireIntent): Intent {
  return {
    emotionalIntent: wire.emotional_intent,
    title: wire.title ?? null,
    coreWound: wire.core_wound ?? null,
    coreDesire: wire.core_desire ?? null,
    technical: technicalFromWire(wire.technical),
    valence: wire.valence ?? null,
    arousal: wire.arousal ?? null,
    dominance: wire.dominance ?? null,
    journey: wire.journey ?? null,
    ruleBreaks: wire.rule_breaks ?? null,
  };
}

/** Wishes from the wire, as the engine takes them. */
export function technicalFromWire(wire: WireIntent["technical"]): TechnicalWishes | null {
  if (wire === undefined || wire === null) return null;
  return {
    key: wire.key ?? null,
    bpm: wire.bpm ?? null,
    genre: wire.genre ?? null,
    progression: wire.progression ?? null,
    timeSignature: wire.time_signature ?? null,
    bars: wire.bars ?? null,
    durationSeconds: wire.duration_seconds ?? null,
    form: wire.form ?? null,
    instruments: wire.instruments ?? null,
    sectionInstruments: wire.section_instruments ?? null,
    humanize: wire.humanize ?? null,
  };
}

/** The intent as the engine understood it, in the wire's spelling. */
export function intentToWire(understood: UnderstoodIntent): WireUnderstoodIntent {
  const { technical } = understood;
  return {
    emotional_intent: understood.emotionalIntent,
    title: understood.title,
    core_wound: understood.coreWound,
    core_desire: understood.coreDesire,
    technical: {
      key: technical.key,
      bpm: technical.bpm,
      genre: technical.genre,
      progression: technical.progression === null ? null : [...technical.progression],
      time_signature: technical.timeSignature,
      bars: technical.bars,
      form: technical.form,
      instruments: { ...technical.instruments },
      section_instruments: sectionsToWire(technical.sectionInstruments),
      humanize: technical.humanize,
    },
    valence: understood.valence,
    arousal: understood.arousal,
    dominance: understood.dominance,
    journey: understood.journey.map(({ at, emotion }) => ({ at, emotion })),
    rule_breaks: [...understood.ruleBreaks],
  };
}

const wireNames: ReadonlyMap<string | number, string> = new Map([
  ["emotionalIntent", "emotional_intent"],
  ["coreWound", "core_wound"],
  ["coreDesire", "core_desire"],
  ["timeSignature", "time_signature"],
  ["durationSeconds", "duration_seconds"],
  ["sectionInstruments", "section_instruments"],
  ["ruleBreaks", "rule_breaks"],
]);

/**
 * Wishes that the engine could not meet, as mistakes in a message that holds the intent.
 *
 * @param within where the intent stands in the message
 * @example
 * const detail = "The metre cannot be read.";
 * mistakesFromEngine([{ path: ["technical", "timeSignature"], detail }]); // [{ pointer: "/intent/technical/time_signature" }]
 */
export function mistakesFromEngine(problems: readonly Problem[], within: Path = ["intent"]): Mistake[] {
  return problems.map(({ path, detail }) => ({
    pointer: pointer([...within, ...path.map((step, index) => wireStep(step, path.slice(0, index)))]),
    detail,
  }));
}

/** Players by section, as their own copies. */
export function sectionsToWire(
  sections: TechnicalWishes["sectionInstruments"],
): Record<string, Record<string, string>> | null {
  if (!sections) return null;
  return Object.fromEntries(Object.entries(sections).map(([section, players]) => [section, { ...players }]));
}

/** The names inside `instruments` and `section_instruments` are the caller's own. */
function wireStep(step: string | number, above: readonly (string | number)[]): string | number {
  const isOwn = above.some((name) => name === "instruments" || name === "sectionInstruments");
  return isOwn ? step : (wireNames.get(step) ?? step);
}
