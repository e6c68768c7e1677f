/**
 * The songs that people wrote: POP909 (Wang et al. 2020) as lead sheets, which give melody and chords, and as played
 * on a piano, which gives the texture.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type LeadSheet, type Played, parseLeadSheet, parsePlayed } from "./corpus-lines.ts";
import type { GridChord, GridNote, Piece } from "./piece.ts";

/** The files in the corpus folder that are read. */
const corpusFiles = {
  leadSheets: "pop909-lead-sheets.jsonl.gz",
  piano: "pop909-piano.jsonl.gz",
} as const;

/** Lead sheet and performance are one song when this share of the melody's notes falls together. */
const TOGETHER = 0.9;

/**
 * Reads the songs in 4/4 whose lead sheet and performance can be laid upon one another, and whose chords change on the
 * bar line more often than elsewhere (else the bar line is in the wrong place).
 * @throws Error when a file is missing or a line is not what the corpus promises
 */
export function readCorpus(folder: string): readonly Piece[] {
  const played = new Map(lines(folder, corpusFiles.piano).map((line) => toEntry(parsePlayed(line))));
  return lines(folder, corpusFiles.leadSheets).flatMap((line) => {
    const leadSheet = parseLeadSheet(line);
    const performance = played.get(leadSheet.id);
    const piece = performance && pieceOf(leadSheet, performance);
    return piece ? [piece] : [];
  });
}

/** The piece that a lead sheet and its performance make; `undefined` where they cannot be laid upon one another. */
export function pieceOf(leadSheet: LeadSheet, played: Played): Piece | undefined {
  if (played.beatsPerBar !== 4) return undefined;
  const { melody, chords } = leadSheet;
  const offset = offsetBetween(melody, played.melody);
  if (offset === undefined || !startsOnBars(chords)) return undefined;
  const texture = [...played.melody, ...played.piano]
    .map((note) => ({ ...note, start: note.start - offset }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start || one.pitch - other.pitch);
  const end = chords.reduce((latest, { start, length }) => Math.max(latest, start + length), 0);
  return { id: leadSheet.id, bars: Math.floor(end / 16), melody, texture, chords };
}

/** By how many sixteenths the performance is late against the lead sheet. */
function offsetBetween(sheet: readonly GridNote[], played: readonly GridNote[]): number | undefined {
  const sounding = new Set(played.map(({ start, pitch }) => start * 128 + pitch));
  const candidates = new Set<number>();
  for (const one of sheet.slice(0, 6)) {
    for (const other of played.slice(0, 12))
      if (one.pitch === other.pitch) candidates.add(other.start - one.start);
  }
  for (const offset of candidates) {
    const met = sheet.filter(({ start, pitch }) => sounding.has((start + offset) * 128 + pitch)).length;
    if (met >= sheet.length * TOGETHER) return offset;
  }
  return undefined;
}

function startsOnBars(chords: readonly GridChord[]): boolean {
  const starts = [0, 0, 0, 0];
  for (const { start } of chords) {
    const beat = Math.floor((start % 16) / 4);
    starts[beat] = (starts[beat] ?? 0) + 1;
  }
  return starts[0] === Math.max(...starts);
}

function lines(folder: string, file: string): readonly string[] {
  const text = gunzipSync(readFileSync(join(folder, file))).toString("utf8");
  return text.split("\n").filter((line) => line !== "");
}

function toEntry(played: Played): readonly [string, Played] {
  return [played.id, played];
}
