/** How busily a genre's band plays by habit, beside what other bands play at the same energy. */
import type { Genre } from "../data/genres.ts";
import { genres } from "../data/genres.ts";
import { type Groove, type GrooveLevel, groovesInFour } from "../data/grooves.ts";
import { bassesInFour, chordsInFour } from "../data/patterns.ts";
import { clamp } from "../emotion/space.ts";

/** Attacks a bar of a melody, which every genre has about alike. */
const SUNG = 3.5;

/** The energies at which a band plays the patterns of each level; between two it plays what lies between. */
const LEVELS: readonly (readonly [GrooveLevel, number])[] = [
  ["soft", 0.22],
  ["medium", 0.52],
  ["full", 0.84],
];

/**
 * How many more attacks a bar a genre has than genres have in the mean, as a ratio: 1 as many, 0.5 half as many. Counted
 * in the genre's own patterns in 4/4.
 * @param energy 0 … 1
 */
export function busynessOf(genre: Genre, energy: number): number {
  return attacksAt(habitOf(genre), energy) / attacksAt(usual(), energy);
}

/** How much energy a band gives or takes for each time that its habit is busier or sparser than usual, and the most. */
const STEADYING = 0.45;
const MOST_STEADYING = 0.15;

/** What a band that the feeling chose has to add to its energy to play about as many notes as others do. */
export function steadiedBy(genre: Genre, energy: number): number {
  return clamp(STEADYING * (1 - busynessOf(genre, energy)), -MOST_STEADYING, MOST_STEADYING);
}

/** A band this many times busier or sparser than usual is still taken for a feeling without a second thought. */
const TOLERANCE = 1.8;
const STRAIN = 0.6;

/** What it costs a genre to play a feeling of that arousal, 0 where its habit suits: see {@link TOLERANCE}. */
export function busynessStrain(genre: Genre, arousal: number): number {
  const ratio = busynessOf(genre, 0.25 + 0.6 * arousal);
  return STRAIN * Math.max(0, Math.max(ratio, 1 / ratio) - TOLERANCE);
}

/** Attacks a bar, by the places of {@link LEVELS}. */
type Habit = readonly number[];

const habits = new Map<string, Habit>();

function habitOf(genre: Genre): Habit {
  const known = habits.get(genre.name);
  if (known) return known;
  const habit = LEVELS.map(
    ([level]) =>
      SUNG +
      mean(genre.chords[level].map((name) => strokesIn(chordsInFour[name]))) +
      mean(genre.bass[level].map((name) => strokesIn(bassesInFour[name]))) +
      (genre.grooves ? mean(genre.grooves[level].map((name) => attacksIn(groovesInFour[name]))) : 0),
  );
  habits.set(genre.name, habit);
  return habit;
}

let usualHabit: Habit | undefined;

function usual(): Habit {
  usualHabit ??= LEVELS.map((_, place) => mean(genres.map((genre) => habitOf(genre)[place] ?? SUNG)));
  return usualHabit;
}

function attacksAt(habit: Habit, energy: number): number {
  let below = habit[0] ?? SUNG;
  let from = LEVELS[0]?.[1] ?? 0;
  for (let place = 1; place < LEVELS.length; place++) {
    const above = habit[place] ?? SUNG;
    const to = LEVELS[place]?.[1] ?? 1;
    if (energy <= to) return below + (above - below) * clamp((energy - from) / (to - from), 0, 1);
    below = above;
    from = to;
  }
  return below;
}

function strokesIn(pattern: string): number {
  return [...pattern].filter((symbol) => symbol !== "-" && symbol !== ".").length;
}

/** Steps at which any drum is struck. */
function attacksIn(groove: Groove): number {
  const steps = new Set<number>();
  for (const line of Object.values(groove)) {
    [...line].forEach((symbol, step) => {
      if (symbol !== ".") steps.add(step);
    });
  }
  return steps.size;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
