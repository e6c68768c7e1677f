/** How much of the music changes for a small step of the feeling. */
import type { Role, Song } from "@music-brain/engine";
import { composed } from "../pieces/intents.ts";
import { mean, quantileOf } from "../statistics/numbers.ts";
import { barsChanged, roles } from "./change.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { phrasings } from "./grid.ts";

/** The step along valence (whose range is 2) or arousal (whose range is 1). */
const STEP = 0.05;

const SEEDS = 2;

/** What steps along one dimension change. */
export interface Continuity {
  readonly dimension: "valence" | "arousal";
  readonly steps: number;
  /** How far what a listener follows moves, by what is said of it. */
  readonly leaps: ReadonlyMap<string, Leap>;
  /** Mean share of bars whose notes change, for each role that plays. */
  readonly bars: ReadonlyMap<Role, number>;
  /** The same over the steps at which nothing in {@link switches} changes. */
  readonly steadyBars: ReadonlyMap<Role, number>;
  /** Share of steps at which this is another: hard switches. */
  readonly switches: ReadonlyMap<string, number>;
}

/** How far something moves at a step: the mean, what 95 of 100 steps keep below, and the greatest. */
export interface Leap {
  readonly mean: number;
  readonly high: number;
  readonly most: number;
}

const percent = (one: number, other: number) => Math.abs(other / one - 1) * 100;
const apart = (one: number, other: number) => Math.abs(other - one);

/** What is followed: tempo and density are heard by ratio, loudness and height by difference. */
const followed: Readonly<Record<string, (one: Cues, other: Cues) => number>> = {
  "tempo, %": (one, other) => percent(one.tempo, other.tempo),
  "attacks a second, %": (one, other) => percent(one.perSecond, other.perSecond),
  "loudness, velocity": (one, other) => apart(one.loudness, other.loudness),
  "register, semitones": (one, other) => apart(one.register, other.register),
};

/** What is another or the same, never a little different. */
const switchable: Readonly<Record<string, (song: Song) => string>> = {
  genre: ({ genre }) => genre,
  metre: ({ timeSignature }) => timeSignature.join("/"),
  tonic: ({ key }) => key.tonic,
  mode: ({ key }) => key.mode,
  form: ({ sections }) => sections.map(({ kind, bars }) => `${kind} ${bars}`).join(", "),
  band: ({ tracks }) => tracks.map(({ role, program }) => `${role} ${program}`).join(", "),
};

/** Walks along one dimension with the other held at two levels, and looks at each step. */
export function continuityAlong(dimension: "valence" | "arousal"): Continuity {
  const steps = walks(dimension).flatMap((songs) =>
    songs.slice(1).flatMap((song, index) => {
      const before = songs[index];
      return before ? [[before, song] as const] : [];
    }),
  );
  const cues = steps.map(([one, other]) => [cuesOf(one), cuesOf(other)] as const);
  const reads = Object.entries(switchable);
  const steady = steps.filter(([one, other]) => reads.every(([, read]) => read(one) === read(other)));
  return {
    dimension,
    steps: steps.length,
    leaps: new Map(
      Object.entries(followed).map(([name, measure]) => {
        const moves = cues.map(([one, other]) => measure(one, other));
        return [name, { mean: mean(moves), high: quantileOf(moves, 0.95), most: Math.max(...moves) }];
      }),
    ),
    bars: changesOf(steps),
    steadyBars: changesOf(steady),
    switches: new Map(
      reads.map(([name, read]) => [
        name,
        mean(steps.map(([one, other]) => (read(one) === read(other) ? 0 : 1))),
      ]),
    ),
  };
}

function changesOf(steps: readonly (readonly [Song, Song])[]): ReadonlyMap<Role, number> {
  return new Map(
    roles.flatMap((role) => {
      const changes = steps.flatMap(([one, other]) => barsChanged(one, other, role) ?? []);
      return changes.length === 0 ? [] : [[role, mean(changes)] as const];
    }),
  );
}

function walks(dimension: "valence" | "arousal"): readonly (readonly Song[])[] {
  const along = dimension === "valence" ? steps(-0.9, 0.9) : steps(0.05, 0.95);
  const held = dimension === "valence" ? [0.3, 0.7] : [-0.5, 0.5];
  return held.flatMap((other) =>
    phrasings.flatMap((emotionalIntent) =>
      Array.from({ length: SEEDS }, (_, index) =>
        along.map((value) => {
          const affect =
            dimension === "valence" ? { valence: value, arousal: other } : { valence: other, arousal: value };
          return composed({ emotionalIntent, ...affect }, index + 1);
        }),
      ),
    ),
  );
}

function steps(low: number, high: number): readonly number[] {
  return Array.from({ length: Math.round((high - low) / STEP) + 1 }, (_, index) => low + index * STEP);
}
