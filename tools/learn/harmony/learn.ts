/** Learns how people write harmony: chords after chords, their colours, their rhythm, cadences and loops. */
import { type Chart, type ChartPhrase, type ChartSection, chartKinds, readCharts } from "./charts.ts";
import type { ChartChord } from "./harte.ts";
import { type LearnedMode, modeOf, triadNumeral } from "./modes.ts";
import { learnRhythm } from "./rhythm.ts";
import { Tally } from "./tally.ts";

/** Where in its phrase a chord begins. */
const PLACES = ["opening", "inner", "pre-cadence", "cadence"] as const;

/** How one mode's chords are written. All lists follow the order of `chords`. */
export interface LearnedModeTable {
  /** Triads as Roman numerals in the mode, the most frequent first. */
  readonly chords: readonly string[];
  /** How often a phrase opens with each chord. */
  readonly opening: readonly number[];
  /** By place in the phrase (inner, pre-cadence, cadence): counts of chord after chord, row by row. */
  readonly after: { readonly [place: string]: readonly number[] };
  /** Counts of a chord after two others: one, other, next, count, again and again, as indices into `chords`. */
  readonly afterTwo: readonly number[];
  /** By kind of section: counts of chords. */
  readonly bySection: { readonly [kind: string]: readonly number[] };
  /** Per thousand: how often the chord has a seventh, is suspended, has a ninth or a sixth. */
  readonly sevenths: readonly number[];
  readonly suspended: readonly number[];
  readonly ninths: readonly number[];
  readonly sixths: readonly number[];
  /** Per thousand: how often its third, its fifth, its seventh or another tone is in the bass, one list each. */
  readonly inversions: readonly (readonly number[])[];
  /** Ends of phrases, the last two triads and a count, by kind of section: "IV I 120". */
  readonly cadences: { readonly [kind: string]: readonly string[] };
  /** Loops of four chords that fill phrase after phrase, with their counts, by kind of section. */
  readonly loops: { readonly [kind: string]: readonly string[] };
}

/** What is learned of harmony. */
export interface LearnedHarmony {
  readonly source: string;
  readonly licence: string;
  readonly madeBy: string;
  readonly modes: { readonly [mode in LearnedMode]: LearnedModeTable };
  readonly rhythm: ReturnType<typeof learnRhythm>;
}

/**
 * Learns the harmony of the corpora.
 * @param keep which songs to learn from; all where absent
 */
export function learnHarmony(
  corpusFolder: string,
  keep: (chart: Chart) => boolean = () => true,
): LearnedHarmony {
  const charts = readCharts(corpusFolder).filter(keep);
  return {
    source:
      "McGill Billboard (Burgoyne, Wild & Fujinaga 2011); POP909 (Wang et al. 2020) with phrases by Dai, Zhang & Dannenberg 2020",
    licence: "derived from CC0 and MIT material",
    madeBy: "tools/learn",
    modes: {
      major: learnMode("major", charts),
      minor: learnMode("minor", charts),
      mixolydian: learnMode("mixolydian", charts),
      dorian: learnMode("dorian", charts),
    },
    rhythm: learnRhythm(charts),
  };
}

/** A section of the mode that is learned. */
interface Found {
  readonly song: string;
  readonly section: ChartSection;
}

function learnMode(mode: LearnedMode, charts: readonly Chart[]): LearnedModeTable {
  const found = charts.flatMap(({ id, sections }) =>
    sections
      .filter((section) => modeOf(section, sections) === mode)
      .map((section): Found => ({ song: id, section })),
  );
  const chords = vocabulary(found, mode);
  return {
    chords,
    ...sequences(found, mode, chords),
    ...colours(found, mode, chords),
    ...byKind(found, mode, chords),
  };
}

/**
 * The chords that a mode is learned with: those of its scale, of its neighbours among the modes, and the dominants of
 * its degrees. Others come of changes of key inside a section, and of slips of the annotators.
 */
const VOCABULARY: { readonly [mode in LearnedMode]: readonly string[] } = {
  major: "I ii iii IV V vi vii° bVII iv bVI bIII v II III VI VII bII ii° bv°".split(" "),
  minor: "i ii° III iv v V VI VII IV bII vii°".split(" "),
  mixolydian: "I ii IV v vi VII bIII bVI V II".split(" "),
  dorian: "i ii III IV v VII V bVI".split(" "),
};

/** The triads that come in one song of a hundred at the least. */
function vocabulary(found: readonly Found[], mode: LearnedMode): readonly string[] {
  const tally = new Tally(12);
  for (const { song, section } of found) {
    for (const phrase of section.phrases) {
      for (const numeral of numeralsOf(phrase, section, mode)) tally.add(numeral, song);
    }
  }
  const songs = new Set(found.map(({ song }) => song)).size;
  return tally.keys(Math.max(5, songs * 0.012)).filter((numeral) => VOCABULARY[mode].includes(numeral));
}

/** The triads of a phrase, each as long as it lasts. */
function numeralsOf(phrase: ChartPhrase, section: ChartSection, mode: LearnedMode): readonly string[] {
  const numerals = phrase.flat().map(({ chord }) => triadNumeral(chord, section.tonic, mode));
  return numerals.filter((numeral, index) => numeral !== numerals[index - 1]);
}

