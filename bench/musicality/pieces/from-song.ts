/** A composed song as a piece on the grid. */
import { type Note, type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import type { GridNote, Piece } from "./piece.ts";

const TICKS_PER_SIXTEENTH = TICKS_PER_QUARTER / 4;

/**
 * The song on the grid of sixteenths: swing and micro-timing are rounded away, as they are in the corpus. Drums are
 * left out, for the corpus has none. The chords are those that the song names, not ones guessed from its notes.
 */
export function pieceFromSong(song: Song, id: string): Piece {
  const pitched = song.tracks.filter(({ role }) => role !== "drums");
  const melody = song.tracks
    .filter(({ role }) => role === "melody")
    .flatMap(({ notes }) => notes.map(onGrid));
  return {
    id,
    bars: song.totalBars,
    melody: melody.sort(byStart),
    texture: pitched.flatMap(({ notes }) => notes.map(onGrid)).sort(byStart),
    chords: song.sections.flatMap(({ chords }) =>
      chords.map(({ start, duration, root, tones }) => {
        const begin = sixteenths(start);
        return { start: begin, length: Math.max(1, sixteenths(start + duration) - begin), root, tones };
      }),
    ),
  };
}

/** Whether a song can stand beside the corpus, which is in 4/4 alone. */
export function isInFourFour({ timeSignature: [beats, value] }: Song): boolean {
  return beats === 4 && value === 4;
}

/** A note on the grid: the nearest sixteenth, and at least one long. */
export function onGrid({ start, duration, pitch }: Note): GridNote {
  return { start: sixteenths(start), length: Math.max(1, sixteenths(duration)), pitch };
}

function sixteenths(ticks: number): number {
  return Math.round(ticks / TICKS_PER_SIXTEENTH);
}

function byStart(one: GridNote, other: GridNote): number {
  return one.start - other.start || one.pitch - other.pitch;
}
