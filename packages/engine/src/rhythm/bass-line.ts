/** Which tone the bass plays: roots and fifths, approaches into the next chord, lines that walk. */
import { learnedBassTones } from "../data/learned/accompaniment.ts";
import type { OriginId } from "../explain/origins.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";
import type { ChordSpan } from "../harmony/span.ts";
import { chanceAt } from "../random.ts";
import type { BassStroke } from "./bass-rhythm.ts";

/** A note of the bass on the grid of its bar. */
export interface BassNote {
  readonly step: number;
  readonly length: number;
  readonly key: number;
  readonly origin: OriginId;
}

/** The keys of a bass: roots lie between E1 and the A above the octave, lines may rise to the G above. */
const LOWEST = 28;
const HIGHEST_ROOT = 43;
const HIGHEST = 50;
/** An octave may go as high as G3, so that every root has one. */
const HIGHEST_OCTAVE = 55;
/** Around here a root feels at home. */
const HOME = 34;

/** One bar of bass. */
export interface BassBar {
  readonly strokes: readonly BassStroke[];
  readonly spans: readonly ChordSpan[];
  /** The first chord of the bar after. */
  readonly next: Harmony | undefined;
  /** Pitch classes of the scale that sounds. */
  readonly scale: readonly number[];
  /** The lowest key that the instrument reaches well. */
  readonly lowest: number;
  /** Semitones by which it keeps above the lowest key that any bass has. */
  readonly lightness: number;
  /** The key that was played last, 0 at the start. */
  readonly before: number;
  /** The chord that sounded last. */
  readonly chordBefore: Harmony | undefined;
  /** Whether the bar before has already sounded this bar's first root, ahead of it. */
  readonly anticipated: boolean;
  /** What chance the line belongs to, in [0, 1). */
  readonly salt: number;
}

/** The notes of one bar; a change of chord is always marked by its bass. */
export function bassLine(bar: BassBar): readonly BassNote[] {
  const floor = Math.max(LOWEST + bar.lightness, bar.lowest);
  const walks = bar.strokes.some(({ symbol }) => symbol === "W");
  const notes: BassNote[] = [];
  let before = bar.before;
  bar.spans.forEach((span, index) => {
    const { chord } = span;
    const end = span.step + span.length;
    const goal = bar.spans[index + 1]?.chord ?? bar.next;
    const chordBefore = index === 0 ? bar.chordBefore : bar.spans[index - 1]?.chord;
    const root = rootNear(chord.bass, floor, before);
    const strokes = strokesIn(bar.strokes, span);
    const at: Place = { chord, goal, root, before, floor, scale: bar.scale, walks };
    strokes.forEach((stroke, place) => {
      const announced = index === 0 && bar.anticipated && stroke.step > 0;
      const arrives =
        place === 0 && !announced && (stroke.step === span.step || chordBefore?.symbol !== chord.symbol);
      const last = place === strokes.length - 1 && stroke.step >= end - 4;
      const chance = chanceAt(bar.salt, stroke.step);
      const symbol = symbolOf(stroke.symbol, arrives, chordBefore?.symbol === chord.symbol, chance);
      const left = strokes.length - place;
      const key = keyOf(symbol, at, left, last, chance);
      notes.push({
        step: stroke.step,
        length: Math.min(stroke.length, end - stroke.step),
        key,
        origin: originOf(symbol, key, at, span),
      });
      before = key;
      at.before = key;
    });
  });
  return notes;
}

/**
 * What a stroke says: a chord that arrives is told by its root, unless a line walks on within it; where a tone is left to
 * the player, it is as bass players choose.
 */
function symbolOf(symbol: string, arrives: boolean, sameChord: boolean, chance: number): string {
  if (symbol === "P") return symbol;
  if (arrives && !(symbol === "W" && sameChord)) return "R";
  if (symbol !== "D") return symbol;
  const { root, third, fifth } = learnedBassTones;
  return chance < root ? "R" : chance < root + fifth ? "F" : chance < root + fifth + third ? "T" : "S";
}

