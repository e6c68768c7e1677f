/** Who plays where, and the parts that come of it. */
import { chordsPart, padPart } from "./harmony/part.ts";
import { melodyPart } from "./melody/part.ts";
import type { Part } from "./perform/performance.ts";
import type { Score } from "./perform/score.ts";
import type { Player } from "./plan/band.ts";
import type { Plan, PlannedSection } from "./plan/plan.ts";
import type { Stream } from "./random.ts";
import { bassPart, drumsPart } from "./rhythm/part.ts";
import type { Note, Role } from "./song.ts";

/** The written parts of a song, in the order of the band. */
export function arrange(score: Score, stream: Stream): readonly Part[] {
  const { plan } = score;
  return plan.band.map((player) => {
    const sections = sectionsOf(player.role, plan);
    const plays = (section: PlannedSection) => sections.has(section);
    return { player, notes: notesOf(score, player, plays, stream.fork(player.role)) };
  });
}

function notesOf(
  score: Score,
  player: Player,
  plays: (section: PlannedSection) => boolean,
  stream: Stream,
): Note[] {
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

/** The sections in which a role plays; at the least the one with the most energy. */
function sectionsOf(role: Role, plan: Plan): ReadonlySet<PlannedSection> {
  const playing = new Set(plan.sections.filter((section) => suits(role, section, plan)));
  if (playing.size > 0) return playing;
  return new Set(plan.sections.toSorted((one, other) => other.energy - one.energy).slice(0, 1));
}

/** Instruments enter as the energy rises; whoever is left alone plays throughout. */
function suits(role: Role, section: PlannedSection, plan: Plan): boolean {
  const { kind, energy } = section;
  const has = (other: Role) => plan.band.some((player) => player.role === other);
  switch (role) {
    case "melody":
      return kind !== "intro" || !(has("chords") || has("pad"));
    case "chords":
      return true;
    case "bass":
      return kind !== "intro" || energy >= 0.42 || !(has("chords") || has("pad") || has("melody"));
    case "counter-melody":
      return energy >= 0.55 && kind !== "intro";
    case "pad":
      return energy >= 0.5 || plan.genre.grooves === null || !has("chords");
    case "drums":
      return energy >= (kind === "intro" ? 0.45 : 0.3);
  }
}
