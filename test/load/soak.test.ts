// All kinds of traffic at once, for SOAK_SECONDS: nothing piles up.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { genres } from "../../packages/engine/src/data/genres.ts";
import { Person } from "../support/person.ts";
import { type MeasuredService, serveMeasured } from "./support/asked.ts";
import { openFiles, residentMegabytes, slope } from "./support/measures.ts";

const seconds = Number(process.env["SOAK_SECONDS"] ?? 8);

const CALLERS = 4;

/** The heap is looked at so many times. */
const PARTS = 10;

/** In less time than this it is still warming up. */
const isLong = seconds >= 120;

/** What may be alive more at the end, of all: songs are remembered up to a bound, and code is optimized meanwhile. */
const MOST_GROWTH = isLong ? 0.1 : 0.2;

/** What may be resident more at the end, of all: that is what threads and the libraries in C hold too. */
const MOST_RESIDENT_GROWTH = isLong ? 0.1 : 0.5;

/** The library is in a file, as in production: a round keeps a song, and in memory that would be part of what is measured. */
const folder = mkdtempSync(join(tmpdir(), "music-brain-soak-"));

let service: MeasuredService;
let agent: Agent;
beforeAll(async () => {
  service = await serveMeasured({ DATA_DIR: folder, CACHE_MAX_MB: "4", MAX_SONGS_PER_USER: "1000000" });
  agent = new Agent({ connections: 2 * CALLERS });
});
afterAll(async () => {
  await agent?.close();
  await service?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** One round of what somebody may do, from the first word to the last. */
async function round(person: Person, turn: number): Promise<void> {
  const { address } = service;
  const refused: string[] = [];
  const ask = async (...asked: [method: string, path: string, sending?: Parameters<Person["ask"]>[3]]) => {
    const told = await person.ask(address, ...asked);
    if (told.status >= 400) refused.push(`${asked[0]} ${asked[1]}: ${told.status} ${told.text}`);
    return told;
  };
  const wish = (seed: number) => ({
    intent: {
      emotional_intent: ["hope", "rage", "grief turning into joy"][turn % 3],
      technical: { bars: 8 },
    },
    output_format: "midi",
    seed,
  });
  const { body: made } = await ask("POST", "/generate", { body: wish(turn) });
  await ask("POST", "/generate", { body: { ...wish(1), keep: false }, token: "" });
  await ask("GET", `/songs/${made.song.id}/midi`);
  await ask("GET", `/songs/${made.song.id}/explanation`);
  await ask("GET", "/songs?limit=5&q=hope");
  await ask("GET", "/emotions/search?q=bittersweet", { headers: { "accept-encoding": "br" } });
  const { body: said } = await ask("POST", "/interrogate", { body: { message: "my sister gets married" } });
  await ask("POST", "/interrogate", { body: { message: "slow, with a cello", session_id: said.session_id } });
  await ask("DELETE", `/interrogate/${said.session_id}`);
  await ask("POST", `/songs/${made.song.id}/variations`, { body: { seed: turn + 1 } });
  const { body: key } = await ask("POST", "/auth/api-keys", { body: { name: "soak", scopes: ["generate"] } });
  await ask("GET", "/emotions/joy", { token: "", headers: { "x-api-key": key.key } });
  await ask("DELETE", `/auth/api-keys/${key.id}`);
  if (turn % 20 === 0) {
    const { body: job } = await ask("POST", `/songs/${made.song.id}/renders`, { body: { format: "ogg" } });
    await ask("GET", `/jobs/${job.id}/events`);
    await person.signIn(address);
  }
  await ask("DELETE", `/songs/${made.song.id}`);
  expect(refused).toEqual([]);
}

/** How much more there would be after all parts, of what there is, at the slope of the second half. */
function growth(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (slope(values.slice(PARTS / 2)) * PARTS) / mean;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

test("after a while of all kinds of traffic nothing has piled up: neither memory nor open files", async () => {
  const people = Array.from({ length: CALLERS }, (_, index) => new Person(`soaker-${index}`, agent));
  for (const person of people) await person.register(service.address);
  // Everything has been loaded, and every thread made, before it is measured: what was learned of a style is read when it is wanted.
  const [first] = people;
  for (const { name: genre } of genres) {
    const intent = { emotional_intent: "hope", technical: { genre, bars: 32 } };
    await first?.ask(service.address, "POST", "/generate", { body: { intent, keep: false } });
  }
  for (const person of people.slice(0, 1)) await round(person, 0);
  for (let turn = 1; turn < 4; turn++) await Promise.all(people.map((person) => round(person, turn)));

  const alive: number[] = [];
  const files: number[] = [];
  const resident: number[] = [];
  let rounds = 0;
  let isOver = false;
  const living = people.map(async (person, index) => {
    for (let turn = 1 + index * 1_000_000; !isOver; turn++) {
      await round(person, turn);
      rounds += 1;
    }
  });
  const started = performance.now();
  for (let part = 1; part <= PARTS; part++) {
    const left = (part * seconds * 1000) / PARTS - (performance.now() - started);
    await Promise.race([later(left), Promise.all(living)]);
    alive.push(await service.liveMegabytes());
    files.push(openFiles(service.pid));
    resident.push(residentMegabytes(service.pid));
  }
  isOver = true;
  await Promise.all(living);

  const shown = (values: readonly number[]) => values.map((value) => Math.round(value)).join(" ");
  process.stdout.write(
    `Soak: ${rounds} rounds of 17 requests in ${seconds} s; alive on the heap, MB: ${shown(alive)} (by its second half ${percent(growth(alive))} more in that time); resident, MB: ${shown(resident)} (${percent(growth(resident))}); open files: ${files.join(" ")}.\n`,
  );
  expect(rounds).toBeGreaterThan(CALLERS);
  expect(growth(alive)).toBeLessThan(MOST_GROWTH);
  expect(growth(resident)).toBeLessThan(MOST_RESIDENT_GROWTH);
  // Connections of those who ask come and go.
  expect(Math.max(...files) - Math.min(...files)).toBeLessThanOrEqual(3 * CALLERS);
});
