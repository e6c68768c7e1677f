/** The parts of the band, each where it plays. */
import { chordsPart, type Heard } from "../accompany/chords.ts";
import { padPart } from "../accompany/pad.ts";
import { counterPart } from "../melody/counter.ts";
import { composeMelodies, type SectionMelody, sungNotes } from "../melody/part.ts";
import type { Part } from "../perform/performance.ts";
import { barsOf, type Score } from "../perform/score.ts";
import type { Player } from "../plan/band.ts";
import { RIFF } from "../plan/opening.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { bassPart } from "../rhythm/bass.ts";
import { drumsPart } from "../rhythm/drums.ts";
import { type Grooves, groovesOf } from "../rhythm/groove.ts";
import type { Note, Role } from "../song.ts";
import { entrancesOf } from "./entrances.ts";

/** Whether a part plays in a section, or in one bar of it, counted from the section's start. */
export type Plays = (section: PlannedSection, bar?: number) => boolean;

/** What the players hear of one another. */
interface Together {
  readonly melodies: readonly SectionMelody[];
  readonly grooves: Grooves;
  readonly playsOf: (role: Role) => Plays;
}

/** The written parts of a song, in the order of the band. */
export function arrange(score: Score, stream: Stream): readonly Part[] {
  const { plan } = score;
  const known = new Map<Role, Plays>();
  const together: Together = {
    melodies: melodiesOf(score, stream),
    grooves: groovesOf(score, stream.fork("groove")),
    playsOf: (role) => {
      const player = plan.band.find((other) => other.role === role);
      const plays = known.get(role) ?? (player ? playsOf(player, plan) : () => false);
      known.set(role, plays);
      return plays;
    },
  };
  const accompanist = plan.band.find(({ role }) => role === "chords");
  const chords = accompanist ? chordsOf(score, accompanist, together, stream.fork("chords")) : [];
  return plan.band.map((player) => ({
    player,
    notes: notesOf(score, player, together, chords, stream.fork(player.role)),
  }));
}

/** What is sung, section by section, and the riff, whoever plays it; a second voice listens to it. */
function melodiesOf(score: Score, stream: Stream): readonly SectionMelody[] {
  const { band, opening } = score.plan;
  const singer = band.find(({ role }) => role === "melody");
  if (!singer) return [];
  const sings = playsOf(singer, score.plan);
  const riffs = band.find(({ role }) => role === opening?.riff) ?? singer;
  const soloist = band.find(({ role }) => role === "counter-melody") ?? singer;
  return composeMelodies(
    score,
    ({ tune, casting }) => (tune === RIFF ? riffs : casting?.lead ? soloist : singer).program,
    (section, bar) => section.tune === RIFF || section.casting?.lead !== undefined || sings(section, bar),
    stream.fork("melody"),
  );
}

/** The melodies that a player has: the riff is its player's own, a solo the second voice's, everything else the singer's. */
function tunesOf(role: Role, melodies: readonly SectionMelody[], plan: Plan): readonly SectionMelody[] {
  return melodies.filter(({ section }) => {
    const lead = section.casting?.lead ?? "melody";
    const player = section.tune === RIFF ? (plan.opening?.riff ?? "melody") : lead;
    return player === role;
  });
}

function playsOf(player: Player, plan: Plan): Plays {
  const entrances = entrancesOf(player.role, plan);
  const from = new Map(plan.sections.map((section, index) => [section, entrances[index] ?? 0]));
  return (section, bar) => {
    const entrance = from.get(section) ?? 0;
    return bar === undefined ? entrance < section.bars : bar >= entrance;
  };
}

/** What the player of the chords plays; the pad listens to it. */
function chordsOf(
  score: Score,
  { role, program }: Player,
  together: Together,
  stream: Stream,
): readonly Note[] {
  return chordsPart(score, program, together.playsOf(role), heardOf(together), stream);
}

function notesOf(
  score: Score,
  player: Player,
  together: Together,
  chords: readonly Note[],
  stream: Stream,
): Note[] {
  const { melodies, grooves } = together;
  const plays = together.playsOf(player.role);
  switch (player.role) {
    case "melody":
      return sungNotes(score, tunesOf("melody", melodies, score.plan), stream);
    case "chords":
      return [...chords];
    case "bass":
      return bassPart(score, player.program, plays, { grooves, plays: together.playsOf("drums") }, stream);
    case "pad":
      return padPart(score, plays, { bass: together.playsOf("bass"), chords });
    case "drums":
      return drumsPart(score, plays, grooves, stream);
    case "counter-melody":
      return [
        ...counterPart(score, barsOf(score, countering(plays)), melodies, player.program),
        ...sungNotes(score, tunesOf("counter-melody", melodies, score.plan), stream),
      ].sort((one, other) => one.start - other.start || one.pitch - other.pitch);
  }
}

/** Where a second voice has a melody to counter: not in its own riff, nor where it has the tune. */
function countering(plays: Plays): Plays {
  return (section, bar) =>
    section.tune !== RIFF && section.casting?.lead === undefined && plays(section, bar);
}

/** What the accompanist hears: how much is sung in a bar, and whether somebody else plays the bass. */
function heardOf({ melodies, playsOf }: Together): Heard {
  const sung = new Map(melodies.map(({ section, notes }) => [section, notes]));
  const counts = new Map<PlannedSection, Uint8Array>();
  return {
    bass: playsOf("bass"),
    sung: (section, bar) => {
      const own = counts.get(section) ?? new Uint8Array(section.bars);
      if (!counts.has(section)) {
        counts.set(section, own);
        for (const note of sung.get(section) ?? []) own[note.bar] = (own[note.bar] ?? 0) + 1;
      }
      return own[bar] ?? 0;
    },
  };
}
