/**
 * Harmonic rhythm: when chords change. Phrases of four bars are words of four letters, as they were counted in charts:
 * `-` nothing begins, `w` one chord, `h` two halves, `l` three beats and one, `s` one beat and three, `b` a chord on
 * the third beat alone, `c` one on the fourth alone, `t` two beats, one, one, `u` one, one, two, `q` four chords.
 */
import { learnedRhythm } from "../data/learned/harmony.ts";
import { beatsOf } from "../plan/metre.ts";
import type { SectionKind, TimeSignature } from "../song.ts";
import { raceWinner } from "./race.ts";

/** A way in which chords fall in four bars. */
interface Word {
  readonly letters: string;
  readonly count: number;
  /** How many chords begin in it. */
  readonly onsets: number;
}

/** In which quarters of the bar chords begin, by letter. */
const QUARTERS: Readonly<Record<string, readonly number[]>> = {
  "-": [],
  w: [0],
  h: [0, 2],
  l: [0, 3],
  s: [0, 1],
  b: [2],
  c: [3],
  t: [0, 2, 3],
  u: [0, 1, 2],
  q: [0, 1, 2, 3],
};

/** Words by kind of section, from the stillest to the busiest; those that begin with a chord. */
const words = new Map<SectionKind, readonly Word[]>();

function wordsFor(kind: SectionKind): readonly Word[] {
  const found = words.get(kind);
  if (found) return found;
  const made = (learnedRhythm.phrases[kind] ?? [])
    .map((row): Word => {
      const [letters = "wwww", count = "1"] = row.split(" ");
      const onsets = [...letters].reduce((sum, letter) => sum + (QUARTERS[letter]?.length ?? 0), 0);
      return { letters, count: Number(count), onsets };
    })
    .filter(({ letters }) => (QUARTERS[letters[0] ?? "-"] ?? [])[0] === 0)
    .sort((one, other) => one.onsets - other.onsets || (one.letters < other.letters ? -1 : 1));
  words.set(kind, made);
  return made;
}

/**
 * How many chords begin in a bar in the charts, by how long the bar lasts: long bars hold more of them.
 * @param barSeconds how long a bar lasts
 */
export function usualChanges(barSeconds: number): number {
  const [short = 0.75, middle = 1, long = 1.3] = learnedRhythm.changes;
  // The means stand for bars of about 1.4, 2 and 3 seconds.
  if (barSeconds <= 1.4) return short;
  if (barSeconds <= 2) return short + ((middle - short) * (barSeconds - 1.4)) / 0.6;
  return Math.min(long, middle + (long - middle) * (barSeconds - 2));
}

/**
 * The letters of a phrase.
 * @param bars how many; words of four bars are cut or lengthened
 * @param changes how many chords a bar are wanted on the mean
 * @param draw a number in [0, 1)
 * @param most the most chords in a phrase of four bars
 */
export function phraseRhythm(
  kind: SectionKind,
  bars: number,
  changes: number,
  draw: number,
  most = 16,
): string {
  const list = wordsFor(kind);
  const weights = list.map(({ onsets, count }) => {
    if (onsets > most) return 0;
    const away = onsets / 4 - changes;
    const near = 0.04 / (0.04 + away * away);
    return count * near * near;
  });
  const chosen = list[raceWinner(weights, draw, 0)]?.letters ?? "wwww";
  if (bars <= 4) return bars === 4 ? chosen : chosen.slice(0, bars);
  return `${chosen}${"-".repeat(bars - 4)}`;
}

/** The steps of the bar at which chords begin, by letter: quarters of the bar, moved to the beats of the metre. */
export function onsetsOf(letter: string, metre: TimeSignature): readonly number[] {
  const name = (metre[0] * 100 + metre[1]) * 128 + (letter.charCodeAt(0) % 128);
  const known = onsetsByName.get(name);
  if (known) return known;
  const onsets = movedOnsets(letter, metre);
  onsetsByName.set(name, onsets);
  return onsets;
}

/** By metre and letter. */
const onsetsByName = new Map<number, readonly number[]>();

function movedOnsets(letter: string, metre: TimeSignature): readonly number[] {
  const beats = beatsOf(metre);
  const half =
    beats.find(({ step, strength }) => step > 0 && strength === 2)?.step ?? beats.at(-1)?.step ?? 0;
  const last = beats.at(-1)?.step ?? half;
  const early = beats[1]?.step ?? half;
  const places = [0, early, half, last];
  const steps = (QUARTERS[letter] ?? [0]).map((quarter) => places[quarter] ?? 0);
  return steps.filter((step, index) => index === 0 || step > (steps[index - 1] ?? 0));
}
