/** `music-brain edit`: a song again, with something changed and the rest kept. */
import {
  editedMessage,
  editedToWire,
  editSchema,
  editsFromWire,
  editToWire,
  intentToWire,
  songToWire,
  validator,
} from "@music-brain/contract";
import {
  type Edit,
  type EditedSong,
  editedSong,
  measureSections,
  type PartName,
  showTempo,
  songDigest,
} from "@music-brain/engine";
import Type from "typebox";
import { CommandError } from "./command-error.ts";
import { formatOf, type IntentOptions, intentOf, orTell, save, seedFrom } from "./generate.ts";
import { readJson } from "./read-json.ts";
import { fileOf } from "./song-file.ts";

/** The options of `edit`, as they stand on the command line. */
export interface EditOptions extends IntentOptions {
  readonly regenerate?: string;
  readonly tracks?: string;
  readonly withSeed?: number;
  readonly chords?: "keep" | "new";
  readonly swap?: readonly string[];
  readonly rearrange?: string;
  readonly lengthen?: number;
  readonly transpose?: string;
  readonly tempo?: string;
  readonly edits?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/**
 * Composes the song, edits it, writes the file and prints what changed.
 * @throws CommandError when a wish cannot be met, an edit cannot be carried out or a file cannot be read or written
 */
export async function edit(feeling: string, options: EditOptions): Promise<void> {
  const format = formatOf(options);
  const edits = [...(await editsIn(options.edits)), ...editsOf(options)];
  if (edits.length === 0)
    throw new CommandError(
      'Say what is to change, such as --regenerate "chorus 1" --tracks melody or --transpose 2.',
    );
  const edited = orTell(() =>
    editedSong({ intent: intentOf(feeling, options), seed: seedFrom(options), edits }),
  );
  if (options.output !== undefined)
    await save(options.output, await fileOf(edited.song, format, () => toJson(edited)));
  process.stdout.write(`${options.json ? toJson(edited) : told(edited)}\n`);
  if (options.output !== undefined) process.stderr.write(`Wrote ${options.output}\n`);
}

function editsOf(options: EditOptions): readonly Edit[] {
  const { regenerate, tracks, chords, rearrange, lengthen, transpose, tempo } = options;
  const edits: Edit[] = [];
  if (regenerate !== undefined || tracks !== undefined) {
    edits.push({
      kind: "regenerate",
      ...(regenerate === undefined ? {} : { sections: listed(regenerate) }),
      ...(tracks === undefined ? {} : { tracks: listed(tracks) }),
      ...(chords === undefined ? {} : { chords }),
      seed: options.withSeed ?? seedFrom({}),
    });
  }
  for (const swap of options.swap ?? []) edits.push(swapOf(swap));
  if (rearrange !== undefined) edits.push({ kind: "genre", genre: rearrange });
  if (lengthen !== undefined) edits.push({ kind: "lengthen", bars: lengthen });
  if (transpose !== undefined) edits.push(transposeOf(transpose));
  if (tempo !== undefined) edits.push(tempoOf(tempo));
  return edits;
}

function listed(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function swapOf(text: string): Edit {
  const [track, instrument, ...rest] = text.split("=").map((part) => part.trim());
  if (track && instrument && rest.length === 0) return { kind: "instrument", track, instrument };
  throw new CommandError(`--swap ${text}: write a track and an instrument, such as melody=cello.`);
}

function transposeOf(text: string): Edit {
  const semitones = Number(text);
  return Number.isFinite(semitones) && text.trim() !== ""
    ? { kind: "transpose", semitones }
    : { kind: "transpose", to: text };
}

function tempoOf(text: string): Edit {
  const factor = /^[x×]\s*([\d.]+)$/.exec(text.trim())?.[1];
  const number = Number(factor ?? text);
  if (!Number.isFinite(number) || number <= 0)
    throw new CommandError(
      `--tempo ${text}: write quarter notes a minute, such as 96, or a factor, such as x1.1.`,
    );
  return factor === undefined ? { kind: "tempo", bpm: number } : { kind: "tempo", factor: number };
}

const editLists = validator(Type.Array(editSchema, { maxItems: 32 }));

async function editsIn(path: string | undefined): Promise<readonly Edit[]> {
  if (path === undefined) return [];
  const given = await readJson(path);
  // `edit -o song.json` and the API write the edits beside the song.
  const checked = editLists.check(
    typeof given === "object" && given !== null && "edits" in given ? given.edits : given,
  );
  const read = checked.ok ? editsFromWire(checked.value, () => seedFrom({})) : checked;
  if (read.ok) return read.value;
  throw new CommandError(`${path}: ${read.mistakes.map(({ detail }) => detail).join("\n")}`);
}

function toJson(edited: EditedSong): string {
  const { intent, song } = edited;
  const wire = {
    intent: intentToWire(intent),
    song: songToWire(song, songDigest(song), { measured: measureSections(song) }),
    ...editedToWire(edited),
  };
  return JSON.stringify(wire, null, 2);
}

function told(edited: EditedSong): string {
  const { song, changed, kept, inverse, from } = edited;
  const facts = [
    `${song.key.tonic} ${song.key.mode}`,
    showTempo(song.tempoBpm),
    song.genre,
    `${song.totalBars} bars`,
    `seed ${song.seed}`,
  ];
  const lines = [
    `${song.title}\n${facts.join(" · ")}`,
    "",
    `${editedMessage(edited)}.`,
    ...bySection(changed).map((line) => `  changed  ${line}`),
    ...bySection(kept).map((line) => `  kept     ${line}`),
    "",
    `edits    ${JSON.stringify(from.edits.map(editToWire))}`,
  ];
  if (inverse !== null) lines.push(`undo     ${JSON.stringify(editToWire(inverse))}`);
  return lines.join("\n");
}

function bySection(parts: readonly PartName[]): readonly string[] {
  const tracks = new Map<string, string[]>();
  for (const { section, track } of parts) tracks.set(section, [...(tracks.get(section) ?? []), track]);
  return [...tracks].map(([section, names]) => `${section}: ${names.join(", ")}`);
}
