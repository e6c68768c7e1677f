/** Sound as an MP3 or Ogg Vorbis file, by LAME and libvorbis in WebAssembly. */

import { createMp3Encoder, createOggEncoder } from "wasm-media-encoders";
import { joined } from "../bytes/joined.ts";
import { type Block, SAMPLE_RATE } from "./fluid-synth.ts";
import type { Sink } from "./sink.ts";

/** Kilobits a second, throughout: players learn the length of a file from it. */
const MP3_BITRATE = 192;

/** Vorbis quality, −1 … 10: about 160 kilobits a second. */
const OGG_QUALITY = 5;

/** Streams in one Ogg file need different numbers. There is one, and the same sound has to be the same bytes. */
const OGG_SERIAL_NUMBER = 1;

interface MediaEncoder {
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

/** Makes files of a lossy format, one at a time. */
export type Encoder = () => Sink;

/** Loads what makes MP3 files, of a constant bit rate. */
export async function mp3Encoder(): Promise<Encoder> {
  const encoder = await createMp3Encoder();
  return () => {
    encoder.configure({ channels: 2, sampleRate: SAMPLE_RATE, bitrate: MP3_BITRATE });
    return encoderSink(encoder);
  };
}

/** Loads what makes Ogg Vorbis files. */
export async function oggEncoder(): Promise<Encoder> {
  const encoder = await createOggEncoder();
  return () => {
    encoder.configure({
      channels: 2,
      sampleRate: SAMPLE_RATE,
      vbrQuality: OGG_QUALITY,
      oggSerialNo: OGG_SERIAL_NUMBER,
    });
    return encoderSink(encoder);
  };
}

function encoderSink(encoder: MediaEncoder): Sink {
  const chunks: Uint8Array[] = [];
  // What the encoder gives is valid until it is asked again.
  const keep = (chunk: Uint8Array) => {
    if (chunk.length > 0) chunks.push(chunk.slice());
  };
  return {
    write: ({ left, right }: Block, frames: number) => {
      keep(encoder.encode([left.subarray(0, frames), right.subarray(0, frames)]));
    },
    finish: () => {
      keep(encoder.finalize());
      return joined(chunks);
    },
  };
}
