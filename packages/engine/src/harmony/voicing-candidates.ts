/** The ways in which a chord can be laid out within a range. */
import { learnedSpacing } from "../data/learned/accompaniment.ts";
import type { Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";
import { isHarsh, roughness } from "./roughness.ts";

/** Where the voices may lie. */
export interface VoicingRange {
  /** The lowest key of the lowest voice. */
  readonly low: number;
  /** The highest key of the highest voice. */
  readonly high: number;
  /** Where the middle of the chord would best lie. */
  readonly center: number;
}

/**
 * How a chord is laid out: "close" within an octave, "open" with its second voice from above an octave lower (drop 2),
 * "shell" as third and seventh with one colour more and without the root, "full" with the root doubled, "wide" with every
 * second voice an octave higher, so that a triad spans a tenth.
 */
export type VoicingStyle = "close" | "open" | "shell" | "full" | "wide";

/** One layout. */
export interface Layout {
  /** MIDI keys, ascending. */
  readonly keys: readonly number[];
  /** The index of the voice that has the chord's seventh, or −1. */
  readonly seventh: number;
  /** How well it lies in itself: 0 is best. */
  readonly cost: number;
}

/** The most layouts of one chord that are compared. */
export const MOST_LAYOUTS = 8;

/** What is known of a chord in a style. */
interface Known {
  /** All places on the keyboard where its shapes can lie and are clear, shape by shape, upwards. */
  readonly places: readonly Placed[];
  /** By the number of a range: the best of them. */
  readonly layouts: Map<number, readonly Layout[]>;
}

/** By the tones of a chord, which belong to the tables of qualities, and by style and root. */
const known = new WeakMap<readonly number[], Known[]>();

/** The most ranges of a chord that are kept: a few songs' worth. */
const KEPT = 50;

const STYLES: readonly VoicingStyle[] = ["close", "open", "shell", "full", "wide"];

/** A range as one whole number; the centre counts in quarters of a semitone. */
function numberOf({ low, high, center }: VoicingRange): number {
  return (low * 128 + high) * 512 + Math.round(center * 4);
}

function knownOf({ root, tones }: Harmony, style: VoicingStyle): Known {
  let byName = known.get(tones);
  if (!byName) {
    byName = [];
    known.set(tones, byName);
  }
  const name = STYLES.indexOf(style) * 12 + root;
  const found = byName[name] ?? { places: placesOf(root, tones, style), layouts: new Map() };
  byName[name] = found;
  return found;
}

/** The best layouts of a chord, the best first; one at least, out of range if need be. */
export function layoutsOf(chord: Harmony, range: VoicingRange, style: VoicingStyle): readonly Layout[] {
  const { layouts } = knownOf(chord, style);
  const name = numberOf(range);
  const found = layouts.get(name);
  if (found) return found;
  if (layouts.size > KEPT) layouts.clear();
  // Centres that share a number share their layouts, whichever comes first.
  const made = layOut(chord, { ...range, center: Math.round(range.center * 4) / 4 }, style);
  layouts.set(name, made);
  return made;
}

function layOut(chord: Harmony, range: VoicingRange, style: VoicingStyle): readonly Layout[] {
  const layouts: Layout[] = [];
  const isNarrow = style === "close" || style === "shell";
  const isLast = style === "shell" || (isNarrow && chord.tones.length <= 3);
  const fitting = knownOf(chord, style).places.filter(
    ({ bottom, top }) => bottom >= range.low && top <= range.high,
  );
  const sound = fitting.filter(({ harsh }) => !harsh);
  for (const { keys, seventh, mean, rough, unusual } of isLast && sound.length === 0 ? fitting : sound) {
    const cost = 0.35 * Math.abs(mean - range.center) + rough + unusual;
    insert(layouts, { keys, seventh, cost });
  }
  if (layouts.length > 0) return layouts;
  // What does not fit, or not without harshness, lies close, then as a shell; else as low as it is clear.
  if (!isNarrow) return layOut(chord, range, "close");
  if (!isLast) return layOut(chord, range, "shell");
  const [narrow] = shapesOf(chord.tones, style);
  if (!narrow) return [];
  const from = Math.max(range.low, CLEAR);
  return [layoutAt(narrow, from + wrap(chord.root + narrow.tone - from, 12), range)];
}

/** A shape at a height. */
interface Placed {
  readonly keys: readonly number[];
  readonly bottom: number;
  readonly top: number;
  readonly seventh: number;
  readonly mean: number;
  readonly rough: number;
  readonly unusual: number;
  /** Whether it has an interval that no chord asks for: see {@link isHarsh}. */
  readonly harsh: boolean;
}

function placesOf(root: number, tones: readonly number[], style: VoicingStyle): readonly Placed[] {
  const places: Placed[] = [];
  for (const { offsets, bottom, top, tone, seventh, unusual } of shapesOf(tones, style)) {
    for (let lowest = wrap(root + tone, 12); lowest + top <= 127; lowest += 12) {
      const keys = offsets.map((offset) => lowest + offset);
      if (lowest + bottom < 0 || isMuddy(keys)) continue;
      places.push({
        keys,
        bottom: lowest + bottom,
        top: lowest + top,
        seventh,
        mean: meanOf(keys),
        rough: roughness(keys),
        unusual,
        harsh: isHarsh(keys, root),
      });
    }
  }
  return places;
}

/** The lowest key on which a third can be told from a rumble: C3 (Piston, Orchestration, on close intervals down low). */
const CLEAR = 48;

/** Whether two voices lie closer than a fourth below {@link CLEAR}. */
function isMuddy(keys: readonly number[]): boolean {
  for (let index = 1; index < keys.length; index++) {
    const below = keys[index - 1] ?? CLEAR;
    if (below < CLEAR && (keys[index] ?? CLEAR) - below < 5) return true;
  }
  return false;
}

/** Keeps the best, the best first; of equals the earlier one. */
function insert(layouts: Layout[], layout: Layout): void {
  let place = layouts.length;
  while (place > 0 && (layouts[place - 1]?.cost ?? 0) > layout.cost) place--;
  if (place >= MOST_LAYOUTS) return;
  if (layouts.length === MOST_LAYOUTS) layouts.pop();
  layouts.splice(place, 0, layout);
}

function layoutAt({ offsets, seventh, unusual }: Shape, lowest: number, { center }: VoicingRange): Layout {
  const keys = offsets.map((offset) => lowest + offset);
  return { keys, seventh, cost: 0.35 * Math.abs(meanOf(keys) - center) + roughness(keys) + unusual };
}

/** A layout without its height. */
interface Shape {
  /** Semitones above the lowest key of the close position, ascending. */
  readonly offsets: readonly number[];
  /** The first and the last of them. */
  readonly bottom: number;
  readonly top: number;
  /** Which tone of the chord the lowest key of the close position is: semitones above the root. */
  readonly tone: number;
  /** The index of the voice that has the chord's seventh, or −1. */
  readonly seventh: number;
  /** How seldom pianists leave such gaps between voices, as a cost. */
  readonly unusual: number;
}

/** By the tones of a chord, which belong to the tables of qualities, and by style. */
const knownShapes = new WeakMap<readonly number[], Map<VoicingStyle, readonly Shape[]>>();

/** The shapes of a chord, one for each inversion. */
function shapesOf(tones: readonly number[], style: VoicingStyle): readonly Shape[] {
  const byStyle = knownShapes.get(tones) ?? new Map<VoicingStyle, readonly Shape[]>();
  if (byStyle.size === 0) knownShapes.set(tones, byStyle);
  let shapes = byStyle.get(style);
  if (!shapes) {
    const kept = tonesFor(tones, style);
    shapes = kept.map((tone, inversion) => {
      // Counted from the root for as long as the shape is built.
      const offsets = spread(closePosition(kept, inversion, tone), tones, style);
      const seventh = offsets.findIndex((key) => [10, 11].includes(wrap(key, 12)));
      const own = offsets.map((key) => key - tone);
      return {
        offsets: own,
        bottom: own[0] ?? 0,
        top: own.at(-1) ?? 0,
        tone,
        seventh,
        unusual: unusualGaps(own),
      };
    });
    byStyle.set(style, shapes);
  }
  return shapes;
}

/** What a gap costs that pianists never leave, in semitones of motion. */
const NEVER_LEFT = 0.8;

const commonest = Math.max(...learnedSpacing);

/** The cost of the gaps between neighbouring voices: nothing for the commonest, most for what nobody plays. */
function unusualGaps(offsets: readonly number[]): number {
  let sum = 0;
  for (let index = 1; index < offsets.length; index++) {
    const gap = Math.min(12, (offsets[index] ?? 0) - (offsets[index - 1] ?? 0));
    sum += NEVER_LEFT * (1 - (learnedSpacing[gap] ?? 0) / commonest);
  }
  return sum;
}

/** Four tones at most: a fifth is what is missed least, then the root; shells have three, and no root. */
function tonesFor(tones: readonly number[], style: VoicingStyle): readonly number[] {
  if (style === "shell" && tones.length > 3) {
    const guides = tones.filter((tone) => tone === 3 || tone === 4 || tone >= 9);
    const colour =
      tones.find((tone) => tone === 1 || tone === 2) ?? tones.find((tone) => tone >= 6 && tone <= 8);
    return [...new Set([...guides, ...(colour === undefined ? [] : [colour])])]
      .sort((a, b) => a - b)
      .slice(0, 4);
  }
  if (tones.length <= 4) return tones;
  const fifthless = tones.filter((tone) => tone !== 7);
  return fifthless.length <= 4 ? fifthless : fifthless.filter((tone) => tone !== 0).slice(0, 4);
}

function closePosition(tones: readonly number[], inversion: number, lowest: number): number[] {
  const first = tones[inversion] ?? 0;
  return tones.map((_, index) => {
    const place = inversion + index;
    const tone = (tones[place % tones.length] ?? 0) + (place >= tones.length ? 12 : 0);
    return lowest + tone - first;
  });
}

function spread(close: number[], tones: readonly number[], style: VoicingStyle): number[] {
  if (style === "open") return dropTwo(close);
  if (style === "wide") return raised(close);
  return style === "full" ? doubled(close, tones) : close;
}

/** Every second voice an octave higher: root, fifth and tenth of a triad. */
function raised(keys: readonly number[]): number[] {
  return keys.map((key, index) => (index % 2 === 1 ? key + 12 : key)).sort((a, b) => a - b);
}

/** The second voice from above an octave lower; three voices spread by their middle one. */
function dropTwo(keys: readonly number[]): number[] {
  if (keys.length < 3) return [...keys];
  const place = keys.length - 2;
  return keys.map((key, index) => (index === place ? key - 12 : key)).sort((a, b) => a - b);
}

/** A triad with its root once more, an octave away; diminished chords, whose root is a leading tone, with their third. */
function doubled(keys: readonly number[], tones: readonly number[]): number[] {
  if (keys.length !== 3) return [...keys];
  const tone = tones[1] === 3 && tones[2] === 6 ? 3 : 0;
  const again = keys.find((key) => wrap(key, 12) === tone);
  if (again === undefined) return [...keys];
  const above = again + 12;
  const key = above > (keys.at(-1) ?? 0) ? above : again - 12;
  return [...keys, key].sort((a, b) => a - b);
}

function meanOf(keys: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < keys.length; index++) sum += keys[index] ?? 0;
  return sum / Math.max(1, keys.length);
}
