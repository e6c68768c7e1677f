// Songs that somebody keeps, from the command line; what can be done with them is tried in song-console.test.ts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { WireKeptSong } from "@music-brain/contract";
import { openAccounts } from "@music-brain/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { environment, root, start } from "./support/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-songs-"));
const env = environment({ DATA_DIR: folder });

beforeAll(async () => {
  const accounts = await openAccounts(env);
  await accounts.create({ username: "clara", password: "seven quiet rivers", email: undefined }, "member");
  await accounts.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const musicBrain = (...args: string[]) =>
  start(process.execPath, [join(root, "apps/cli/src/main.ts"), ...args], { env, cwd: folder }).ended;

test("a song that was written to a file is taken into a library, listed and written to a file again", async () => {
  expect((await musicBrain("generate", "joy", "--bars", "8", "--seed", "7", "-o", "made.json")).code).toBe(0);
  const taken = await musicBrain("song", "import", "clara", "made.json");
  expect(taken.stdout, taken.stderr).toMatch(/^song_\w+: .* is kept\.\n$/);
  const listed: WireKeptSong[] = JSON.parse((await musicBrain("song", "list", "clara", "--json")).stdout);
  const [kept] = listed;
  expect(listed).toHaveLength(1);
  const written = await musicBrain("song", "export", "clara", kept?.id ?? "", "-o", "-");
  expect(written.stdout.slice(0, 4)).toBe("MThd");
});

test("nothing is deleted without --yes", async () => {
  const { code, stderr } = await musicBrain("song", "delete", "clara", "song_x");
  expect([code, stderr]).toEqual([1, expect.stringContaining("say --yes")]);
});