/** The strokes within a span; where it has none, or a chord begins between two, one marks its start. */
function strokesIn(strokes: readonly BassStroke[], { step, length }: ChordSpan): readonly BassStroke[] {
  // A chord that lasts all bar has the bar's strokes.
  if (step === 0 && strokes[0]?.step === 0 && (strokes[strokes.length - 1]?.step ?? 0) < length)
    return strokes;
  const inside = strokes.filter((stroke) => stroke.step >= step && stroke.step < step + length);
  const [first] = inside;
  if (step === 0 && first) return inside;
  if (first && first.step === step) return inside;
  const sounding = strokes.some((stroke) => stroke.step < step && stroke.step + stroke.length > step);
  if (first && !sounding && first.step - step <= 2) return inside;
  const room = (first?.step ?? step + length) - step;
  return [{ step, length: room, symbol: "R" }, ...inside];
}

interface Place {
  readonly chord: Harmony;
  readonly goal: Harmony | undefined;
  readonly root: number;
  /** The key that was played last; it moves on with the line. */
  before: number;
  readonly floor: number;
  readonly scale: readonly number[];
  readonly walks: boolean;
}

/**
 * The key of a stroke.
 * @param left how many strokes of the chord are left, this one included
 * @param last whether it may lead into the next chord
 */
function keyOf(symbol: string, place: Place, left: number, last: boolean, chance: number): number {
  const { chord, root, floor } = place;
  switch (symbol) {
    case "F":
      return fitted(aboveBass(place, toneNear(chord, 7)), floor);
    case "T":
      return fitted(aboveBass(place, toneNear(chord, 4)), floor);
    case "S":
      return fitted(root + sixthOf(place), floor);
    case "O":
      return root + 12 <= HIGHEST_OCTAVE ? root + 12 : root;
    case "P":
      return rootNear(place.goal?.bass ?? chord.bass, floor, place.before);
    case "W":
      return walked(place, left, chance);
    case "N":
      return last ? approach(place, chance) : fitted(aboveBass(place, toneNear(chord, 7)), floor);
    default:
      return root;
  }
}

/** The chord's tone nearest to an interval above its root: the fifth, flat or not; the third, or what suspends it. */
function toneNear(chord: Harmony, interval: number): number {
  return chord.tones.reduce(
    (best, tone) => (Math.abs(tone - interval) < Math.abs(best - interval) ? tone : best),
    0,
  );
}

/** The sixth above the chord's root, or its seventh, where the scale has it and it rubs against no tone; else the fifth. */
function sixthOf({ chord, scale }: Place): number {
  const fits = (interval: number) => {
    const pitchClass = wrap(chord.root + interval, 12);
    if (chord.tones.includes(interval)) return true;
    return scale.includes(pitchClass) && !rubs(pitchClass, chord);
  };
  const tone = [9, 10].find(fits) ?? toneNear(chord, 7);
  return wrap(chord.root + tone - chord.bass, 12);
}

/** A tone of the chord above its bass note; the interval differs from the tone's where the chord is inverted. */
function aboveBass({ chord, root }: Place, tone: number): number {
  return root + wrap(chord.root + tone - chord.bass, 12);
}

/**
 * A step of a walking line: on its way to the next root by an even slope, tones of the chord before tones of the scale,
 * small steps before leaps, and never the key just played.
 */
function walked({ chord, goal, root, before, floor, scale }: Place, left: number, chance: number): number {
  const from = before || root;
  const target = rootNear(goal?.bass ?? chord.bass, floor, from < HOME + 2 ? from + 5 : from - 5);
  const wanted = from + (target - from) / Math.max(2, left + 1);
  let best = root;
  let least = Number.POSITIVE_INFINITY;
  for (let key = Math.max(floor, from - 7); key <= Math.min(HIGHEST, from + 7); key++) {
    if (key === from) continue;
    const isTone = chord.tones.includes(wrap(key - chord.root, 12));
    if (!isTone && !scale.includes(wrap(key, 12))) continue;
    const leap = Math.abs(key - from);
    const cost =
      Math.abs(key - wanted) * 0.6 +
      (isTone ? 0 : 1.6) +
      Math.max(0, leap - 4) * 0.8 +
      (left === 2 && key === target ? 3 : 0) +
      1.6 * chanceAt(chance, key);
    if (cost < least) {
      least = cost;
      best = key;
    }
  }
  return best;
}

