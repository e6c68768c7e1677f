// Everything that is stored, on a real PostgreSQL: the suites that SQLite passes.
import { afterAll, beforeAll } from "vitest";
import { interviewStoreSuite } from "../apps/server/src/interviews/store.suite.ts";
import { type PostgresDatabases, postgresDatabases } from "./support/postgres-databases.ts";

let databases: PostgresDatabases;

beforeAll(async () => {
  databases = await postgresDatabases();
});

afterAll(() => databases.remove());

const open = () => databases.open();

interviewStoreSuite(open);
