/** From what is known to an intent that can be composed as it is. */

import type { Reading } from "../emotion/read.ts";
import { resolveFeeling } from "../emotion/read.ts";
import type { Intent, JourneyWish, TechnicalWishes } from "../intent.ts";
import type { Known } from "./known.ts";
import { FAINT } from "./sure.ts";
import { proposeTitle } from "./title.ts";
import { fallbackFeeling, feelingText } from "./understanding.ts";

/** What is known already when an interview begins: any part of an intent. */
export type GivenIntent = Partial<Intent>;

/** An intent as something that is known. */
export function knownFrom(intent: GivenIntent): Known {
  const technical: TechnicalWishes = intent.technical ?? {};
  const wishes = {
    feelings: given(intent.emotionalIntent) ? [intent.emotionalIntent] : undefined,
    wound: given(intent.coreWound) ? intent.coreWound : undefined,
    desire: given(intent.coreDesire) ? intent.coreDesire : undefined,
    title: given(intent.title) ? intent.title : undefined,
    valence: intent.valence,
    arousal: intent.arousal,
    dominance: intent.dominance,
    journey: intent.journey?.length ? intent.journey : undefined,
    ruleBreaks: intent.ruleBreaks?.length ? intent.ruleBreaks : undefined,
    ...technical,
  };
  return Object.fromEntries(
    Object.entries(wishes).filter(([, value]) => value !== undefined && value !== null),
  );
}

/**
 * The intent. It has what was said and nothing else: what nobody said the composer decides.
 * @param reading how the feeling reads
 */
export function intentOf(known: Known, reading: Reading): Intent {
  const said = feelingText(known);
  const understood = said !== "" && (reading.confidence >= FAINT || known.occasion === undefined);
  const technical = technicalOf(known);
  const journey = known.journey ?? journeyTo(known.ending, reading);
  return {
    emotionalIntent: understood
      ? said
      : [said, fallbackFeeling(known)].filter((part) => part !== "").join(". "),
    ...titleIn(known),
    ...(known.wound !== undefined && { coreWound: known.wound }),
    ...(known.desire !== undefined && { coreDesire: known.desire }),
    ...(Object.keys(technical).length > 0 && { technical }),
    ...(known.valence !== undefined && { valence: known.valence }),
    ...(known.arousal !== undefined && { arousal: known.arousal }),
    ...(known.dominance !== undefined && { dominance: known.dominance }),
    ...(journey !== undefined && { journey }),
    ...(known.ruleBreaks?.length && { ruleBreaks: known.ruleBreaks }),
  };
}

/** The title that was given, or one without the asking around it; the engine's own where that is the same. */
function titleIn(known: Known): { readonly title?: string } {
  const title = proposeTitle(known);
  return title === undefined ? {} : { title };
}

function technicalOf(known: Known): TechnicalWishes {
  const { key, bpm, genre, progression, timeSignature, bars, durationSeconds, form, humanize } = known;
  const { instruments, sectionInstruments } = known;
  const wishes = {
    key,
    bpm,
    genre,
    progression,
    timeSignature,
    bars,
    durationSeconds,
    form,
    instruments,
    sectionInstruments,
    humanize,
  };
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}

/** Until here the song stays with the feeling that was named first: "some peace, in the end" is not half of it. */
const TURN = 0.5;

/** From the feeling that was named first to the one in which it is to end. */
function journeyTo(ending: string | undefined, reading: Reading): readonly JourneyWish[] | undefined {
  const start = reading.nodes[0]?.node.name;
  if (ending === undefined || start === undefined || start === ending) return undefined;
  if (resolveFeeling(start) === undefined || resolveFeeling(ending) === undefined) return undefined;
  return [
    { at: 0, emotion: start },
    { at: TURN, emotion: start },
    { at: 1, emotion: ending },
  ];
}

function given(text: string | null | undefined): text is string {
  return typeof text === "string" && text.trim() !== "";
}
