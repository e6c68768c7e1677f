import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import type { TechnicalWishes } from "../intent.ts";
import { ticksPerBar } from "../plan/metre.ts";
import { type Plan, planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { endingTempo, finalRitard, secondsUntil, tempoOf } from "./tempo.ts";

const plan = (emotionalIntent: string, technical: TechnicalWishes = {}, seed = 7): Plan =>
  planSong({ emotionalIntent, technical }, seed, createStream(seed).fork(emotionalIntent));

describe("the tempo of a song", () => {
  test("begins at tick 0 with the plan's own, goes on in order, and changes at most once a bar but at the end", () => {
    for (const genre of genres) {
      for (const feeling of ["despair", "ecstatic joy", "rage turning into calm"]) {
        const song = plan(feeling, { genre: genre.name });
        const changes = tempoOf(song);
        expect(changes[0]).toEqual({ tick: 0, bpm: song.tempoBpm });
        const bar = ticksPerBar(song.timeSignature);
        const seen = new Set<number>();
        let before = -1;
        for (const { tick, bpm } of changes) {
          expect(tick).toBeGreaterThan(before);
          expect(bpm).toBeGreaterThan(song.tempoBpm * 0.35);
          expect(bpm).toBeLessThan(song.tempoBpm * 1.4);
          const place = Math.floor(tick / bar);
          expect(place).toBeLessThan(song.totalBars);
          if (place < song.totalBars - 3) expect(seen.has(place)).toBe(false);
          seen.add(place);
          before = tick;
        }
      }
    }
  });

  test("keeps the clock where machines play", () => {
    for (const genre of ["electronic", "hip-hop", "lo-fi"])
      expect(tempoOf(plan("sadness turning into joy", { genre }))).toHaveLength(1);
  });

  test("holds when it was asked for, until the ending", () => {
    const song = plan("grief slowly turning into hope", { genre: "classical", bpm: 77.5, bars: 32 });
    const bar = ticksPerBar(song.timeSignature);
    const [first, ...others] = tempoOf(song);
    expect(first).toEqual({ tick: 0, bpm: 77.5 });
    expect(others.length).toBeGreaterThan(0);
    for (const { tick, bpm } of others) {
      expect(tick).toBeGreaterThan(28 * bar);
      expect(bpm).toBeLessThan(77.5);
    }
  });

  test("goes with the feelings of a journey, and its mean is what the feelings ask for", () => {
    const quicker = plan("grief slowly turning into hope", { genre: "folk", bars: 32 });
    const slower = plan("rage turning into calm", { genre: "folk", bars: 32 });
    const way = (song: Plan) => {
      const near = tempoOf({ ...song, humanize: 0 }).filter(
        ({ tick }) => tick < 28 * ticksPerBar(song.timeSignature),
      );
      return (near.at(-1)?.bpm ?? 0) / song.tempoBpm;
    };
    expect(way(quicker)).toBeGreaterThan(1.04);
    expect(way(slower)).toBeLessThan(0.96);
  });

  test("breathes with the players, and not in the exact score", () => {
    const song = plan("tender love", { genre: "classical", bars: 24 });
    const early = (humanize: number) =>
      tempoOf({ ...song, humanize }).filter(({ tick }) => tick < 20 * ticksPerBar(song.timeSignature)).length;
    expect(early(0)).toBe(1);
    expect(early(0.6)).toBeGreaterThan(5);
  });

  test("slows down at the end as a runner stops, deepest in the quietest music", () => {
    const song = plan("tender love", { genre: "classical", bars: 24, timeSignature: "4/4" });
    const bar = ticksPerBar(song.timeSignature);
    const ending = tempoOf({ ...song, humanize: 0 }).filter(({ tick }) => tick >= 21 * bar);
    expect(ending.length).toBeGreaterThan(4);
    for (const [index, { bpm }] of ending.entries())
      expect(bpm).toBeLessThan(index === 0 ? song.tempoBpm : (ending[index - 1]?.bpm ?? 0));
    expect(ending.at(-1)?.tick).toBe(23 * bar);
    expect((ending.at(-1)?.bpm ?? 0) / song.tempoBpm).toBeCloseTo(endingTempo(song), 3);
    expect(endingTempo(plan("calm", { genre: "classical" }))).toBeLessThan(
      endingTempo(plan("triumph", { genre: "classical" })),
    );
  });
});

test("the ritardando's curve begins at the tempo, ends where it is told to, and falls ever faster", () => {
  for (const lowest of [0.4, 0.6, 0.9]) {
    expect(finalRitard(0, lowest)).toBeCloseTo(1, 12);
    expect(finalRitard(1, lowest)).toBeCloseTo(lowest, 12);
    expect(finalRitard(0.5, lowest)).toBeCloseTo(Math.cbrt((1 + lowest ** 3) / 2), 12);
    expect(finalRitard(0.5, lowest)).toBeGreaterThan((1 + lowest) / 2);
  }
});

describe("seconds", () => {
  test.each([
    [[{ tick: 0, bpm: 120 }], 960, 1],
    [
      [
        { tick: 0, bpm: 120 },
        { tick: 960, bpm: 60 },
      ],
      1440,
      2,
    ],
    [
      [
        { tick: 0, bpm: 120 },
        { tick: 960, bpm: 60 },
      ],
      960,
      1,
    ],
    [[{ tick: 0, bpm: 90 }], 0, 0],
  ])("under %j until tick %d are %d", (changes, tick, seconds) => {
    expect(secondsUntil(changes, tick)).toBe(seconds);
  });
});
