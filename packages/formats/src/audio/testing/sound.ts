/** Sounds and songs for the tests of sound. */

import { readFileSync } from "node:fs";
import type { Song } from "@music-brain/engine";
import { aNote, aSection, aSong, aTrack } from "../../midi/testing/songs.ts";
import { type Block, SAMPLE_RATE } from "../fluid-synth.ts";
import { emptyBlock } from "../measure.ts";

/** The bank that songs are played with. */
export const bank: Uint8Array = readFileSync(
  new URL(import.meta.resolve("@music-brain/formats/sound-bank.sf3")),
);

/** A tone in both channels. */
export function aTone(hertz: number, decibels: number, seconds: number): Block {
  const amplitude = 10 ** (decibels / 20);
  const tone = emptyBlock(Math.round(seconds * SAMPLE_RATE));
  for (let frame = 0; frame < tone.left.length; frame++) {
    tone.left[frame] = amplitude * Math.sin((2 * Math.PI * hertz * frame) / SAMPLE_RATE);
  }
  tone.right.set(tone.left);
  return tone;
}

/** The samples of a WAV file, ±32,768, both channels of a frame together. */
export function samplesOf(wav: Uint8Array): Int16Array {
  return new Int16Array(wav.slice(44).buffer);
}

/** Two bars for a band of four at 120, the second of them a section of its own: a little over four seconds. */
export function aShortSong(parts: Partial<Song> = {}): Song {
  const beats = [0, 480, 960, 1440, 1920, 2400, 2880, 3360];
  return aSong({
    totalBars: 2,
    durationSeconds: 4,
    sections: [aSection("verse", 0, 1), aSection("chorus", 1, 1)],
    tracks: [
      aTrack(beats.map((beat, index) => aNote(beat, 400, 72 + index, 90))),
      aTrack(
        [0, 1920].flatMap((bar) => [60, 64, 67].map((pitch) => aNote(bar, 1900, pitch, 80))),
        { name: "Chords", role: "chords", program: 0, channel: 1 },
      ),
      aTrack(
        beats.map((beat) => aNote(beat, 440, 36, 90)),
        { name: "Bass", role: "bass", program: 33, channel: 2 },
      ),
      aTrack(
        beats.map((beat, index) => aNote(beat, 120, index % 2 === 0 ? 36 : 38, 100)),
        { name: "Drums", role: "drums", program: 0, channel: 9 },
      ),
    ],
    ...parts,
  });
}
