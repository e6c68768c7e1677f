import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSong } from "@music-brain/engine";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { findByName } from "../identity/accounts.ts";
import { openAccounts } from "../identity/console.ts";
import { keepSong } from "./library.ts";
import { openSongs, type SongConsole } from "./song-console.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-songs-"));
const environment = { DATA_DIR: folder };
const intent = { emotional_intent: "joy", technical: { bars: 8, genre: "folk" } };
const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 8, genre: "folk" } }, 7);
let id: string;
let songs: SongConsole;

beforeAll(async () => {
  const accounts = await openAccounts(environment);
  for (const username of ["clara", "paul"]) {
    await accounts.create({ username, password: "seven quiet rivers", email: undefined }, "member");
  }
  await accounts.close();
  const database = await openDatabase(folder);
  const owner = (await findByName(database, "clara"))?.id ?? "";
  id = (await keepSong(database, owner, { intent, song }, { now: Date.now(), most: 10 })) ?? "";
  await database.destroy();
  songs = await openSongs(environment);
});
afterAll(async () => {
  await songs.close();
  rmSync(folder, { recursive: true });
});

it("lists somebody's songs by words, tags and favourites, and nobody else's", async () => {
  await songs.change("clara", id, { tags: ["demo", " demo", "harbour"], favourite: true });
  const page = { tag: "Demo", q: "joy", favourite: true, limit: 10 };
  expect((await songs.list("clara", page)).map((one) => [one.id, one.tags])).toEqual([
    [id, ["demo", "harbour"]],
  ]);
  expect(await songs.list("paul", { limit: 10 })).toEqual([]);
  await expect(songs.show("paul", id)).rejects.toMatchObject({ code: "song_not_found" });
  await expect(songs.show("nobody", id)).rejects.toMatchObject({ code: "no_such_account" });
});

it("varies a song: the new one is kept beside the old one, which it names", async () => {
  const made = await songs.vary("clara", id, { tracks: ["melody"], seed: 3 });
  expect(made.message).toMatch(/changed, \d+ stayed note for note/);
  const { versions } = await songs.versions("clara", id);
  expect(versions.map((one) => [one.song.id, one.song.parent_id])).toEqual([
    [id, null],
    [made.song.id, id],
  ]);
  await expect(songs.vary("clara", id, { change: "blorp" })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

it("gives a song to somebody else note for note, once, and deletes it", async () => {
  const { answer } = await songs.show("clara", id);
  const message = JSON.parse(JSON.stringify(answer));
  expect((await songs.import("paul", message)).isThere).toBe(false);
  expect((await songs.import("paul", message)).isThere).toBe(true);
  const { answer: taken } = await songs.show("paul", id);
  expect(taken.song).toEqual(answer.song);
  expect(taken.recipe).toEqual(answer.recipe);
  expect([taken.tags, taken.favourite]).toEqual([answer.tags, answer.favourite]);
  message.song.tracks[0].notes[0].pitch += 1;
  await expect(songs.import("paul", message)).rejects.toMatchObject({ code: "invalid_request" });
  await expect(songs.import("paul", { song: 1 })).rejects.toMatchObject({ code: "invalid_request" });
  await songs.delete("paul", id);
  await expect(songs.delete("paul", id)).rejects.toMatchObject({ code: "song_not_found" });
  expect((await songs.show("clara", id)).song.totalBars).toBe(8);
});
