/** How well music is heard: songs of ours against their plans, songs of people against what people wrote beside them. */
import { analyze, composeSong, type Mode, type Piece, pieceOf, type Song } from "@music-brain/engine";
import { readMidi, songToMidi } from "@music-brain/formats";
import { partOf, readPeoplesSongs } from "../../tools/learn/keys/people.ts";
import { pearson } from "../musicality/statistics/correlation.ts";
import { promised, promisedAtLeast } from "../promised.ts";
import { type Bounds, rounds } from "../rounds.ts";
import { quantile, table } from "../table.ts";
import { boundariesMet, type ChordScore, scoreChords, sumOf, thirdOf } from "./heard.ts";

/** Feelings from all over the plane. */
const FEELINGS = [
  ...["joy", "excited and full of life", "triumph", "falling in love", "playful", "hope", "tender love"],
  ...["contentment", "calm", "wonder", "awe", "nostalgia", "longing", "bittersweet memories", "melancholy"],
  ...["loneliness", "grief", "despair", "boredom", "fear", "anxious and restless", "rage", "defiance"],
  ...["jealousy", "grief slowly turning into hope", "disgust", "surprise"],
];

const GENRES = [undefined, "pop", "rock", "jazz", "electronic", "indie folk", "classical", "waltz", "funk"];

/** Seeds that the weights of the analysis were not fitted to. */
const SEEDS = [101, 102, 103, 104, 105, 106];

const MINOR_MODES: readonly Mode[] = ["minor", "dorian", "phrygian", "locrian"];

/** The tables about hearing. */
export function benchHearing(corpusFolder: string | undefined): string {
  const songs = FEELINGS.flatMap((emotionalIntent, index) =>
    SEEDS.map((seed) => {
      const genre = GENRES[(index * 5 + seed) % GENRES.length];
      return composeSong({ emotionalIntent, ...(genre !== undefined && { technical: { genre } }) }, seed)
        .song;
    }),
  );
  const parts = [ownTable(songs), feelingTable(songs), speedTable()];
  if (corpusFolder !== undefined) parts.splice(1, 0, peopleTable(corpusFolder));
  else parts.push("Name the folder of the corpora to measure songs of people too.");
  return parts.join("\n\n");
}

function ownTable(songs: readonly Song[]): string {
  const asNotes = songs.map((song) => ({ song, piece: pieceOf(song) }));
  const asFiles = songs.map((song) => ({ song, piece: readMidi(songToMidi(song)).piece }));
  const rows = [
    ["from the notes", ...ownRow("notes", asNotes)],
    ["from the MIDI file, with its key signature", ...ownRow("MIDI file", asFiles)],
  ];
  return table(
    `Songs of ours against their plans (${songs.length}; aims: key 97 %, chords 90 % of beats)`,
    ["", "key", "tonic", "chord root", "root and third", "sections found", "of those planned"],
    rows,
  );
}

function ownRow(kind: string, pieces: readonly { readonly song: Song; readonly piece: Piece }[]): string[] {
  let [keys, tonics, met, found, planned] = [0, 0, 0, 0, 0];
  const scores: ChordScore[] = [];
  for (const { song, piece } of pieces) {
    const analysis = analyze(piece);
    const { tonic, mode } = analysis.key;
    if (sameTone(tonic, song.key.tonic)) tonics++;
    if (sameTone(tonic, song.key.tonic) && mode === song.key.mode) keys++;
    const chords = song.sections.flatMap((section) =>
      section.chords.map(({ start, duration, root, tones }) => ({
        start,
        end: start + duration,
        root,
        third: thirdOf(tones),
      })),
    );
    scores.push(scoreChords(analysis, chords, firstPitched(piece)));
    const heard = analysis.sections.slice(1).map(({ startBar }) => startBar);
    const known = song.sections.slice(1).map(({ startBar }) => startBar);
    met += boundariesMet(heard, known);
    found += heard.length;
    planned += boundariesMet(known, heard) / Math.max(1, known.length);
  }
  const { asked, roots, thirds } = sumOf(scores);
  promisedAtLeast(`the key of a song of ours, heard from its ${kind}`, "%", (100 * keys) / pieces.length, 97);
  promisedAtLeast(`the root of its chords, from its ${kind}`, "% of beats", (100 * roots) / asked, 90);
  const share = [keys, tonics].map((count) => percent(count / pieces.length));
  return [
    ...share,
    percent(roots / asked),
    percent(thirds / asked),
    percent(met / found),
    percent(planned / pieces.length),
  ];
}

