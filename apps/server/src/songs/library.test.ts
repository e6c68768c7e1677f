import { composeSong } from "@music-brain/engine";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { librarySuite } from "./library.suite.ts";
import { keepSong } from "./library.ts";

librarySuite(() => openDatabase());

test("take about 20 kB each, and less than 400 kB where they are as long as may be", async () => {
  const database = await openDatabase();
  onTestFinished(() => database.destroy());
  const sizesOf = async (technical?: { readonly bars: number }) => {
    const sizes: number[] = [];
    for (const feeling of ["joy", "rage", "calm", "fear", "wonder", "nostalgia", "grief turning into hope"]) {
      const intent = { emotionalIntent: feeling, ...(technical && { technical }) };
      const { song } = composeSong(intent, 1);
      const kept = { intent: { emotional_intent: feeling }, song };
      const id = await keepSong(database, "usr_me", kept, { now: 1, most: 100 });
      const size = sql<{ bytes: number }>`select octet_length(content) as bytes from songs where id = ${id}`;
      sizes.push((await size.execute(database)).rows[0]?.bytes ?? Number.NaN);
    }
    return sizes;
  };
  const usual = await sizesOf();
  const mean = usual.reduce((sum, bytes) => sum + bytes, 0) / usual.length;
  expect(mean).toBeGreaterThan(10_000);
  expect(mean).toBeLessThan(25_000);
  expect(Math.max(...(await sizesOf({ bars: 512 })))).toBeLessThan(400_000);
});
