/** How the bars of a phrase take one another up, how a phrase that comes again differs, and the shapes of phrases. */
import type { LearnedNote } from "./songs.ts";
import type { SungPhrase } from "./voices.ts";

/** The tables of structure; see the engine's reader for what they mean. */
export interface LearnedStructure {
  readonly shapes: Readonly<Record<"4" | "8", readonly string[]>>;
  readonly returns: readonly number[];
  readonly contours: readonly { readonly heights: readonly number[]; readonly weights: readonly number[] }[];
  readonly ranges: readonly number[];
}

const LEAST_SHAPES = 3;

/** Learns from all phrases, in the order of the songs. */
export function learnStructure(phrases: readonly SungPhrase[]): LearnedStructure {
  const four = new Map<string, number>();
  const eight = new Map<string, number>();
  phrases.forEach((sung, index) => {
    const { bars } = sung.phrase;
    if (bars === 4) count(four, shapeOf([sung]));
    if (bars === 8) count(eight, shapeOf([sung]));
    const next = phrases[index + 1];
    if (bars === 4 && next?.phrase.bars === 4 && next.phrase.start === sung.phrase.start + 64) {
      if (next.song === sung.song) count(eight, shapeOf([sung, next]));
    }
  });
  return {
    shapes: { "4": commonest(four), "8": commonest(eight) },
    returns: returnsOf(phrases),
    contours: contoursOf(phrases),
    ranges: rangesOf(phrases),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function commonest(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .filter(([, times]) => times >= LEAST_SHAPES)
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([shape, times]) => `${shape} ${times}`);
}

/** Onsets just before a bar line belong to the bar after it. */
const EARLY = 2;

/**
 * Two characters a bar: a letter for its rhythm and how its tune relates to the first bar of that rhythm: "!" first,
 * "=" the same, "+" or "-" the same moved up or down the scale, "/" upside down, "~" the same in part, "*" another;
 * ".." is a bar without an onset.
 */
function shapeOf(parts: readonly SungPhrase[]): string {
  const bars = parts.flatMap(({ phrase, notes, song }) =>
    Array.from({ length: phrase.bars }, (_, bar) => {
      const from = phrase.start + bar * 16 - EARLY;
      return {
        from,
        song,
        notes: notes.filter(({ start }) => start >= from && start < from + 16),
      };
    }),
  );
  const models: { readonly bar: (typeof bars)[number]; readonly letter: string }[] = [];
  return bars
    .map((bar) => {
      if (bar.notes.length === 0) return "..";
      const model = models.find(
        (other) => rhythmLikeness(other.bar.notes, other.bar.from, bar.notes, bar.from) >= 0.7,
      );
      if (model) return `${model.letter}${tuneRelation(model.bar, bar)}`;
      const letter = String.fromCharCode(97 + models.length);
      models.push({ bar, letter });
      return `${letter}!`;
    })
    .join("");
}

function rhythmLikeness(
  one: readonly LearnedNote[],
  oneFrom: number,
  other: readonly LearnedNote[],
  otherFrom: number,
): number {
  const steps = new Set(one.map(({ start }) => start - oneFrom));
  const shared = other.filter(({ start }) => steps.has(start - otherFrom)).length;
  return shared / (one.length + other.length - shared);
}

interface TuneBar {
  readonly from: number;
  readonly notes: readonly LearnedNote[];
  readonly song: SungPhrase["song"];
}

function tuneRelation(model: TuneBar, bar: TuneBar): string {
  const pairs = bar.notes.flatMap((note) => {
    const same = model.notes.find(({ start }) => start - model.from === note.start - bar.from);
    return same ? [[degreeOf(same.key, model.song), degreeOf(note.key, bar.song)] as const] : [];
  });
  const shifts = new Map<number, number>();
  for (const [from, to] of pairs) shifts.set(to - from, (shifts.get(to - from) ?? 0) + 1);
  const share = (shift: number) => (shifts.get(shift) ?? 0) / pairs.length;
  if (share(0) >= 0.9) return "=";
  const moved = [...shifts].find(([shift, times]) => shift !== 0 && times / pairs.length >= 0.9);
  if (moved) return moved[0] > 0 ? "+" : "-";
  if (pairs.length >= 3 && isInverted(pairs)) return "/";
  return share(0) >= 0.5 || Math.max(...shifts.values()) / pairs.length >= 0.6 ? "~" : "*";
}

function isInverted(pairs: readonly (readonly [number, number])[]): boolean {
  let turned = 0;
  let moving = 0;
  for (let index = 1; index < pairs.length; index++) {
    const model = (pairs[index]?.[0] ?? 0) - (pairs[index - 1]?.[0] ?? 0);
    const own = (pairs[index]?.[1] ?? 0) - (pairs[index - 1]?.[1] ?? 0);
    if (model !== 0) moving++;
    if (model !== 0 && Math.sign(own) === -Math.sign(model)) turned++;
  }
  return moving >= 2 && turned === moving;
}

const DEGREES = {
  major: [0, 0.5, 1, 1.5, 2, 3, 3.5, 4, 4.5, 5, 5.5, 6],
  minor: [0, 0.5, 1, 2, 2.5, 3, 3.5, 4, 5, 5.5, 6, 6.5],
};

function degreeOf(key: number, { tonic, mode }: SungPhrase["song"]): number {
  const above = key - tonic;
  return Math.floor(above / 12) * 7 + (DEGREES[mode][((above % 12) + 12) % 12] ?? 0);
}

/** Of phrases that come again with as many bars: the share of bars that come back note for note: first, inner, last. */
function returnsOf(phrases: readonly SungPhrase[]): number[] {
  const same = [0, 0, 0];
  const all = [0, 0, 0];
  const first = new Map<string, SungPhrase>();
  for (const sung of phrases) {
    const name = `${sung.song.id} ${sung.phrase.letter} ${sung.phrase.bars}`;
    const model = first.get(name);
    if (!model) {
      first.set(name, sung);
      continue;
    }
    for (let bar = 0; bar < sung.phrase.bars; bar++) {
      const place = bar === 0 ? 0 : bar === sung.phrase.bars - 1 ? 2 : 1;
      all[place] = (all[place] ?? 0) + 1;
      if (barText(model, bar) === barText(sung, bar)) same[place] = (same[place] ?? 0) + 1;
    }
  }
  return same.map((times, place) => Number((times / (all[place] ?? 1)).toFixed(3)));
}

function barText({ phrase, notes }: SungPhrase, bar: number): string {
  const from = phrase.start + bar * 16;
  return notes
    .filter(({ start }) => start >= from && start < from + 16)
    .map(({ start, key }) => `${start - from}:${key}`)
    .join(" ");
}

const POINTS = 8;
const CONTOURS = 8;

/** K-means (Lloyd 1982) of phrase contours: eight heights in semitones around the phrase's mean. */
function contoursOf(phrases: readonly SungPhrase[]): LearnedStructure["contours"] {
  const lines = phrases
    .filter(({ notes }) => notes.length >= 6)
    .map((sung) => ({ sung, points: pointsOf(sung) }));
  const middles: number[][] = [new Array<number>(POINTS).fill(0)];
  while (middles.length < CONTOURS) {
    // Deterministic start: a line at the ninetieth percentile of distance from those chosen so far.
    const byDistance = lines
      .map(({ points }) => ({ points, far: Math.min(...middles.map((middle) => distance(middle, points))) }))
      .sort((one, other) => one.far - other.far);
    middles.push([...(byDistance[Math.floor(byDistance.length * 0.9)]?.points ?? [])]);
  }
  let owners: number[] = [];
  for (let round = 0; round < 60; round++) {
    owners = lines.map(({ points }) => {
      const far = middles.map((middle) => distance(middle, points));
      return far.indexOf(Math.min(...far));
    });
    middles.forEach((middle, index) => {
      const own = lines.filter((_, line) => owners[line] === index);
      for (let point = 0; point < POINTS; point++) {
        if (own.length > 0)
          middle[point] = own.reduce((sum, { points }) => sum + (points[point] ?? 0), 0) / own.length;
      }
    });
  }
  return middles.map((middle, index) => {
    const weights = [0, 0, 0];
    lines.forEach(({ sung }, line) => {
      if (owners[line] !== index) return;
      const place = !sung.follows ? 0 : sung.leadsOn ? 1 : 2;
      weights[place] = (weights[place] ?? 0) + 1;
    });
    return { heights: middle.map((height) => Number(height.toFixed(1))), weights };
  });
}

function pointsOf({ notes }: SungPhrase): number[] {
  const from = notes[0]?.start ?? 0;
  const last = notes.at(-1);
  const span = Math.max(1, (last?.start ?? 0) - from);
  const points = Array.from({ length: POINTS }, (_, point) => {
    const low = from + (span * (point - 0.5)) / (POINTS - 1);
    const high = from + (span * (point + 0.5)) / (POINTS - 1);
    const near = notes.filter(({ start }) => start >= low && start <= high);
    const sounding = notes.findLast(({ start }) => start <= (low + high) / 2) ?? notes[0];
    return near.length > 0 ? near.reduce((sum, { key }) => sum + key, 0) / near.length : (sounding?.key ?? 0);
  });
  const mean = points.reduce((sum, point) => sum + point, 0) / POINTS;
  return points.map((point) => point - mean);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0);
}

/** How many phrases span each number of semitones, 0 … 24. */
function rangesOf(phrases: readonly SungPhrase[]): number[] {
  const ranges = new Array<number>(25).fill(0);
  for (const { notes } of phrases) {
    const keys = notes.map(({ key }) => key);
    const span = Math.min(24, Math.max(...keys) - Math.min(...keys));
    ranges[span] = (ranges[span] ?? 0) + 1;
  }
  return ranges;
}