/** Where the first note of a pitched part begins: before it no chord is to be heard. */
function firstPitched({ parts }: Piece): number {
  return Math.min(
    ...parts.filter(({ percussion }) => !percussion).map(({ notes }) => notes[0]?.start ?? 1e9),
  );
}

function peopleTable(corpusFolder: string): string {
  const songs = partOf(readPeoplesSongs(corpusFolder), "measured");
  let [keys, relatives] = [0, 0];
  const scores: ChordScore[] = [];
  for (const { piece, tonic, isMinor, chords } of songs) {
    const analysis = analyze(piece);
    const heard = pitchClass(analysis.key.tonic);
    const minor = MINOR_MODES.includes(analysis.key.mode);
    if (heard === tonic && minor === isMinor) keys++;
    else if (heard === (tonic + (isMinor ? 3 : 9)) % 12 && minor !== isMinor) relatives++;
    scores.push(scoreChords(analysis, chords, 0));
  }
  const { asked, roots, thirds } = sumOf(scores);
  return table(
    `Songs of people, POP909 as played (${songs.length} that nothing was learned from; aims: key 80 %, chord root 75 % of beats)`,
    ["", "key", "its relative", "chord root", "root and third"],
    [
      [
        "from the notes",
        percent(keys / songs.length),
        percent(relatives / songs.length),
        percent(roots / asked),
        percent(thirds / asked),
      ],
    ],
  );
}

function feelingTable(songs: readonly Song[]): string {
  const heard = songs.map((song) => analyze(pieceOf(song)).emotion);
  const meant = songs.map((song) => {
    const bars = song.sections.reduce((sum, section) => sum + section.bars, 0);
    const mean = (dimension: "valence" | "arousal" | "dominance") =>
      song.sections.reduce((sum, section) => sum + section.affect[dimension] * section.bars, 0) / bars;
    return { valence: mean("valence"), arousal: mean("arousal"), dominance: mean("dominance") };
  });
  const rows = (["valence", "arousal", "dominance"] as const).map((dimension) => {
    const [asked, found] = [meant, heard].map((all) => all.map((one) => one[dimension]));
    const away = (found ?? []).map((value, index) => Math.abs(value - (asked?.[index] ?? 0)));
    const mean = away.reduce((sum, one) => sum + one, 0) / away.length;
    return [dimension, pearson(asked ?? [], found ?? []).toFixed(2), mean.toFixed(2)];
  });
  return table("Feelings of songs of ours, meant and heard", ["", "correlation", "mean distance"], rows);
}

const RUNS: Bounds = { least: 50, most: 200, seconds: 3 };

function speedTable(): string {
  const { song } = composeSong(
    { emotionalIntent: "joy", technical: { bpm: 120, bars: 120, timeSignature: "4/4", genre: "pop" } },
    1,
  );
  const file = songToMidi(song);
  const notes = song.tracks.reduce((sum, track) => sum + track.notes.length, 0);
  const times = (run: () => unknown) => {
    for (let index = 0; index < 30; index++) run();
    const taken = Array.from(rounds(RUNS), () => {
      const before = performance.now();
      run();
      return performance.now() - before;
    });
    return { median: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
  };
  const row = (name: string, { median, p99 }: ReturnType<typeof times>) => [
    name,
    median.toFixed(1),
    p99.toFixed(1),
  ];
  const both = times(() => analyze(readMidi(file).piece));
  promised("reading and hearing a MIDI file, median", "ms", both.median, 50);
  return table(
    `Speed, ${Math.round(song.durationSeconds)} s and ${notes} notes (aim: 50 ms)`,
    ["", "median ms", "p99 ms"],
    [
      row(
        "read the file",
        times(() => readMidi(file)),
      ),
      row(
        "hear it",
        times(() => analyze(pieceOf(song))),
      ),
      row("both", both),
    ],
  );
}

function sameTone(one: string, other: string): boolean {
  return pitchClass(one) === pitchClass(other);
}

function pitchClass(name: string): number {
  const natural = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 }[name[0] ?? "C"] ?? 0;
  return (natural + (name.endsWith("#") ? 1 : name.endsWith("b") ? 11 : 0)) % 12;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
