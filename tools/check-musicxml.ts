/**
 * Writes a song of every genre as MusicXML into a folder, in both layouts and all metres in turn, and validates the files against
 * a schema with xmllint (libxml2): `node launcher/launch.mjs tools/check-musicxml.ts SCHEMA FOLDER`, where the schema is
 * MusicXML's musicxml.xsd. A script of its own, since neither the schema nor xmllint is part of the repository.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { composeSong } from "@music-brain/engine";
import { songToMusicXml } from "@music-brain/formats";
import { genres } from "../packages/engine/src/data/genres.ts";

const METRES = ["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"] as const;
const FEELINGS = ["joy", "grief", "rage", "fear", "calm", "longing"] as const;

const [schema, folder] = process.argv.slice(2);
if (schema === undefined || folder === undefined)
  throw new Error("Usage: tools/check-musicxml.ts SCHEMA FOLDER");
mkdirSync(folder, { recursive: true });
const files = genres.flatMap(({ name }, index) => {
  const technical = { genre: name, timeSignature: METRES[index % METRES.length] ?? "4/4", bars: 32 };
  const emotionalIntent = FEELINGS[index % FEELINGS.length] ?? "joy";
  const { song } = composeSong({ emotionalIntent, technical }, index);
  return (["full", "lead"] as const).map((layout) => {
    const file = join(folder, `${name.replaceAll(" ", "-")}-${layout}.musicxml`);
    writeFileSync(file, songToMusicXml(song, layout));
    return file;
  });
});
const checked = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...files], {
  encoding: "utf8",
});
if (checked.error) throw checked.error;
const refused = checked.stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
process.stdout.write(refused.length === 0 ? `${files.length} files are valid.\n` : `${refused.join("\n")}\n`);
process.exitCode = checked.status ?? 1;
