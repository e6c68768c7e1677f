/** Rules about how a tune moves that can be broken. */
import { compassOf } from "../data/instruments.ts";
import { wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import { metricStrength, SIXTEENTH } from "../plan/metre.ts";
import type { Note } from "../song.ts";
import {
  changed,
  changedWithin,
  changeParts,
  folded,
  meanOf,
  onsetsOf,
  partOf,
  playable,
  stampOf,
} from "./notes.ts";
import { isWithin, needs, stretchesOf, versesOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** A tune that leaps. */
export const excessiveLeaps: RuleBreak = {
  id: "melody.excessive_leaps",
  domain: "melody",
  effect: "every other note of the melody leaps to another octave",
  because: "A voice that cannot stay in its place is beside itself.",
  helps: "For outbursts, for hysteria of joy or of fear, for the grotesque.",
  source: "Huron 2006, Sweet Anticipation, on pitch proximity",
  emotions: ["panic", "astonishment", "excitement", "rage", "shock"],
  excludes: ["melody.monotone"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes, { player }) => {
        const [low, high] = compassOf(player.program);
        const middle = meanOf(notes.map(({ pitch }) => pitch));
        return notes.map((note, index) => {
          if (index % 2 === 0) return note;
          const wanted = note.pitch + (note.pitch >= middle ? -12 : 12);
          const other = note.pitch + (note.pitch >= middle ? 12 : -12);
          const pitch = wanted >= low && wanted <= high ? wanted : other;
          return changed(note, stampOf("melody.excessive_leaps"), { pitch });
        });
      }),
  },
};

/** A tune of one tone. */
export const monotone: RuleBreak = {
  id: "melody.monotone",
  domain: "melody",
  effect: "in the verses the melody stays on one tone",
  because: "Speech without melody is what is left when feeling is spent or held down.",
  helps: "For numbness, for litanies and threats, and for a chorus that is to open like a door.",
  source: "Juslin & Laukka 2003 on pitch variability in sadness and in speech",
  emotions: ["weariness", "despair", "contempt", "shame", "helplessness"],
  excludes: ["melody.tritone_leaps", "melody.chromatic_line"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        const all = stretchesOf(score, versesOf(score.plan));
        const own = all.filter((stretch) => notes.some(({ start }) => isWithin([stretch], start)));
        const stretches = own.length > 0 ? own : [{ from: 0, to: Number.POSITIVE_INFINITY }];
        return stretches.reduce((sung, stretch) => {
          const pitch = commonest(sung.filter(({ start }) => isWithin([stretch], start)));
          return changedWithin(sung, [stretch], (note) =>
            changed(note, stampOf("melody.monotone"), { pitch }),
          );
        }, notes);
      }),
  },
};

/** The pitch that sounds longest; the lower of two. */
function commonest(notes: readonly Note[]): number {
  const lengths = new Map<number, number>();
  for (const { pitch, duration } of notes) lengths.set(pitch, (lengths.get(pitch) ?? 0) + duration);
  const [most] = [...lengths].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return most?.[0] ?? 60;
}

/** The semitone beside a pitch from which one comes, but for the other one where only that is none of the scale's. */
function besideOf(pitch: number, from: number, scale: readonly number[]): number {
  const near = from > pitch ? pitch + 1 : pitch - 1;
  const far = 2 * pitch - near;
  return scale.includes(wrap(near, 12)) && !scale.includes(wrap(far, 12)) ? far : near;
}

