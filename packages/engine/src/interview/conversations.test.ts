import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { type GivenContext, replayInterview } from "./interview.ts";

type Range = readonly [number, number];

/** What a reader who knows the conversation agrees with; each line of the file says in `reader` why. */
interface Expectation {
  readonly valence?: Range;
  readonly arousal?: Range;
  readonly tempo?: Range;
  readonly technical?: Readonly<Record<string, unknown>>;
  readonly genre?: string;
  readonly dedication?: string;
  readonly occasion?: string;
  readonly title?: string;
  readonly line?: string;
  readonly wound?: string;
  readonly desire?: string;
  readonly ruleBreaks?: readonly string[];
  readonly journey?: true;
  readonly ends?: string;
  /** Whether help was named before any music. */
  readonly help?: boolean;
  /** Words that must not get into the song. */
  readonly never?: string;
}

interface Conversation {
  readonly name: string;
  readonly seed: number;
  readonly reader: string;
  readonly messages: readonly string[];
  readonly context?: GivenContext;
  readonly expect: Expectation;
}

const file = new URL("../../testdata/interviews/conversations.jsonl", import.meta.url);
const conversations: readonly Conversation[] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

test("there are forty of them at least, each with a name of its own", () => {
  expect(new Set(conversations.map(({ name }) => name)).size).toBe(conversations.length);
  expect(conversations.length).toBeGreaterThanOrEqual(40);
});

describe("a written conversation reaches an intent that its reader agrees with", () => {
  test.each(conversations)("$name", ({ seed, messages, context, expect: wanted }) => {
    const { turns } = replayInterview(
      { seed },
      messages.map((message, place) => (place === 0 && context ? { message, context } : { message })),
    );
    const reply = turns.at(-1)?.reply;
    if (!reply) throw new Error("nothing was said");
    const { intent } = reply;
    expect(reply.ready).toBe(true);
    const { intent: understood, song } = composeSong(intent, 7);
    for (const name of ["valence", "arousal"] as const) {
      const [low, high] = wanted[name] ?? [-1, 1];
      expect(understood[name], `${name} of "${intent.emotionalIntent}"`).toBeGreaterThanOrEqual(low);
      expect(understood[name], `${name} of "${intent.emotionalIntent}"`).toBeLessThanOrEqual(high);
    }
    const [slow, fast] = wanted.tempo ?? [20, 300];
    expect(song.tempoBpm).toBeGreaterThanOrEqual(slow);
    expect(song.tempoBpm).toBeLessThanOrEqual(fast);
    if (wanted.technical) expect(intent.technical).toMatchObject(wanted.technical);
    if (wanted.genre) expect(song.genre).toBe(wanted.genre);
    if (wanted.dedication) expect(reply.context.dedication).toBe(wanted.dedication);
    if (wanted.occasion) expect(reply.context.occasion).toBe(wanted.occasion);
    if (wanted.title) expect(song.title).toBe(wanted.title);
    if (wanted.line) expect(reply.context.line).toBe(wanted.line);
    if (wanted.wound) expect(intent.coreWound).toContain(wanted.wound);
    if (wanted.desire) expect(intent.coreDesire).toContain(wanted.desire);
    if (wanted.ruleBreaks) expect(intent.ruleBreaks).toEqual(expect.arrayContaining([...wanted.ruleBreaks]));
    if (wanted.journey) expect(understood.journey.length).toBeGreaterThan(1);
    if (wanted.ends) expect(understood.journey.at(-1)?.emotion).toBe(wanted.ends);
    if (wanted.help !== undefined) {
      expect(turns.some(({ reply: { message } }) => message.includes("findahelpline.com"))).toBe(wanted.help);
    }
    if (wanted.never) expect(JSON.stringify(intent)).not.toContain(wanted.never);
  });
});
