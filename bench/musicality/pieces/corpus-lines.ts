/** One line of a corpus file, parsed once into a typed value. */
import { readChordSymbol } from "./chord-symbol.ts";
import type { GridChord, GridNote } from "./piece.ts";

/** A song's melody and chords, on the grid of sixteenths. */
export interface LeadSheet {
  readonly id: string;
  readonly melody: readonly GridNote[];
  readonly chords: readonly GridChord[];
}

/** A song as played on a piano. */
export interface Played {
  readonly id: string;
  readonly beatsPerBar: number;
  readonly melody: readonly GridNote[];
  readonly piano: readonly GridNote[];
}

/** Reads a line of the lead sheets. Throws an Error where a part is missing. */
export function parseLeadSheet(line: string): LeadSheet {
  const song = record(JSON.parse(line));
  const melody: GridNote[] = [];
  let at = 0;
  for (const row of rows(song["melody"])) {
    const [pitch, length] = [numberIn(row, 0), numberIn(row, 1)];
    if (pitch > 0) melody.push({ start: at, length, pitch });
    at += length;
  }
  const chords: GridChord[] = [];
  let beat = 0;
  for (const row of rows(song["chords"])) {
    const beats = numberIn(row, 2);
    const shape = readChordSymbol(String(row[0]));
    const [start, end] = [Math.round(beat * 4), Math.round((beat + beats) * 4)];
    if (shape && end > start) chords.push({ start, length: end - start, ...shape });
    beat += beats;
  }
  return { id: String(song["id"]), melody, chords };
}

/** Reads a line of the performances. Throws an Error where a part is missing. */
export function parsePlayed(line: string): Played {
  const song = record(JSON.parse(line));
  return {
    id: String(song["id"]),
    beatsPerBar: Number(song["beats_per_bar"]),
    melody: rows(song["melody"]).map(noteOf),
    piano: rows(song["piano"]).map(noteOf),
  };
}

function noteOf(row: readonly unknown[]): GridNote {
  const start = Math.round(numberIn(row, 0));
  return { start, length: Math.max(1, Math.round(numberIn(row, 1))), pitch: numberIn(row, 2) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("a line of the corpus is no object");
  return Object.fromEntries(Object.entries(value));
}

function rows(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) throw new Error("a song of the corpus lacks a list that it should have");
  return value.filter((row) => Array.isArray(row));
}

function numberIn(row: readonly unknown[], column: number): number {
  const value = row[column];
  if (typeof value !== "number") throw new Error(`column ${column} of ${JSON.stringify(row)} is no number`);
  return value;
}
