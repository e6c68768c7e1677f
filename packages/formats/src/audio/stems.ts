/** The tracks of a song, each as a sound file of its own, in a zip archive. */

import type { Song } from "@music-brain/engine";
import { Zip, ZipDeflate } from "fflate";
import { joined } from "../bytes/joined.ts";
import { sectionStretch } from "./clock.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { fadeAt } from "./finish.ts";
import { type Block, SAMPLE_RATE, type SoundBank } from "./fluid-synth.ts";
import { loopTape } from "./loop.ts";
import { audibleFrames, gainFor, measured } from "./measure.ts";
import { perform } from "./perform.ts";
import { checked, playerOf } from "./render.ts";
import { BYTES_A_FRAME, FULL_SCALE, toInt16, wavHeader } from "./wav.ts";

/** Seconds of all the tracks together: what fits the memory that a worker should take. */
const MOST_TRACK_SECONDS = 1800;

/** The highest sample of the tracks' sum: −1 dB of full scale. Nothing is limited. */
const HEADROOM = 10 ** (-1 / 20);

/** The date of files that have none: the first that a zip archive can hold. */
const NO_DATE = new Date(1980, 0, 1);

/** Sound is hardly made smaller by trying harder. */
const COMPRESSION = 1;

/** The share of the work that is done when the band has played together. */
const TOGETHER = 0.35;

/** What is rendered, and how. */
export interface StemsWish {
  /** The position of a section, from 0, to be made loops of its exact length; the whole song without it. */
  readonly section?: number | undefined;
  /** Told how much is done, 0 … 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * A zip archive of WAV files, as "01 Melody.wav", all as long as the song. Together, sample by sample, they are the mix
 * before it is limited, to the last bit: at the level of the song's sound file where that needs no limiting, softer where
 * it does.
 * @throws RangeError where the song lasts too long or has nothing that sounds
 */
export function stemsWith(
  bank: SoundBank,
  song: Song,
  { section, onProgress = () => {} }: StemsWish,
): Uint8Array<ArrayBuffer> {
  const stretch = section === undefined ? undefined : sectionStretch(song, section);
  const cues = checked(cuesOf(song));
  checkTracks(cues);
  const found = measured(playerOf(bank, cues, (share) => onProgress(TOGETHER * share)));
  const gain = Math.min(gainFor(found), HEADROOM / found.peak);
  const play = (part: Cues, listener: StemListener) => {
    const synth = bank.synth(part.tracks.length);
    try {
      perform(synth, part, listener, (share) => onProgress(TOGETHER + (1 - TOGETHER) * share));
    } finally {
      synth.close();
    }
  };
  if (stretch !== undefined) {
    const part = cuesOf(song, stretch);
    const tapes = part.tracks.map(() => loopTape(part));
    play(part, (blocks, count) => {
      for (const [index, block] of blocks.entries()) tapes[index]?.add(block, count);
    });
    const writer = stemWriter(part.tracks, part.frames, () => gain);
    writer.write(
      tapes.map(({ loop }) => loop),
      part.frames,
    );
    return writer.finish();
  }
  const frames = audibleFrames(found, gain);
  const writer = stemWriter(cues.tracks, frames, (position) => gain * fadeAt(frames - position));
  play(cues, writer.write);
  return writer.finish();
}

/** Hears a block of each track: their first `count` frames. */
type StemListener = (blocks: readonly Block[], count: number) => void;

/** @throws RangeError where they are too much */
function checkTracks({ tracks, frames }: Cues): void {
  const seconds = Math.ceil(frames / SAMPLE_RATE);
  if (seconds * tracks.length <= MOST_TRACK_SECONDS) return;
  const most = Math.floor(MOST_TRACK_SECONDS / tracks.length);
  throw new RangeError(
    `${tracks.length} tracks of ${seconds} seconds cannot be rendered one by one; ${most} seconds is the most.`,
  );
}

/**
 * Writes the tracks' samples, block by block, into files of so many frames. What rounding takes from one track the next
 * is given, so that the errors do not add up.
 * @param level what a frame is multiplied with, by its position
 */
function stemWriter(
  tracks: Cues["tracks"],
  frames: number,
  level: (position: number) => number,
): { readonly write: StemListener; readonly finish: () => Uint8Array<ArrayBuffer> } {
  const archive = zipped();
  const files = tracks.map(({ name }, index) => archive.file(fileName(index, name)));
  for (const file of files) file.push(wavHeader(frames));
  let position = 0;
  return {
    write(blocks, count) {
      const fitting = Math.min(count, frames - position);
      if (fitting === 0) return;
      const residue = new Float64Array(2 * fitting);
      for (const [index, { left, right }] of blocks.entries()) {
        const samples = new Int16Array(2 * fitting);
        for (let at = 0; at < samples.length; at++) {
          const sample = (at % 2 === 0 ? left : right)[at >> 1] ?? 0;
          const wanted = sample * level(position + (at >> 1)) + (residue[at] ?? 0);
          const given = toInt16(wanted);
          residue[at] = wanted - given / FULL_SCALE;
          samples[at] = given;
        }
        files[index]?.push(new Uint8Array(samples.buffer));
      }
      position += fitting;
    },
    finish() {
      // Tracks one by one are fainter than together, and their tails may have been given up sooner.
      const silence = new Uint8Array((frames - position) * BYTES_A_FRAME);
      for (const file of files) file.push(silence, true);
      return archive.finish();
    },
  };
}

/** "01 Melody.wav": what programs and people sort in the song's order. */
function fileName(position: number, name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ()&+,'-]/gu, "_").trim();
  return `${String(position + 1).padStart(2, "0")} ${plain || "Track"}.wav`;
}

interface Archive {
  file(name: string): ZipDeflate;
  finish(): Uint8Array<ArrayBuffer>;
}

function zipped(): Archive {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  return {
    file(name) {
      const file = new ZipDeflate(name, { level: COMPRESSION });
      file.mtime = NO_DATE;
      zip.add(file);
      return file;
    },
    finish() {
      zip.end();
      return joined(chunks);
    },
  };
}
