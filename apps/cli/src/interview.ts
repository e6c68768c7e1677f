/** `music-brain interview`: a conversation in the terminal that ends in a song. */
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { givenIntentToWire } from "@music-brain/contract";
import {
  answerInterview,
  beginInterview,
  composeSong,
  type Interview,
  type Reply,
} from "@music-brain/engine";
import { contentOf, formatOf, orTell, save, seedFrom } from "./generate.ts";
import { heading } from "./report.ts";

/** The options of `interview`. */
export interface InterviewOptions {
  readonly seed?: number;
  readonly output?: string;
  readonly json?: boolean;
}

const GREETING =
  'What should the song feel like? Say it in your own words. "skip", "back", "start over" and "just make it" are understood.';

/** What ends a conversation in which the song is ready, besides the end of the input. */
const MADE = /^\s*(?:just |please )*(?:make it|done|go|yes|ok|okay)?[.!]*\s*$/iu;

/**
 * Asks, until the song is ready and nothing is left to change, or the answers end; then composes.
 * @throws CommandError when the file cannot be written
 */
export async function interview(options: InterviewOptions): Promise<void> {
  const format = formatOf(options);
  const seed = seedFrom(options);
  const talk = options.json ? () => undefined : (text: string) => process.stdout.write(`${text}\n`);
  talk(GREETING);
  const { turns } = await converse(beginInterview({ seed }), talk);
  const last = turns.at(-1)?.reply;
  if (!last) return;
  if (options.json) process.stdout.write(`${JSON.stringify(givenIntentToWire(last.intent), null, 2)}\n`);
  const composition = orTell(() => composeSong(last.intent, seed));
  talk(`\n${heading(composition.song)}`);
  if (options.output === undefined) return;
  await save(options.output, await contentOf(composition, format));
  process.stderr.write(`Wrote ${options.output}\n`);
}

async function converse(begun: Interview, talk: (text: string) => unknown): Promise<Interview> {
  const isTyped = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: isTyped ? process.stdout : undefined,
    prompt: "\n> ",
  });
  let held = begun;
  let reply: Reply | undefined;
  if (isTyped) lines.prompt();
  for await (const message of lines) {
    if (reply?.ready && MADE.test(message)) break;
    if (!isTyped) talk(`\n> ${message}`);
    held = answerInterview(held, { message });
    reply = held.turns.at(-1)?.reply;
    if (reply) talk(shown(reply));
    if (isTyped) lines.prompt();
  }
  lines.close();
  return held;
}

function shown({ message, learned }: Reply): string {
  const lines = learned.map(({ parameter, value }) => `  ${parameter}: ${inWords(value)}`);
  return [...lines, message].join("\n");
}

function inWords(value: unknown): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([name, part]) => `${name} ${inWords(part)}`)
      .join(", ");
  }
  return Array.isArray(value) ? value.join(", ") : String(value);
}
