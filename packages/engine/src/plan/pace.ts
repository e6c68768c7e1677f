/** How the pace of a song moves along a journey. */
import { clamp } from "../emotion/space.ts";
import { type Feeling, musicAt } from "./feeling.ts";

/** A place in the song, 0 … 1, and the tempo there as a share of the tempo at the start. */
export interface PaceStop {
  readonly at: number;
  readonly pace: number;
}

/** No song ends faster or slower than this. */
const SLOWEST = 0.78;
const FASTEST = 1.28;

/**
 * The stops between which the tempo of a journey moves evenly; none where one feeling stays. Tempo is the strongest cue
 * of arousal (Gabrielsson & Lindström 2010).
 * @param share how much of the way from one feeling's tempo to another's is gone, 0 … 1
 */
export function paceOf({ waypoints }: Feeling, share: number): readonly PaceStop[] {
  if (waypoints.length < 2 || share === 0) return [];
  const feeling = { waypoints, mean: waypoints[0].affect, reasons: [] };
  const first = musicAt(feeling, waypoints[0].at).tempoFactor;
  return waypoints.map(({ at }) => {
    const way = musicAt(feeling, at).tempoFactor / first - 1;
    return { at, pace: clamp(1 + share * way, SLOWEST, FASTEST) };
  });
}

/** The pace at a place of the song, 0 … 1. */
export function paceAt(stops: readonly PaceStop[], place: number): number {
  let before: PaceStop | undefined;
  for (const stop of stops) {
    if (place <= stop.at) {
      if (!before || stop.at === before.at) return stop.pace;
      return before.pace + ((stop.pace - before.pace) * (place - before.at)) / (stop.at - before.at);
    }
    before = stop;
  }
  return before?.pace ?? 1;
}

/** The mean pace over the song. */
export function meanPace(stops: readonly PaceStop[]): number {
  const places = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
  return places.reduce((sum, place) => sum + paceAt(stops, place), 0) / places.length;
}
