/**
 * Chords as they lie on six strings in standard tuning: the bass note on one of the three low strings, on each string
 * above it a tone of the chord within the reach of a hand, strings that would muddy the chord left out.
 */
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";
import { isKnot } from "../harmony/roughness.ts";

/** The open strings: E2 A2 D3 G3 B3 E4. */
const STRINGS = [40, 45, 50, 55, 59, 64] as const;

/** Frets that a hand spans, and the highest place on the neck that is tried. */
const REACH = 4;
const HIGHEST_PLACE = 7;

/** Up to this place open strings ring along. */
const OPEN_PLACE = 2;

const known = new WeakMap<readonly number[], Map<number, readonly number[]>>();

/** The keys of a chord on a guitar, ascending, its bass the lowest: three to six of them. */
export function guitarVoicing(chord: Harmony): readonly number[] {
  const shapes = known.get(chord.tones) ?? new Map<number, readonly number[]>();
  known.set(chord.tones, shapes);
  const name = chord.root * 12 + chord.bass;
  const keys = shapes.get(name) ?? bestShape(chord);
  shapes.set(name, keys);
  return keys;
}

function bestShape(chord: Harmony): readonly number[] {
  let best: readonly number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let place = 0; place <= HIGHEST_PLACE; place++) {
    for (let lowest = 0; lowest < 3; lowest++) {
      const keys = shapeAt(chord, place, lowest);
      if (keys.length < 3) continue;
      const sounded = chord.tones.filter((tone) => has(keys, wrap(chord.root + tone, 12))).length;
      const value = 4 * sounded + 0.8 * keys.length - 0.5 * place;
      if (value > most) {
        most = value;
        best = keys;
      }
    }
  }
  return best;
}

/** The chord at a place on the neck from a string on; empty where its bass is out of reach there. */
function shapeAt(chord: Harmony, place: number, lowest: number): readonly number[] {
  const bass = fretted(lowest, place).find((key) => wrap(key, 12) === chord.bass);
  if (bass === undefined) return [];
  const keys = [bass];
  for (let string = lowest + 1; string < STRINGS.length; string++) {
    const before = keys.at(-1) ?? bass;
    let best: number | undefined;
    let most = 0;
    for (const key of fretted(string, place)) {
      const worth = worthOf(key, chord, keys, before);
      if (worth > most) {
        most = worth;
        best = key;
      }
    }
    if (best !== undefined) keys.push(best);
  }
  return keys;
}

/** The keys that a string has under a hand. */
function fretted(string: number, place: number): readonly number[] {
  const open = STRINGS[string] ?? 0;
  const keys = place > 0 && place <= OPEN_PLACE ? [open] : [];
  for (let fret = place; fret < place + REACH; fret++) keys.push(open + fret);
  return keys;
}

/** How much a key is wanted: tones that are missing before others, third and seventh first; 0 where it cannot sound. */
function worthOf(key: number, { root, tones }: Harmony, keys: readonly number[], before: number): number {
  const interval = wrap(key - root, 12);
  if (!tones.includes(interval)) return 0;
  // Below C3 voices keep a fourth apart, below G3 a third; a second is left to the top strings.
  if (key - before < (before < 48 ? 5 : before < 55 ? 3 : 2)) return 0;
  // A minor ninth above another tone than the root is a fault.
  if (wrap(interval - 1, 12) !== 0 && keys.includes(key - 13)) return 0;
  if (isKnot([...keys, key])) return 0;
  const guide = interval === 3 || interval === 4 || interval >= 9;
  if (!has(keys, wrap(key, 12))) return guide ? 4 : 3;
  return guide ? 1 : 2;
}

function has(keys: readonly number[], pitchClass: number): boolean {
  return keys.some((key) => wrap(key, 12) === pitchClass);
}
