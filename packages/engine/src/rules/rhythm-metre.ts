/** Rules about the metre that can be broken. */
import type { Score } from "../perform/score.ts";
import { beatsOf, SIXTEENTH, showTimeSignature } from "../plan/metre.ts";
import type { Note } from "../song.ts";
import { chordAt } from "./bars.ts";
import { changed, changeParts, everybody, meanOf, partOf, silenced, stampOf } from "./notes.ts";
import {
  arrivalOf,
  barsInTime,
  isWithin,
  needs,
  needsSections,
  peaksOf,
  stretchesOf,
  stretchOf,
} from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { scaledTempo } from "./tempo.ts";
import { changeTracks, withNotes } from "./tracks.ts";

/** Groups of three against groups of two. */
export const hemiola: RuleBreak = {
  id: "rhythm.hemiola",
  domain: "rhythm",
  effect:
    "in the second half of every four bars the chords are struck in groups of three against the metre's two",
  because: "The pulse is counted in two ways at once: it sways, strains and comes right again.",
  helps: "Where a phrase is to press towards its end, or to float off its beat.",
  source: "London 2012, Hearing in Time; Cohn 2001, Complex Hemiolas",
  emotions: ["excitement", "amusement", "curiosity", "pride", "happiness"],
  applies: needs("chords", "pad"),
  change: { stage: "score", apply: (parts, score) => restruck(parts, score) },
};

/** Sixteenths between strokes that cross the metre. */
const CROSSING: Readonly<Record<string, number>> = {
  "4/4": 6,
  "3/4": 8,
  "6/8": 4,
  "12/8": 4,
  "5/4": 6,
  "7/8": 3,
};

function restruck(parts: Parameters<typeof changeParts>[0], score: Score) {
  const { plan, ticksPerBar } = score;
  const layer = partOf(parts, "chords", "pad");
  if (!layer) return parts;
  const every = (CROSSING[showTimeSignature(plan.timeSignature)] ?? 6) * SIXTEENTH;
  const pairs = barsInTime(score)
    .filter(({ index, closesSection }) => index % 4 === 2 && !closesSection)
    .map(({ stretch: { from } }) => ({ from, to: from + 2 * ticksPerBar }));
  // A song too short for a phrase of four crosses its last two bars.
  const end = plan.totalBars * ticksPerBar;
  const crossed = pairs.length > 0 ? pairs : [{ from: end - 2 * ticksPerBar, to: end }];
  return changeParts(parts, score, [layer.player.role], (notes) => {
    const strokes = crossed.flatMap(({ from, to }) => {
      // What is held from before is struck again as well.
      const own = notes.filter(({ start, duration }) => start < to && start + duration > from);
      if (own.length === 0) return [];
      const velocity = meanOf(own.map((note) => note.velocity)) + 8;
      const made: Note[] = [];
      for (let start = from; start < to; start += every) {
        const duration = Math.min(every * 0.85, to - start);
        const origin = stampOf("rhythm.hemiola");
        for (const pitch of keysAt(own, score, start))
          made.push({ start, duration, pitch, velocity, origin });
      }
      return made;
    });
    return [...silenced(notes, crossed), ...strokes];
  });
}

/** What a part strikes under the chord that sounds at a tick: its own keys, else the chord around middle C. */
function keysAt(notes: readonly Note[], score: Score, tick: number): readonly number[] {
  const chord = chordAt(score, tick);
  if (!chord) return [];
  const held = notes.filter(({ start, duration }) => start <= tick && tick < start + duration);
  const own = notes.filter(({ start }) => chordAt(score, start)?.from === chord.from);
  if (own.length + held.length > 0) return [...new Set([...held, ...own].map(({ pitch }) => pitch))];
  const { root, tones } = chord.span.chord;
  return tones.slice(0, 4).map((tone) => 48 + root + tone);
}

/** A second pulse. */
export const polyrhythm: RuleBreak = {
  id: "rhythm.polyrhythm",
  domain: "rhythm",
  effect:
    "a second pulse runs against the beat: three strokes to a bar of four, four to a bar of three or two",
  because: "Two clocks tick at once; attention leaps from one to the other and finds no rest.",
  helps: "For restlessness and intoxication, for machines and for dance.",
  source: "London 2012, Hearing in Time; Pressing 2002, Black Atlantic Rhythm",
  emotions: ["excitement", "anxiety", "confusion", "frustration", "curiosity"],
  applies: needs("drums", "chords", "pad"),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const layer = partOf(parts, "drums", "chords", "pad");
      if (!layer) return parts;
      const { plan, ticksPerBar } = score;
      const count = ["4/4", "12/8"].includes(showTimeSignature(plan.timeSignature)) ? 3 : 4;
      return changeParts(parts, score, [layer.player.role], (notes) => [
        ...notes,
        ...barsInTime(score).flatMap(({ stretch: { from, to } }): Note[] => {
          const own = notes.filter(({ start }) => from <= start && start < to);
          if (own.length === 0) return [];
          const velocity = meanOf(own.map((note) => note.velocity)) + 4;
          const highest = Math.max(...own.map(({ pitch }) => pitch));
          return Array.from({ length: count }, (_, index) => ({
            start: from + Math.round((index * ticksPerBar) / count),
            duration: SIXTEENTH,
            pitch: layer.player.role === "drums" ? CLAVES : highest + 12,
            velocity,
            origin: stampOf("rhythm.polyrhythm"),
          }));
        }),
      ]);
    },
  },
};

