/** What of a song's playing is not on paper: counted in what is written. */
import { type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { barTicks } from "../musicxml/beats.ts";
import type { Part } from "../musicxml/part.ts";
import { type LaidOut, laidOut, type ScoreLayout } from "../musicxml/write.ts";

/** What is written otherwise than it is played. Notes are those of the tracks that the layout shows. */
export interface OnPaper {
  readonly shown: Song["tracks"];
  /** Notes that begin elsewhere. */
  readonly moved: number;
  /** The most by which one does, in milliseconds. */
  readonly mostMs: number;
  /** Notes of another length. */
  readonly lengthened: number;
  /** Notes that are one with another of their pitch. */
  readonly merged: number;
  /** Notes of bars that are written once and played again, in another loudness than the first time. */
  readonly repeatedLouder: number;
  /** Changes of tempo in such bars. */
  readonly repeatedTempi: number;
  /** Whether it swings, which is written straight. */
  readonly swings: boolean;
}

/** What was counted: reports ask more than once, and laying out a song takes a while. */
const known = new WeakMap<Song, Map<ScoreLayout, OnPaper>>();

/** Counts it; undefined where the song has nothing to write. */
export function onPaper(song: Song, layout: ScoreLayout): OnPaper | undefined {
  if (song.tracks.every(({ notes }) => notes.length === 0)) return undefined;
  const ofSong = known.get(song) ?? new Map<ScoreLayout, OnPaper>();
  const paper = ofSong.get(layout) ?? counted(song, layout);
  known.set(song, ofSong.set(layout, paper));
  return paper;
}

function counted(song: Song, layout: ScoreLayout): OnPaper {
  const paper = laidOut(song, layout);
  const endTick = song.totalBars * barTicks(song.timeSignature);
  const notes = paper.parts.flatMap((part) => writtenNotes(part, endTick));
  const slowest = Math.min(song.tempoBpm, ...song.tempoChanges.map(({ bpm }) => bpm));
  const most = Math.max(0, ...notes.map(({ off }) => off));
  return {
    shown: paper.parts.map(({ track }) => track),
    moved: notes.filter(({ off }) => off > 0).length,
    mostMs: Math.round((most * 60_000) / (slowest * TICKS_PER_QUARTER)),
    lengthened: notes.filter(({ isLengthened }) => isLengthened).length,
    merged: paper.parts.reduce(
      (sum, { track, notes: placed }) => sum + track.notes.length - placed.length,
      0,
    ),
    ...repeated(song, paper),
    swings: paper.swing !== undefined,
  };
}

interface WrittenNote {
  /** Ticks between where it is played and where it is written. */
  readonly off: number;
  readonly isLengthened: boolean;
}

/**
 * The played notes of a part, each beside the nearest one that is written for its pitch.
 * @param endTick where the last bar ends, over which nothing is written
 */
function writtenNotes({ track, staves }: Part, endTick: number): readonly WrittenNote[] {
  // Strokes go on over bar lines: each is counted once.
  const strokes = new Set(
    staves.flatMap(({ voices }) =>
      voices.flatMap((bars) => bars.flatMap((bar) => bar.flatMap(({ stroke }) => stroke ?? []))),
    ),
  );
  const places = [...strokes].flatMap(({ start, end, notes }) =>
    notes.map(({ pitch }) => ({ pitch, start, length: Math.min(end, endTick) - start })),
  );
  const byPitch = Map.groupBy(places, ({ pitch }) => pitch);
  return track.notes.map(({ start, duration, pitch }) => {
    const same = byPitch.get(pitch) ?? [];
    const off = (place: { readonly start: number }) => Math.abs(place.start - start);
    const nearest = same.reduce(
      (best, place) => (off(place) < off(best) ? place : best),
      same[0] ?? { start, length: duration },
    );
    return { off: off(nearest), isLengthened: nearest.length !== duration };
  });
}

/** What the second and later times of repeated bars have of their own. */
function repeated(song: Song, { parts, bars }: LaidOut): Pick<OnPaper, "repeatedLouder" | "repeatedTempi"> {
  const bar = barTicks(song.timeSignature);
  /** By bars that are played again: the bar in which they are written. */
  const firstOf = new Map(
    bars.flatMap(({ played: [first = 0, ...again] }) => again.map((one) => [one, first])),
  );
  const firstPlace = (tick: number) => {
    const first = firstOf.get(Math.floor(tick / bar));
    return first === undefined ? undefined : first * bar + (tick % bar);
  };
  const louder = parts.flatMap(({ notes }) => {
    const velocities = new Map(notes.map(({ start, pitch, velocity }) => [`${start} ${pitch}`, velocity]));
    return notes.filter(({ start, pitch, velocity }) => {
      const first = firstPlace(start);
      return first !== undefined && velocities.get(`${first} ${pitch}`) !== velocity;
    });
  });
  return {
    repeatedLouder: louder.length,
    repeatedTempi: song.tempoChanges.filter(({ tick }) => firstPlace(tick) !== undefined).length,
  };
}
