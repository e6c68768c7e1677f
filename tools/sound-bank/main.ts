/**
 * Makes the sound bank that songs are played with.
 *
 *     npm run sound-bank [FLUIDR3MONO_GM.SF3 [TARGET.SF3]]
 *
 * The source is FluidR3Mono (MIT licence): the file that is named, else the one of Debian's package
 * fluidr3mono-gm-soundfont, installed on this machine or fetched from Debian. The target is
 * packages/formats/assets/sound-bank.sf3. The same source gives the same bytes; it takes about a minute.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findProgram } from "../../test/support/found-program.ts";
import { smallBank } from "./small-bank.ts";

const SOURCE = "usr/share/fluidr3mono-gm-soundfont/FluidR3Mono_GM.sf3";

const [
  source = debianBank(),
  target = fileURLToPath(import.meta.resolve("@music-brain/formats/sound-bank.sf3")),
] = process.argv.slice(2);
const bank = await smallBank(readFileSync(source), (share) => {
  if (process.stdout.isTTY) process.stdout.write(`\r${Math.round(share * 100)} %`);
});
writeFileSync(target, bank.bytes);
process.stdout.write(
  `\r${target}: ${bank.instruments} instruments and ${bank.kits} drum kits in ${(bank.bytes.length / 2 ** 20).toFixed(2)} MiB\n`,
);

function debianBank(): string {
  return findProgram({
    variable: "SOUND_BANK_SOURCE",
    names: ["FluidR3Mono_GM.sf3"],
    installed: `/${SOURCE}`,
    debian: { name: "fluidr3mono-gm-soundfont", path: SOURCE },
  }).path;
}
