/** Songs in every form, read by programs of other people: FluidSynth, ffmpeg, SoX and Verovio. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSong } from "@music-brain/engine";
import { afterAll, expect, it } from "vitest";
import { checkForms } from "./support/sound/check-forms.ts";
import { bankFile } from "./support/sound/native-fluid-synth.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-forms-"));
afterAll(() => rmSync(folder, { recursive: true }));
const bank = readFileSync(bankFile);

it.each([
  ["chamber", "grief"],
  ["rock", "joy"],
])(
  "makes of a %s song files that others read, as loud as promised, with the spectrum that FluidSynth gives it",
  async (genre, emotionalIntent) => {
    const { song } = composeSong({ emotionalIntent, technical: { genre, bars: 8 } }, 7);
    const { faults, furthest } = await checkForms(song, { bank, folder: join(folder, genre) });
    expect(faults).toEqual([]);
    // Neither has sounds that FluidSynth 2.3 filters otherwise.
    expect(Math.abs(furthest.decibels), `at ${furthest.hertz} Hz`).toBeLessThan(1.5);
  },
);
