/** Both corpora of chord charts in one form: songs of sections of bars, cut into phrases. */
import { pitchClassOf } from "../../../packages/engine/src/harmony/pitch.ts";
import { readJsonLines } from "../corpus.ts";
import { type ChartChord, readHarte } from "./harte.ts";

/** What a section is for, as far as harmony tells the kinds apart. */
export type ChartKind = "intro" | "verse" | "pre-chorus" | "chorus" | "bridge" | "solo" | "outro";

/** All kinds, in the order in which tables list them. */
export const chartKinds: readonly ChartKind[] = [
  "intro",
  "verse",
  "pre-chorus",
  "chorus",
  "bridge",
  "solo",
  "outro",
];

/** A chord that begins somewhere in a bar. */
export interface ChartOnset {
  /** Quarters of the bar from its start: 0 … 3, whatever the metre. */
  readonly quarter: number;
  readonly chord: ChartChord;
}

/** One bar: what begins in it; nothing where the chord before goes on. */
export type ChartBar = readonly ChartOnset[];

/** A phrase: some bars that belong together. */
export type ChartPhrase = readonly ChartBar[];

/** A section of a song. */
export interface ChartSection {
  readonly kind: ChartKind;
  /** Pitch class. */
  readonly tonic: number;
  readonly phrases: readonly ChartPhrase[];
  /** Seconds of a bar. */
  readonly barSeconds: number;
}

/** A song. */
export interface Chart {
  readonly id: string;
  readonly sections: readonly ChartSection[];
}

/** The names that annotators of the Billboard charts gave to sections, and what they come to here. */
const KINDS: readonly (readonly [pattern: RegExp, kind: ChartKind])[] = [
  [/^pre-? ?chorus/, "pre-chorus"],
  [/^(chorus|refrain)/, "chorus"],
  [/^(intro|pre-intro|pre-verse)/, "intro"],
  [/^(verse|theme|main theme)/, "verse"],
  [/^(bridge|secondary theme)/, "bridge"],
  [/^(solo|instrumental|interlude|trans)/, "solo"],
  [/^(outro|coda|fadeout|ending)/, "outro"],
];

/** The kind that a section's name comes to, or undefined where it is none of ours. */
export function kindOf(name: string | null): ChartKind | undefined {
  return KINDS.find(([pattern]) => name !== null && pattern.test(name))?.[1];
}

/** All charts of the corpus folder; sections that a song repeats exactly are kept once. */
export function readCharts(folder: string): readonly Chart[] {
  const billboard = readBillboard(folder).map(billboardChart);
  const pop = readJsonLines(folder, "pop909-lead-sheets.jsonl.gz").map(popSong).flatMap(popChart);
  return [...billboard, ...pop];
}

/** A section of a Billboard song as the corpus has it. */
export interface BillboardSection {
  readonly name: string | null;
  readonly letter: string | null;
  readonly tonic: string;
  readonly metre: string;
  readonly startSeconds: number;
  readonly bars: readonly (readonly string[])[];
}

/** A Billboard song as the corpus has it. */
export interface BillboardSong {
  readonly id: string;
  readonly durationSeconds: number;
  readonly sections: readonly BillboardSection[];
}

/** The Billboard songs of the corpus folder. Throws a TypeError where a line has another shape. */
export function readBillboard(folder: string): readonly BillboardSong[] {
  return readJsonLines(folder, "billboard-chords.jsonl.gz").map(billboardSong);
}

function billboardSong(line: unknown): BillboardSong {
  const song = record(line);
  return {
    id: String(song["id"]),
    durationSeconds: Number(song["duration_s"]),
    sections: list(song["sections"]).map((entry) => {
      const section = record(entry);
      return {
        name: typeof section["name"] === "string" ? section["name"] : null,
        letter: typeof section["letter"] === "string" ? section["letter"] : null,
        tonic: String(section["tonic"]),
        metre: String(section["metre"]),
        startSeconds: Number(section["start_s"]),
        bars: list(section["bars"]).map((bar) => list(bar).map(String)),
      };
    }),
  };
}

interface PopSong {
  readonly id: string;
  readonly key: string;
  readonly bpm: number;
  readonly phrases: readonly string[];
  readonly chords: readonly (readonly [symbol: string, bass: number, beats: number])[];
}

function popSong(line: unknown): PopSong {
  const song = record(line);
  return {
    id: String(song["id"]),
    key: String(song["key"]),
    bpm: Number(song["tempo_bpm"]),
    phrases: list(song["phrases"]).map(String),
    chords: list(song["chords"]).map((entry) => {
      const [symbol, bass, beats] = list(entry);
      return [String(symbol), Number(bass), Number(beats)] as const;
    }),
  };
}

