/** Tags are looked up without their accents too, as words are. */
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { foldedTag } from "../../songs/search-words.ts";

/** Writes anew what songs are looked up by. */
export const foldedTags: Migration = {
  async up(database) {
    const { rows } = await sql<{ owner: string; id: string; tags: string }>`
      select owner, id, tags from songs where tags <> '[]'`.execute(database);
    for (const { owner, id, tags } of rows) {
      const listed: string[] = JSON.parse(tags);
      const tagged = listed.map((tag) => `\n${foldedTag(tag)}\n`).join("");
      await sql`update songs set tagged = ${tagged} where owner = ${owner} and id = ${id}`.execute(database);
    }
  },
};
