/** A large sound bank reduced to what the engine can ask of it. */
import { BasicSoundBank, SoundBankLoader } from "spessasynth_core";
import { createOggEncoder } from "wasm-media-encoders";
import { drumKits, isPitched } from "../../packages/engine/src/data/instruments.ts";

/**
 * Vorbis quality, −1 … 10. At 0 the samples are a fifth of their size at the source's quality, and the long-term spectrum
 * of songs stays within a decibel of the source's in every octave up to 8 kHz.
 */
const VORBIS_QUALITY = 0;

/** Keys and velocities of MIDI, all of them: a preset keeps whatever it has for each. */
const everyKey = new Map(
  Array.from({ length: 128 }, (_, key) => [
    key,
    new Set(Array.from({ length: 128 }, (_, velocity) => velocity)),
  ]),
);

/** A bank, and what is in it. */
export interface SmallBank {
  readonly bytes: Uint8Array;
  readonly instruments: number;
  readonly kits: number;
}

/**
 * The instruments that a tune, a chord or a bass line can be asked of, and the drum kits that the engine knows.
 * @param source a SoundFont 2 or 3 file
 * @param onProgress told how much is done, 0 … 1
 */
export async function smallBank(source: Uint8Array, onProgress: (share: number) => void): Promise<SmallBank> {
  // Before the decoder is ready it gives silence.
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(Uint8Array.from(source).buffer);
  const kits = new Set(Object.values(drumKits));
  const kept = bank.presets.filter(({ isGMGSDrum, program, bankMSB, bankLSB }) =>
    isGMGSDrum ? kits.has(program) : bankMSB === 0 && bankLSB === 0 && isPitched(program),
  );
  bank.trim(new Map(kept.map((preset) => [preset, everyKey])));
  // Samples that are compressed already would be kept as they are.
  await bank.setSampleFormat({ format: "pcm" });
  const encoder = await createOggEncoder();
  await bank.setSampleFormat({
    format: "compressed",
    progressFunction: onProgress,
    compressionFunction: async (samples, sampleRate) => {
      encoder.configure({ channels: 1, sampleRate, vbrQuality: VORBIS_QUALITY, oggSerialNo: 1 });
      // What the encoder gives is valid until it is asked again.
      const start = Uint8Array.from(encoder.encode([samples]));
      return Buffer.concat([start, encoder.finalize()]);
    },
  });
  const bytes = new Uint8Array(bank.writeSF2());
  const drums = kept.filter(({ isGMGSDrum }) => isGMGSDrum).length;
  return { bytes, instruments: kept.length - drums, kits: drums };
}
