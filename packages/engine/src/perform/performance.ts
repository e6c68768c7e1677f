/** From the exact score to what is heard: the last step before the song. */
import type { Player } from "../plan/band.ts";
import type { Stream } from "../random.ts";
import type { Instruction, Note, TempoChange, Track } from "../song.ts";
import type { Score } from "./score.ts";

/** One player's part as it is written: exactly on the grid. */
export interface Part {
  readonly player: Player;
  /** By start, then pitch. */
  readonly notes: readonly Note[];
}

/** A song as it is played. */
export interface Performance {
  /** In the order of the band. */
  readonly tracks: readonly Track[];
  /** In order of time; the first is at tick 0. */
  readonly tempoChanges: readonly TempoChange[];
  /** What the mix and the players are asked to do. */
  readonly production: readonly Instruction[];
}

/** Plays the parts. */
export function perform(parts: readonly Part[], score: Score, _stream: Stream): Performance {
  return {
    tracks: parts.map(({ player, notes }) => trackOf(player, notes)),
    tempoChanges: [{ tick: 0, bpm: score.plan.tempoBpm }],
    production: [],
  };
}

/** A player's track with these notes. */
export function trackOf({ role, program, channel }: Player, notes: readonly Note[]): Track {
  const name = `${role[0]?.toUpperCase() ?? ""}${role.slice(1)}`;
  return { name, role, program, channel, notes, controls: [] };
}
