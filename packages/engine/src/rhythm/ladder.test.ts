import { describe, expect, test } from "vitest";
import { groovesInFour } from "../data/grooves.ts";
import { learnedDrumStyle } from "../data/learned/drums.ts";
import { drums, type Ladder, ladderOfGrooves, ladderOfLane, profileAt } from "./ladder.ts";
import { strokesOf } from "./strokes.ts";

const rockLanes = learnedDrumStyle("rock").lanes.map(ladderOfLane);
const written = ladderOfGrooves([
  groovesInFour["stick and hat"],
  groovesInFour["pop straight"],
  groovesInFour["pop open"],
]);

const strokesAt = (ladder: Ladder, place: number) => strokesOf(profileAt(ladder, place), 0.37, 1, 16);
const countOf = (strokes: Float32Array) => strokes.filter((loudness) => loudness > 0).length;

describe("a ladder of grooves", () => {
  test("is itself on its rungs", () => {
    const strokes = strokesAt(written, 0.5);
    const groove = groovesInFour["pop straight"];
    drums.forEach((drum, index) => {
      const line =
        (drum === "kick" || drum === "snare" || drum === "closedHat" ? groove[drum] : undefined) ?? "";
      for (let step = 0; step < 16; step++) {
        expect((strokes[index * 16 + step] ?? 0) > 0, `${drum} ${step}`).toBe(
          /[1-9]/.test(line[step] ?? "."),
        );
      }
    });
  });

  test.each([written, ...rockLanes])("changes a few strokes at a time as one climbs it", (ladder) => {
    for (let place = 0; place < 1; place += 0.01) {
      const one = strokesAt(ladder, place);
      const other = strokesAt(ladder, place + 0.01);
      let changed = 0;
      one.forEach((loudness, at) => {
        if (loudness > 0 !== (other[at] ?? 0) > 0) changed++;
      });
      expect(changed).toBeLessThanOrEqual(8);
    }
  });

  test("has more strokes at its top than at its foot", () => {
    for (const ladder of rockLanes)
      expect(countOf(strokesAt(ladder, 1))).toBeGreaterThan(countOf(strokesAt(ladder, 0)));
  });
});
