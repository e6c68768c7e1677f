/** A journey: feelings at places in the song. */

/** A feeling on the way. */
export interface Station {
  /** 0 is the start of the song, 1 its end. */
  readonly at: number;
  /** The name of a node of the wheel. */
  readonly emotion: string;
}

/** The service takes no more. */
export const MOST_STATIONS = 16;

/** Stations are at least so far from each other. */
const APART = 0.01;

/** Feelings at even distances. */
export function evenly(emotions: readonly string[]): readonly Station[] {
  return emotions.map((emotion, place) => ({ at: place / Math.max(1, emotions.length - 1), emotion }));
}

/** One more feeling, in the middle of the last stretch. */
export function addStation(journey: readonly Station[], emotion: string): readonly Station[] {
  const [before, last] = journey.slice(-2);
  if (!before || !last || journey.length >= MOST_STATIONS) return journey;
  return [...journey.slice(0, -1), { at: (before.at + last.at) / 2, emotion }, last];
}

/** Without one of them; two are the least. */
export function removeStation(journey: readonly Station[], place: number): readonly Station[] {
  if (journey.length <= 2) return journey;
  const rest = journey.filter((_, index) => index !== place);
  return rest.map((station, index) =>
    index === 0 ? { ...station, at: 0 } : index === rest.length - 1 ? { ...station, at: 1 } : station,
  );
}

/** A station at another place, between its neighbours; the first stays at the start and the last at the end. */
export function moveStation(journey: readonly Station[], place: number, at: number): readonly Station[] {
  const [before, after] = [journey[place - 1], journey[place + 1]];
  if (!before || !after) return journey;
  const within = Math.min(after.at - APART, Math.max(before.at + APART, at));
  return journey.map((station, index) => (index === place ? { ...station, at: within } : station));
}

/** A station with another feeling. */
export function feelAt(journey: readonly Station[], place: number, emotion: string): readonly Station[] {
  return journey.map((station, index) => (index === place ? { ...station, emotion } : station));
}