/** A tune that creeps. */
export const chromaticLine: RuleBreak = {
  id: "melody.chromatic_line",
  domain: "melody",
  effect: "off the beat the melody creeps into each tone from the semitone beside it",
  because: "Semitones that belong to no key slide under the skin: lament, lust or slime.",
  helps: "For pain that winds, for seduction, for disgust.",
  source: "Cooke 1959, The Language of Music; Williams 1997, The Chromatic Fourth",
  emotions: ["revulsion", "guilt", "jealousy", "dread", "grief"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        // From the last note backwards: each creeps into what the next has become.
        const line = [...notes];
        for (let index = notes.length - 2; index >= 0; index--) {
          const note = notes[index];
          const next = line[index + 1];
          if (!note || !next) continue;
          const step = Math.round((note.start % score.ticksPerBar) / SIXTEENTH);
          // Off the beat always; on a light beat every other time.
          const weak = metricStrength(score.plan.timeSignature, step) < (index % 2 === 0 ? 1 : 2);
          // What is held is the line's own; only what passes creeps.
          if (!weak || note.duration > 4 * SIXTEENTH) continue;
          const pitch = besideOf(next.pitch, note.pitch, scaleOf(score.plan.key));
          line[index] = changed(note, stampOf("melody.chromatic_line"), { pitch });
        }
        return line;
      }),
  },
};

/** A tune that leaps the forbidden interval. */
export const tritoneLeaps: RuleBreak = {
  id: "melody.tritone_leaps",
  domain: "melody",
  effect: "the melody enters every bar by a leap of a tritone",
  because: "The interval that divides the octave in half has no home in it: it bites.",
  helps: "For malice, for danger and for the uncanny.",
  source: "Cooke 1959, The Language of Music; Costa, Fine & Ricci Bitti 2004 on intervals in melodies",
  emotions: ["dread", "revulsion", "rage", "jealousy", "suspense"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes, part) => {
        const barOf = ({ start }: Note) => Math.floor(start / score.ticksPerBar);
        // From the last note backwards: each leaps to what the next has become.
        const line = [...notes];
        for (let index = notes.length - 2; index >= 0; index--) {
          const note = notes[index];
          const next = line[index + 1];
          if (!note || !next || barOf(next) === barOf(note)) continue;
          const below = next.pitch - 6;
          const pitch = note.pitch > next.pitch || playable(below, part) !== below ? next.pitch + 6 : below;
          line[index] = changed(note, stampOf("melody.tritone_leaps"), { pitch });
        }
        return line;
      }),
  },
};

/** What would be lifted above this stays an octave lower: C7, where a piano's tones have no body left. */
const TOO_HIGH = 96;

/** A tune under its accompaniment. */
export const belowChords: RuleBreak = {
  id: "melody.below_chords",
  domain: "melody",
  effect: "the melody lies below the chords, which are lifted over it",
  because: "The voice that should lead is under everything: it carries, or it is held down.",
  helps: "For being small or crushed, for secrets, for a deep calm.",
  source: "Huron 2016, Voice Leading, on the salience of the highest voice",
  emotions: ["helplessness", "shame", "guilt", "insecurity", "serenity"],
  excludes: ["arrangement.extreme_registers"],
  applies: (plan) => needs("melody")(plan) ?? needs("chords", "pad")(plan),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const melody = partOf(parts, "melody");
      const above = partOf(parts, "chords", "pad");
      if (!melody || !above) return parts;
      const [low] = compassOf(melody.player.program);
      const lowest = Math.min(...melody.notes.map(({ pitch }) => pitch));
      const down = lowest - 12 >= low ? 12 : 0;
      const tune = meanOf(melody.notes.map(({ pitch }) => pitch)) - down;
      const floor = meanOf(onsetsOf(above.notes).map((group) => group[0]?.pitch ?? 0));
      const up = 12 * Math.max(1, Math.ceil((tune + 2 - floor) / 12));
      const origin = stampOf("melody.below_chords");
      const moved = (shift: number) => (notes: readonly Note[]) =>
        notes.map((note) => changed(note, origin, { pitch: folded(note.pitch + shift, 0, TOO_HIGH) }));
      const sunk = down === 0 ? parts : changeParts(parts, score, ["melody"], moved(-down));
      return changeParts(sunk, score, ["chords", "pad", "counter-melody"], moved(up));
    },
  },
};
