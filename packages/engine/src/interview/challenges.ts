/** Where two things that were said do not go together: a question that lets the person settle it. */

import { rhythmSectionOf } from "../data/drum-styles.ts";
import type { Reading } from "../emotion/read.ts";
import { genreForText } from "../plan/genre.ts";
import type { Affect } from "../song.ts";
import { spelling } from "../wishes/phrases.ts";
import { twoTempiIn } from "../wishes/tempo.ts";
import type { Known } from "./known.ts";
import type { Choice, Phase, Question, Setting } from "./question.ts";
import { FAINT, SPOKEN } from "./sure.ts";
import { affectOf, feelingText } from "./understanding.ts";
import { padded } from "./words.ts";

/** What a contradiction is looked for in. */
interface Facts {
  readonly known: Known;
  readonly affect: Affect;
  readonly feeling: string;
}

/** A contradiction that is known here. */
interface Contradiction {
  readonly id: string;
  readonly phase: Phase;
  readonly holds: (facts: Facts) => boolean;
  readonly text: (facts: Facts) => string;
  readonly choices: readonly Choice[];
}

const both: Choice = {
  label: "both",
  says: ["keep both", "leave it", "exactly", "that's the point", "on purpose", "i mean it", "neither", "yes"],
  sets: [],
};

const contradictions: readonly Contradiction[] = [
  {
    id: "calm_and_fast",
    phase: "sound",
    holds: ({ known, affect }) => affect.arousal < 0.35 && (known.bpm ?? 0) >= 132,
    text: ({ known, feeling }) =>
      `You said ${feeling}, and ${known.bpm} BPM. Is it calm over a racing beat, or should one of them give?`,
    choices: [
      choice("the calm wins", "calm|calmer|slow|slower|the calm|feeling|the feeling", {
        parameter: "bpm",
        value: 76,
      }),
      choice("the speed wins", "fast|speed|tempo|faster|beat|the beat", { parameter: "arousal", shift: 0.3 }),
      both,
    ],
  },
  {
    id: "wild_and_slow",
    phase: "sound",
    holds: ({ known, affect }) => affect.arousal > 0.65 && (known.bpm ?? 999) <= 70,
    text: ({ known, feeling }) =>
      `${capital(feeling)} at ${known.bpm} BPM: a giant that moves slowly? Or faster after all?`,
    choices: [
      choice("a slow giant", "giant|slow|slowly|heavy|keep", { parameter: "dominance", shift: 0.15 }),
      choice("faster", "fast|quicker|after all", { parameter: "bpm", value: 138 }),
      both,
    ],
  },
  {
    id: "bright_in_minor",
    phase: "sound",
    holds: ({ known, affect }) =>
      affect.valence > 0.45 && /\b(?:minor|m|phrygian|locrian)$/iu.test(known.key ?? ""),
    text: ({ known, feeling }) =>
      `${capital(feeling)} in ${known.key}: a smile with wet eyes? Or shall I take major?`,
    choices: [
      choice("wet eyes", "wet|eyes|minor|keep|tears", { parameter: "shade", value: "bittersweet" }),
      choice("major", "bright|happy|take major|change", { parameter: "key", value: "C major" }),
      both,
    ],
  },
  {
    id: "dark_in_major",
    phase: "sound",
    holds: ({ known, affect }) => affect.valence < -0.45 && /\b(?:major|lydian)$/iu.test(known.key ?? ""),
    text: ({ known, feeling }) => `${capital(feeling)} in ${known.key}: brave face, or shall I take minor?`,
    choices: [
      choice("a brave face", "brave|face|major|keep|mask", { parameter: "dominance", shift: 0.1 }),
      choice("minor", "dark|sad|take minor|change", { parameter: "key", value: "A minor" }),
      both,
    ],
  },
  {
    id: "club_without_drums",
    phase: "sound",
    holds: ({ known, affect }) => {
      if (known.genre === undefined || known.instruments?.["drums"] !== "none") return false;
      const { genre, isFree } = genreForText(known.genre, affect);
      return !isFree && rhythmSectionOf(genre).family === "electronic";
    },
    text: ({ known }) =>
      `${capital(known.genre ?? "")} without drums: bold. Stay without, or let the beat back in?`,
    choices: [
      choice("the beat comes back", "beat|back|drums|back in|let it", {
        parameter: "instruments",
        value: { drums: "standard kit" },
      }),
      { label: "no drums", says: ["without", "bold", "stay", "no beat", "none", ...both.says], sets: [] },
    ],
  },
  {
    id: "long_journey_in_few_bars",
    phase: "structure",
    holds: ({ known }) =>
      (known.bars ?? 999) < 12 && (known.ending !== undefined || known.journey !== undefined),
    text: ({ known }) =>
      `From there to ${known.ending ?? "the end"} in ${known.bars} bars is a jump. Longer, or is the jump the point?`,
    choices: [
      choice("longer", "long|more|more time|more bars", { parameter: "bars", value: 32 }),
      { ...both, label: "the jump", says: ["jump", "short", "point", ...both.says] },
    ],
  },
];