/** General MIDI percussion key of the claves. */
const CLAVES = 75;

/** How much faster than the song a dropped beat passes. */
const IN_AN_INSTANT = 8;

/** Bars that lose a beat. */
export const droppedBeats: RuleBreak = {
  id: "rhythm.dropped_beats",
  domain: "rhythm",
  effect: "every fourth bar loses its last beat: nobody plays it, and it passes in an instant",
  because: "The foot comes down where no floor is: the listener stumbles into the next phrase.",
  helps: "For haste, for losing one's footing, and for a joke.",
  source: "London 2012, Hearing in Time",
  emotions: ["panic", "confusion", "amusement", "frustration", "anxiety"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      const beat = beatsOf(score.plan.timeSignature).at(-1);
      const from = (beat?.step ?? 12) * SIXTEENTH;
      const stretches = barsInTime(score)
        .filter(({ stretch, closesSong }) => (stretch.from / score.ticksPerBar) % 4 === 3 && !closesSong)
        .map(({ stretch }) => ({ from: stretch.from + from, to: stretch.to }));
      // In a song of four bars the second one stumbles.
      const dropped =
        stretches.length > 0 ? stretches : [{ from: score.ticksPerBar + from, to: 2 * score.ticksPerBar }];
      const edges = dropped.flatMap((stretch) => [stretch.from, stretch.to]);
      const silent = changeTracks(played, everybody, (track) =>
        withNotes(track, score, (notes) => silenced(notes, dropped)),
      );
      const factorAt = (tick: number) => (isWithin(dropped, tick) ? IN_AN_INSTANT : 1);
      return { ...silent, tempoChanges: scaledTempo(played.tempoChanges, edges, factorAt) };
    },
  },
};

/** A new tempo that was hidden in the old one. */
export const metricModulation: RuleBreak = {
  id: "rhythm.metric_modulation",
  domain: "rhythm",
  effect:
    "in the last chorus an old dotted value becomes the new beat, so that the tempo jumps by four thirds or two thirds",
  because: "Another time begins that was hidden in the old one: the ground shifts without a break.",
  helps: "Where a song is to step into another state, of rapture or of panic, of calm or of defeat.",
  source: "Schiff 1998, The Music of Elliott Carter; London 2012, Hearing in Time",
  emotions: ["excitement", "panic", "shock", "wonder", "confusion"],
  applies: needsSections,
  change: {
    stage: "performance",
    apply: (played, score) => {
      const stretch = stretchOf(score, arrivalOf(score.plan) ?? 0);
      const factor = score.plan.tempoBpm <= 140 ? 4 / 3 : 2 / 3;
      const factorAt = (tick: number) => (isWithin([stretch], tick) ? factor : 1);
      const tempoChanges = scaledTempo(played.tempoChanges, [stretch.from, stretch.to], factorAt);
      return { ...played, tempoChanges };
    },
  },
};

/** Drums at half their pace. */
export const halfTimeChorus: RuleBreak = {
  id: "rhythm.half_time_chorus",
  domain: "rhythm",
  effect: "in the choruses the drums play at half their pace under a band that goes on",
  because: "The body of the music turns heavy while its voice does not: it towers, or it drags.",
  helps: "Where a height is to be wide instead of fast, or where strength fails.",
  source: "de Clercq 2016, Measuring a Measure",
  emotions: ["pride", "despair", "contempt", "weariness", "rage"],
  applies: needs("drums"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["drums"], (notes) => {
        const stretches = stretchesOf(score, peaksOf(score.plan));
        const pairs = barsInTime(score).filter(
          ({ stretch, index }) => isWithin(stretches, stretch.from) && index % 2 === 0,
        );
        const slow = pairs.flatMap(({ stretch: { from, to }, closesSection }) =>
          notes
            .filter(({ start }) => from <= start && start < to)
            .map((note) =>
              changed(note, stampOf("rhythm.half_time_chorus"), { start: from + 2 * (note.start - from) }),
            )
            .filter(({ start }) => !closesSection || start < to),
        );
        return [...silenced(notes, stretches), ...slow];
      }),
  },
};
