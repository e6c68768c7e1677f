/**
 * The token bucket: each caller has one for the minute, one for the hour and one for the day, all of which fill up
 * continuously. A request takes its cost from all three or from none.
 *
 * What is kept is not what is left but what is spent, in token·milliseconds: a token costs `periodMs` of them, and
 * `limit` of them come back each millisecond. So all arithmetic is on whole numbers, exact up to 2^53, here and in
 * Redis alike.
 */

/** A bucket's size and pace. */
export interface Level {
  readonly name: "minute" | "hour" | "day";
  /** How many tokens it holds, at least 1; as many come back in a period. */
  readonly limit: number;
  readonly periodMs: number;
}

/** The three buckets of every caller. */
export type Levels = readonly [minute: Level, hour: Level, day: Level];

/** Token·milliseconds spent of each level. */
export type Spent = readonly [minute: number, hour: number, day: number];

/** The periods of the levels. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Nothing: all buckets are full. */
export const NOTHING_SPENT: Spent = [0, 0, 0];

/** The most tokens that a level may hold: with more, a day's arithmetic would leave the whole numbers. */
export const HIGHEST_LIMIT = 100_000_000;

/** The three levels with their limits. */
export function levelsOf(perMinute: number, perHour: number, perDay: number): Levels {
  return [
    { name: "minute", limit: perMinute, periodMs: MINUTE_MS },
    { name: "hour", limit: perHour, periodMs: HOUR_MS },
    { name: "day", limit: perDay, periodMs: DAY_MS },
  ];
}

/** What came of a request for tokens. */
export interface Standing {
  readonly allowed: boolean;
  /** After the request. */
  readonly spent: Spent;
}

/** What is still spent after a while. */
export function refilled(spent: Spent, elapsedMs: number, levels: Levels): Spent {
  const back = Math.max(0, elapsedMs);
  const left = (of: number, { limit }: Level) => Math.max(0, of - back * limit);
  return [left(spent[0], levels[0]), left(spent[1], levels[1]), left(spent[2], levels[2])];
}

/** The larger of two spendings at each level: what is true of a caller of whom two witnesses know a part. */
export function largerOf(one: Spent, other: Spent): Spent {
  return [Math.max(one[0], other[0]), Math.max(one[1], other[1]), Math.max(one[2], other[2])];
}

/** Takes from all levels or from none. */
export function take(spent: Spent, cost: number, levels: Levels): Standing {
  const [minute, hour, day] = levels;
  const wanted: Spent = [
    spent[0] + cost * minute.periodMs,
    spent[1] + cost * hour.periodMs,
    spent[2] + cost * day.periodMs,
  ];
  const allowed = wanted.every((sum, index) => sum <= capacityOf(levels[index] ?? minute));
  return { allowed, spent: allowed ? wanted : spent };
}

/** Whole tokens that are left. */
export function remaining(spent: number, level: Level): number {
  return Math.floor((capacityOf(level) - spent) / level.periodMs);
}

/** Milliseconds until a level has so many tokens; 0 when it has them. */
export function waitMs(spent: number, cost: number, level: Level): number {
  return Math.max(0, Math.ceil((spent + cost * level.periodMs - capacityOf(level)) / level.limit));
}

/** Milliseconds until all levels are full again. */
export function fullInMs(spent: Spent, levels: Levels): number {
  return Math.max(...levels.map(({ limit }, index) => Math.ceil((spent[index] ?? 0) / limit)));
}

/** The highest cost that can be paid at all: a request that is dearer is let in for this. */
export function highestCost(levels: Levels): number {
  return Math.min(...levels.map(({ limit }) => limit));
}

function capacityOf({ limit, periodMs }: Level): number {
  return limit * periodMs;
}
