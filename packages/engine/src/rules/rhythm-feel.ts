/** Rules about where on the beat notes fall that can be broken. */
import type { Score } from "../perform/score.ts";
import { beatsOf, metricStrength, SIXTEENTH } from "../plan/metre.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Note, Role } from "../song.ts";
import { changed, changeParts, everybody, meanOf, retouched, silenced, stampOf } from "./notes.ts";
import { allOf, barsInTime, endOf, needs } from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { scaledTempo } from "./tempo.ts";
import { changeTracks, withNotes } from "./tracks.ts";

const EIGHTH = 2 * SIXTEENTH;

/** Everything above the ground comes an eighth late. */
export const constantDisplacement: RuleBreak = {
  id: "rhythm.constant_displacement",
  domain: "rhythm",
  effect: "melody and chords come an eighth late throughout, against bass and drums that are on time",
  because: "The music limps behind itself: it is always about to arrive and never there.",
  helps: "For not belonging, for a heart that is elsewhere, for unease without a cause.",
  source: "Krebs 1999, Fantasy Pieces, on displacement dissonance",
  emotions: ["anxiety", "confusion", "insecurity", "frustration", "weariness"],
  applies: allOf(needs("bass", "drums"), needs("melody", "counter-melody", "chords", "pad")),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody", "counter-melody", "chords", "pad"], (notes) =>
        notes.map((note) =>
          changed(note, stampOf("rhythm.constant_displacement"), { start: note.start + EIGHTH }),
        ),
      ),
  },
};

/** No note on a beat. */
export const syncopationOverload: RuleBreak = {
  id: "rhythm.syncopation_overload",
  domain: "rhythm",
  effect: "whatever melody and chords have on a beat comes an eighth early",
  because: "Every beat is anticipated and none is met: the tune runs ahead of its own feet.",
  helps: "For impatience and high spirits, for speech that cannot wait.",
  source: "Witek et al. 2014, Syncopation, Body-Movement and Pleasure in Groove Music",
  emotions: ["excitement", "frustration", "amusement", "panic", "defiance"],
  applies: needs("melody", "chords"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody", "chords"], (notes, part) =>
        part.player.role === "melody"
          ? ranAhead(notes, score)
          : notes.map((note) => anticipated(note, EIGHTH, score)),
      ),
  },
};

/** A line whose beats are anticipated; a note that is too near before one gives its place to it. */
function ranAhead(notes: readonly Note[], score: Score): readonly Note[] {
  return notes.flatMap((note, index) => {
    const next = notes[index + 1];
    if (next && isOnBeat(next, score) && roomBefore(next, note) < SIXTEENTH) return [];
    const before = notes[index - 1];
    const room = before ? roomBefore(note, before) : EIGHTH;
    const most = before && room < SIXTEENTH ? note.start - before.start : Math.min(EIGHTH, room);
    return anticipated(note, most, score);
  });
}

/** By how much a note may come early and leave the one before it a sixteenth. */
function roomBefore(note: Note, before: Note): number {
  return note.start - before.start - SIXTEENTH;
}

function isOnBeat({ start }: Note, { plan, ticksPerBar }: Score): boolean {
  return metricStrength(plan.timeSignature, Math.round((start % ticksPerBar) / SIXTEENTH)) > 0;
}

function anticipated(note: Note, most: number, score: Score): Note {
  const start = Math.max(0, note.start - most);
  if (!isOnBeat(note, score) || start >= note.start) return note;
  const duration = note.duration + note.start - start;
  return changed(note, stampOf("rhythm.syncopation_overload"), { start, duration });
}

/** Bars without a one. */
export const noDownbeat: RuleBreak = {
  id: "rhythm.no_downbeat",
  domain: "rhythm",
  effect: "nobody plays on the first beat of a bar, but for the last bar of the song",
  because: "The place where everybody leans is empty: the music hovers.",
  helps: "For floating, for uncertain ground, for a joy that does not touch the earth.",
  source: "London 2012, Hearing in Time, on loud rests",
  emotions: ["insecurity", "suspense", "wonder", "curiosity", "confusion"],
  change: {
    stage: "score",
    apply: (parts, score) => {
      const last = endOf(score) - score.ticksPerBar;
      return changeParts(parts, score, everybody, (notes, part) =>
        notes.flatMap((note) => {
          if (note.start % score.ticksPerBar >= SIXTEENTH / 2 || note.start >= last) return note;
          if (part.player.role === "drums" || note.duration <= EIGHTH) return [];
          const start = note.start + EIGHTH;
          const duration = note.duration - EIGHTH;
          return changed(note, stampOf("rhythm.no_downbeat"), { start, duration });
        }),
      );
    },
  },
};

/** A breath where the phrase should begin. */
export const silenceOnTheOne: RuleBreak = {
  id: "rhythm.silence_on_the_one",
  domain: "rhythm",
  effect: "every fourth bar begins with a beat of silence for the whole band",
  because: "A silence where the stroke is expected is heard louder than the stroke.",
  helps: "Where the breath is to be caught: before the decisive word, after the blow.",
  source: "Margulis 2007, Moved by Nothing: Listening to Musical Silence; London 2012, Hearing in Time",
  emotions: ["suspense", "shock", "astonishment", "grief", "shame"],
  change: {
    stage: "score",
    apply: (parts, score) => {
      const length = (beatsOf(score.plan.timeSignature)[0]?.length ?? 4) * SIXTEENTH;
      const bars = barsInTime(score).filter(({ closesSong }) => !closesSong);
      const phrases = bars.filter(
        ({ stretch }) => stretch.from > 0 && (stretch.from / score.ticksPerBar) % 4 === 0,
      );
      // A song of four bars holds its breath in the third.
      const held = phrases.length > 0 ? phrases : bars.slice(2, 3);
      const stretches = held.map(({ stretch: { from } }) => ({ from, to: from + length }));
      return changeParts(parts, score, everybody, (notes, part) => {
        const delayed = stretches.flatMap(({ from, to }) =>
          part.player.role === "drums"
            ? []
            : notes
                .filter((note) => from <= note.start && note.start < to)
                .filter((note) => note.start + note.duration >= to + SIXTEENTH)
                .map((note) =>
                  changed(note, stampOf("rhythm.silence_on_the_one"), {
                    start: to,
                    duration: note.start + note.duration - to,
                  }),
                ),
        );
        return [...silenced(notes, stretches), ...delayed];
      });
    },
  },
};