function sequences(found: readonly Found[], mode: LearnedMode, chords: readonly string[]) {
  const opening = new Tally(3);
  const after = new Map(PLACES.slice(1).map((place) => [place, new Tally(3)] as const));
  const afterTwo = new Tally(3);
  for (const { song, section } of found) {
    let before: readonly string[] = [];
    for (const phrase of section.phrases) {
      const numerals = numeralsOf(phrase, section, mode);
      numerals.forEach((numeral, index) => {
        const last = numerals[index - 1] ?? before.at(-1);
        const lastButOne = index >= 2 ? numerals[index - 2] : before.at(index - 2);
        const fromEnd = numerals.length - 1 - index;
        if (index === 0) opening.add(numeral, song);
        const place = index === 0 || fromEnd > 1 ? "inner" : fromEnd === 1 ? "pre-cadence" : "cadence";
        if (last !== undefined && last !== numeral) {
          after.get(place)?.add(`${last} ${numeral}`, song);
          if (lastButOne !== undefined && lastButOne !== last) {
            afterTwo.add(`${lastButOne} ${last} ${numeral}`, song);
          }
        }
      });
      before = numerals;
    }
  }
  const matrix = (tally: Tally) =>
    chords.flatMap((one) => chords.map((other) => tally.count(`${one} ${other}`)));
  const triples = afterTwo.keys(3).flatMap((key) => {
    const places = key.split(" ").map((numeral) => chords.indexOf(numeral));
    return places.includes(-1) ? [] : [...places, afterTwo.count(key)];
  });
  return {
    opening: chords.map((chord) => opening.count(chord)),
    after: Object.fromEntries([...after].map(([place, tally]) => [place, matrix(tally)])),
    afterTwo: triples,
  };
}

function colours(found: readonly Found[], mode: LearnedMode, chords: readonly string[]) {
  const all = new Tally(20);
  const some = new Tally(20);
  for (const { song, section } of found) {
    for (const { chord } of section.phrases.flat(2)) {
      const numeral = triadNumeral(chord, section.tonic, mode);
      all.add(numeral, song);
      for (const name of coloursOf(chord)) some.add(`${name} ${numeral}`, song);
    }
  }
  const share = (name: string) =>
    chords.map((chord) =>
      Math.round((1000 * some.count(`${name} ${chord}`)) / Math.max(1, all.count(chord))),
    );
  return {
    sevenths: share("seventh"),
    suspended: share("suspended"),
    ninths: share("ninth"),
    sixths: share("sixth"),
    inversions: [share("third"), share("fifth"), share("low seventh"), share("other")],
  };
}

function coloursOf(chord: ChartChord): readonly string[] {
  const names: string[] = [];
  if (chord.seventh !== 0) names.push("seventh");
  if (chord.suspended) names.push("suspended");
  if (chord.ninth) names.push("ninth");
  if (chord.sixth) names.push("sixth");
  if (chord.bass === 3 || chord.bass === 4) names.push("third");
  else if (chord.bass === 6 || chord.bass === 7) names.push("fifth");
  else if (chord.bass === 10 || chord.bass === 11) names.push("low seventh");
  else if (chord.bass !== 0) names.push("other");
  return names;
}

function byKind(found: readonly Found[], mode: LearnedMode, chords: readonly string[]) {
  const used = new Map(chartKinds.map((kind) => [kind, new Tally(6)] as const));
  const cadences = new Map(chartKinds.map((kind) => [kind, new Tally(2)] as const));
  const loops = new Map(chartKinds.map((kind) => [kind, new Tally(1)] as const));
  for (const { song, section } of found) {
    section.phrases.forEach((phrase) => {
      const numerals = numeralsOf(phrase, section, mode);
      for (const numeral of numerals) used.get(section.kind)?.add(numeral, song);
      const end = numerals.slice(-2);
      if (end.length === 2) cadences.get(section.kind)?.add(end.join(" "), song);
      const loop = loopOf(phrase, section, mode);
      if (loop) loops.get(section.kind)?.add(loop, song);
    });
  }
  const each = <Value>(tallies: ReadonlyMap<string, Tally>, value: (tally: Tally) => Value) =>
    Object.fromEntries([...tallies].map(([kind, tally]) => [kind, value(tally)]));
  return {
    bySection: each(used, (tally) => chords.map((chord) => tally.count(chord))),
    cadences: each(cadences, (tally) => tally.rows(3, 40)),
    loops: each(loops, (tally) => tally.rows(3, 60)),
  };
}

/** A phrase of four bars with a chord in each, or of two chords a bar that come twice. */
function loopOf(phrase: ChartPhrase, section: ChartSection, mode: LearnedMode): string | undefined {
  if (phrase.length !== 4) return undefined;
  const downbeats: string[] = [];
  for (const bar of phrase) {
    const [first, ...others] = bar;
    if (others.some(({ quarter }) => quarter < 3)) return undefined;
    const before = downbeats.at(-1);
    const numeral = first ? triadNumeral(first.chord, section.tonic, mode) : before;
    if (numeral === undefined) return undefined;
    downbeats.push(numeral);
  }
  return new Set(downbeats).size >= 2 ? downbeats.join(" ") : undefined;
}
