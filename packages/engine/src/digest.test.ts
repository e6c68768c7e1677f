import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { songDigest } from "./digest.ts";
import type { Song } from "./song.ts";

const song: Song = {
  seed: 1,
  engineVersion: "0.0.0",
  title: "Test",
  key: { tonic: "A", mode: "minor" },
  tempoBpm: 80,
  tempoChanges: [],
  timeSignature: [4, 4],
  genre: "pop",
  mood: "grief",
  emotion: {
    nodeId: 0,
    name: "x",
    base: "joy",
    sub: "y",
    intensity: 1,
    valence: 0,
    arousal: 0,
    dominance: 0,
  },
  totalBars: 1,
  durationSeconds: 3,
  sections: [],
  tracks: [
    {
      name: "Melody",
      role: "melody",
      program: 0,
      channel: 0,
      notes: [{ start: 0, duration: 480, pitch: 69, velocity: 82 }],
      controls: [],
    },
  ],
  reasons: [],
  production: [],
};

test("the digest is the SHA-256 of the canonical JSON, as any other program computes it", () => {
  const canonical =
    '{"engineVersion":"0.0.0","key":["A","minor"],"sections":[],"seed":1,"tempoBpm":80,"tempoChanges":[],"timeSignature":[4,4],"totalBars":1,"tracks":[["melody",0,0,[[0,480,69,82]],[]]]}';
  expect(songDigest(song)).toBe(createHash("sha256").update(canonical).digest("hex"));
});

test("one tick, one velocity step or another seed gives another digest; a better title does not", () => {
  const changed = {
    ...song,
    tracks: [{ ...song.tracks[0], notes: [{ start: 1, duration: 480, pitch: 69, velocity: 82 }] }],
  } as Song;
  expect(songDigest(changed)).not.toBe(songDigest(song));
  const pedal = { tick: 0, controller: 64, value: 127 };
  const pedalled = { ...song, tracks: song.tracks.map((track) => ({ ...track, controls: [pedal] })) };
  expect(songDigest(pedalled)).not.toBe(songDigest(song));
  expect(songDigest({ ...song, tempoChanges: [{ tick: 0, bpm: 81 }] })).not.toBe(songDigest(song));
  expect(songDigest({ ...song, seed: 2 })).not.toBe(songDigest(song));
  expect(songDigest({ ...song, title: "A better one" })).toBe(songDigest(song));
});