/** The most that a drunken hand strays, in milliseconds. */
const STAGGER_MILLISECONDS = 75;

/** Hands that cannot find the beat. */
export const drunkenTiming: RuleBreak = {
  id: "rhythm.drunken_timing",
  domain: "rhythm",
  effect: "every player strays from the beat, up to a sixteenth of a second or so, each in their own way",
  because: "The grid dissolves: the band staggers, warm and unsafe like somebody who has had too much.",
  helps: "For tiredness, tipsiness and tenderness that has no posture left.",
  source: "Danielsen 2010, Musical Rhythm in the Age of Digital Reproduction",
  emotions: ["weariness", "confusion", "amusement", "helplessness", "nostalgia"],
  excludes: ["rhythm.mechanical_grid"],
  change: {
    stage: "performance",
    apply: (played, score, stream) =>
      changeTracks(played, everybody, (track) =>
        withNotes(track, score, (notes) => staggered(notes, track.role, score, stream)),
      ),
  },
};

function staggered(notes: readonly Note[], role: Role, score: Score, stream: Stream): readonly Note[] {
  const salt = stream.fork(role).next();
  const ticksPerMillisecond = (score.plan.tempoBpm * 480) / 60_000;
  return notes.map((note) => {
    // What is struck together stays together: the hand strays, not the finger.
    const hand = 2 * chanceAt(salt, Math.round(note.start / SIXTEENTH)) - 1;
    const mood = 2 * chanceAt(salt, -1 - Math.floor(note.start / score.ticksPerBar)) - 1;
    const shift = STAGGER_MILLISECONDS * ticksPerMillisecond * (0.65 * hand + 0.35 * mood);
    return retouched(note, { start: note.start + shift });
  });
}

/** Players without hands. */
export const mechanicalGrid: RuleBreak = {
  id: "rhythm.mechanical_grid",
  domain: "rhythm",
  effect: "every note falls exactly on the sixteenths and is as loud as the one before",
  because: "Nobody seems to play: what is left is a machine, or somebody who feels nothing any more.",
  helps: "For numbness and coldness, for duty, for irony.",
  source:
    "Juslin & Laukka 2003 on expressive variability; Danielsen 2010, Musical Rhythm in the Age of Digital Reproduction",
  emotions: ["weariness", "contempt", "helplessness", "despair", "indignation"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      if (played.tracks.every(({ notes }) => isMechanical(notes))) return played;
      return changeTracks(played, everybody, (track) =>
        withNotes(track, score, (notes) => {
          const velocity = meanOf(notes.map((note) => note.velocity));
          const onGrid = (ticks: number) => Math.round(ticks / SIXTEENTH) * SIXTEENTH;
          return notes.map((note) =>
            retouched(note, {
              start: onGrid(note.start),
              duration: Math.max(SIXTEENTH / 2, onGrid(note.duration)),
              velocity,
            }),
          );
        }),
      );
    },
  },
};

/** Whether a part is on the sixteenths and of one loudness already, as it will be written: in whole ticks and velocities. */
function isMechanical(notes: readonly Note[]): boolean {
  const loudness = Math.round(notes[0]?.velocity ?? 0);
  return notes.every(
    ({ start, velocity }) => Math.round(start) % SIXTEENTH === 0 && Math.round(velocity) === loudness,
  );
}

/** How far the tempo of a bar is from the song's, as a share of it. */
const LEAST_WAVER = 0.03;
const MOST_WAVER = 0.125;

/** A tempo that wavers. */
export const tempoFluctuation: RuleBreak = {
  id: "rhythm.tempo_fluctuation",
  domain: "rhythm",
  effect: "the tempo wavers from bar to bar by up to an eighth",
  because: "The pulse of somebody who is not steady: it hurries, it hesitates, it cannot be relied upon.",
  helps: "For fear, and for a heart that beats irregularly with hope.",
  source: "Juslin & Laukka 2003, Communication of Emotions in Vocal Expression and Music Performance",
  emotions: ["anxiety", "panic", "insecurity", "jealousy", "helplessness"],
  change: {
    stage: "performance",
    apply: (played, score, stream) => {
      const salt = stream.next();
      const edges = barsInTime(score).map(({ stretch }) => stretch.from);
      const factorAt = (tick: number) => {
        const bar = Math.floor(tick / score.ticksPerBar);
        // It hurries and hesitates by turns: left to chance alone, a short song might hardly waver.
        const by = LEAST_WAVER + (MOST_WAVER - LEAST_WAVER) * chanceAt(salt, bar);
        return bar % 2 === 0 ? 1 - by : 1 + by;
      };
      return { ...played, tempoChanges: scaledTempo(played.tempoChanges, edges, factorAt) };
    },
  },
};
