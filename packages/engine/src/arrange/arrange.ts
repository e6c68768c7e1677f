/** The parts of the band, each where it plays. */
import { chordsPart, padPart } from "../harmony/part.ts";
import { melodyPart } from "../melody/part.ts";
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Player } from "../plan/band.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { bassPart, drumsPart } from "../rhythm/part.ts";
import type { Note } from "../song.ts";
import { entrancesOf } from "./entrances.ts";

/** Whether a part plays in a section, or in one bar of it, counted from the section's start. */
export type Plays = (section: PlannedSection, bar?: number) => boolean;

/** The written parts of a song, in the order of the band. */
export function arrange(score: Score, stream: Stream): readonly Part[] {
  const { plan } = score;
  return plan.band.map((player) => ({
    player,
    notes: notesOf(score, player, playsOf(player, plan), stream.fork(player.role)),
  }));
}

function playsOf(player: Player, plan: Plan): Plays {
  const entrances = entrancesOf(player.role, plan);
  const from = new Map(plan.sections.map((section, index) => [section, entrances[index] ?? 0]));
  return (section, bar) => {
    const entrance = from.get(section) ?? 0;
    return bar === undefined ? entrance < section.bars : bar >= entrance;
  };
}

function notesOf(score: Score, player: Player, plays: Plays, stream: Stream): Note[] {
  switch (player.role) {
    case "melody":
      return melodyPart(score, player.program, plays, stream);
    case "chords":
      return chordsPart(score, player.program, plays, stream);
    case "bass":
      return bassPart(score, player.program, plays, stream);
    case "pad":
      return padPart(score, plays);
    case "drums":
      return drumsPart(score, plays, stream);
    case "counter-melody":
      return [];
  }
}
