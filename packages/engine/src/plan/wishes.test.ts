import { describe, expect, test } from "vitest";
import { IntentError, type TechnicalWishes } from "../intent.ts";
import { quoted } from "./wish.ts";
import { readWishes } from "./wishes.ts";

const problemsOf = (technical: TechnicalWishes, more = {}) => {
  try {
    readWishes({ emotionalIntent: "joy", technical, ...more });
  } catch (error) {
    if (error instanceof IntentError)
      return error.problems.map(({ path, detail }) => [path.join("."), detail] as const);
    throw error;
  }
  return [];
};

describe("wishes", () => {
  test("are all read before anything is said: every mistake is listed at once", () => {
    const problems = problemsOf(
      {
        key: "H",
        bpm: 1e9,
        timeSignature: "9/8",
        bars: 3,
        form: "sonata",
        progression: ["i", "nonsense"],
        instruments: { melody: "fluet", kazoo: "x" },
      },
      { valence: 2, journey: [{ at: 5, emotion: "hope" }], ruleBreaks: ["x"] },
    );
    expect(problems.map(([path]) => path).sort()).toEqual([
      "journey.0.at",
      "ruleBreaks.0",
      "technical.bars",
      "technical.bpm",
      "technical.form",
      "technical.instruments.kazoo",
      "technical.instruments.melody",
      "technical.key",
      "technical.progression.1",
      "technical.timeSignature",
      "valence",
    ]);
    for (const [, detail] of problems) expect(detail.length).toBeGreaterThan(20);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 19.9, 300.1])("refuse a tempo of %d", (bpm) => {
    expect(problemsOf({ bpm })[0]?.[1]).toContain("from 20 to 300");
  });

  test("refuse a band in which nobody plays a tone", () => {
    const instruments = { melody: "none", chords: "none", bass: "none", pad: "none" };
    expect(problemsOf({ instruments })[0]?.[1]).toContain("Every pitched role is silenced");
  });

  test("refuse a feeling that is empty or endless", () => {
    expect(() => readWishes({ emotionalIntent: " \n" })).toThrow(IntentError);
    expect(() => readWishes({ emotionalIntent: "x".repeat(100_000) })).toThrow(/at most 5000/);
  });

  test("take null and empty texts for no wish", () => {
    expect(
      problemsOf({ key: null, genre: "", form: " ", bpm: null, progression: [], instruments: null }),
    ).toEqual([]);
  });

  test.each([
    ["piano", "acoustic grand piano"],
    ["Cello", "cello"],
    ["Electric Guitar", "clean electric guitar"],
    ["808", "synth bass 2"],
    ["voice", "choir aahs"],
  ])("find the instrument %s", (text, name) => {
    expect(
      readWishes({ emotionalIntent: "joy", technical: { instruments: { melody: text } } }).instruments.get(
        "melody",
      ),
    ).toBe(name);
  });
});

test("what is quoted in a message is short, and no character of it is cut in half", () => {
  const cut = quoted("😀".repeat(60));
  expect(cut).toBe(`"${"😀".repeat(37)}…"`);
  expect(cut.isWellFormed()).toBe(true);
  expect(quoted(" a  short\nline ")).toBe('"a short line"');
});
