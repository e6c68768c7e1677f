/** Songs for the tests: the smallest whole song, and random ones. */

import type { Control, Key, Mode, Note, Role, Song, TimeSignature, Track } from "@music-brain/engine";
import fc from "fast-check";

/** A song of no tracks and one section of four bars in C major, 4/4, 120; `parts` replaces what a test is about. */
export function aSong(parts: Partial<Song> = {}): Song {
  return {
    seed: 1,
    engineVersion: "0.1.0",
    title: "A song",
    key: { tonic: "C", mode: "major" },
    tempoBpm: 120,
    tempoChanges: [{ tick: 0, bpm: parts.tempoBpm ?? 120 }],
    timeSignature: [4, 4],
    genre: "folk",
    mood: "calm",
    emotion: {
      nodeId: 0,
      name: "calm",
      base: "joy",
      sub: "contentment",
      intensity: 1,
      valence: 0.3,
      arousal: 0.2,
      dominance: 0.5,
    },
    totalBars: 4,
    durationSeconds: 8,
    sections: [aSection("verse", 0, 4)],
    tracks: [],
    reasons: [],
    production: [],
    ...parts,
  };
}

/** A section without chords. */
export function aSection(name: string, startBar: number, bars: number): Song["sections"][number] {
  const affect = { valence: 0.3, arousal: 0.2, dominance: 0.5 };
  const key = { tonic: "C", mode: "major" } as const;
  return { name, kind: "verse", startBar, bars, key, energy: 0.5, affect, chords: [], notes: "" };
}

/** A melody on channel 0; `parts` replaces what a test is about. */
export function aTrack(notes: readonly Note[], parts: Partial<Track> = {}): Track {
  return { name: "Melody", role: "melody", program: 73, channel: 0, notes, controls: [], ...parts };
}

/** A note in the order in which people say it. */
export function aNote(start: number, duration: number, pitch: number, velocity = 80): Note {
  return { start, duration, pitch, velocity };
}

/** All modes, from the brightest to the darkest. */
const MODES: readonly Mode[] = ["lydian", "major", "mixolydian", "dorian", "minor", "phrygian", "locrian"];

/**
 * All 105 keys that one of the fifteen signatures fits, with its sharps (flats below zero). Spelled along the line of
 * fifths, in which each mode's tonic stands one place further from its signature than the mode before.
 */
export const KEYS: readonly { readonly key: Key; readonly sharps: number }[] = MODES.flatMap((mode, index) =>
  Array.from({ length: 15 }, (_, i) => ({
    key: { tonic: onLineOfFifths(i - 8 + index), mode },
    sharps: i - 7,
  })),
);

/** The note so many fifths above C: −8 is Fb, −1 is F, 1 is G, 12 is B#. */
function onLineOfFifths(fifths: number): string {
  const steps = fifths + 1;
  const times = Math.floor(steps / 7);
  return "FCGDAEB".charAt(steps - times * 7) + (times < 0 ? "b" : "#").repeat(Math.abs(times));
}

const metres: readonly TimeSignature[] = [
  [3, 4],
  [4, 4],
  [6, 8],
  [12, 8],
  [5, 4],
  [7, 8],
];

const roles: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "drums", "pad"];

const pitch = fc.oneof(fc.integer({ min: 58, max: 62 }), fc.integer({ min: 0, max: 127 }));
const velocity = fc.integer({ min: 1, max: 127 });
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 2_000 }),
  fc.integer({ min: 0, max: 3_000_000 }),
);
const duration = fc.oneof(
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 2_000 }),
  fc.integer({ min: 1, max: 3_000_000 }),
);
const steps = fc.array(fc.record({ gap, duration, pitch, velocity }), { maxLength: 40 });

/** Any notes in order of start, the same pitch over itself and twice at once included. */
export const anyNotes: fc.Arbitrary<readonly Note[]> = steps.map((list) => {
  let start = 0;
  return list.map(({ gap: wait, ...note }) => {
    start += wait;
    return { start, ...note };
  });
});

/** Notes by start, then pitch, of which no two of one pitch overlap; some follow each other without a rest. */
export const separateNotes: fc.Arbitrary<readonly Note[]> = steps.map((list) => {
  const free = new Map<number, number>();
  let cursor = 0;
  const notes = list.map(({ gap: wait, ...note }) => {
    const start = Math.max(cursor + wait, free.get(note.pitch) ?? 0);
    cursor = start;
    free.set(note.pitch, start + note.duration);
    return { start, ...note };
  });
  return notes.sort((a, b) => a.start - b.start || a.pitch - b.pitch);
});

/** Any control changes in order of time, several at one tick included. */
const controls: fc.Arbitrary<readonly Control[]> = fc
  .array(
    fc.record({
      tick: fc.nat(200_000),
      controller: fc.constantFrom(1, 11, 64, 91),
      value: fc.integer({ min: 0, max: 127 }),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.sort((one, other) => one.tick - other.tick));

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Random songs of up to six tracks; each on a channel of its own where `sharedChannels` is false. */
export function anySong(notes: fc.Arbitrary<readonly Note[]>, sharedChannels: boolean): fc.Arbitrary<Song> {
  const track = fc.record({
    name: text,
    role: fc.constantFrom(...roles),
    program: fc.integer({ min: 0, max: 127 }),
    channel: sharedChannels ? fc.constantFrom(0, 1, 9) : fc.integer({ min: 0, max: 15 }),
    notes,
    controls,
  });
  const tracks = sharedChannels
    ? fc.array(track, { maxLength: 6 })
    : fc.uniqueArray(track, { maxLength: 6, selector: ({ channel }) => channel });
  const lengths = fc.array(fc.record({ name: text, bars: fc.integer({ min: 1, max: 64 }) }), {
    maxLength: 8,
  });
  return fc
    .record({
      seed: fc.maxSafeNat(),
      title: text,
      key: fc.constantFrom(...KEYS).map((entry) => entry.key),
      tempoBpm: fc.double({ min: 20, max: 300, noNaN: true }),
      timeSignature: fc.constantFrom(...metres),
      lengths,
      tracks,
      later: fc.array(
        fc.record({ tick: fc.nat(200_000), bpm: fc.double({ min: 20, max: 300, noNaN: true }) }),
        {
          maxLength: 8,
        },
      ),
    })
    .map(({ lengths: list, later, ...parts }) => {
      let totalBars = 0;
      const sections = list.map(({ name, bars }) => {
        totalBars += bars;
        return aSection(name, totalBars - bars, bars);
      });
      const tempoChanges = [
        { tick: 0, bpm: parts.tempoBpm },
        ...later.sort((one, other) => one.tick - other.tick),
      ];
      return aSong({ ...parts, tempoChanges, sections, totalBars });
    });
}
