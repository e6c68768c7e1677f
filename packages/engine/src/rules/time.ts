/** Rules about the flow of time that can be broken. */
import type { Score } from "../perform/score.ts";
import { arcOf } from "../plan/arc.ts";
import { beatsOf, SIXTEENTH } from "../plan/metre.ts";
import type { Plan } from "../plan/plan.ts";
import { changeParts, everybody, silenced } from "./notes.ts";
import { arrivalOf, barsInTime, isWithin, needsSections } from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { scaledTempo } from "./tempo.ts";

/** Time that breathes. */
export const rubato: RuleBreak = {
  id: "time.rubato",
  domain: "time",
  effect: "the tempo hurries towards the middle of every four bars and lingers at their end",
  because: "Time bends to the breath of one who speaks: near, and not to be hurried.",
  helps: "For tenderness, memory and everything that is confided.",
  source: "Todd 1992, The Dynamics of Dynamics; Repp 1992, Diversity and Commonality in Music Performance",
  emotions: ["nostalgia", "love", "melancholy", "grief", "serenity"],
  excludes: ["rhythm.tempo_fluctuation"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      // Eight half bars of a phrase: off slowly, on, and back.
      const shape = [0.94, 1, 1.06, 1.1, 1.08, 1.02, 0.92, 0.8];
      const half = Math.round(score.ticksPerBar / 2);
      const edges = barsInTime(score).flatMap(({ stretch }) => [stretch.from, stretch.from + half]);
      const factorAt = (tick: number) => shape[Math.floor(tick / half) % shape.length] ?? 1;
      return { ...played, tempoChanges: scaledTempo(played.tempoChanges, edges, factorAt) };
    },
  },
};

/** Silence for everybody. */
export const generalPause: RuleBreak = {
  id: "time.general_pause",
  domain: "time",
  effect: "the bar before the last chorus is silent",
  because: "A silence that is too long makes one listen to oneself; what comes after it is new.",
  helps: "Before the sentence that matters, or in place of the one that cannot be said.",
  source: "Margulis 2007, Moved by Nothing: Listening to Musical Silence",
  emotions: ["suspense", "shock", "grief", "astonishment", "dread"],
  change: {
    stage: "score",
    apply: (parts, score) => {
      const bar = pausedBar(score.plan);
      const stretch = { from: bar * score.ticksPerBar, to: (bar + 1) * score.ticksPerBar };
      return changeParts(parts, score, everybody, (notes) => silenced(notes, [stretch]));
    },
  },
};

/** The bar before the song's arrival; of a song of one section, the bar before its second half. */
function pausedBar(plan: Plan): number {
  const arrival = plan.sections[arrivalOf(plan) ?? -1]?.startBar ?? Math.floor(plan.totalBars / 2);
  return Math.max(0, arrival - 1);
}

/** A beat that is held. */
export const fermata: RuleBreak = {
  id: "time.fermata",
  domain: "time",
  effect: "time stops on the last beat of every section, which lasts more than twice as long",
  because: "The clock waits for the feeling: each close is looked back upon before it is let go.",
  helps: "For leave-takings, for prayers, and for the pause before a joke's end.",
  source: "Palmer 1997, Music Performance, on phrase-final lengthening",
  emotions: ["grief", "serenity", "suspense", "nostalgia", "wonder"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      const step = (beatsOf(score.plan.timeSignature).at(-1)?.step ?? 12) * SIXTEENTH;
      const held = barsInTime(score)
        .filter(({ closesSection }) => closesSection)
        .map(({ stretch }) => ({ from: stretch.from + step, to: stretch.to }));
      const edges = held.flatMap(({ from, to }) => [from, to]);
      const factorAt = (tick: number) => (isWithin(held, tick) ? 0.42 : 1);
      return { ...played, tempoChanges: scaledTempo(played.tempoChanges, edges, factorAt) };
    },
  },
};

/** A song that runs away. */
export const accelerando: RuleBreak = {
  id: "time.accelerando",
  domain: "time",
  effect: "the tempo grows from the first bar to the last, to four thirds of what it was",
  because: "What began at a walk cannot be stopped any more.",
  helps: "For rising panic, for frenzy and for dance.",
  source: "Juslin & Laukka 2003 and Ilie & Thompson 2006 on tempo and arousal",
  emotions: ["panic", "excitement", "rage", "anxiety", "happiness"],
  excludes: ["time.slowing_down"],
  change: {
    stage: "performance",
    apply: (played, score) => ({
      ...played,
      tempoChanges: drifting(played.tempoChanges, score, 4 / 3),
    }),
  },
};

/** A song that runs down. */
export const slowingDown: RuleBreak = {
  id: "time.slowing_down",
  domain: "time",
  effect: "the tempo sinks from the first bar to the last, to two thirds of what it was",
  because: "The strength goes out of it, as a clock that nobody winds.",
  helps: "For exhaustion, for falling asleep, for dying.",
  source: "Juslin & Laukka 2003 and Ilie & Thompson 2006 on tempo and arousal",
  emotions: ["weariness", "despair", "helplessness", "melancholy", "serenity"],
  excludes: ["time.accelerando"],
  change: {
    stage: "performance",
    apply: (played, score) => ({
      ...played,
      tempoChanges: drifting(played.tempoChanges, score, 2 / 3),
    }),
  },
};

/** A tempo that moves in equal steps from bar to bar, to a multiple of itself in the last. */
function drifting(changes: Parameters<typeof scaledTempo>[0], score: Score, goal: number) {
  const bars = barsInTime(score);
  const last = Math.max(1, bars.length - 1);
  const edges = bars.map(({ stretch }) => stretch.from);
  const factorAt = (tick: number) =>
    1 + (goal - 1) * Math.min(1, Math.floor(tick / score.ticksPerBar) / last);
  return scaledTempo(changes, edges, factorAt);
}

/** Sections of odd lengths. */
export const asymmetricPhrases: RuleBreak = {
  id: "time.asymmetric_phrases",
  domain: "time",
  effect:
    "sections come in odd lengths: every first of two gives a bar to the next, so that the fours no longer come out even",
  because: "The phrase ends before one is ready, or goes on when one is done: nothing can be counted on.",
  helps: "For thought and talk, for folk memory, for a ground that is not level.",
  source: "Rothstein 1989, Phrase Rhythm in Tonal Music; Caplin 1998, Classical Form",
  emotions: ["curiosity", "confusion", "amusement", "insecurity", "nostalgia"],
  applies: (plan) =>
    needsSections(plan) ??
    (lengthsOf(plan).some((bars, index) => bars !== plan.sections[index]?.bars)
      ? null
      : "its sections are too short to give a bar away"),
  change: {
    stage: "plan",
    apply: (plan) => {
      let startBar = 0;
      const lengths = lengthsOf(plan);
      const sections = plan.sections.map((section, index) => {
        const bars = lengths[index] ?? section.bars;
        const placed = { ...section, bars, startBar };
        startBar += bars;
        return placed;
      });
      return { ...plan, sections, arc: arcOf(sections) };
    },
  },
};

/** The lengths of the sections, with a bar moved from the first to the second of each pair that are four or longer. */
function lengthsOf({ sections }: Plan): readonly number[] {
  const lengths = sections.map(({ bars }) => bars);
  for (let index = 0; index + 1 < lengths.length; index += 2) {
    const first = lengths[index] ?? 0;
    const second = lengths[index + 1] ?? 0;
    if (first < 4 || first % 2 === 1) continue;
    lengths[index] = first - 1;
    lengths[index + 1] = second + 1;
  }
  return lengths;
}
