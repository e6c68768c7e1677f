/** A song while it is edited: what it was composed from, and what was done to it since. */
import { playSketch, type Sketch, sketchSong, songFrom, streamFor } from "../compose.ts";
import type { Intent } from "../intent.ts";
import type { Performance } from "../perform/performance.ts";
import type { Role, Song } from "../song.ts";
import { inCompass, moved, shifted } from "./compass.ts";
import { compassReasons } from "./compass-reasons.ts";
import { phraseBorders } from "./phrases.ts";
import { atTempo } from "./tempo.ts";
import { transposedSketch } from "./transposed.ts";

/**
 * The song as it was composed, with what moves all of it kept apart: moving it there and back gives the very song that
 * it was.
 */
export interface EditState {
  readonly intent: Intent;
  readonly seed: number;
  /** In the key that it was composed in. */
  readonly sketch: Sketch;
  /** In the key and the tempo that it was composed in. */
  readonly played: Performance;
  /** How far everything pitched is moved. */
  readonly semitones: number;
  /** Quarter notes a minute. */
  readonly bpm: number;
  /** The roles whose instrument was swapped. */
  readonly swaps: ReadonlyMap<Role, Swap>;
}

/** An instrument that plays what was written for another. */
export interface Swap {
  /** The program that the part was written for. */
  readonly from: number;
  /** By how many semitones (whole octaves) the part is moved for the new one. */
  readonly octave: number;
}

/**
 * The song before its first edit.
 * @throws IntentError, RangeError as {@link composeSong}
 */
export function stateOf(intent: Intent, seed: number): EditState {
  const stream = streamFor(intent, seed);
  const sketch = sketchSong(intent, seed, stream);
  const played = playSketch(sketch, stream);
  const { tempoBpm } = sketch.plan;
  return { intent, seed, sketch, played, semitones: 0, bpm: tempoBpm, swaps: new Map() };
}

/** The song as it now is. */
export function songOf({ sketch, played, semitones, bpm, swaps }: EditState): Song {
  const borders = phraseBorders(sketch.plan);
  const written = played.tracks.map((track) => {
    const octave = swaps.get(track.role)?.octave;
    return octave === undefined ? track : inCompass(shifted(track, octave), borders);
  });
  const parts = written.map((track) => moved(track, semitones, borders));
  const tracks = parts.map(({ track }) => track);
  const song = songFrom(...atTempo(transposedSketch(sketch, semitones), { ...played, tracks }, bpm));
  return { ...song, reasons: [...song.reasons, ...compassReasons(parts, semitones)] };
}
