/** What an interview knows about a song that is not written yet, and how it comes to know more. */
import type { JourneyWish, TechnicalWishes } from "../intent.ts";
import { isAnybody, MAINSTAYS, readInstrument, refusedIn } from "../plan/band.ts";
import { withSections } from "../plan/heard.ts";
import { ruleBreakById } from "../rules/catalogue.ts";

/** All that is known; absent where nobody has said it. */
export interface Known {
  /** The person's own words for the feeling, in the order in which they came. */
  readonly feelings?: readonly string[];
  /** The shade of the feeling, in words of theirs or of an answer that was offered. */
  readonly shade?: string;
  /** A scene, a place, a thing: what the song is set in. It joins the feeling where its words speak of one. */
  readonly scene?: string;
  /** The feeling in which the song ends, in words that the thesaurus knows. */
  readonly ending?: string;
  /** Feelings at places in the song; wins over {@link Known.ending}. */
  readonly journey?: readonly JourneyWish[];
  /** −1 … 1. */
  readonly valence?: number;
  /** 0 … 1. */
  readonly arousal?: number;
  /** 0 … 1. */
  readonly dominance?: number;
  /** What hurts. */
  readonly wound?: string;
  /** What is longed for. */
  readonly desire?: string;
  /** What the song is for: "wedding", "game". */
  readonly occasion?: string;
  /** Whom it is for: "my sister". */
  readonly dedication?: string;
  readonly title?: string;
  /** A line that may be sung one day. */
  readonly line?: string;
  /** "A minor". */
  readonly key?: string;
  /** 20 … 300 quarter notes a minute. */
  readonly bpm?: number;
  readonly genre?: string;
  /** 1 … 64 chords. */
  readonly progression?: readonly string[];
  /** "3/4". */
  readonly timeSignature?: string;
  /** 4 … 512. */
  readonly bars?: number;
  /** 10 … 900. */
  readonly durationSeconds?: number;
  readonly form?: string;
  /** By role; "none" where a role is silent. */
  readonly instruments?: Readonly<Record<string, string>>;
  /** By section, and in it by role. */
  readonly sectionInstruments?: NonNullable<TechnicalWishes["sectionInstruments"]>;
  /** 0 … 1. */
  readonly humanize?: number;
  /** Ids of rules to break on purpose. */
  readonly ruleBreaks?: readonly string[];
}

/** One of the things that can be known. */
export type ParameterName = keyof Known;

/** Something that was heard, ready to be known. */
export type Heard = {
  readonly [Name in ParameterName]-?: {
    readonly parameter: Name;
    readonly value: NonNullable<Known[Name]>;
    /** A sentence for people: which words said so. */
    readonly because: string;
  };
}[ParameterName];

/** Where each thing stands in the body of a request for a song; those outside of the intent stay in the context. */
export const parameterPaths: Readonly<Record<ParameterName, string>> = {
  feelings: "emotional_intent",
  shade: "emotional_intent",
  scene: "scene",
  ending: "journey",
  journey: "journey",
  valence: "valence",
  arousal: "arousal",
  dominance: "dominance",
  wound: "core_wound",
  desire: "core_desire",
  occasion: "occasion",
  dedication: "dedication",
  title: "title",
  line: "line",
  key: "technical.key",
  bpm: "technical.bpm",
  genre: "technical.genre",
  progression: "technical.progression",
  timeSignature: "technical.time_signature",
  bars: "technical.bars",
  durationSeconds: "technical.duration_seconds",
  form: "technical.form",
  instruments: "technical.instruments",
  sectionInstruments: "technical.section_instruments",
  humanize: "technical.humanize",
  ruleBreaks: "rule_breaks",
};

/** The most texts that make up the feeling, so that the intent stays one. */
const MOST_FEELINGS = 6;

/** The most rules that a conversation breaks. */
const MOST_RULES = 6;

/** What is known once something more was heard. The later word wins; lists and instruments add up. */
export function learn(known: Known, heard: Heard): Known {
  switch (heard.parameter) {
    case "feelings": {
      const before = known.feelings ?? [];
      const added = heard.value.filter((text) => !before.includes(text));
      return { ...known, feelings: [...before, ...added].slice(0, MOST_FEELINGS) };
    }
    case "instruments": {
      const all = { ...known.instruments, ...stillMeant(heard.value, known.instruments ?? {}) };
      const instruments = Object.fromEntries(Object.entries(all).filter(([, text]) => !isAnybody(text)));
      return isSilent(instruments) ? known : { ...known, instruments };
    }
    case "sectionInstruments":
      return {
        ...known,
        sectionInstruments: withSections(known.sectionInstruments ?? {}, heard.value),
      };
    case "wound":
    case "desire":
      return { ...known, [heard.parameter]: added(known[heard.parameter], heard.value) };
    case "ruleBreaks":
      return { ...known, ruleBreaks: withRules(known.ruleBreaks ?? [], heard.value) };
    default:
      return { ...known, [heard.parameter]: heard.value };
  }
}

/** "No piano after all" changes nothing for the cello. */
function stillMeant(
  heard: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const isMeant = ([role, text]: readonly [string, string]) => {
    const refused = refusedIn(text);
    const player = before[role];
    if (refused === undefined || player === undefined || refusedIn(player) !== undefined) return true;
    const wish = readInstrument("melody", player);
    return "value" in wish && wish.value !== null && refused.has(wish.value);
  };
  return Object.fromEntries(Object.entries(heard).filter(isMeant));
}

/** The most characters of what hurts, and of what is longed for. */
const LONGEST_STORY = 2000;

/** A story grows: what is told later comes after what was told before. */
function added(before: string | undefined, more: string): string {
  if (before === undefined || more.includes(before)) return more;
  if (before.includes(more)) return before;
  const told = `${before.replace(/[.\s]+$/u, "")}. ${more}`;
  return told.length <= LONGEST_STORY ? told : before;
}

/** Whether nobody is left who could play a tone. */
function isSilent(instruments: Readonly<Record<string, string>>): boolean {
  return MAINSTAYS.every((role) => instruments[role] === "none");
}

/** The newer rule wins over the one that it cannot be broken together with. */
function withRules(before: readonly string[], added: readonly string[]): readonly string[] {
  const rules = added.reduce<readonly string[]>((all, id) => {
    const excluded = ruleBreakById(id)?.excludes ?? [];
    const kept = all.filter(
      (other) => other !== id && !excluded.includes(other) && !ruleBreakById(other)?.excludes?.includes(id),
    );
    return [...kept, id];
  }, before);
  return rules.slice(-MOST_RULES);
}
