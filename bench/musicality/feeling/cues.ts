/** What a listener goes by, taken from the notes of a song. */
import { type Mode, type Note, type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { mean } from "../statistics/numbers.ts";
import { brightnessOfNotes } from "./brightness.ts";
import { dissonanceOf } from "./dissonance.ts";

/** The cues of a song. */
export interface Cues {
  /** Quarter notes a minute. */
  readonly tempo: number;
  /** The mode's place from locrian (−5) over minor (−3) and major (0) to lydian (1): sharps more than major has. */
  readonly mode: number;
  /** The same from the notes alone: see {@link brightnessOfNotes}. */
  readonly brightness: number;
  /** Attacks a second: notes of all tracks, those of one track at one time counted once. */
  readonly perSecond: number;
  /** Attacks in four quarters. */
  readonly perBar: number;
  /** Notes of the melody in four quarters. */
  readonly melodyPerBar: number;
  /** Mean MIDI velocity over all notes. */
  readonly loudness: number;
  /** Mean MIDI pitch of the melody. */
  readonly register: number;
  /** How long the melody's notes are held of the time to the next one: near 0 staccato … 1 legato. */
  readonly articulation: number;
  /** Mean dissonance of what sounds together: see {@link dissonanceOf}. */
  readonly dissonance: number;
}

/** The modes by brightness: sharps more (or flats less) than major has. */
const modePlaces: Readonly<Record<Mode, number>> = {
  locrian: -5,
  phrygian: -4,
  minor: -3,
  dorian: -2,
  mixolydian: -1,
  major: 0,
  lydian: 1,
};

/** Takes the cues from a song. */
export function cuesOf(song: Song): Cues {
  const notes = song.tracks.flatMap((track) => track.notes);
  const melody = song.tracks.filter(({ role }) => role === "melody").flatMap((track) => track.notes);
  const attacks = song.tracks.reduce(
    (sum, track) =>
      sum + new Set(track.notes.map(({ start }) => Math.round((start * 4) / TICKS_PER_QUARTER))).size,
    0,
  );
  const wholes = lengthOf(song) / (TICKS_PER_QUARTER * 4);
  return {
    tempo: song.tempoBpm,
    mode: modePlaces[song.key.mode],
    brightness: brightnessOfNotes(song),
    perSecond: attacks / song.durationSeconds,
    perBar: attacks / wholes,
    melodyPerBar: melody.length / wholes,
    loudness: mean(notes.map(({ velocity }) => velocity)),
    register: mean(melody.map(({ pitch }) => pitch)),
    articulation: articulationOf(melody),
    dissonance: dissonanceOf(song),
  };
}

/** Ticks of the song's bars. */
export function lengthOf({ totalBars, timeSignature: [beats, value] }: Song): number {
  return (totalBars * beats * TICKS_PER_QUARTER * 4) / value;
}

/** Rests of a half note and more part phrases: they say nothing about how a note is played. */
const PHRASE_BREAK = 2 * TICKS_PER_QUARTER;

/** Mean share of the time to the next note that a note is held, 0 … 1; 1 where there is nothing to tell by. */
export function articulationOf(melody: readonly Note[]): number {
  const held: number[] = [];
  for (let index = 1; index < melody.length; index++) {
    const [note, next] = [melody[index - 1], melody[index]];
    if (!note || !next || next.start <= note.start) continue;
    const silence = next.start - note.start - note.duration;
    if (silence < PHRASE_BREAK) held.push(Math.min(1, note.duration / (next.start - note.start)));
  }
  return held.length === 0 ? 1 : mean(held);
}