function billboardChart(song: BillboardSong): Chart {
  const seen = new Set<string>();
  const sections = song.sections.flatMap((section, index): ChartSection[] => {
    const kind = kindOf(section.name);
    const text = `${section.tonic} ${section.bars.map((bar) => bar.join(" ")).join("|")}`;
    if (kind === undefined || section.bars.length < 2 || !/^(4\/4|12\/8|6\/8|3\/4)$/.test(section.metre)) {
      return [];
    }
    if (seen.has(text)) return [];
    seen.add(text);
    const end = song.sections[index + 1]?.startSeconds ?? song.durationSeconds;
    let last: string | undefined;
    const bars = section.bars.map((bar): ChartBar => {
      const onsets: ChartOnset[] = [];
      const size = bar.length;
      bar.forEach((symbol, place) => {
        if (symbol === "." || symbol === last) return;
        const chord = readHarte(symbol);
        if (!chord) return;
        last = symbol;
        onsets.push({ quarter: Math.floor((place * 4) / Math.max(1, size)), chord });
      });
      return onsets;
    });
    const barSeconds = (end - section.startSeconds) / section.bars.length;
    return [{ kind, tonic: pitchClassOf(section.tonic), phrases: cut(bars), barSeconds }];
  });
  return { id: `billboard ${song.id}`, sections };
}

/** Four bars a phrase; what is left over belongs to the last one when it is a single bar. */
function cut(bars: readonly ChartBar[]): readonly ChartPhrase[] {
  const phrases: ChartPhrase[] = [];
  for (let start = 0; start < bars.length; ) {
    const left = bars.length - start;
    const length = left === 5 ? 5 : Math.min(4, left);
    phrases.push(bars.slice(start, start + length));
    start += length;
  }
  return phrases;
}

function popChart(song: PopSong): Chart[] {
  const tonic = /^([A-G][#b]?):(maj|min)$/.exec(song.key)?.[1];
  if (tonic === undefined) return [];
  const total = song.chords.reduce((sum, [, , beats]) => sum + beats, 0);
  const phrases = song.phrases.map(readPhrases).find((candidate) => {
    const rest = total - 4 * candidate.reduce((sum, { bars }) => sum + bars, 0);
    return rest >= 0 && rest <= 3;
  });
  if (!phrases) return [];
  const bars = popBars(song, total);
  const seen = new Set<string>();
  const sections: ChartSection[] = [];
  let start = 0;
  for (const { letter, bars: length } of phrases) {
    const phrase = bars.slice(start, start + length);
    start += length;
    const kind = popKind(letter);
    const text = JSON.stringify(phrase);
    if (kind === undefined || seen.has(text) || length < 2) continue;
    seen.add(text);
    const cuts = length % 4 === 0 && length > 4 ? cut(phrase) : [phrase];
    sections.push({ kind, tonic: pitchClassOf(tonic), phrases: cuts, barSeconds: 240 / song.bpm });
  }
  return [{ id: `pop909 ${song.id}`, sections }];
}

function readPhrases(text: string): { letter: string; bars: number }[] {
  return [...text.matchAll(/([A-Za-z])(\d+)/g)].map(([, letter = "X", bars = "0"]) => ({
    letter,
    bars: Number(bars),
  }));
}

/** The annotators' first letter is what a song begins with; the letters after it hold what returns. */
function popKind(letter: string): ChartKind | undefined {
  if (letter === "i") return "intro";
  if (letter === "o") return "outro";
  if (letter === "A") return "verse";
  if (letter === "B" || letter === "C") return "chorus";
  if (letter === "X" || letter === "D") return "bridge";
  return /[a-z]/.test(letter) ? "solo" : undefined;
}

function popBars(song: PopSong, total: number): readonly ChartBar[] {
  const bars: ChartOnset[][] = Array.from({ length: Math.ceil(total / 4) }, () => []);
  let beat = 0;
  let last: string | undefined;
  for (const [symbol, bass, beats] of song.chords) {
    const chord = readHarte(symbol);
    const text = `${symbol} ${bass}`;
    if (chord && text !== last) {
      const place = Math.round(beat);
      const bassStep = (bass - chord.root + 12) % 12;
      bars[Math.floor(place / 4)]?.push({ quarter: place % 4, chord: { ...chord, bass: bassStep } });
      last = text;
    }
    beat += beats;
  }
  return bars;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new TypeError("a line of the corpus is no object");
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("a field of the corpus is no list");
  return value;
}
