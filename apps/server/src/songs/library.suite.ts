/** What holds for kept songs in every database. */
import { composeSong } from "@music-brain/engine";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import {
  changeSong,
  exportSongs,
  findSong,
  findWholeSong,
  keepSong,
  removeSong,
  removeSongs,
} from "./library.ts";
import { listSongs, type SongPage } from "./library-search.ts";

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

    test("are found by emotion, and by parts of words in any case and writing", async () => {
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
      for (const q of ["STRAßEN", "hope GRIEF", "100%_", "%"])
        expect(await titles({ q }), q).toEqual([song.title]);
      expect(await titles({ q: "a 100 joy" })).toEqual([other.title]);
      for (const q of ["\\", "'", "nowhere"]) expect(await titles({ q }), q).toEqual([]);
      const seen = await findSong(database, ME, id);
      if (seen === undefined) throw new Error("it was not kept");
      await changeSong(database, ME, seen, { tags: ["Über \u{1F3B5}"] }, NOW);
      expect(await titles({ q: "über" })).toEqual([song.title]);
    });

    test("go along and go away with their owner's account", async () => {
      await keep();
      expect(await exportSongs(database, ME)).toMatchObject([{ intent, title: song.title, tags: [] }]);
      await removeSongs(database, ME);
      expect(await titles()).toEqual([]);
    });
  });
}
