import { describe, expect, test } from "vitest";
import { beatsOf, stepsPerBar } from "../plan/metre.ts";
import { createStream } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { drawCell, silence } from "./cells.ts";
import { type Onset, onsetsOf } from "./onsets.ts";
import { planPhrases } from "./phrases.ts";
import { rhythmsFor } from "./rhythms.ts";

const METRES: readonly TimeSignature[] = [
  [4, 4],
  [3, 4],
  [6, 8],
  [12, 8],
  [5, 4],
  [7, 8],
];
/** Sixteenths from the start of the section to a note's end. */
const endOf = ({ bar, step, length }: Onset, steps: number) => bar * steps + step + length;

const AS_WRITTEN = { tilt: 1, against: 1, sixteenths: 1, leaving: 1, most: 4 };

const rhythmOf = (metre: TimeSignature, seed: number, tilt = 1, bars = 8) => {
  const stream = createStream(seed);
  const plans = planPhrases(bars, "verse", stream.fork("plan"));
  const rhythms = rhythmsFor(
    plans,
    metre,
    { tilt, against: 1, sixteenths: 1, leaving: 1, most: 4 },
    1,
    stream.fork("rhythm").next(),
  );
  return { plans, rhythms, onsets: onsetsOf(rhythms, plans, metre, true) };
};

describe("rhythms", () => {
  test.each(METRES.map((metre) => [metre.join("/"), metre] as const))(
    "in %s are notes in order that do not overlap, within the section and a bar before it",
    (_, metre) => {
      const steps = stepsPerBar(metre);
      for (let seed = 0; seed < 40; seed++) {
        const { onsets } = rhythmOf(metre, seed);
        expect(onsets.length).toBeGreaterThan(3);
        onsets.forEach((onset, index) => {
          const next = onsets[index + 1];
          const start = onset.bar * steps + onset.step;
          expect(start).toBeGreaterThan(-steps);
          expect(onset.length).toBeGreaterThan(0);
          expect(endOf(onset, steps)).toBeLessThanOrEqual(next ? next.bar * steps + next.step : 8 * steps);
        });
      }
    },
  );

  test("of bars that take up another bar's tune are exactly that bar's, or begin as it does where the tune goes on elsewhere", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { plans, rhythms } = rhythmOf([4, 4], seed);
      plans.forEach(({ model, tune }, bar) => {
        if (model === null || tune === "new") return;
        const kept = tune === "same" ? 4 : 2;
        expect(rhythms[bar]?.cells.slice(0, kept)).toEqual(rhythms[model]?.cells.slice(0, kept));
      });
    }
  });

  test("have the more notes the denser they are to be", () => {
    const notes = (tilt: number) =>
      Array.from({ length: 40 }, (_, seed) => rhythmOf([4, 4], seed, tilt).onsets.length).reduce(
        (sum, count) => sum + count,
      );
    const counts = [0.4, 0.7, 1, 1.4, 2].map(notes);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(new Set(counts).size).toBe(5);
  });

  test("stay mostly as they are when the density moves by a little", () => {
    let kept = 0;
    let bars = 0;
    for (let seed = 0; seed < 40; seed++) {
      const [one, other] = [rhythmOf([4, 4], seed, 1).rhythms, rhythmOf([4, 4], seed, 1.05).rhythms];
      bars += one.length;
      one.forEach(({ cells }, bar) => {
        const text = (from: typeof cells | undefined) => from?.map((cell) => cell.text).join("");
        if (text(cells) === text(other[bar]?.cells)) kept++;
      });
    }
    expect(kept / bars).toBeGreaterThan(0.9);
  });

  test("seldom have more notes than can be sung at a quick pace", () => {
    const crowded = (most: number) => {
      let found = 0;
      for (let seed = 0; seed < 400; seed++) {
        const leaning = { tilt: 2, against: 1, sixteenths: 1, leaving: 1, most };
        if (drawCell(4, 1, seed % 4, false, silence, leaning, seed / 400, seed).onsets > 2) found++;
      }
      return found;
    };
    expect(crowded(2)).toBeLessThan(0.4 * crowded(4));
  });

  test("leave time to breathe between phrases; the second half of one may run on", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { onsets, plans } = rhythmOf([4, 4], seed);
      onsets.forEach((onset, index) => {
        const next = onsets[index + 1];
        if (!next || plans[next.bar]?.phraseStart === plans[onset.bar]?.phraseStart) return;
        const least = plans[next.bar]?.part === "second" ? 0 : 1;
        expect(next.bar * 16 + next.step - endOf(onset, 16)).toBeGreaterThanOrEqual(least);
      });
    }
  });

  test("never hold a note that has not begun", () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const { length } of [...beatsOf([4, 4]), ...beatsOf([6, 8])]) {
        const cell = drawCell(length, 1, seed % 4, false, silence, AS_WRITTEN, seed / 200, seed);
        expect(cell.text.startsWith("-")).toBe(false);
        expect(cell.text).toHaveLength(length);
      }
    }
  });
});

describe("the plan of a theme", () => {
  test("has a motif that comes back, and closes where the section does", () => {
    for (const bars of [4, 5, 7, 8, 12, 16, 24, 33]) {
      for (let seed = 0; seed < 20; seed++) {
        const plans = planPhrases(bars, "chorus", createStream(seed));
        expect(plans).toHaveLength(bars);
        expect(plans.some(({ tune }) => tune !== "new")).toBe(true);
        expect(plans.at(-1)?.cadence).toBe("closed");
        plans.forEach(({ model }, bar) => {
          if (model !== null) expect(model).toBeLessThan(bar);
        });
      }
    }
  });
});
