/** Rules about how voices go together that can be broken. */
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { Note, Role } from "../song.ts";
import { chordAt } from "./bars.ts";
import {
  changed,
  changeParts,
  everybody,
  onsetsOf,
  partOf,
  pitched,
  playable,
  silenced,
  stampOf,
} from "./notes.ts";
import {
  allOf,
  isWithin,
  needs,
  needsSections,
  peaksOf,
  type Stretch,
  stretchesOf,
  stretchOf,
} from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** Two tellings of one tune at once. */
export const heterophony: RuleBreak = {
  id: "texture.heterophony",
  domain: "texture",
  effect:
    "the chords tell the melody along with it an octave below, a little late and with ornaments of their own",
  because:
    "Several voices remember the same tune, each slightly otherwise: a crowd, a village, a blurred memory.",
  helps: "For belonging, for old songs, and for a mind that cannot keep a line clear.",
  emotions: ["nostalgia", "grief", "wonder", "confusion", "love"],
  applies: allOf(needs("melody"), needs("chords", "pad")),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const melody = partOf(parts, "melody");
      const layer = partOf(parts, "chords", "pad");
      if (!melody || !layer) return parts;
      return changeParts(parts, score, [layer.player.role], (notes) => [
        ...notes,
        ...melody.notes.flatMap((note) => retold(note, score)),
      ]);
    },
  },
};

/** A note told an octave lower and a thirty-second late; a long one after its upper neighbour. */
function retold(note: Note, score: Score): readonly Note[] {
  const key = chordAt(score, note.start)?.section.key ?? score.plan.key;
  const pitch = note.pitch - 12;
  const start = note.start + SIXTEENTH / 2;
  const velocity = note.velocity * 0.75;
  const origin = stampOf("texture.heterophony");
  const step = [2, 1].find((one) => scaleOf(key).includes(wrap(pitch + one, 12))) ?? 2;
  if (note.duration < 3 * SIXTEENTH) return [{ start, duration: note.duration, pitch, velocity, origin }];
  return [
    { start, duration: SIXTEENTH, pitch: pitch + step, velocity, origin },
    { start: start + SIXTEENTH, duration: note.duration - SIXTEENTH, pitch, velocity, origin },
  ];
}

/** Everybody plays the tune. */
export const unisonBand: RuleBreak = {
  id: "texture.unison_band",
  domain: "texture",
  effect: "in the choruses everybody with a pitch plays the melody in octaves, without a chord",
  because: "All say the same at once: will, without doubt and without comfort.",
  helps: "For resolve, for crowds, for threats.",
  source: "Huron 2016, Voice Leading, on doubling; Walser 1993, Running with the Devil",
  emotions: ["defiance", "pride", "rage", "indignation", "excitement"],
  excludes: ["texture.wall_of_sound", "harmony.avoid_tonic_resolution", "harmony.picardy_third"],
  applies: allOf(needs("melody"), needs("chords", "bass", "pad")),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const melody = partOf(parts, "melody");
      if (!melody) return parts;
      const peaks = stretchesOf(score, peaksOf(score.plan));
      const sung = melody.notes.filter(({ start }) => isWithin(peaks, start));
      if (sung.length === 0 || opensInSilence(peaks, sung, partOf(parts, "drums")?.notes ?? [], score))
        return parts;
      const joining: readonly Role[] = ["chords", "bass", "pad", "counter-melody"];
      return changeParts(parts, score, joining, (notes, part) => [
        ...silenced(notes, peaks),
        ...sung.map((note) =>
          changed(note, stampOf("texture.unison_band"), {
            pitch: playable(note.pitch - octavesBelow(part.player.role), part),
          }),
        ),
      ]);
    },
  },
};

/** Whether a song that begins with a chorus would wait for half a bar or longer until its tune comes. */
function opensInSilence(
  peaks: readonly Stretch[],
  sung: readonly Note[],
  drums: readonly Note[],
  { ticksPerBar }: Score,
): boolean {
  const isSilent = (notes: readonly Note[]) =>
    (notes[0]?.start ?? Number.POSITIVE_INFINITY) >= ticksPerBar / 2;
  return peaks[0]?.from === 0 && isSilent(sung) && isSilent(drums);
}

function octavesBelow(role: Role): number {
  return role === "bass" ? 24 : 12;
}

/** A voice alone. */
export const singleVoice: RuleBreak = {
  id: "texture.single_voice",
  domain: "texture",
  effect: "in the first section that the melody carries from its start to its end, it sings alone",
  because: "A voice without company is naked: near, and exposed.",
  helps: "For loneliness and prayer, and to make the band's entrance an embrace.",
  source: "Gabrielsson & Lindström 2010, The Role of Structure in the Musical Expression of Emotions",
  emotions: ["loneliness", "grief", "shame", "insecurity", "serenity"],
  applies: allOf(needs("melody"), needs("chords", "bass", "pad", "drums"), needsSections),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const melody = partOf(parts, "melody");
      const sections = score.plan.sections.map((_, at) => stretchOf(score, at));
      const stretch = sections.find((one) => carries(melody?.notes ?? [], one, score.ticksPerBar));
      if (!stretch) return parts;
      const others = everybody.filter((role) => role !== "melody");
      return changeParts(parts, score, others, (notes) => silenced(notes, [stretch]));
    },
  },
};

