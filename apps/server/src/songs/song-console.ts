/** Songs from the command line, beside a service that runs or without one: whoever can reach the database may. */
import {
  changeSongRequestSchema,
  importSongRequestSchema,
  keptSongToWire,
  type Validator,
  validator,
  variationRequestSchema,
  versionsToWire,
  type WireChangeSong,
  type WireKeptSong,
  type WireKeptSongAnswer,
  type WireVariationRequest,
  type WireVersions,
} from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { DatabaseError, openDatabase, placeOf } from "../database/database.ts";
import { invalidRequest } from "../http/problem.ts";
import { named } from "../identity/console.ts";
import { type Environment, loadLibrarySettings } from "../settings-load.ts";
import { randomSeed } from "./generate.ts";
import { importedSong, keepImported } from "./imported.ts";
import { changeSong, findSong, findWholeSong, removeSong, versionsOf, type WholeSong } from "./library.ts";
import { keptAnswer, songNotFound } from "./library-one.ts";
import { listSongs, type SongPage } from "./library-search.ts";
import type { StoredSong } from "./library-table.ts";
import { keepVariation, settled, variationOf } from "./variation.ts";

/** What a song is, and the song itself. */
export interface ExportedSong {
  readonly song: Song;
  /** As GET /songs/{song_id} answers it, and `import` takes it. */
  readonly answer: WireKeptSongAnswer;
}

/** What came of a variation. */
export interface MadeVariation {
  readonly song: WireKeptSong;
  /** "2 parts changed, 23 stayed note for note" */
  readonly message: string;
}

/** What can be done with the songs of somebody, who goes by name; each rejects with a Problem where that cannot be. */
export interface SongConsole {
  /** The newest first. */
  readonly list: (owner: string, page: SongPage) => Promise<readonly WireKeptSong[]>;
  readonly show: (owner: string, id: string) => Promise<ExportedSong>;
  readonly change: (owner: string, id: string, change: WireChangeSong) => Promise<WireKeptSong>;
  readonly delete: (owner: string, id: string) => Promise<void>;
  /** @param message what `show` gives; of unknown shape */
  readonly import: (
    owner: string,
    message: unknown,
  ) => Promise<{ readonly song: WireKeptSong; readonly isThere: boolean }>;
  readonly versions: (owner: string, id: string) => Promise<WireVersions>;
  readonly vary: (owner: string, id: string, wish: WireVariationRequest) => Promise<MadeVariation>;
  readonly close: () => Promise<void>;
}

const changes = validator(changeSongRequestSchema);
const imports = validator(importSongRequestSchema);
const wishes = validator(variationRequestSchema);

/**
 * Opens the songs of the database that the environment names.
 * @throws SettingsError, DatabaseError
 */
export async function openSongs(environment: Environment, now = Date.now): Promise<SongConsole> {
  const settings = loadLibrarySettings(environment);
  const place = placeOf(settings);
  if (place === undefined) throw new DatabaseError("DATA_DIR is :memory:, where nothing is kept.");
  const database = await openDatabase(place);
  const library = { database, now, mostSongs: settings.maxSongsPerUser };
  const idOf = async (name: string) => (await named({ database }, name)).id;
  const stored = async (owner: string, id: string): Promise<StoredSong> =>
    (await findSong(database, owner, id)) ?? throwNotFound();
  const whole = async (owner: string, id: string): Promise<WholeSong> =>
    (await findWholeSong(database, owner, id)) ?? throwNotFound();
  return {
    list: async (name, page) => (await listSongs(database, await idOf(name), page)).map(keptSongToWire),
    async show(name, id) {
      const found = await whole(await idOf(name), id);
      return { song: found.song, answer: keptAnswer(found) };
    },
    async change(name, id, change) {
      const owner = await idOf(name);
      const wish = checked(changes, change);
      const changed = await changeSong(database, owner, await stored(owner, id), wish, now());
      return keptSongToWire(changed ?? throwNotFound());
    },
    async delete(name, id) {
      if (!(await removeSong(database, await idOf(name), id))) throwNotFound();
    },
    async import(name, message) {
      const owner = await idOf(name);
      const body = checked(imports, message);
      const { whole: kept, isThere } = await keepImported(owner, library, body, importedSong(body));
      return { song: keptSongToWire(kept), isThere };
    },
    async versions(name, id) {
      const owner = await idOf(name);
      const song = await stored(owner, id);
      return versionsToWire(song.root, await versionsOf(database, owner, song));
    },
    async vary(name, id, wish) {
      const owner = await idOf(name);
      const parent = await whole(owner, id);
      const asked = settled(checked(wishes, wish), randomSeed);
      const variation = variationOf(parent, asked);
      const kept = await keepVariation(owner, library, parent, asked, variation);
      return { song: keptSongToWire(kept), message: variation.change.message };
    },
    close: () => database.destroy(),
  };
}

function throwNotFound(): never {
  throw songNotFound();
}

/** @throws Problem invalid_request, whose message says what is wrong */
function checked<Value>(schema: Validator<Value>, value: unknown): Value {
  const found = schema.check(value);
  if (found.ok) return found.value;
  throw invalidRequest("body", found.mistakes);
}
