/** What holds for kept songs in every database. */
import { composeSong, songDigest } from "@music-brain/engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { foldedTags } from "../database/migrations/0015-folded-tags.ts";
import {
  changeSong,
  exportSongs,
  findSong,
  findWholeSong,
  keepSong,
  removeSong,
  removeSongs,
  type SongChanges,
  versionsOf,
} from "./library.ts";
import { listSongs, type SongPage } from "./library-search.ts";
import type { StoredSong } from "./library-table.ts";

const NOW = 1_800_000_000_000;
const ME = "usr_me";
const OTHER = "usr_other";

const intent = { emotional_intent: "grief slowly turning into hope", title: "Ein Straßenlied: 100%_sure" };
const { song } = composeSong({ emotionalIntent: intent.emotional_intent, title: intent.title }, 2 ** 53 - 1);

/** Registers the tests. */
export function librarySuite(open: () => Promise<Database>): void {
  describe("kept songs", () => {
    let database: Database;
    beforeEach(async () => {
      database = await open();
    });
    afterEach(() => database.destroy());

    const keep = (owner = ME, changes: object = {}, now = NOW, most = 100) =>
      keepSong(database, owner, { intent, song: { ...song, ...changes } }, { now, most });
    const titles = async (page: Partial<SongPage> = {}) =>
      (await listSongs(database, ME, { limit: 100, ...page })).map(({ title }) => title);

    test("come back whole, with the intent that was sent", async () => {
      const id = (await keep()) ?? "";
      expect(await findWholeSong(database, ME, id)).toMatchObject({ id, intent, song, tags: [], version: 1 });
      expect(await findSong(database, ME, id)).toMatchObject({
        title: song.title,
        words: intent.emotional_intent,
        seed: 2 ** 53 - 1,
        outline: { key: song.key, emotion: song.emotion },
        createdAt: NOW,
        updatedAt: NOW,
      });
    });

    test("are kept once each, however often they are made, and keep what was changed", async () => {
      const id = (await keep()) ?? "";
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      await changeSong(database, ME, seen, { title: "Mine" }, NOW + 1);
      expect(await Promise.all([keep(), keep(), keep()])).toEqual([id, id, id]);
      expect(await titles()).toEqual(["Mine"]);
    });

    test("are as many as somebody may have, each for themselves", async () => {
      await keep(ME, { seed: 1 }, NOW, 2);
      const second = await keep(ME, { seed: 2 }, NOW, 2);
      expect(await keep(ME, { seed: 3 }, NOW, 2)).toBeUndefined();
      expect(await keep(ME, { seed: 2 }, NOW, 2)).toBe(second);
      expect(await keep(OTHER, { seed: 3 }, NOW, 2)).toBeDefined();
    });

    test("are as many as somebody may have, also where fifty come at once", async () => {
      const kept = await Promise.all(Array.from({ length: 50 }, (_, seed) => keep(ME, { seed }, NOW, 7)));
      expect(kept.filter((id) => id !== undefined)).toHaveLength(7);
      expect(await titles()).toHaveLength(7);
    });

    test("are nobody else's to find, change or delete", async () => {
      const id = (await keep()) ?? "";
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      expect(await findSong(database, OTHER, id)).toBeUndefined();
      expect(await findWholeSong(database, OTHER, id)).toBeUndefined();
      expect(await changeSong(database, OTHER, seen, { title: "Mine" }, NOW)).toBeUndefined();
      expect(await removeSong(database, OTHER, id)).toBe(false);
      expect(await listSongs(database, OTHER, { limit: 10 })).toEqual([]);
      expect(await titles()).toEqual([song.title]);
    });

    test("take one of ten changes that come at once", async () => {
      const id = (await keep()) ?? "";
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      const changes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          changeSong(database, ME, seen, { title: `${index}` }, NOW + index),
        ),
      );
      const made = changes.filter((change) => change !== undefined);
      expect(made).toHaveLength(1);
      expect(await findSong(database, ME, id)).toEqual(made[0]);
      expect(await removeSong(database, ME, id, seen.version)).toBe(false);
      expect(await removeSong(database, ME, id, made[0]?.version)).toBe(true);
    });

    test("are listed from the newest, page by page, also those of one moment", async () => {
      for (const seed of [1, 2, 3, 4, 5])
        await keep(ME, { seed, title: `${seed}` }, seed < 3 ? NOW : NOW + 1);
      const all = await listSongs(database, ME, { limit: 100 });
      expect(all.map(({ createdAt }) => createdAt)).toEqual([NOW + 1, NOW + 1, NOW + 1, NOW, NOW]);
      const paged = [];
      for (let page = await listSongs(database, ME, { limit: 2 }); page.length > 0; ) {
        paged.push(...page);
        page = await listSongs(database, ME, { limit: 2, after: page.at(-1) });
      }
      expect(paged).toEqual(all);
    });

    test("are found by emotion, and by words and beginnings of words in any case and writing", async () => {
      const id = (await keep()) ?? "";
      const other = composeSong({ emotionalIntent: "joy", title: "Ａ 100 sure" }, 1).song;
      await keepSong(
        database,
        ME,
        { intent: { emotional_intent: "joy" }, song: other },
        { now: NOW, most: 9 },
      );
      const { base, sub, name } = song.emotion;
      for (const emotion of [base, sub, name, base.toUpperCase()])
        expect(await titles({ emotion })).toEqual([song.title]);
      for (const q of ["STRAßEN", "strassen", "hope GRIEF", "ein 100", "sure grie", song.mood])
        expect(await titles({ q }), q).toEqual([song.title]);
      expect(await titles({ q: "a 100 joy" })).toEqual([other.title]);
      expect(await titles({ q: other.genre })).toContain(other.title);
      for (const q of ["nowhere", "raßenlied"]) expect(await titles({ q }), q).toEqual([]);
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      await changeSong(database, ME, seen, { tags: ["Über \u{1F3B5}"] }, NOW);
      expect(await titles({ q: "über" })).toEqual([song.title]);
    });

    test.each([
      "\\",
      "'",
      "%",
      '"',
      "*",
      "(",
      "NEAR(grief nowhere)",
      'grief" OR "x',
      "words: nowhere",
      "who: usr_other nowhere",
      "grief & !hope & nowhere",
      "nowhere:*",
      "grief' :* | 'nowhere",
      "\u0600\u{1F3B5}",
    ])("are not found by %j: no sign is an operator, none fails", async (q) => {
      await keep();
      expect(await titles({ q })).toEqual([]);
    });

    test("are found by any script's words, by what was changed, and not once they are deleted", async () => {
      const id = (await keep(ME, { title: "夜の港 Ночь" })) ?? "";
      for (const q of ["港", "夜港", "ночь", "НОЧ"]) expect(await titles({ q }), q).toHaveLength(1);
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      await changeSong(database, ME, seen, { title: "Harbour" }, NOW);
      expect(await titles({ q: "港" })).toEqual([]);
      expect(await titles({ q: "harb" })).toEqual(["Harbour"]);
      await removeSong(database, ME, id);
      expect(await titles({ q: "harb" })).toEqual([]);
      await keep(OTHER);
      expect(await titles({ q: "grief" })).toEqual([]);
    });

    test("are looked up by a tag in any case, and by whether they are favourites", async () => {
      const [one, two] = [await keep(ME, { seed: 1, title: "1" }), await keep(ME, { seed: 2, title: "2" })];
      const change = async (id: string | undefined, wish: SongChanges) => {
        const seen = await findSong(database, ME, id ?? "");
        if (seen === undefined) throw new Error("it was not kept");
        return changeSong(database, ME, seen, wish, NOW);
      };
      await change(one, { tags: ["Night 100%", "demo"] });
      expect(await change(two, { favourite: true })).toMatchObject({ favourite: true, title: "2" });
      expect(await titles({ tag: "night  100%" })).toEqual(["1"]);
      for (const tag of ["night", "%", "_emo", "dem"]) expect(await titles({ tag }), tag).toEqual([]);
      expect(await titles({ favourite: true })).toEqual(["2"]);
      expect(await titles({ favourite: false })).toEqual(["1"]);
    });

    test("have each tag once and are looked up by it, whatever its case, accents and spaces", async () => {
      const one = await keep(ME, { seed: 1, title: "1" });
      const seen = await findSong(database, ME, one ?? "");
      if (seen === undefined) throw new Error("it was not kept");
      const tags = ["a", "A", " Démo ", "de\u0301mo", "DEMO", "Straße", "夜", "c/o"];
      const changed = await changeSong(database, ME, seen, { tags }, NOW);
      expect(changed?.tags).toEqual(["a", "Démo", "Straße", "夜", "c/o"]);
      const found = async (tag: string) => expect(await titles({ tag }), tag).toEqual(["1"]);
      for (const tag of ["A", "demo", "DÉMO", "démo ", "strasse", "夜", "C/O"]) await found(tag);
      // As it was written before accents were folded.
      await database.updateTable("songs").set({ tagged: "\na\n\ndémo\n" }).where("owner", "=", ME).execute();
      expect(await titles({ tag: "demo" })).toEqual([]);
      await foldedTags.up(database);
      for (const tag of ["demo", "straße"]) await found(tag);
    });

    test("know what they were made from, also when that is deleted", async () => {
      const first = await findSong(database, ME, (await keep()) ?? "");
      if (first === undefined) throw new Error("it was not kept");
      expect(first).toMatchObject({ root: first.id, parent: null, asked: null, changed: null });
      const changed = { message: "m", kept: [], changed: [{ section: "verse 1", track: "melody" }] };
      const keepFrom = async (parent: StoredSong, seed: number) => {
        const descent = { parent, asked: { seed }, changed };
        const made = { intent, edits: [{ kind: "lengthen" as const, bars: 8 }], song: { ...song, seed } };
        const id = await keepSong(database, ME, made, { now: NOW + seed, most: 9, descent });
        const found = await findWholeSong(database, ME, id ?? "");
        if (found === undefined) throw new Error("it was not kept");
        return found;
      };
      const second = await keepFrom(first, 1);
      const third = await keepFrom(second, 2);
      expect(third).toMatchObject({ root: first.id, parent: second.id, asked: { seed: 2 }, changed });
      expect(third.edits).toEqual([{ kind: "lengthen", bars: 8 }]);
      await removeSong(database, ME, second.id);
      const versions = await versionsOf(database, ME, third);
      expect(versions.map(({ id }) => id)).toEqual([first.id, third.id]);
      expect(await versionsOf(database, OTHER, third)).toEqual([]);
    });

    test("of another version of the engine come back to the last bit, and are taken along with their notes", async () => {
      const former = { ...song, engineVersion: "0.0.1", tracks: song.tracks.slice(1) };
      const id = (await keepSong(database, ME, { intent, song: former }, { now: NOW, most: 9 })) ?? "";
      const kept = await findWholeSong(database, ME, id);
      expect(kept?.song).toEqual(former);
      expect(kept?.digest).toBe(songDigest(former));
      expect(await exportSongs(database, ME)).toMatchObject([{ engine_version: "0.0.1", song: former }]);
    });

    test("go along and go away with their owner's account", async () => {
      await keep();
      expect(await exportSongs(database, ME)).toMatchObject([{ intent, title: song.title, tags: [] }]);
      await removeSongs(database, ME);
      expect(await titles()).toEqual([]);
    });
  });
}
