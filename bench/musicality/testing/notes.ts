/** Small music for the tests. */
import type { Note, Song, Track } from "@music-brain/engine";
import type { GridChord, GridNote, Piece } from "../pieces/piece.ts";

/** Notes of one length, one after the other. */
export function line(pitches: readonly number[], length = 4, start = 0): readonly GridNote[] {
  return pitches.map((pitch, index) => ({ start: start + index * length, length, pitch }));
}

/** A chord on the grid. */
export function chord(start: number, length: number, root: number, tones: readonly number[]): GridChord {
  return { start, length, root, tones };
}

/** A piece whose texture is its melody, unless another is given. */
export function piece(parts: Partial<Piece> & Pick<Piece, "bars">): Piece {
  const { melody = [], chords = [] } = parts;
  return { id: "test", melody, texture: melody, chords, ...parts };
}

/** Quarter notes in ticks, one after the other. */
export function quarters(pitches: readonly number[]): readonly Note[] {
  return pitches.map((pitch, index) => ({ start: index * 480, duration: 480, pitch, velocity: 80 }));
}

/** A track of a role. */
export function track(role: Track["role"], notes: readonly Note[]): Track {
  return { name: role, role, program: 0, channel: 0, notes, controls: [] };
}

/** A song of the given bars in C major and 4/4 with nothing in it, changed as wanted. */
export function song(parts: Partial<Song> = {}): Song {
  return {
    seed: 1,
    engineVersion: "test",
    title: "Test",
    key: { tonic: "C", mode: "major" },
    tempoBpm: 120,
    tempoChanges: [{ tick: 0, bpm: 120 }],
    timeSignature: [4, 4],
    genre: "pop",
    mood: "test",
    emotion: {
      valence: 0,
      arousal: 0.5,
      dominance: 0.5,
      nodeId: 0,
      name: "test",
      base: "test",
      sub: "test",
      intensity: 1,
    },
    totalBars: 1,
    durationSeconds: 2,
    sections: [],
    tracks: [],
    reasons: [],
    production: [],
    ...parts,
  };
}