/** Whether a line is there for the whole of a stretch: from within its first half bar on, without a rest of more than two bars. */
function carries(line: readonly Note[], stretch: Stretch, ticksPerBar: number): boolean {
  const sung = line.filter(({ start }) => isWithin([stretch], start));
  const [first] = sung;
  if (!first || first.start - stretch.from >= ticksPerBar / 2) return false;
  return sung.every(({ start, duration }, index) => {
    const next = sung[index + 1]?.start ?? stretch.to;
    return next - start - duration <= 2 * ticksPerBar;
  });
}

/** A wall. */
export const wallOfSound: RuleBreak = {
  id: "texture.wall_of_sound",
  domain: "texture",
  effect: "the harmony is doubled in octaves above and below, and every stroke of it rings on",
  because: "There is no gap left to look through: one is lifted by it, or shut out.",
  helps: "For being overwhelmed, by joy or by noise.",
  source: "Zak 2001, The Poetics of Rock, on Spector's wall of sound",
  emotions: ["excitement", "love", "rage", "pride", "despair"],
  excludes: ["texture.pointillism"],
  applies: needs("chords", "pad"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["chords", "pad"], (notes) => {
        const spanEnds = spanEndsOf(score);
        return notes.flatMap((note) => {
          const stop = spanEnds.find((end) => end > note.start) ?? note.start + note.duration;
          const duration = Math.max(note.duration, stop - note.start);
          const origin = stampOf("texture.wall_of_sound");
          const own = changed(note, origin, { duration, velocity: note.velocity + 10 });
          const doubles = [note.pitch - 12, note.pitch + 12].filter((pitch) => pitch >= 36 && pitch <= 96);
          return [own, ...doubles.map((pitch) => ({ ...own, pitch, velocity: note.velocity }))];
        });
      }),
  },
};

/** Where chords end, in ticks, in order. */
function spanEndsOf(score: Score): readonly number[] {
  return score.plan.sections.flatMap((section, at) =>
    (score.harmony[at] ?? []).flatMap((bar, index) =>
      bar.map(
        ({ step, length }) => (section.startBar + index) * score.ticksPerBar + (step + length) * SIXTEENTH,
      ),
    ),
  );
}

/** One sound under everything. */
export const drone: RuleBreak = {
  id: "texture.drone",
  domain: "texture",
  effect: "tonic and fifth are held from the first bar to the last, whatever the harmony does",
  because: "Under the change something never changes: eternity, or a fate that cannot be got rid of.",
  helps: "For prayer and trance, for landscape, for doom.",
  source: "Persichetti 1961, Twentieth-Century Harmony; Tagg 2012, Music's Meanings",
  emotions: ["serenity", "dread", "wonder", "weariness", "helplessness"],
  applies: needs("pad", "chords", "bass"),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const layer = partOf(parts, "pad", "chords", "bass");
      return layer
        ? changeParts(parts, score, [layer.player.role], (notes, part) => droned(notes, part, score))
        : parts;
    },
  },
};

/** A pad turns into the drone altogether; chords keep what they play above it; a bass stays on the tonic. */
function droned(notes: readonly Note[], part: Part, score: Score): readonly Note[] {
  const origin = stampOf("texture.drone");
  const tonic = pitchClassOf(score.plan.key.tonic);
  const loudness = notes.reduce((sum, { velocity }) => sum + velocity, 0) / Math.max(1, notes.length);
  if (part.player.role === "bass")
    return notes.map((note) => changed(note, origin, { pitch: playable(24 + tonic, part) }));
  const held = [36 + tonic, 43 + tonic];
  const tones = score.plan.sections.flatMap((_, index) => {
    const { from, to } = stretchOf(score, index);
    return held.map(
      (pitch): Note => ({ start: from, duration: to - from, pitch, velocity: loudness, origin }),
    );
  });
  const above = part.player.role === "pad" ? [] : notes.filter(({ pitch }) => !held.includes(pitch));
  return [...tones, ...above];
}

/** Points instead of lines. */
export const pointillism: RuleBreak = {
  id: "texture.pointillism",
  domain: "texture",
  effect: "nothing is held: every tone lasts a sixteenth, and the chords come apart into single points",
  because: "The ear has to connect the points by itself: glitter, rain, or nerves.",
  helps: "For curiosity and play, for cold, for thoughts that do not hang together.",
  source: "Schoenberg 1911, Harmonielehre, on melodies of timbre",
  emotions: ["curiosity", "amusement", "anxiety", "wonder", "confusion"],
  applies: needs(...pitched),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, pitched, (notes) =>
        onsetsOf(notes).flatMap((group) =>
          group.map((note, index) =>
            changed(note, stampOf("texture.pointillism"), {
              start: note.start + index * SIXTEENTH,
              duration: Math.min(note.duration, SIXTEENTH),
            }),
          ),
        ),
      ),
  },
};
