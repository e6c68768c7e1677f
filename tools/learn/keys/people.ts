/** Songs that people wrote, with the keys and chords that people wrote beside them: POP909 (Wang et al. 2020). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Piece } from "../../../packages/engine/src/analyze/piece.ts";
import type { Note } from "../../../packages/engine/src/song.ts";

/** A chord that is known, by its place in ticks. */
export interface KnownChord {
  readonly start: number;
  readonly end: number;
  /** Pitch class. */
  readonly root: number;
  /** 0 major, 1 minor, 2 neither. */
  readonly third: 0 | 1 | 2;
}

/** A song as it is played on a piano, and what is known of it. */
export interface KnownSong {
  readonly piece: Piece;
  /** Pitch class of the tonic. */
  readonly tonic: number;
  readonly isMinor: boolean;
  readonly chords: readonly KnownChord[];
}

/** Every so manieth song is learned from; the others are for measuring. */
const LEARNED_FROM = 3;

/** The songs whose place in the corpus is, or is not, one of those that keys are learned from. */
export function partOf(songs: readonly KnownSong[], part: "learned from" | "measured"): readonly KnownSong[] {
  return songs.filter((_, place) => (place % LEARNED_FROM === 0) === (part === "learned from"));
}

/** A sixteenth in ticks. */
const SIXTEENTH = 120;

const NATURALS: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/**
 * The songs whose key is annotated once.
 * @throws Error where a file is missing or a line is not what the corpus promises
 */
export function readPeoplesSongs(folder: string): readonly KnownSong[] {
  const keys = new Map(
    lines(folder, "pop909-lead-sheets.jsonl.gz").map((song) => [String(song["id"]), String(song["key"])]),
  );
  return lines(folder, "pop909-piano.jsonl.gz").flatMap((song): KnownSong[] => {
    const match = /^([A-G])(#|b)?:(maj|min)$/.exec(keys.get(String(song["id"])) ?? "");
    if (!match) return [];
    const [, letter = "C", accidental, mode] = match;
    const shift = accidental === "#" ? 1 : accidental === "b" ? 11 : 0;
    return [
      {
        piece: {
          parts: ["melody", "piano"].map((name) => ({
            percussion: false,
            program: 0,
            notes: rows(song[name])
              .map(noteOf)
              .sort((one, other) => one.start - other.start),
          })),
          tempoChanges: [{ tick: 0, bpm: Number(song["tempo_bpm"]) }],
          metreChanges: [{ tick: 0, beats: Number(song["beats_per_bar"]), unit: 4 }],
        },
        tonic: ((NATURALS[letter] ?? 0) + shift) % 12,
        isMinor: mode === "min",
        chords: rows(song["chords"]).map(([start = 0, end = 0, root = 0, minor = 0]) => ({
          start: start * SIXTEENTH,
          end: end * SIXTEENTH,
          root,
          third: minor === 0 ? 0 : 1,
        })),
      },
    ];
  });
}

function noteOf([start = 0, length = 1, pitch = 60, velocity = 64]: readonly number[]): Note {
  return {
    start: Math.round(start * SIXTEENTH),
    duration: Math.max(1, Math.round(length * SIXTEENTH)),
    pitch,
    velocity,
  };
}

function lines(folder: string, file: string): readonly Readonly<Record<string, unknown>>[] {
  return gunzipSync(readFileSync(join(folder, file)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Object.fromEntries(Object.entries(JSON.parse(line))));
}

function rows(value: unknown): readonly (readonly number[])[] {
  if (!Array.isArray(value)) throw new Error("a song of the corpus lacks a list that it should have");
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(Number) : []));
}
