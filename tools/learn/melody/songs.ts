/** POP909's lead sheets on one grid: notes, chords, key and phrases in sixteenths from the first downbeat. */
import { readJsonLines } from "../corpus.ts";

/** One note of a melody. */
export interface LearnedNote {
  /** Sixteenths from the first downbeat. */
  readonly start: number;
  /** Sixteenths that it sounds. */
  readonly length: number;
  /** MIDI key. */
  readonly key: number;
}

/** One chord. */
export interface LearnedChord {
  readonly start: number;
  readonly root: number;
  /** Pitch classes in the order root, third, fifth, others. */
  readonly tones: readonly number[];
}

/** A phrase as the annotator marked it. */
export interface LearnedPhrase {
  readonly letter: string;
  readonly start: number;
  readonly bars: number;
  /** Whether it has a melody. */
  readonly sung: boolean;
}

/** A song in 4/4 that keeps its key. */
export interface LearnedSong {
  readonly id: string;
  readonly tonic: number;
  readonly mode: "major" | "minor";
  readonly notes: readonly LearnedNote[];
  readonly chords: readonly LearnedChord[];
  readonly phrases: readonly LearnedPhrase[];
}

const LETTERS = ["C", "D", "E", "F", "G", "A", "B"];
const NATURALS = [0, 2, 4, 5, 7, 9, 11];

/** Tones above the root by Harte's name of the quality, third and fifth before the others. */
const QUALITIES: Readonly<Record<string, readonly number[]>> = {
  maj: [0, 4, 7],
  min: [0, 3, 7],
  dim: [0, 3, 6],
  aug: [0, 4, 8],
  maj7: [0, 4, 7, 11],
  min7: [0, 3, 7, 10],
  "7": [0, 4, 7, 10],
  maj6: [0, 4, 7, 9],
  min6: [0, 3, 7, 9],
  hdim7: [0, 3, 6, 10],
  dim7: [0, 3, 6, 9],
  minmaj7: [0, 3, 7, 11],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  "sus4(b7)": [0, 5, 7, 10],
  maj9: [0, 4, 7, 11, 2],
  min9: [0, 3, 7, 10, 2],
  "9": [0, 4, 7, 10, 2],
};

/** Qualities with added tones, as "sus4(b7,9)", are those without them. */
function tonesOf(quality: string): readonly number[] {
  return QUALITIES[quality] ?? QUALITIES[quality.split("(")[0] ?? "maj"] ?? [0, 4, 7];
}

/**
 * The songs in 4/4 whose bars begin where the annotators count them: those with three beats, those whose chords
 * change off the downbeat more often than on it, and those that change their key are left out.
 */
export function readSongs(corpusFolder: string): LearnedSong[] {
  const beats = new Map<string, number>();
  for (const line of readJsonLines(corpusFolder, "pop909-piano.jsonl.gz")) {
    const { id, beats_per_bar } = line as { id: string; beats_per_bar: number };
    beats.set(id, beats_per_bar);
  }
  return readJsonLines(corpusFolder, "pop909-lead-sheets.jsonl.gz").flatMap((line) => {
    const sheet = line as Sheet;
    if (beats.get(sheet.id) !== 4 || sheet.key.includes("\n") || !beginsOnDownbeats(sheet)) return [];
    const [tonic = "C", mode = "maj"] = sheet.key.split(":");
    return {
      id: sheet.id,
      tonic: pitchClass(tonic),
      mode: mode === "min" ? ("minor" as const) : ("major" as const),
      notes: notesOf(sheet),
      chords: chordsOf(sheet),
      phrases: phrasesOf(sheet),
    };
  });
}

/** The chord that a note belongs to: the one in which its middle lies, so that an anticipation counts to the next. */
export function chordUnder(song: LearnedSong, note: LearnedNote): LearnedChord | undefined {
  const middle = note.start + note.length / 2;
  let low = 0;
  let high = song.chords.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((song.chords[half]?.start ?? 0) <= middle) low = half + 1;
    else high = half;
  }
  return song.chords[low - 1];
}

interface Sheet {
  readonly id: string;
  readonly key: string;
  readonly phrases: readonly string[];
  readonly chords: readonly (readonly [symbol: string, bass: number, beats: number])[];
  readonly melody: readonly (readonly [key: number, sixteenths: number])[];
}

function pitchClass(name: string): number {
  let found = NATURALS[LETTERS.indexOf(name[0] ?? "C")] ?? 0;
  for (const accidental of name.slice(1)) found += accidental === "#" ? 1 : accidental === "b" ? -1 : 0;
  return (found + 12) % 12;
}

function beginsOnDownbeats(sheet: Sheet): boolean {
  const changes = [0, 0, 0, 0];
  let beat = 0;
  for (const [, , beats] of sheet.chords) {
    const place = Math.floor(beat) % 4;
    changes[place] = (changes[place] ?? 0) + 1;
    beat += beats;
  }
  const [one = 0, two = 0, three = 0, four = 0] = changes;
  return one >= three && two + four < 0.35 * (one + two + three + four);
}

function notesOf(sheet: Sheet): LearnedNote[] {
  const notes: LearnedNote[] = [];
  let start = 0;
  for (const [key, length] of sheet.melody) {
    if (key > 0) notes.push({ start, length, key });
    start += length;
  }
  return notes;
}

function chordsOf(sheet: Sheet): LearnedChord[] {
  const chords: LearnedChord[] = [];
  let start = 0;
  for (const [symbol, , beats] of sheet.chords) {
    const [name = "N", quality = "maj"] = symbol.split("/")[0]?.split(":") ?? [];
    if (name !== "N") {
      const root = pitchClass(name);
      const tones = tonesOf(quality).map((tone) => (root + tone) % 12);
      chords.push({ start, root, tones });
    }
    start += beats * 4;
  }
  return chords;
}

function phrasesOf(sheet: Sheet): LearnedPhrase[] {
  let start = 0;
  return [...(sheet.phrases[0] ?? "").matchAll(/([A-Za-z])(\d+)/g)].map(([, letter = "", length = "0"]) => {
    const phrase = { letter, start, bars: Number(length), sung: letter !== letter.toLowerCase() };
    start += phrase.bars * 16;
    return phrase;
  });
}
