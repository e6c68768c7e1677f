/** Rules about how a tune's phrases are built that can be broken. */
import { wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { Note } from "../song.ts";
import { changed, changeParts, silenced, stampOf } from "./notes.ts";
import { barsInTime, endOf, isWithin, needs, stretchOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** A tune that ends beside its home. */
export const avoidResolution: RuleBreak = {
  id: "melody.avoid_resolution",
  domain: "melody",
  effect: "the melody ends every section on the second or the seventh degree, next to home",
  because: "The line stops one step short, and the ear sings the missing tone by itself.",
  helps: "For longing, for a sentence that one does not dare to finish.",
  source: "Huron 2006, Sweet Anticipation, on the quality of scale degrees; Meyer 1956",
  emotions: ["nostalgia", "curiosity", "hope", "loneliness", "suspense"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        const closing = new Map<Note, number>();
        score.plan.sections.forEach((section, index) => {
          const stretch = stretchOf(score, index);
          const last = notes.findLast(({ start }) => isWithin([stretch], start));
          if (last) closing.set(last, besideHome(last.pitch, scaleOf(section.key)));
        });
        return notes.map((note) => {
          const pitch = closing.get(note);
          return pitch === undefined ? note : changed(note, stampOf("melody.avoid_resolution"), { pitch });
        });
      }),
  },
};

/** The nearest pitch on the second or the seventh degree. */
function besideHome(pitch: number, scale: readonly number[]): number {
  const open = [scale[1], scale[6]];
  const steps = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
  return pitch + (steps.find((step) => open.includes(wrap(pitch + step, 12))) ?? 0);
}

/** A tune in shreds. */
export const fragmented: RuleBreak = {
  id: "melody.fragmented",
  domain: "melody",
  effect: "every third note of the melody is missing and the others are cut short",
  because: "A line in shreds is heard as a voice that fails, sobs or stammers.",
  helps: "For shock, for tears, for words that are not to be had.",
  source: "Monelle 2000, The Sense of Music, on sighs and sobs",
  emotions: ["shock", "panic", "grief", "insecurity", "shame"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) =>
        notes
          .filter((_, index) => index % 3 !== 1)
          .map((note) => {
            const duration = Math.max(SIXTEENTH / 2, Math.min(note.duration / 2, 3 * SIXTEENTH));
            return changed(note, stampOf("melody.fragmented"), { duration });
          }),
      ),
  },
};

/** A tune that cannot stop saying the same. */
export const exactRepetition: RuleBreak = {
  id: "melody.exact_repetition",
  domain: "melody",
  effect:
    "in every section the melody's first two bars come again and again, tone for tone, whatever the chords do",
  because: "What is repeated without change becomes a spell, an obsession or a taunt.",
  helps: "For fixed ideas, for mantras, for children's defiance.",
  source: "Margulis 2014, On Repeat",
  emotions: ["defiance", "resentment", "jealousy", "helplessness", "contempt"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        const pair = 2 * score.ticksPerBar;
        const last = endOf(score) - score.ticksPerBar;
        const sung = score.plan.sections.flatMap((_, index) => {
          const { from, to } = stretchOf(score, index);
          const own = notes.filter(({ start }) => from <= start && start < to);
          const first = own[0];
          if (!first) return [];
          const begin = from + Math.floor((first.start - from) / score.ticksPerBar) * score.ticksPerBar;
          const told = own.filter(({ start }) => start < begin + pair);
          const again: Note[] = [];
          for (let at = begin + pair; at < Math.min(to, last); at += pair) {
            for (const note of told) {
              const start = note.start - begin + at;
              if (start >= Math.min(to, last)) continue;
              const there = own.find((one) => one.start === start && one.pitch === note.pitch);
              again.push(there ?? changed(note, stampOf("melody.exact_repetition"), { start }));
            }
          }
          return [...told, ...again];
        });
        return [...sung, ...notes.filter(({ start }) => start >= last)];
      }),
  },
};

/** A tune that breaks off. */
export const unfinishedPhrases: RuleBreak = {
  id: "melody.unfinished_phrases",
  domain: "melody",
  effect: "the melody breaks off before the last bar of every phrase",
  because: "Each sentence is left in the air, and the listener finishes it alone.",
  helps: "For what cannot be said, for being interrupted, for dying away.",
  source: "Meyer 1956, Emotion and Meaning in Music; Huron 2006, Sweet Anticipation",
  emotions: ["loneliness", "disappointment", "shame", "suspense", "insecurity"],
  applies: needs("melody"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        const ends = barsInTime(score)
          .filter(({ index, closesSection }) => index % 4 === 3 || closesSection)
          .map(({ stretch }) => stretch);
        return silenced(notes, ends);
      }),
  },
};
