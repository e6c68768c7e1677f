/** Sound as a WAV file: RIFF with linear PCM, 16 bits, stereo. */

import { type Block, SAMPLE_RATE } from "./fluid-synth.ts";
import type { Sink } from "./sink.ts";

export const WAV_HEADER_BYTES = 44;
export const BYTES_A_FRAME = 4;

/** Full scale; one less is the highest that 16 bits hold. */
export const FULL_SCALE = 32_768;

/** A WAV file of so many frames. */
export function wavSink(frames: number): Sink {
  const bytes = new Uint8Array(WAV_HEADER_BYTES + frames * BYTES_A_FRAME);
  bytes.set(wavHeader(frames));
  const samples = new Int16Array(bytes.buffer, WAV_HEADER_BYTES);
  let written = 0;
  return {
    write({ left, right }: Block, count: number): void {
      const start = 2 * written;
      for (let frame = 0; frame < count; frame++) {
        samples[start + 2 * frame] = toInt16(left[frame] ?? 0);
        samples[start + 2 * frame + 1] = toInt16(right[frame] ?? 0);
      }
      written += count;
    },
    finish: () => bytes,
  };
}

/** The head of a file of so many frames (IBM and Microsoft 1991, "Multimedia Programming Interface and Data Specifications 1.0"). */
export function wavHeader(frames: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(WAV_HEADER_BYTES));
  const dataBytes = frames * BYTES_A_FRAME;
  const name = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) header.setUint8(at + index, text.charCodeAt(index));
  };
  name(0, "RIFF");
  header.setUint32(4, WAV_HEADER_BYTES - 8 + dataBytes, true);
  name(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  // Linear PCM, two channels.
  header.setUint16(20, 1, true);
  header.setUint16(22, 2, true);
  header.setUint32(24, SAMPLE_RATE, true);
  header.setUint32(28, SAMPLE_RATE * BYTES_A_FRAME, true);
  header.setUint16(32, BYTES_A_FRAME, true);
  header.setUint16(34, 16, true);
  name(36, "data");
  header.setUint32(40, dataBytes, true);
  return new Uint8Array(header.buffer);
}

/** A sample of ±1 in 16 bits, the nearest there is. */
export function toInt16(sample: number): number {
  const scaled = sample * FULL_SCALE;
  if (scaled >= FULL_SCALE - 1) return FULL_SCALE - 1;
  if (scaled <= -FULL_SCALE) return -FULL_SCALE;
  // Whole numbers are cut off towards zero, and above zero this is: what Math.round gives, several times as fast.
  return ((scaled + FULL_SCALE + 0.5) | 0) - FULL_SCALE;
}
