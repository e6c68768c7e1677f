import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseMidi } from "midi-file";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => (block ?? "").trim());

const command = (beginning: string): string => {
  const found = commands.find((line) => line.startsWith(beginning));
  if (found === undefined) throw new Error(`the README has no command that begins with ${beginning}`);
  return found;
};

describe("the README", () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-readme-"));
  let service: Running;
  let address: string;

  beforeAll(async () => {
    const [program = "", ...args] = command("npm start").split(" ");
    service = start(program, args, { env: environment({ PORT: "0" }) });
    address = await addressOf(service);
  });

  afterAll(async () => {
    service.child.kill("SIGTERM");
    await service.ended;
    rmSync(folder, { recursive: true });
  });

  /** Runs a command of the README; its song lands in the temporary folder. */
  const run = (line: string) => {
    const here = line
      .replaceAll("http://127.0.0.1:8000", address)
      .replace("-o song.mid", `-o '${join(folder, "song.mid")}'`);
    return start("sh", ["-c", here]).ended;
  };

  const notes = () => {
    const midi = parseMidi(readFileSync(join(folder, "song.mid")));
    return midi.tracks.flatMap((track) => track.filter(({ type }) => type === "noteOn"));
  };

  test("has no command but those that are run here, and by this very run of npm test", () => {
    expect(commands.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "npm start",
      "npm test",
      "curl -s",
      "npx music-brain",
    ]);
  });

  test("starts a service that is healthy", async () => {
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ status: "healthy" });
    expect((await fetch(`${address}/docs`)).status).toBe(200);
  });

  test("makes a song by curl", async () => {
    expect(await run(command("curl"))).toMatchObject({ code: 0 });
    expect(notes().length).toBeGreaterThan(300);
  });

  test("makes the same song on the command line, and prints its sections and reasons", async () => {
    await run(command("curl"));
    const byHttp = readFileSync(join(folder, "song.mid"));
    const ended = await run(command("npx"));
    expect(ended).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "song.mid")).equals(byHttp)).toBe(true);
    for (const word of ["seed 42", "verse", "because", "tempo"]) expect(ended.stdout).toContain(word);
  });

  test("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path ?? "");
    expect(links.length).toBeGreaterThan(4);
    for (const path of links) expect(() => readFileSync(join(root, path))).not.toThrow();
  });
});