/**
 * A step into the next root: from the scale on the side that the line comes from, a half tone if there is one; a line
 * that walks may take a half tone outside the scale, any other rubs against no tone of the chord that still sounds. Where
 * the root stays, or nothing else is left, the fifth.
 */
function approach(place: Place, chance: number): number {
  const { chord, goal, scale, before, floor, walks } = place;
  if (!goal || goal.bass === chord.bass) return restingTone(place);
  const target = rootNear(goal.bass, floor, before);
  const side = before > target ? 1 : -1;
  const ways = [side, -side, 2 * side, -2 * side].filter(
    (way) =>
      target + way !== before && target + way >= floor && (walks || !rubs(wrap(target + way, 12), chord)),
  );
  if (ways.length === 0) return restingTone(place);
  const inScale = ways.find((way) => scale.includes(wrap(target + way, 12)));
  const chromatic = walks && chance < 0.5 ? ways[0] : undefined;
  return target + (chromatic ?? inScale ?? ways[0] ?? side);
}

/** The fifth, or the third where the fifth has just been played. */
function restingTone(place: Place): number {
  const fifth = fitted(aboveBass(place, toneNear(place.chord, 7)), place.floor);
  return fifth === place.before ? fitted(aboveBass(place, toneNear(place.chord, 4)), place.floor) : fifth;
}

/** Whether a pitch class lies a semitone from a tone of the chord without being one. */
function rubs(pitchClass: number, chord: Harmony): boolean {
  const above = wrap(pitchClass - chord.root, 12);
  if (chord.tones.includes(above)) return false;
  return chord.tones.some((tone) => wrap(tone - above + 1, 12) <= 2);
}

/** The root nearest to the key before, drawn home to the low register. */
function rootNear(pitchClass: number, floor: number, before: number): number {
  const low = floor + wrap(pitchClass - floor, 12);
  const high = low + 12;
  if (before === 0 || high > HIGHEST_ROOT) return low;
  const cost = (key: number) => Math.abs(key - before) + 0.9 * Math.abs(key - HOME);
  return cost(high) < cost(low) ? high : low;
}

function fitted(key: number, floor: number): number {
  let sounding = key;
  while (sounding > HIGHEST) sounding -= 12;
  while (sounding < floor) sounding += 12;
  return sounding;
}

const origins: Readonly<Record<string, OriginId>> = {
  S: "bass.walk",
  P: "bass.anticipation",
  O: "bass.octave",
  W: "bass.walk",
  N: "bass.approach",
};

function originOf(symbol: string, key: number, place: Place, span: ChordSpan): OriginId {
  const { chord, goal, floor, root } = place;
  // Where no step led on, the tone that rests was played instead.
  const leads = goal && goal.bass !== chord.bass && Math.abs(rootNear(goal.bass, floor, key) - key) <= 2;
  if (symbol === "F" || symbol === "T" || (symbol === "N" && !leads)) return toneOrigin(key, chord);
  // There is no octave where the string ends.
  if (symbol === "O" && key === root) return "bass.root";
  if (symbol === "R" && (span.origin === "harmony.pedal" || chord.bass !== chord.root)) {
    return span.origin === "harmony.pedal" ? "bass.pedal" : "bass.root";
  }
  return origins[symbol] ?? "bass.root";
}

/** Which tone of its chord a key is: chords without a third or a fifth give another in its stead. */
function toneOrigin(key: number, chord: Harmony): OriginId {
  const above = wrap(key - chord.root, 12);
  if (above >= 6 && above <= 8) return "bass.fifth";
  if (above === 3 || above === 4) return "bass.third";
  return wrap(key, 12) === chord.bass ? "bass.root" : "bass.tone";
}
