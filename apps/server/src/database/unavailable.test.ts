// What a person gets while the database cannot be written, or read.
import { sql } from "kysely";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { TypedApp } from "../http/typed-app.ts";
import { expectHeaders, testApp } from "../testing.ts";
import { type Database, openDatabase } from "./database.ts";

let database: Database;
let app: TypedApp;

beforeEach(async () => {
  database = await openDatabase();
  app = await testApp({ database });
  onTestFinished(() => app.close());
});

/** More than fits into what is left of a page. */
const LONG = "grief ".repeat(500);

const say = (message: string) => app.inject({ method: "POST", url: "/interrogate", payload: { message } });

async function expectUnavailable(message = "grief"): Promise<void> {
  const answer = await say(message);
  expectHeaders(answer);
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["retry-after"]).toBe("5");
  expect(answer.json()).toMatchObject({ code: "database_unavailable" });
  expect(answer.body).not.toContain("SQLite");
  const song = { intent: { emotional_intent: "joy" }, seed: 1 };
  expect((await app.inject({ method: "POST", url: "/generate", payload: song })).statusCode).toBe(200);
}

describe("where something cannot be stored, that request fails, the others are answered, and it heals", () => {
  test("with 503 where the disk is full", async () => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(database);
    let status = 200;
    for (let turn = 0; turn < 50 && status === 200; turn++) ({ statusCode: status } = await say(LONG));
    await expectUnavailable(LONG);
    await sql`pragma max_page_count = 1000000`.execute(database);
    expect((await say("grief")).statusCode).toBe(200);
  });

  test("with 503 where the file may only be read", async () => {
    await sql`pragma query_only = on`.execute(database);
    await expectUnavailable();
    await sql`pragma query_only = off`.execute(database);
    expect((await say("grief")).statusCode).toBe(200);
  });
});
