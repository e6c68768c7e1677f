/** A change of feeling in words: "more hopeful", "a bit less tense", "sadder". */
import { resolveFeeling } from "../emotion/read.ts";
import { affectDistance, NEUTRAL } from "../emotion/space.ts";
import type { Affect } from "../song.ts";
import { DEGREE, degreeOf } from "./degree.ts";

/** Words about the sound that are words for an arousal, or a brightness. */
const WORDS_FOR_FEELINGS: Readonly<Record<string, string>> = {
  soft: "calm",
  quiet: "calm",
  gentle: "tender",
  loud: "excited",
  energetic: "excited",
  intense: "excited",
  lively: "excited",
  bright: "joyful",
  light: "cheerful",
  dark: "gloomy",
  heavy: "grim",
  warm: "tender",
};

/** How far a change goes towards a feeling that is elsewhere. */
const TOWARDS = 0.5;
/** How far it goes on where the song feels like that already. */
const FURTHER = 0.35;
/** What is nearer than this to a feeling has it. */
const NEAR = 0.2;
/** A move that nobody hears. */
const LEAST = 0.01;

const FELT = new RegExp(`^${DEGREE}(?:(more|less) )?(.+)$`);

/**
 * By how much the feeling moves; undefined where no feeling is named.
 * @param mean what the song feels like: what is asked for is told from there
 */
export function feelingIn(clause: string, mean: Affect): Affect | undefined {
  const [, degree, way, words = ""] = FELT.exec(clause) ?? [];
  const names = way === undefined ? comparedWords(words) : [words];
  const feeling = names
    .map((name) => resolveFeeling(WORDS_FOR_FEELINGS[name] ?? name))
    .find((found) => found !== undefined)?.affect;
  if (feeling === undefined) return undefined;
  const size = degreeOf(degree);
  const isThere = affectDistance(feeling, mean) < NEAR;
  const [from, share] = way === "less" ? [NEUTRAL, -FURTHER] : isThere ? [NEUTRAL, FURTHER] : [mean, TOWARDS];
  const move = (name: keyof Affect) => {
    const by = Math.round((feeling[name] - from[name]) * share * size * 1000) / 1000 + 0;
    return Math.abs(by) < LEAST ? 0 : by;
  };
  return { valence: move("valence"), arousal: move("arousal"), dominance: move("dominance") };
}

/** What a comparative may be one of: "sadder" of "sad", "happier" of "happy", "calmer" of "calm". */
function comparedWords(word: string): readonly string[] {
  if (!/^\p{L}{3,}er$/u.test(word)) return [];
  const stem = word.slice(0, -2);
  return [stem.replace(/i$/, "y"), stem.replace(/(\p{L})\1$/u, "$1"), `${stem}e`, stem];
}
