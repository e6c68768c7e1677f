/** What songs were made of, which are favourites, and a search by words. */
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { searchWords } from "../../songs/search-words.ts";
import { columnTypes, isPostgres } from "../dialect.ts";

/** Adds to the table `songs`. */
export const songVersions: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const add = (name: string, definition: string) =>
      sql`alter table songs add column ${sql.ref(name)} ${sql.raw(definition)}`.execute(database);
    await add("favourite", `${whole} not null default 0`);
    await add("tagged", "text not null default ''");
    await add("root", "text not null default ''");
    await add("parent", "text");
    await add("asked", "text");
    await add("changed", "text");
    const { rows } = await sql<Row>`select owner, id, title, tags, words, outline from songs`.execute(
      database,
    );
    for (const { owner, id, title, tags, words, outline } of rows) {
      const listed: string[] = JSON.parse(tags);
      const { genre, mood }: Record<string, string> = JSON.parse(outline);
      const searched = searchWords([title, ...listed, words, genre, mood].join("\n")).join(" ");
      const tagged = listed.map((tag) => `\n${folded(tag)}\n`).join("");
      await sql`update songs set root = id, searched = ${searched}, tagged = ${tagged}
        where owner = ${owner} and id = ${id}`.execute(database);
    }
    await database.schema.createIndex("songs_by_root").on("songs").columns(["owner", "root"]).execute();
    for (const statement of isPostgres(database) ? searchOfPostgres : searchOfSqlite) {
      await statement.execute(database);
    }
  },
};

function folded(tag: string): string {
  return tag.normalize("NFKC").toLowerCase().trim().replace(/\s+/gu, " ");
}

interface Row {
  readonly owner: string;
  readonly id: string;
  readonly title: string;
  readonly tags: string;
  readonly words: string;
  readonly outline: string;
}

const searchOfPostgres = [
  sql`alter table songs add column search_words tsvector
    generated always as (array_to_tsvector(string_to_array(searched, ' '))) stored`,
  sql`create index songs_by_words on songs using gin (search_words)`,
];

/** The place of a song is a number that stays: those that SQLite gives to rows by itself do not. */
const place = (row: "new" | "old") =>
  sql`(select place from song_places where owner = ${sql.ref(`${row}.owner`)} and id = ${sql.ref(`${row}.id`)})`;

const addWords = sql`insert into song_words (rowid, who, words) values (${place("new")}, new.owner, new.searched)`;
const removeWords = sql`delete from song_words where rowid = ${place("old")}`;

const searchOfSqlite = [
  sql`create table song_places (place integer primary key, owner text not null, id text not null,
    unique (owner, id)) strict`,
  sql`create virtual table song_words using fts5(who, words, content='', contentless_delete=1)`,
  sql`insert into song_places (owner, id) select owner, id from songs`,
  sql`insert into song_words (rowid, who, words)
    select place, songs.owner, searched from songs join song_places using (owner, id)`,
  sql`create trigger songs_words_added after insert on songs begin
    insert into song_places (owner, id) values (new.owner, new.id); ${addWords}; end`,
  sql`create trigger songs_words_changed after update of searched on songs begin
    ${removeWords}; ${addWords}; end`,
  sql`create trigger songs_words_removed after delete on songs begin
    ${removeWords}; delete from song_places where owner = old.owner and id = old.id; end`,
];
