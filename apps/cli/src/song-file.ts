/** Songs as files: which form the name of a file asks for, and what that form does not carry. */
import { basename, extname } from "node:path";
import process from "node:process";
import type { Song } from "@music-brain/engine";
import {
  type ExportFormat,
  lossesIn,
  type ScoreLayout,
  sectionPosition,
  songBundle,
  songToMidi,
  songToMusicXml,
  songToScore,
} from "@music-brain/formats";
import { CommandError } from "./command-error.ts";
import { renderSound, type SoundFormat } from "./render.ts";

/** The forms in which songs are written here. */
export type FileFormat = "midi" | "musicxml" | "svg" | "zip" | "json" | SoundFormat;

const byEnding: Readonly<Record<string, FileFormat>> = {
  ".mid": "midi",
  ".midi": "midi",
  ".musicxml": "musicxml",
  ".xml": "musicxml",
  ".svg": "svg",
  ".zip": "zip",
  ".mp3": "mp3",
  ".ogg": "ogg",
  ".wav": "wav",
  ".json": "json",
};

/**
 * The form that the name of a file asks for; "-" is MIDI on standard output.
 * @throws CommandError where it asks for another
 */
export function formatOfFile(output: string): FileFormat {
  if (/(^|[^\p{L}\p{N}])stems\.zip$/iu.test(basename(output))) return "stems";
  const format = output === "-" ? "midi" : byEnding[extname(output).toLowerCase()];
  if (format !== undefined) return format;
  throw new CommandError(
    `${output}: the name of the file says its form; it has to end in .mid, .midi, .musicxml, .svg, .mp3, .ogg, .wav, .zip, stems.zip or .json.`,
  );
}

/** How a file is wanted. */
export interface FileOptions {
  /** Of a score. */
  readonly layout?: ScoreLayout | undefined;
  /** Of sound: one section alone as a loop, by its name or its position from 0. */
  readonly section?: string | undefined;
}

/** @throws CommandError where a form is of no single section */
export function checkSection(format: FileFormat, { section }: FileOptions): void {
  if (section === undefined || soundFormats.has(format)) return;
  throw new CommandError(
    "--section is for sound: .mp3, .ogg, .wav and stems.zip; other files are of the whole song.",
  );
}

const soundFormats: ReadonlySet<FileFormat> = new Set(["wav", "mp3", "ogg", "stems"]);

/**
 * A song as a file; as JSON it is what its command prints.
 * @throws CommandError where it cannot be written so
 */
export async function fileOf(
  song: Song,
  format: FileFormat,
  json: () => string,
  { layout, section }: FileOptions = {},
): Promise<Uint8Array | string> {
  switch (format) {
    case "midi":
      return songToMidi(song);
    case "musicxml":
      return songToMusicXml(song, layout);
    case "svg":
      return (await songToScore(song, { layout })).svg;
    case "zip":
      return songBundle(song, { json: `${json()}\n`, stems: await stemsOf(song) });
    case "json":
      return `${json()}\n`;
    default:
      return renderSound(song, format, section === undefined ? undefined : positionOf(song, section));
  }
}

/** @throws CommandError where the song has no such section */
function positionOf(song: Song, section: string): number {
  try {
    return sectionPosition(song, section);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`--${error.message}`, { cause: error });
  }
}

/** The tracks of a song as sound; of one that lasts too long for that none, which is said. */
async function stemsOf(song: Song): Promise<Uint8Array | undefined> {
  try {
    return await renderSound(song, "stems");
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`Without stems: ${error.message}\n`);
    return undefined;
  }
}

/** What a file does not carry of a song, in lines for people. */
export function lossReport(song: Song, format: FileFormat, { layout, section }: FileOptions): string {
  const losses = [
    ...lossesIn(song, formOf(format, layout)),
    ...(section === undefined ? [] : lossesIn(song, "loop").filter(({ what }) => what === "rest")),
  ];
  if (losses.length === 0) return "The file carries all of the song.";
  return ["The file does not carry:", ...losses.map(({ detail }) => `  ${detail}`)].join("\n");
}

/** Of an archive of everything what the fullest form in it does not carry: the song as JSON. */
function formOf(format: FileFormat, layout: ScoreLayout | undefined): ExportFormat {
  switch (format) {
    case "svg":
      return layout === "lead" ? "lead-score" : "score";
    case "musicxml":
      return layout === "lead" ? "lead" : "musicxml";
    case "zip":
      return "json";
    default:
      return format;
  }
}
