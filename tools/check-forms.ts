/**
 * A song of each genre in every form, read by programs of other people: FluidSynth, xmllint, Verovio, ffprobe, ffmpeg, sox.
 *
 *     npm run check-forms -- FOLDER [--schema=MUSICXML.XSD] [GENRE …]
 *
 * The files stay in the folder, to be looked at and heard. Programs that this machine does not have are fetched from Debian.
 * Ends with 1 where a reader finds a fault.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { composeSong } from "@music-brain/engine";
import { table } from "../bench/table.ts";
import { genres } from "../packages/engine/src/data/genres.ts";
import { checkForms, isFluidSynthLikeOurs } from "../test/support/sound/check-forms.ts";
import { bankFile } from "../test/support/sound/native-fluid-synth.ts";

const FEELINGS = ["joy", "grief", "rage", "fear", "calm", "longing"] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { schema: { type: "string" }, bars: { type: "string", default: "32" } },
});
const [folder, ...wanted] = positionals;
if (folder === undefined)
  throw new Error("Usage: npm run check-forms -- FOLDER [--schema=MUSICXML.XSD] [GENRE …]");
const bank = readFileSync(bankFile);
const rows: (readonly string[])[] = [];
const faults: string[] = [];
for (const [index, { name }] of genres.entries()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const emotionalIntent = FEELINGS[index % FEELINGS.length] ?? "joy";
  const { song } = composeSong(
    { emotionalIntent, technical: { genre: name, bars: Number(values.bars) } },
    index,
  );
  const found = await checkForms(song, { bank, folder: join(folder, name), schema: values.schema });
  faults.push(...found.faults.map((fault) => `${name}: ${fault}`));
  const { hertz, decibels } = found.furthest;
  const band = `${decibels.toFixed(2)} at ${Math.round(hertz)} Hz`;
  rows.push([name, found.loudness.toFixed(1), found.peak.toFixed(1), band, String(found.faults.length)]);
  process.stderr.write(`${name}${found.faults.map((fault) => `\n  ${fault}`).join("")}\n`);
}
const head = ["", "LUFS", "true peak, dBFS", "furthest from FluidSynth, dB", "faults"];
process.stdout.write(`${table(`${rows.length} songs in every form`, head, rows)}\n`);
if (!isFluidSynthLikeOurs()) {
  const said =
    "FluidSynth before 2.4 filters otherwise than ours: what it differs by is shown and not judged.";
  process.stdout.write(`${said} FLUIDSYNTH names another program.\n`);
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
