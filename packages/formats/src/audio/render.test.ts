import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { aSong } from "../midi/testing/songs.ts";
import { cuesOf } from "./cues.ts";
import { fadeAt } from "./finish.ts";
import { renderAudio, renderStems } from "./index.ts";
import { LoudnessMeter } from "./loudness.ts";
import { audibleFrames, CEILING, emptyBlock, gainFor, measured } from "./measure.ts";
import { opened } from "./open-bank.ts";
import { playerOf } from "./render.ts";
import { aShortSong, bank, samplesOf } from "./testing/sound.ts";

const song = aShortSong();
const wav = await renderAudio(song, { bank, format: "wav" });
const samples = samplesOf(wav);

function loudnessOf(interleaved: Int16Array): number {
  const frames = interleaved.length / 2;
  const sound = emptyBlock(frames);
  for (let frame = 0; frame < frames; frame++) {
    sound.left[frame] = (interleaved[2 * frame] ?? 0) / 32_768;
    sound.right[frame] = (interleaved[2 * frame + 1] ?? 0) / 32_768;
  }
  const meter = new LoudnessMeter();
  meter.add(sound, frames);
  return meter.integrated;
}

const peakOf = (some: Int16Array) =>
  some.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768;

it("makes a WAV file whose head says what it is", () => {
  const view = new DataView(wav.buffer);
  const text = (at: number) => String.fromCharCode(...wav.subarray(at, at + 4));
  expect([text(0), text(8), text(12), text(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  expect(view.getUint32(4, true)).toBe(wav.length - 8);
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([
    2, 44_100, 16,
  ]);
  expect(view.getUint32(40, true)).toBe(wav.length - 44);
});

it("brings a song to −16 LUFS, below the ceiling", () => {
  expect(Math.abs(loudnessOf(samples) - -16)).toBeLessThan(1);
  expect(peakOf(samples)).toBeLessThan(CEILING + 0.001);
});

it("lets the last notes die away, and ends when they have", () => {
  const seconds = samples.length / 2 / 44_100;
  expect(seconds).toBeGreaterThan(4.2);
  expect(peakOf(samples.subarray(-2 * 4410))).toBeGreaterThan(0.0002);
  expect(Math.abs(samples.at(-1) ?? 0)).toBeLessThan(2);
});

it("gives the same bytes for the same song, whatever was rendered before", async () => {
  await renderAudio(aShortSong({ tempoBpm: 90, tempoChanges: [] }), { bank, format: "wav" });
  expect(Buffer.from(await renderAudio(song, { bank, format: "wav" })).equals(wav)).toBe(true);
});

it.each(["mp3", "ogg"] as const)("makes an %s file, the same each time", async (format) => {
  const file = await renderAudio(song, { bank, format });
  const head = format === "mp3" ? [0xff, 0xfb] : [...Buffer.from("OggS")];
  expect([...file.subarray(0, head.length)]).toEqual(head);
  expect(Buffer.from(await renderAudio(song, { bank, format })).equals(file)).toBe(true);
});

it("makes of a section a loop of its exact length, with what rings on at its beginning", async () => {
  const loop = samplesOf(await renderAudio(song, { bank, format: "wav", section: 1 }));
  expect(loop.length).toBe(2 * 2 * 44_100);
  // Two bars are four seconds; the tail of the second bar sounds in the first 100 ms of the loop, before its own attack is over.
  const again = new Int16Array(2 * loop.length);
  again.set(loop);
  again.set(loop, loop.length);
  const step = (at: number) => Math.abs((again[at] ?? 0) - (again[at - 2] ?? 0));
  const usual = Array.from({ length: 2000 }, (_, back) => step(loop.length - 2 - 2 * back));
  expect(step(loop.length)).toBeLessThanOrEqual(1.5 * Math.max(...usual));
});

it("makes stems whose sum is the mix before it is limited, to the last bit", async () => {
  const files = unzipSync(await renderStems(song, { bank }));
  expect(Object.keys(files)).toEqual(["01 Melody.wav", "02 Chords.wav", "03 Bass.wav", "04 Drums.wav"]);
  const stems = Object.values(files).map(samplesOf);
  const { mix, level } = await unlimitedMix();
  let furthest = 0;
  for (let at = 0; at < (stems[0]?.length ?? 0); at++) {
    const sum = stems.reduce((total, stem) => total + (stem[at] ?? Number.NaN), 0);
    furthest = Math.max(furthest, Math.abs(sum - Math.round((mix[at] ?? 0) * level(at))));
  }
  expect(furthest).toBeLessThanOrEqual(1);
  for (const stem of stems) expect(stem.length).toBe(stems[0]?.length);
});

it("makes stems of a section that are loops of its exact length", async () => {
  const files = unzipSync(await renderStems(song, { bank, section: 1 }));
  expect(Object.values(files).map((file) => samplesOf(file).length)).toEqual(Array(4).fill(2 * 2 * 44_100));
});

/** The band as it comes from the synthesizer, and what stems multiply it with. */
async function unlimitedMix(): Promise<{ mix: readonly number[]; level: (at: number) => number }> {
  const band = playerOf(await opened(bank), cuesOf(song));
  const found = measured(band);
  const gain = Math.min(gainFor(found), 10 ** (-1 / 20) / found.peak);
  const frames = audibleFrames(found, gain);
  const mix: number[] = [];
  band(({ left, right }, count) => {
    for (let frame = 0; frame < count; frame++) mix.push(left[frame] ?? 0, right[frame] ?? 0);
  });
  return { mix, level: (at) => gain * fadeAt(frames - (at >> 1)) * 32_768 };
}

it("says how much is done, from nothing to all of it, never less than before", async () => {
  const told: number[] = [];
  await renderAudio(song, { bank, format: "mp3", onProgress: (share) => told.push(share) });
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told[0]).toBeLessThan(0.2);
  expect(told.at(-1)).toBe(1);
});

it("refuses what cannot be rendered, saying why", async () => {
  await expect(renderAudio(song, { bank, format: "wav", section: 2 })).rejects.toThrow(
    "section has to be from 0 to 1; the song has no more.",
  );
  await expect(renderAudio(aSong(), { bank, format: "wav" })).rejects.toThrow("no notes that sound");
  await expect(
    renderAudio(aSong({ totalBars: 500, tempoBpm: 60, tempoChanges: [] }), { bank, format: "wav" }),
  ).rejects.toThrow("A song of 2000 seconds cannot be rendered; 900 is the most.");
  await expect(renderAudio(song, { bank: new Uint8Array(100), format: "wav" })).rejects.toThrow("SoundFont");
});
