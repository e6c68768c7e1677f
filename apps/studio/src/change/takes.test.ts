import { describe, expect, test } from "vitest";
import type { MadeSong } from "../api/songs.ts";
import { afterEvent, currentTake, noTakes, rootOf, type Takes } from "./takes.ts";

// The takes never look into a song.
const made = { midi: "" } as MadeSong;

function take(takes: Takes, label: string): Takes {
  return afterEvent(takes, { kind: "made", label, parent: takes.current, made });
}

describe("takes", () => {
  const three = take(take(take(noTakes, "first"), "slower"), "without drums");

  test("go back and forth without losing one", () => {
    const back = afterEvent(afterEvent(three, { kind: "undone" }), { kind: "undone" });
    expect(currentTake(back)?.label).toBe("first");
    expect(back.all).toHaveLength(3);
    const forth = afterEvent(afterEvent(back, { kind: "redone" }), { kind: "redone" });
    expect(currentTake(forth)?.label).toBe("without drums");
  });

  test("branch where something is made after going back", () => {
    const branched = take(afterEvent(three, { kind: "undone" }), "faster");
    expect(branched.all).toHaveLength(4);
    expect(currentTake(branched)?.parent).toBe(1);
    expect(afterEvent(branched, { kind: "redone" })).toEqual(branched);
  });

  test("are heard against the one before, back and forth, and what was undone can still be redone", () => {
    const back = afterEvent(three, { kind: "undone" });
    const swapped = afterEvent(back, { kind: "swapped" });
    expect(currentTake(swapped)?.label).toBe("without drums");
    expect(currentTake(afterEvent(swapped, { kind: "swapped" }))?.label).toBe("slower");
    const first = take(noTakes, "first");
    expect(afterEvent(first, { kind: "swapped" })).toBe(first);
    expect(rootOf(three, 2)).toBe(0);
  });

  test("of last time come before those that were made meanwhile", () => {
    const both = afterEvent(take(take(noTakes, "new"), "newer"), { kind: "restored", takes: three });
    expect(both.all.map(({ id, label, parent }) => [id, label, parent])).toEqual([
      [0, "first", undefined],
      [1, "slower", 0],
      [2, "without drums", 1],
      [3, "new", undefined],
      [4, "newer", 3],
    ]);
    expect(currentTake(both)?.label).toBe("newer");
    expect(afterEvent(noTakes, { kind: "restored", takes: three })).toBe(three);
  });

  test("stay where they are at either end, and for a take that is not there", () => {
    const first = take(noTakes, "first");
    expect(afterEvent(first, { kind: "undone" })).toBe(first);
    expect(afterEvent(first, { kind: "redone" })).toBe(first);
    expect(afterEvent(first, { kind: "chosen", id: 7 })).toBe(first);
  });
});
