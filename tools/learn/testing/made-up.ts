/** A corpus of small made-up songs in the shape of the real one, so that the learners are tested without it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createStream, type Stream } from "../../../packages/engine/src/random.ts";
import { styleFamilies } from "../drums/styles.ts";

/** A note of a made-up melody: MIDI key, 0 a rest, and its length in sixteenths. */
export type MadeUpNote = readonly [key: number, sixteenths: number];

const SONGS = 24;
const BARS = 16;
/** Every song goes round this loop: I V vi IV, as semitones above the tonic with the quality. */
const LOOP = [
  [0, "maj"],
  [7, "maj"],
  [9, "min"],
  [5, "maj"],
] as const;
const NAMES = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];
const SCALE = [0, 2, 4, 5, 7, 9, 11];
/** Rhythms of a bar, in sixteenths. */
const RHYTHMS = [
  [4, 4, 4, 4],
  [4, 2, 2, 4, 4],
  [6, 2, 4, 4],
  [2, 2, 2, 2, 4, 4],
  [8, 4, 4],
];

/**
 * Writes the corpus.
 * @param planted melodies that are to stand in it beside those that chance makes
 */
export function writeMadeUpCorpus(folder: string, planted: readonly (readonly MadeUpNote[])[] = []): void {
  const stream = createStream(1);
  const songs = Array.from({ length: SONGS }, (_, index) => leadSheet(index, stream.fork(`song ${index}`)));
  const copies = planted.map((melody, index) => ({ ...leadSheet(SONGS + index, stream), melody }));
  const sheets = [...songs, ...copies];
  const write = (file: string, lines: readonly object[]) =>
    writeFileSync(join(folder, file), gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
  write("pop909-lead-sheets.jsonl.gz", sheets);
  write("pop909-piano.jsonl.gz", sheets.map(played));
  write("billboard-chords.jsonl.gz", sheets.map(chart));
  write("groove-drums.jsonl.gz", drummers(stream.fork("drums")));
}

interface LeadSheet {
  readonly id: string;
  readonly key: string;
  readonly tonic: number;
  readonly tempo_bpm: number;
  readonly phrases: readonly string[];
  readonly chords: readonly (readonly [symbol: string, bass: number, beats: number])[];
  readonly melody: readonly MadeUpNote[];
}

function leadSheet(index: number, stream: Stream): LeadSheet {
  const tonic = (index * 5) % 12;
  const chords = Array.from({ length: BARS }, (_, bar) => {
    const [above, quality] = LOOP[bar % LOOP.length] ?? LOOP[0];
    const root = (tonic + above) % 12;
    return [`${NAMES[root] ?? "C"}:${quality}`, root, 4] as const;
  });
  const phrases = ["A4B4A4B4"];
  const key = `${NAMES[tonic] ?? "C"}:maj`;
  return { id: `${index}`, key, tonic, tempo_bpm: 90, phrases, chords, melody: sung(tonic, stream) };
}

/** Two phrases of four bars, each sung twice: steps about the scale, a long note at the end of each. */
function sung(tonic: number, stream: Stream): readonly MadeUpNote[] {
  const phrase = (): readonly MadeUpNote[] => {
    let degree = 7 + Math.floor(stream.next() * 5);
    const bars = [0, 1, 2].map(() => RHYTHMS[Math.floor(stream.next() * RHYTHMS.length)] ?? []);
    const step = () => {
      degree = Math.max(5, Math.min(13, degree + Math.floor(stream.next() * 5) - 2));
      return 48 + tonic + 12 * Math.floor(degree / 7) + (SCALE[degree % 7] ?? 0);
    };
    return [...bars.flat().map((length) => [step(), length] as const), [step(), 12], [0, 4]];
  };
  const [one, two] = [phrase(), phrase()];
  return [...one, ...two, ...one, ...two];
}

/** The song on a piano: a bass note and a chord in each half of a bar, under the tune. */
function played({ id, tonic, tempo_bpm, chords, melody }: LeadSheet): object {
  let start = 0;
  const tune = melody.flatMap(([key, length]) => {
    const at = start;
    start += length;
    return key === 0 ? [] : [[at, length, key, 90]];
  });
  const bars = chords.map(([symbol, root], bar) => ({ from: bar * 16, root, minor: symbol.endsWith("min") }));
  const piano = bars.flatMap(({ from, root, minor }) => [
    [from, 8, 36 + root, 60],
    [from + 8, 8, 43 + root, 55],
    ...[0, 8].flatMap((step) =>
      [0, minor ? 3 : 4, 7].map((tone) => [from + step, 6, 52 + ((root + tone) % 12), 62]),
    ),
  ]);
  const spans = bars.map(({ from, root, minor }) => [from, from + 16, root, minor ? 1 : 0]);
  return { id, tempo_bpm, beats_per_bar: 4, tonic, chords: spans, melody: tune, piano };
}

/** The song as a chart: verse, chorus, verse, chorus. */
function chart({ id, key, chords }: LeadSheet): object {
  const tonic = key.split(":")[0] ?? "C";
  const bars = chords.slice(0, 8).map(([symbol]) => [symbol]);
  const names = ["intro", "verse", "chorus", "verse", "chorus", "outro"];
  const sections = names.map((name, index) => ({
    letter: name[0]?.toUpperCase() ?? "A",
    name,
    tonic,
    metre: "4/4",
    start_s: index * 20,
    bars: name === "chorus" ? [...bars.slice(2), ...bars.slice(0, 2)] : bars,
  }));
  return { id, metre: "4/4", tonic, duration_s: 120, sections };
}

/** Eight bars of beat and one of fill in every style that a family knows, a little late. */
function drummers(stream: Stream): readonly object[] {
  const styles = new Set(styleFamilies.flatMap(({ beats, fills }) => [...beats, ...(fills ?? [])]));
  return [...styles].flatMap((style) => {
    const late = () => Math.round(100 * (stream.next() - 0.4)) / 1000;
    const hits = Array.from({ length: 8 * 16 }, (_, step) => [
      ...(step % 2 === 0 ? [[step, late(), "hat_closed", 60 + (step % 4) * 5]] : []),
      ...(step % 8 === 0 ? [[step, late(), "kick", 90]] : []),
      ...(step % 8 === 4 ? [[step, late(), "snare", 95]] : []),
    ]).flat();
    const fill = Array.from({ length: 16 }, (_, step) => [
      step,
      late(),
      step < 8 ? "snare" : "tom_low",
      60 + 2 * step,
    ]);
    const common = { style, bpm: 100, time_signature: "4/4", drummer: "nobody" };
    return [
      { ...common, kind: "beat", hits },
      { ...common, kind: "fill", hits: [...fill, [16, 0, "crash", 100], [16, 0, "kick", 100]] },
    ];
  });
}
