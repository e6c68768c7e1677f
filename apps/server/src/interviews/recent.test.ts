import { type Answer, type Interview, replayInterview } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { recentInterviews } from "./recent.ts";

const answers: readonly Answer[] = ["sad", "my brother", "hollow"].map((message) => ({ message }));
const held = (count: number): Interview => replayInterview({ seed: 5 }, answers.slice(0, count));

describe("recent conversations", () => {
  test("go on from the state that is kept, to the same as all answers anew", () => {
    const recent = recentInterviews();
    const kept = held(2);
    recent.keep("one", kept);
    const replayed = recent.replay("one", 5, answers);
    expect(replayed).toEqual(held(3));
    expect(replayed.turns[0]).toBe(kept.turns[0]);
  });

  test("take no more memory than they may: long ones push others out, or are not kept at all", () => {
    const recent = recentInterviews(100_000);
    const kept = held(1);
    recent.keep("one", kept);
    const long = replayInterview({ seed: 5 }, [{ message: "grief ".repeat(10_000) }]);
    recent.keep("long", long);
    expect(recent.replay("long", 5, [{ message: "grief ".repeat(10_000) }])).not.toBe(long);
    expect(recent.replay("one", 5, answers.slice(0, 1))).toBe(kept);
    for (let place = 0; place < 20; place++) recent.keep(`other ${place}`, held(1));
    expect(recent.replay("one", 5, answers.slice(0, 1))).not.toBe(kept);
  });
});
