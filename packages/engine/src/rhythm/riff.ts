/** A riff over the chords of a bar: what the guitar and the bass strike together, and the kick with them. */
import { type Riff, riffFeels } from "../data/riffs.ts";
import type { Signature } from "../data/signatures.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import type { Bar } from "../perform/score.ts";
import { eventsOf, patternBar } from "./pattern.ts";

/** One stroke of a riff. */
export interface RiffStroke {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** The guitar's lowest key. */
  readonly key: number;
  /** The key that the bass plays an octave below: the guitar's, or that of a tonic that is held. */
  readonly low: number;
  /** Semitones from the key to the fifth above it, or to the octave where the scale has no such fifth. */
  readonly fifth: number;
  /** Whether it rings; else it is muted with the palm. */
  readonly open: boolean;
}

/** The lowest key of a guitar: E2. */
export const RIFF_LOWEST = 40;

const FLAT_SECOND = 1;
const FOURTH = 5;
const TRITONE = 6;
const FIFTH = 7;
const OCTAVE = 12;

/** The degrees that are the same above every chord, in semitones: between chords of a scale they may be augmented. */
const PURE: Readonly<Record<string, number>> = {
  B: FLAT_SECOND,
  4: FOURTH,
  T: TRITONE,
  5: FIFTH,
  8: OCTAVE,
};

/**
 * The strokes of a bar of a riff. Its rhythm is the same over all chords, and it goes along with them: it stands on the
 * root of each. Where the tonic is held below, muted strokes and answers stay on that, and open ones leave it for the
 * chord (Walser 1993). A chord away from home is told by the first stroke within it; where it comes while a stroke rings,
 * that is struck again with it.
 */
export function riffStrokes(riff: Riff, { section, index, spans }: Bar): readonly RiffStroke[] {
  const tonic = pitchClassOf(section.key.tonic);
  const scale = scaleOf(section.key);
  const events = eventsOf(patternBar(riff.bars, index));
  const strokes: RiffStroke[] = [];
  for (const { step: from, length: long, chord } of spans) {
    const to = from + long;
    const isHeld = chord.bass === tonic;
    let told = chord.root === tonic;
    for (const event of events) {
      const step = Math.max(from, event.step);
      const length = Math.min(to, event.step + event.length) - step;
      if (length <= 0) continue;
      // What rang before the chord came rings on with the chord.
      const own = told && event.step >= from;
      const symbol = own || event.symbol === "c" ? event.symbol : "C";
      const root = isHeld && symbol !== "C" ? tonic : chord.root;
      const key = RIFF_LOWEST + wrap(root - RIFF_LOWEST, 12) + degreeAbove(root, symbol, scale);
      const low = isHeld && symbol === "C" ? RIFF_LOWEST + wrap(tonic - RIFF_LOWEST, 12) : key;
      const fifth =
        symbol.toLowerCase() === "c" && root === chord.root ? fifthOf(chord) : fifthIn(scale, key);
      const open = isOpen(event.symbol) || (symbol !== event.symbol && length > 1);
      strokes.push({ step, length, key, low, fifth, open });
      told = true;
    }
  }
  return strokes;
}

/** The keys that a guitar strikes: root, fifth and octave, or the two lowest where it is muted. */
export function riffKeys({ key, fifth, open }: RiffStroke): readonly number[] {
  return open ? [...new Set([key, key + fifth, key + OCTAVE])] : [key, key + fifth];
}

function isOpen(symbol: string): boolean {
  return symbol === symbol.toUpperCase();
}

/**
 * Semitones from a root to what a symbol of `riffs.ts` names. A fourth that the scale does not have gives way to the
 * fifth: struck above every subdominant, it would make a major song mixolydian.
 */
function degreeAbove(root: number, symbol: string, scale: readonly number[]): number {
  const pure = PURE[symbol];
  const has = (semitones: number) => scale.includes(wrap(root + semitones, 12));
  if (pure === FOURTH && !has(FOURTH) && has(FIFTH)) return FIFTH;
  if (pure !== undefined) return pure;
  const degree = Number(symbol);
  if (!(degree > 1)) return 0;
  const above = scale
    .map((tone) => wrap(tone - root, 12))
    .filter((interval) => interval > 0)
    .sort((one, other) => one - other);
  return above[degree - 2] ?? 0;
}

/** The fifth above a key where the scale has it, else the octave. */
function fifthIn(scale: readonly number[], key: number): number {
  return scale.includes(wrap(key + FIFTH, 12)) ? FIFTH : OCTAVE;
}

/** The chord's fifth, flat or not. */
export function fifthOf({ tones }: Harmony): number {
  return tones.find((tone) => tone >= TRITONE && tone <= TRITONE + 2) ?? FIFTH;
}

/** Velocity digits of the kick under an open and under a muted stroke. */
const ACCENT = "9";
const MUTED = "7";

const known = new WeakMap<Riff, Signature>();

/** The riff as the drummer hears it: the kick on every stroke of it and nowhere else, and what its feel has. */
export function riffSignature(riff: Riff): Signature {
  const found = known.get(riff);
  if (found) return found;
  const kick = riff.bars
    .split("|")
    .map((bar) => {
      const line = Array.from(bar, () => "x");
      for (const { step, symbol } of eventsOf(bar)) line[step] = isOpen(symbol) ? ACCENT : MUTED;
      return line.join("");
    })
    .join("");
  const signature = { source: riff.source, lines: { kick, ...riffFeels[riff.feel] }, through: [] };
  known.set(riff, signature);
  return signature;
}
