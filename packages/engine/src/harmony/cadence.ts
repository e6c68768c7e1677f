/** The last cadence of a song: which of them it is, and its chords. */
import { leaningOf } from "../data/progressions.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Key } from "../song.ts";
import { chordIn } from "./chords.ts";
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

/** Semitones above home of the roots from which a mode's own cadence steps or leaps home, the most usual one first. */
const OWN_STEPS: Readonly<Record<Key["mode"], readonly number[]>> = {
  major: [10],
  minor: [10],
  mixolydian: [10, 5],
  dorian: [5, 10],
  phrygian: [1, 10],
  lydian: [2, 7],
  locrian: [1, 6],
};

/**
 * Whether a chord makes that cadence with home after it. The second degree of major stands for its subdominant where its
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
  if (cadence === "modal") return OWN_STEPS[key.mode].includes(step) && third !== "minor";
  return step === 5 || (step === 2 && third === "minor" && key.mode === "major");
}

/** The chord before the last. */
export function cadenceChord(cadence: LastCadence, key: Key, { genre }: Plan): Harmony {
  if (cadence === "authentic") return dominantOf(key, genre.sevenths >= 0.3 || leaningOf(genre.name).strict);
  if (cadence === "plagal") return predominantOf(key, false);
  const own: Readonly<Record<Key["mode"], string>> = {
    major: "bVII",
    minor: "VII",
    mixolydian: "VII",
    dorian: "IV",
    phrygian: "II",
    lydian: "II",
    locrian: "II",
  };
  return chordIn(key, own[key.mode]);
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
