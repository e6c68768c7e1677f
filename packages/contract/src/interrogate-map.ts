/** Conversations between the wire's spelling and the engine's. */
import type { GivenContext, Intent, Reply, Turn } from "@music-brain/engine";
import type { WireIntent } from "./intent.ts";
import { intentFromWire, sectionsToWire } from "./intent-map.ts";
import type { WireConversation, WireGivenContext, WireInterviewResponse } from "./interrogate.ts";

/** What is known besides a message, as the engine takes it. What was left out or null stays away. */
export function contextFromWire({ intent, ...rest }: WireGivenContext): GivenContext {
  const texts = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  if (intent === null || intent === undefined) return Object.fromEntries(texts);
  const { emotionalIntent, ...wishes } = intentFromWire({
    ...intent,
    emotional_intent: intent.emotional_intent ?? "",
  });
  return {
    ...Object.fromEntries(texts),
    intent: emotionalIntent === "" ? wishes : { emotionalIntent, ...wishes },
  };
}

/** An intent as it can be posted: what it does not have is left out. */
export function givenIntentToWire({ technical, ...intent }: Intent): WireIntent {
  const wire = {
    title: intent.title,
    core_wound: intent.coreWound,
    core_desire: intent.coreDesire,
    technical: technical
      ? present({
          key: technical.key,
          bpm: technical.bpm,
          genre: technical.genre,
          progression: technical.progression && [...technical.progression],
          time_signature: technical.timeSignature,
          bars: technical.bars,
          duration_seconds: technical.durationSeconds,
          form: technical.form,
          instruments: technical.instruments && { ...technical.instruments },
          section_instruments: technical.sectionInstruments && sectionsToWire(technical.sectionInstruments),
          humanize: technical.humanize,
        })
      : undefined,
    valence: intent.valence,
    arousal: intent.arousal,
    dominance: intent.dominance,
    journey: intent.journey?.map(({ at, emotion }) => ({ at, emotion })),
    rule_breaks: intent.ruleBreaks && [...intent.ruleBreaks],
  };
  return { emotional_intent: intent.emotionalIntent, ...present(wire) };
}

/** What is said back. @param turn how many messages there are by now */
export function replyToWire(reply: Reply, turn: number): WireInterviewResponse {
  return {
    ...spokenToWire(reply),
    turn,
    context: { ...reply.context },
    intent: givenIntentToWire(reply.intent),
  };
}

/** The turns of a conversation. */
export function turnsToWire(turns: readonly Turn[]): WireConversation["turns"] {
  return turns.map(({ answer, reply }, index) => ({
    turn: index + 1,
    message: answer.message,
    reply: spokenToWire(reply),
  }));
}

function spokenToWire({
  message,
  questions,
  phase,
  ready,
  learned,
}: Reply): WireConversation["turns"][number]["reply"] {
  return {
    message,
    questions: questions.map(({ id, text, parameter, choices }) => ({
      id,
      text,
      parameter,
      choices: [...choices],
    })),
    phase,
    ready,
    learned: learned.map(({ parameter, value, because }) => ({ parameter, value, because })),
  };
}

/** Without what is null or undefined. */
function present<Value extends object>(value: Value): { [Name in keyof Value]?: NonNullable<Value[Name]> } {
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Value]?: NonNullable<Value[Name]> };
}
