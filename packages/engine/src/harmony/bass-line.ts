/** The basses of chords: inversions where they make the bass walk, and pedals where the tension grows. */
import { clamp } from "../emotion/space.ts";
import { chanceAt } from "../random.ts";
import { overBass, overTone } from "./chords.ts";
import type { Coloured } from "./colour.ts";
import type { Harmony } from "./numerals.ts";
import { spellDegree, wrap } from "./pitch.ts";
import type { HarmonyRequest } from "./request.ts";
import { isMinorish, scales } from "./scales.ts";
import { biteOf } from "./wanted.ts";

/**
 * The chords of a section over their basses. How often a chord is inverted is as in the charts, more where the bass
 * then moves by step, and less in loud music, whose bass stays on the roots.
 * @param salt a number in [0, 1)
 */
export function withBass(
  request: HarmonyRequest,
  chords: readonly Coloured[],
  salt: number,
): readonly Coloured[] {
  let before: number | undefined;
  return chords.map((at, index) => {
    const next = chords[index + 1];
    const repeated = before === at.chord.root;
    const inverted =
      index === 0 || at.closes || repeated || at.chord.tones.length < 3
        ? at.chord
        : inversion(request, at, before, next?.chord.root, chanceAt(salt, at.source * 32 + at.step));
    before = inverted.bass;
    return inverted === at.chord ? at : { ...at, chord: inverted };
  });
}

function inversion(
  { arousal, energy, sevenths, strict }: HarmonyRequest,
  at: Coloured,
  before: number | undefined,
  next: number | undefined,
  draw: number,
) {
  const { chord, from } = at;
  const third = chord.tones.find((tone) => tone === 3 || tone === 4);
  const fifth = chord.tones.find((tone) => tone === 6 || tone === 7);
  // Distorted guitars play no thirds, in the bass least of all: there the bass stays on the roots.
  const heavy = sevenths < 0.05 && !strict ? clamp(1.3 - 2 * energy, 0.03, 1) : 1;
  const gentle = (1.8 - 1 * arousal) * heavy;
  const weight = (tone: number | undefined, share: number) => {
    if (tone === undefined) return 0;
    const bass = (chord.root + tone) % 12;
    const steps = (isStep(before, bass) ? 2.2 : 0.25) * (isStep(bass, next) ? 2.2 : 0.6);
    return share * steps * gentle;
  };
  const low = weight(third, from.lowThird + 0.02);
  const middle = weight(fifth, from.lowFifth);
  const total = 1 + low + middle;
  if (third !== undefined && draw * total < low) return overTone(chord, third, 2);
  if (fifth !== undefined && draw * total < low + middle) return overTone(chord, fifth, 4);
  return chord;
}

function isStep(from: number | undefined, to: number | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  const distance = wrap(to - from, 12);
  return distance === 1 || distance === 2 || distance === 10 || distance === 11;
}

/**
 * Chords over a held bass: the tonic's under music that lingers, the dominant's under music that is about to arrive.
 * Chords that would grate against it keep their own bass, but for Phrygian's second degree in harsh music (Biamonte 2010
 * finds it over the tonic's pedal in metal); happy music leaves a pedal after four bars.
 * @param degree 0 for the tonic, 4 for the dominant
 */
export function overPedal(
  request: HarmonyRequest,
  chords: readonly Coloured[],
  degree: 0 | 4,
): readonly Coloured[] {
  const { key } = request;
  const semitones = degree === 0 ? 0 : (scales[key.mode][4] ?? 7);
  const name = spellDegree(key.tonic, degree, semitones);
  const bars = Math.max(4, 20 - 32 * Math.max(0, request.valence));
  return chords.map((at) => {
    if (at.bar >= bars) return at;
    const chord = overBass(at.chord, name);
    if (chord === at.chord) return at;
    return grates(chord) && !(biteOf(request) > GRATING && isFlatSecond(at, request))
      ? at
      : { ...at, chord, origin: "harmony.pedal" };
  });
}

/** From this bite on Phrygian's second degree may stand over the tonic. */
const GRATING = 0.6;

function isFlatSecond({ from }: Coloured, { key }: HarmonyRequest): boolean {
  return from.step === 1 && scales[key.mode].includes(1);
}

/** A root beside the bass, or any tone a semitone above it. */
function grates({ root, tones, bass }: Harmony): boolean {
  return wrap(bass - root, 12) === 1 || tones.some((tone) => wrap(root + tone - bass, 12) === 1);
}

/** How likely a section lies on a pedal, 0 … 1, and on which degree. */
export function pedalOf(request: HarmonyRequest): { readonly degree: 0 | 4; readonly chance: number } {
  const { kind, style, tension, key, arousal } = request;
  const peak = Math.max(0, ...tension);
  if (key.mode === "locrian") return { degree: 0, chance: 0 };
  if (style === "static") return { degree: 0, chance: 0.55 };
  if (kind === "pre-chorus") return { degree: 4, chance: 0.3 * peak };
  if (kind === "intro") return { degree: 0, chance: 0.28 };
  // Chords that move against a held bass are tension without a harsh chord; a chorus keeps its own basses (Meyer 1956).
  const held = kind === "chorus" ? 0 : 0.3 * biteOf(request) * arousal;
  return { degree: 0, chance: held + (isMinorish(key.mode) ? 0.06 + 0.08 * (1 - arousal) : 0.04) };
}
