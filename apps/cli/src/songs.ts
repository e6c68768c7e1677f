/** `music-brain song`: the songs that somebody keeps, on this machine or wherever the database is. */
import process from "node:process";
import type { WireKeptSong, WireVariationRequest } from "@music-brain/contract";
import type { SongConsole } from "@music-brain/server";
import Table from "cli-table3";
import { type PrintOptions, print, say, shown } from "./accounts.ts";
import { CommandError } from "./command-error.ts";
import { save } from "./generate.ts";
import { readJson } from "./read-json.ts";
import { heading } from "./report.ts";
import { checkSection, type FileOptions, fileOf, formatOfFile, lossReport } from "./song-file.ts";

/** The options of `song list`, as they stand on the command line. */
export interface ListSongsOptions extends PrintOptions {
  readonly search?: string;
  readonly tag?: string;
  readonly emotion?: string;
  readonly favourites?: boolean;
  readonly limit: number;
}

/** Prints somebody's songs, the newest first. */
export async function listSongs(owner: string, options: ListSongsOptions): Promise<void> {
  const { search: q, tag, emotion, favourites, limit, json } = options;
  await withSongs(async (songs) => {
    const page = { q, tag, emotion, limit, ...(favourites && { favourite: true }) };
    const found = await songs.list(owner, page);
    if (json) return print(found);
    say(found.length === 0 ? "There are no such songs." : tableOf(found));
  });
}

/** Prints a song: what it is, or all of it as JSON. */
export async function showSong(owner: string, id: string, { json }: PrintOptions): Promise<void> {
  await withSongs(async (songs) => {
    const { song, answer } = await songs.show(owner, id);
    if (json) return print(answer);
    const { tags, favourite, parent_id } = answer;
    say(shownLines(heading(song)));
    const kept = [
      ...(favourite ? ["a favourite"] : []),
      ...(tags.length > 0 ? [`tags: ${shown(tags.join(", "), 200)}`] : []),
      ...(parent_id === null ? [] : [`made from ${parent_id}`]),
    ];
    if (kept.length > 0) say(kept.join(" · "));
  });
}

/** The options of `song export`. */
export interface ExportSongOptions extends FileOptions {
  readonly output: string;
  readonly report?: boolean;
}

/** Writes a song into a file, in the form that its name asks for. */
export async function exportSong(
  owner: string,
  id: string,
  { output, report, ...options }: ExportSongOptions,
): Promise<void> {
  const format = formatOfFile(output);
  checkSection(format, options);
  await withSongs(async (songs) => {
    const { song, answer } = await songs.show(owner, id);
    const content = await fileOf(song, format, () => JSON.stringify(answer, null, 2), options);
    if (output === "-") {
      process.stdout.write(content);
      return;
    }
    await save(output, content);
    process.stderr.write(`Wrote ${output}\n`);
    if (report) process.stderr.write(`${lossReport(song, format, options)}\n`);
  });
}

/** Gives a song these tags instead of those that it has. */
export async function tagSong(owner: string, id: string, tags: readonly string[]): Promise<void> {
  await withSongs(async (songs) => {
    const song = await songs.change(owner, id, { tags: [...tags] });
    const now = song.tags.length === 0 ? "no tags" : `the tags ${shown(song.tags.join(", "), 200)}`;
    say(`${shown(song.title, 60)} has ${now}.`);
  });
}

/** Makes a song a favourite, or none any more. */
export async function favourSong(owner: string, id: string, favourite: boolean): Promise<void> {
  await withSongs(async (songs) => {
    const { title } = await songs.change(owner, id, { favourite });
    say(`${shown(title, 60)} is ${favourite ? "a favourite" : "no favourite any more"}.`);
  });
}

/** Deletes a song. */
export async function deleteSong(
  owner: string,
  id: string,
  { yes = false }: { readonly yes?: boolean },
): Promise<void> {
  if (!yes) {
    throw new CommandError(
      `This deletes ${id} for good. "music-brain song export ${owner} ${id} -o song.json" keeps it in a file; say --yes to delete.`,
    );
  }
  await withSongs((songs) => songs.delete(owner, id));
  say(`${id} is gone.`);
}

/** Keeps the song of a file of JSON for somebody. */
export async function importSong(owner: string, file: string): Promise<void> {
  const message = await readJson(file);
  await withSongs(async (songs) => {
    const { song, isThere } = await songs.import(owner, message);
    say(`${song.id}: ${shown(song.title, 60)} ${isThere ? "was kept already" : "is kept"}.`);
  });
}

/** Prints the songs that were made from one another. */
export async function songVersions(owner: string, id: string, { json }: PrintOptions): Promise<void> {
  await withSongs(async (songs) => {
    const answer = await songs.versions(owner, id);
    if (json) return print(answer);
    const table = new Table({
      head: ["song", "made from", "what was asked", "what changed"],
      style: { head: [], border: [] },
    });
    for (const { song, parent_deleted, asked, changed } of answer.versions) {
      const wish = asked === null ? "" : shown(JSON.stringify(asked), 60);
      const parent = `${song.parent_id ?? ""}${parent_deleted ? " (deleted)" : ""}`;
      table.push([song.id, parent, wish, changed?.message ?? ""]);
    }
    say(table.toString());
  });
}

/** The options of `song vary`. */
export interface VarySongOptions extends PrintOptions {
  readonly change?: string;
  readonly sections?: readonly string[];
  readonly tracks?: readonly string[];
  readonly keep?: readonly string[];
  readonly withSeed?: number;
}

/** Makes a new song from one, beside it. */
export async function varySong(owner: string, id: string, options: VarySongOptions): Promise<void> {
  const { change, sections, tracks, keep, withSeed: seed, json } = options;
  const wish: WireVariationRequest = {
    ...(seed !== undefined && { seed }),
    ...(change !== undefined && { change }),
    ...(sections && { sections: [...sections] }),
    ...(tracks && { tracks: [...tracks] }),
    ...(keep && { keep: [...keep] }),
  };
  await withSongs(async (songs) => {
    const made = await songs.vary(owner, id, wish);
    if (json) return print(made);
    say(`${made.song.id}: ${made.message}.`);
  });
}

/** Works with the songs of the database that the environment names. */
async function withSongs(work: (songs: SongConsole) => Promise<void>): Promise<void> {
  const { openSongs, DatabaseError, Problem, SettingsError } = await import("@music-brain/server");
  try {
    const songs = await openSongs(process.env);
    try {
      await work(songs);
    } finally {
      await songs.close();
    }
  } catch (error) {
    const isPlain =
      error instanceof DatabaseError || error instanceof SettingsError || error instanceof Problem;
    throw isPlain ? new CommandError(error.message, { cause: error }) : error;
  }
}

function tableOf(songs: readonly WireKeptSong[]): string {
  const table = new Table({
    head: ["song", "title", "key", "BPM", "genre", "feels like", "tags", "kept on"],
    style: { head: [], border: [] },
  });
  for (const { id, title, key, mode, tempo_bpm, genre, mood, tags, favourite, created_at } of songs) {
    table.push([
      id,
      `${favourite ? "★ " : ""}${shown(title, 40)}`,
      `${key} ${mode}`,
      Math.round(tempo_bpm * 10) / 10,
      shown(genre, 20),
      shown(mood, 20),
      shown(tags.join(", "), 40),
      created_at.slice(0, 10),
    ]);
  }
  return table.toString();
}

/** Titles are what people wrote: no control characters reach the terminal, but for the ends of our own lines. */
function shownLines(text: string): string {
  return text
    .split("\n")
    .map((line) => shown(line, 200))
    .join("\n");
}