/** Where one answer gives a tempo in a word and another in figures: "slow, 200 bpm". */
export function twoTempiAsked(answer: string, asked: readonly string[]): Question | undefined {
  const tempi = twoTempiIn(spelling(answer));
  if (tempi === undefined || asked.includes("challenge.two_tempi")) return undefined;
  const { word, wordBpm, bpm } = tempi;
  return {
    id: "challenge.two_tempi",
    phase: "sound",
    sets: "bpm",
    text: `${capital(word)}, and ${bpm} BPM: those pull apart. Which one should I follow?`,
    choices: [
      {
        label: `${bpm} BPM`,
        says: [`${bpm}`, "the number", "number", "bpm", "the figure", ...both.says],
        sets: [{ parameter: "bpm", value: bpm }],
      },
      {
        label: word,
        says: [`${word}er`, "the word", "change the number", "change the bpm"],
        sets: [{ parameter: "bpm", value: wordBpm }],
      },
    ],
  };
}

/** Contradictions in which a tempo stands against the feeling. */
const PACE: ReadonlySet<string> = new Set(["calm_and_fast", "wild_and_slow"]);

/** The first contradiction that was not asked about, as a question; undefined where all goes together. */
export function challengeIn(known: Known, reading: Reading, asked: readonly string[]): Question | undefined {
  const facts: Facts = { known, affect: affectOf(known, reading), feeling: calledFeeling(known, reading) };
  // Whoever was asked which of two tempi is meant has settled the tempo.
  const isPaceSettled = asked.includes("challenge.two_tempi");
  const open = contradictions.filter(({ id }) => !(isPaceSettled && PACE.has(id)));
  const found = open.find(({ id, holds }) => !asked.includes(`challenge.${id}`) && holds(facts));
  if (!found) return undefined;
  const { id, phase, text, choices } = found;
  return {
    id: `challenge.${id}`,
    phase,
    sets: choices[0]?.sets[0]?.parameter ?? "shade",
    text: text(facts),
    choices,
  };
}

/** The feeling by the name that was said, else by that of its base: whoever says "sad" is not told of depression. */
function calledFeeling(known: Known, { confidence, nodes }: Reading): string {
  const node = nodes[0]?.node;
  if (confidence < FAINT || node === undefined) return "that feeling";
  return padded(feelingText(known)).includes(` ${node.name} `) ? node.name : node.base;
}

/**
 * Where the feeling turned around between two answers: whether it is both at once or a way from one to the other.
 * @param before how the feeling read until now
 * @param after how the new words read by themselves
 */
export function turnIn(before: Reading, after: Reading, asked: readonly string[]): Question | undefined {
  const [from, to] = [before.nodes[0]?.node, after.nodes[0]?.node];
  const isTurn =
    before.confidence > SPOKEN &&
    after.confidence > SPOKEN &&
    after.journey.length === 0 &&
    before.journey.length === 0 &&
    Math.abs(before.affect.valence - after.affect.valence) > 0.9;
  if (!isTurn || !from || !to || asked.includes("challenge.turn")) return undefined;
  return {
    id: "challenge.turn",
    phase: "emotion",
    sets: "ending",
    text: `First ${from.name}, now ${to.name}. Both at once, or is the song the way from one to the other?`,
    choices: [
      {
        label: "the way",
        says: [
          "way",
          "journey",
          "from one",
          "first one",
          "then",
          "becomes",
          "turns",
          "turning",
          "ends",
          "yes",
        ],
        sets: [{ parameter: "ending", value: to.name }],
      },
      { ...both, label: "both at once", says: ["both", "at once", "mixed", "same time", "at the same time"] },
    ],
  };
}

function choice(label: string, ways: string, setting: Setting): Choice {
  return { label, says: ways.split("|"), sets: [setting] };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
