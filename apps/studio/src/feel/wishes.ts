/** Wishes about the music, as they stand in their fields: empty where the feeling is to decide. */
import type { WireIntent } from "@music-brain/contract";

/** Somebody who plays only in one section, or rests there. */
export interface SectionWish {
  readonly section: string;
  readonly role: string;
  readonly instrument: string;
}

/** All wishes. */
export interface Wishes {
  readonly title: string;
  readonly genre: string;
  readonly key: string;
  readonly bpm: string;
  readonly bars: string;
  readonly seconds: string;
  readonly metre: string;
  readonly form: string;
  /** Chords with blanks between them. */
  readonly progression: string;
  readonly wound: string;
  readonly desire: string;
  /** 0 … 1 as text. */
  readonly humanize: string;
  /** By role. */
  readonly instruments: Readonly<Record<string, string>>;
  readonly sections: readonly SectionWish[];
  /** Whether the composer breaks a rule or two of its choice. */
  readonly breakRules: boolean;
  /** Ids of rules. */
  readonly rules: readonly string[];
}

/** None. */
export const noWishes: Wishes = {
  title: "",
  genre: "",
  key: "",
  bpm: "",
  bars: "",
  seconds: "",
  metre: "",
  form: "",
  progression: "",
  wound: "",
  desire: "",
  humanize: "",
  instruments: {},
  sections: [],
  breakRules: false,
  rules: [],
};

/** Those who can play, in the order in which they are asked for. */
export const roles = ["melody", "counter-melody", "chords", "bass", "pad", "drums"] as const;

/** How many wishes there are. */
export function wishesCount(wishes: Wishes): number {
  const { instruments, sections, breakRules, rules, ...fields } = wishes;
  const written = [...Object.values(fields), ...Object.values(instruments)].filter(
    (text) => text.trim() !== "",
  );
  return written.length + sections.length + rules.length + (breakRules ? 1 : 0);
}

/** The wishes as the service asks for them. */
export function technicalOf(wishes: Wishes): NonNullable<WireIntent["technical"]> {
  const { genre, key, bpm, bars, seconds, metre, form, progression, humanize } = wishes;
  const instruments = Object.fromEntries(
    Object.entries(wishes.instruments).flatMap(([role, name]) =>
      name.trim() === "" ? [] : [[role, name.trim()]],
    ),
  );
  const sections: Record<string, Record<string, string>> = {};
  for (const { section, role, instrument } of wishes.sections) {
    if (instrument.trim() === "") continue;
    sections[section] = { ...sections[section], [role]: instrument.trim() };
  }
  const chords = progression.split(/[\s,–]+/u).filter(Boolean);
  return {
    ...(genre.trim() !== "" && { genre: genre.trim() }),
    ...(key.trim() !== "" && { key: key.trim() }),
    ...(bpm !== "" && { bpm: Number(bpm) }),
    ...(bars !== "" && { bars: Number(bars) }),
    ...(seconds !== "" && { duration_seconds: Number(seconds) }),
    ...(metre !== "" && { time_signature: metre }),
    ...(form.trim() !== "" && { form: form.trim() }),
    ...(chords.length > 0 && { progression: chords }),
    ...(humanize !== "" && { humanize: Number(humanize) }),
    ...(Object.keys(instruments).length > 0 && { instruments }),
    ...(Object.keys(sections).length > 0 && { section_instruments: sections }),
  };
}
