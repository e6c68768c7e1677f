/** From the exact score to what is heard: the last step before the song. */
import type { Player } from "../plan/band.ts";
import type { Stream } from "../random.ts";
import type { Instruction, Note, Reason, TempoChange, Track } from "../song.ts";
import { controlsOf } from "./controls.ts";
import { ensembleOf } from "./ensemble.ts";
import { playPart } from "./play.ts";
import type { Score } from "./score.ts";
import { tempoOf } from "./tempo.ts";

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
  /** The ids of rules that were to be broken and found nothing to change. */
  readonly idle: readonly string[];
  /** What was played otherwise than at first, and why; empty where nothing was. */
  readonly revisions: readonly Reason[];
}

/**
 * Plays the parts, as humanly as the plan's `humanize` says: with 0 the notes are those that are written, exactly on the
 * grid and as loud as written. What a score would say in words and signs stays even then: the ritardando, the tempo of a
 * journey, and the pedal.
 * @param stream the same humanity draws the same chance from it, so that more of it moves the same notes further
 */
export function perform(parts: readonly Part[], score: Score, stream: Stream): Performance {
  const ensemble = ensembleOf(score, stream);
  return {
    tracks: parts.map((part) => {
      const notes = playPart(part, ensemble, stream);
      return { ...trackOf(part.player, notes), controls: controlsOf(part.player, notes, ensemble) };
    }),
    tempoChanges: tempoOf(score.plan),
    production: [],
    idle: [],
    revisions: [],
  };
}

/** A player's track with these notes. */
export function trackOf({ role, program, channel }: Player, notes: readonly Note[]): Track {
  const name = `${role[0]?.toUpperCase() ?? ""}${role.slice(1)}`;
  return { name, role, program, channel, notes, controls: [] };
}
