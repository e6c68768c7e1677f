/** The last cadence of a song: which of them it is, and its chords. */
import { modalCadences } from "../data/modal-cadences.ts";
import { leaningOf } from "../data/progressions.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Key } from "../song.ts";
import { chordIn, overTone } from "./chords.ts";
import { cadenceKinds, modelOf } from "./model.ts";
import type { Harmony } from "./numerals.ts";
import { pitchClassOf, wrap } from "./pitch.ts";
import { raceWinner } from "./race.ts";
import { isMinorish } from "./scales.ts";

/** How the last chord is reached: from the dominant, from the subdominant, or from the mode's own neighbour of home. */
export type LastCadence = "authentic" | "plagal" | "modal";

const KINDS: readonly LastCadence[] = ["authentic", "plagal", "modal"];

/** The genres beside the strict ones in which a song that ends without its dominant sounds unfinished. */
const CLOSING: ReadonlySet<string> = new Set(["country", "pop", "ska", "disco", "soul", "salsa"]);

/** How many times the odds of the charts the dominant has: in strict genres, and in a happy and excited song at most. */
const STRICT_ODDS = 24;
const BRIGHT_ODDS = 24;
const CLOSING_ODDS = 2;

/**
 * The cadence of a song, drawn from the ends of closing sections in the charts. Strict genres and happy, excited songs ask for
 * the dominant; the modes without a leading tone come home in their own way.
 * @param draw a number in [0, 1)
 */
export function lastCadence({ genre }: Plan, { key, affect }: PlannedSection, draw: number): LastCadence {
  const { strict } = leaningOf(genre.name);
  const tonal = key.mode === "major" || key.mode === "minor";
  if (!tonal && !strict) return "modal";
  if (!tonal) return key.mode === "phrygian" || key.mode === "locrian" ? "modal" : "authentic";
  const bright = clamp(affect.valence, 0, 1) * clamp((affect.arousal - 0.2) / 0.5, 0, 1);
  const odds =
    (strict ? STRICT_ODDS : 1) * (CLOSING.has(genre.name) ? CLOSING_ODDS : 1) * (1 + BRIGHT_ODDS * bright);
  const shares = modelOf(key.mode, false).cadences.outro;
  const share = (kind: LastCadence) => shares[cadenceKinds.indexOf(kind)] ?? 0;
  const weights = KINDS.map((kind) => share(kind) * (kind === "authentic" ? odds : 1));
  return KINDS[raceWinner(weights, draw, 0)] ?? "authentic";
}

/**
 * Whether a chord makes that cadence of major or minor with home after it. The second degree of major stands for its subdominant where its
 * triad is minor and where it does not fall back from the dominant.
 * @param before the chord before it
 */
export function leadsHome(
  cadence: LastCadence,
  { root, tones }: Harmony,
  before: Harmony | undefined,
  key: Key,
): boolean {
  const home = pitchClassOf(key.tonic);
  const step = wrap(root - home, 12);
  const third = tones.includes(4) ? "major" : tones.includes(3) ? "minor" : "none";
  if (cadence === "authentic") return (step === 7 && third !== "minor") || (step === 11 && tones.includes(6));
  const afterDominant = before !== undefined && [7, 11].includes(wrap(before.root - home, 12));
  if (afterDominant) return false;
  if (cadence === "modal") return step === 10 && third === "major";
  return step === 5 || (step === 2 && third === "minor" && key.mode === "major");
}

/**
 * The chord before the last.
 * @param draw a number in [0, 1)
 */
export function cadenceChord(
  cadence: LastCadence,
  { key, affect }: PlannedSection,
  { genre }: Plan,
  draw: number,
): Harmony {
  if (cadence === "authentic") return dominantOf(key, genre.sevenths >= 0.3 || leaningOf(genre.name).strict);
  if (cadence === "plagal") return predominantOf(key, false);
  const ways = modalCadences[key.mode];
  const weights = ways.map(
    ({ share, valence, arousal }) =>
      share * (1 + valence * affect.valence) * (1 + arousal * (2 * affect.arousal - 1)),
  );
  const way = ways[raceWinner(weights, draw, 1)] ?? ways[0];
  const chord = chordIn(key, way?.numeral ?? "V");
  const home = pitchClassOf(key.tonic);
  return way?.pedal ? overTone(chord, wrap(home - chord.root, 12), 6) : chord;
}

/** What stands before the dominant: the subdominant, or the second degree where chords have their sevenths. */
export function predominantOf(key: Key, seventh: boolean): Harmony {
  const minor = isMinorish(key.mode) && key.mode !== "dorian";
  if (seventh) return chordIn(key, minor ? "iiø7" : "ii7");
  return chordIn(key, minor ? "iv" : "IV");
}

function dominantOf(key: Key, seventh: boolean): Harmony {
  return chordIn(key, seventh ? "V7" : "V");
}
