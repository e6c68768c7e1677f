/** The interview: what the written conversations come to, and how fast it answers with its database on disk. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { composeSong, type GivenContext, replayInterview } from "@music-brain/engine";
import { buildApp, loadSettings, openDatabase } from "@music-brain/server";
import { promised, promisedAtLeast } from "../promised.ts";
import { type Bounds, rounds } from "../rounds.ts";
import { quantile, table } from "../table.ts";

interface Written {
  readonly name: string;
  readonly seed: number;
  readonly messages: readonly string[];
  readonly context?: GivenContext;
}

const file = new URL("../../packages/engine/testdata/interviews/conversations.jsonl", import.meta.url);

/** Seeds with which each conversation is held, besides its own. */
const SEEDS: Bounds = { least: 5, most: 20, seconds: 10 };

/** The interview's tables. */
export async function benchInterview(): Promise<string> {
  const conversations = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): Written => JSON.parse(line));
  return [benchConversations(conversations), await benchAnswers(conversations)].join("\n\n");
}

function benchConversations(conversations: readonly Written[]): string {
  const counts = { seeds: 0, held: 0, turns: 0, ready: 0, heard: 0, learned: 0, composed: 0, asked: 0 };
  const untilReady: number[] = [];
  for (const round of rounds(SEEDS)) {
    const seed = round + 1;
    counts.seeds = seed;
    for (const { messages, context } of conversations) {
      const answers = messages.map((message, place) =>
        place === 0 && context ? { message, context } : { message },
      );
      const { turns } = replayInterview({ seed }, answers);
      const last = turns.at(-1)?.reply;
      if (!last) continue;
      counts.held++;
      counts.turns += turns.length;
      counts.heard += turns.filter(({ reply }) => reply.learned.length > 0).length;
      counts.learned += turns.reduce((sum, { reply }) => sum + reply.learned.length, 0);
      counts.asked += turns.reduce((sum, { reply }) => sum + reply.questions.length, 0);
      if (last.ready) counts.ready++;
      const place = turns.findIndex(({ reply }) => reply.ready);
      if (place >= 0) untilReady.push(place + 1);
      try {
        composeSong(last.intent, seed);
        counts.composed++;
      } catch {
        // It is missing from the count.
      }
    }
  }
  const mostAnswers = Math.max(...untilReady);
  promisedAtLeast("written conversations that become ready", "%", (100 * counts.ready) / counts.held, 100);
  promisedAtLeast("of these, songs that are composed", "%", (100 * counts.composed) / counts.held, 100);
  promised("the most answers until a conversation is ready", "answers", mostAnswers, 12);
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return table(
    `Interview: ${conversations.length} written conversations, ${counts.seeds} seeds each`,
    ["", "found", "aim"],
    [
      ["conversations that are ready", share(counts.ready, counts.held), "100 %"],
      ["intents that compose", share(counts.composed, counts.held), "100 %"],
      ["answers until ready, most", String(mostAnswers), "12"],
      ["answers until ready, median", String(quantile(untilReady, 0.5)), ""],
      ["answers in which something was heard", share(counts.heard, counts.turns), ""],
      ["parameters set in a conversation", (counts.learned / counts.held).toFixed(1), ""],
      ["questions asked in a conversation", (counts.asked / counts.held).toFixed(1), ""],
    ],
  );
}

/** The first round warms up. */
const ROUNDS: Bounds = { least: 3, most: 9, seconds: 15 };

/** Conversations held over HTTP, by injection, in a database on disk. */
async function benchAnswers(conversations: readonly Written[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-bench-"));
  const app = await buildApp({
    settings: loadSettings({}),
    database: await openDatabase(folder),
  });
  const times: number[] = [];
  const compared: number[] = [];
  const byTurn = new Map<number, number[]>();
  const heaps: number[] = [];
  try {
    for (const round of rounds(ROUNDS)) {
      for (const { messages } of conversations) {
        let session: string | undefined;
        for (const [place, message] of messages.entries()) {
          if (message.length > 1000) continue;
          const before = performance.now();
          const answer = await app.inject({
            method: "POST",
            url: "/interrogate",
            payload: session === undefined ? { message, seed: round } : { message, session_id: session },
          });
          const took = performance.now() - before;
          session = answer.json<{ session_id: string }>().session_id;
          if (round === 0) continue;
          const idle = performance.now();
          await app.inject("/health");
          compared.push(performance.now() - idle);
          times.push(took);
          byTurn.set(place, [...(byTurn.get(place) ?? []), took]);
        }
      }
      if (round > 0) heaps.push(heapInUse());
    }
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
  promised("an answer of a conversation, 99 of 100", "ms", quantile(times, 0.99), 5);
  const row = (name: string, all: readonly number[], aim: string) => [
    name,
    quantile(all, 0.5).toFixed(2),
    quantile(all, 0.99).toFixed(2),
    aim,
  ];
  const megabytes = heaps.map((bytes) => (bytes / 1_000_000).toFixed(1));
  return `${table(
    `POST /interrogate, SQLite on disk, ${times.length} answers`,
    ["", "median ms", "p99 ms", "aim p99"],
    [
      row("all answers", times, "5"),
      row("the first", byTurn.get(0) ?? [], ""),
      row("the eighth", byTurn.get(7) ?? [], ""),
      row("GET /health beside it", compared, ""),
    ],
  )}\nMemory in use after each of ${heaps.length} rounds of ${conversations.length} conversations, MB: ${megabytes.join(", ")}.`;
}

/** Bytes of the heap that are in use, what nobody needs any more collected. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  return process.memoryUsage().heapUsed;
}
