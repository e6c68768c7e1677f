/** A song as one sound file. */

import type { Song } from "@music-brain/engine";
import { sectionStretch } from "./clock.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { mp3Encoder, oggEncoder } from "./encode.ts";
import { finish } from "./finish.ts";
import { SAMPLE_RATE, type SoundBank } from "./fluid-synth.ts";
import { LIMITER_DELAY } from "./limiter.ts";
import { comingRound, loopTape } from "./loop.ts";
import { audibleFrames, gainFor, measured } from "./measure.ts";
import { perform } from "./perform.ts";
import type { Sink } from "./sink.ts";
import { kept, type Source } from "./source.ts";
import { wavSink } from "./wav.ts";

/** The formats of a sound file. */
export type AudioFormat = "wav" | "mp3" | "ogg";

/** The longest song that is rendered, in seconds: what fits the memory that a worker should take. */
export const MOST_SECONDS = 900;

/** Sound that a loop is given before it begins, so that the limiter is as it will be when it comes round: half a second. */
const RUN_UP_FRAMES = SAMPLE_RATE / 2;

/** The share of the work that is done when the band has played, by format. */
const PLAYING_SHARE: Readonly<Record<AudioFormat, number>> = { wav: 0.85, mp3: 0.4, ogg: 0.4 };

/** What is rendered, and how. */
export interface AudioWish {
  readonly format: AudioFormat;
  /** The position of a section, from 0, to be made a loop of its exact length; the whole song without it. */
  readonly section?: number | undefined;
  /** Told how much is done, 0 … 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * The bytes of a WAV (16 bits), MP3 (192 kbit/s) or Ogg Vorbis file: stereo, 44.1 kHz, −16 LUFS, no true peak above
 * −1.5 dB. A song ends when its last sound has died away. A section is a loop at the level that it has in the song.
 * @throws RangeError where the song lasts too long, has no such section or nothing that sounds
 */
export function renderWith(
  bank: SoundBank,
  sinkOf: SinkMaker,
  song: Song,
  { format, section, onProgress = () => {} }: AudioWish,
): Uint8Array<ArrayBuffer> {
  const stretch = section === undefined ? undefined : sectionStretch(song, section);
  const cues = checked(cuesOf(song));
  const playing = PLAYING_SHARE[format];
  const player = playerOf(bank, cues, (share) => onProgress(share * playing));
  // Of a song whose section is wanted nothing but the level is.
  const band = stretch === undefined ? kept(player) : player;
  const found = measured(band);
  const gain = gainFor(found);
  const into = (frames: number) =>
    counting(sinkOf(frames), (done) => onProgress(playing + (1 - playing) * Math.min(1, done / frames)));
  if (stretch === undefined) {
    const frames = audibleFrames(found, gain);
    return finish(band, gain, { skipped: 0, frames, fades: true }, into(frames));
  }
  const part = cuesOf(song, stretch);
  const tape = loopTape(part);
  playerOf(bank, part)(tape.add);
  const source = comingRound(tape.loop, RUN_UP_FRAMES, LIMITER_DELAY);
  const cut = { skipped: RUN_UP_FRAMES, frames: part.frames, fades: false };
  return finish(source, gain, cut, into(part.frames));
}

/** Makes a file that will have so many frames. */
export type SinkMaker = (frames: number) => Sink;

/** Loads what makes files of a format. */
export async function sinkMaker(format: AudioFormat): Promise<SinkMaker> {
  if (format === "wav") return wavSink;
  return format === "mp3" ? mp3Encoder() : oggEncoder();
}

/** A song's cues, played anew whenever somebody listens. */
export function playerOf(bank: SoundBank, cues: Cues, onProgress?: (share: number) => void): Source {
  return (listener) => {
    const synth = bank.synth();
    try {
      perform(synth, cues, ([block], frames) => block && listener(block, frames), onProgress);
    } finally {
      synth.close();
    }
  };
}

/** @throws RangeError where it is too long */
export function checked(cues: Cues): Cues {
  const seconds = Math.ceil(cues.frames / SAMPLE_RATE);
  if (seconds <= MOST_SECONDS) return cues;
  throw new RangeError(`A song of ${seconds} seconds cannot be rendered; ${MOST_SECONDS} is the most.`);
}

function counting(sink: Sink, told: (frames: number) => void): Sink {
  let written = 0;
  return {
    write: (block, frames) => {
      sink.write(block, frames);
      written += frames;
      told(written);
    },
    finish: () => sink.finish(),
  };
}
