/** Rules of harmony that can be broken. */

import { openEnding } from "../harmony/harmonize.ts";
import { readNumeral } from "../harmony/numerals.ts";
import { isMinorish } from "../harmony/scales.ts";
import { type BarHarmony, wholeBar } from "../harmony/span.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { RuleBreak } from "./rule.ts";

/** The song ends away from home. */
export const avoidTonicResolution: RuleBreak = {
  id: "harmony.avoid_tonic_resolution",
  domain: "harmony",
  effect: "the song ends away from its tonic",
  because: "Without the home chord the ending stays a question: for longing, grief and whatever is not over.",
  emotions: ["longing", "grief", "nostalgia", "uncertainty"],
  change: {
    stage: "harmony",
    apply: (harmony, plan) => {
      const last = plan.sections.at(-1);
      if (!last) return harmony;
      const open = wholeBar(
        openEnding(last.key),
        stepsPerBar(plan.timeSignature),
        "rule:harmony.avoid_tonic_resolution",
      );
      return harmony.map((section, index) =>
        index === harmony.length - 1 ? [...section.slice(0, -1), open] : section,
      );
    },
  },
};

/** A chord of each chorus comes from the parallel mode. */
export const modalInterchange: RuleBreak = {
  id: "harmony.modal_interchange",
  domain: "harmony",
  effect: "one chord of each chorus is borrowed from the parallel mode",
  because: "A chord from the other side, minor within major or major within minor, is felt as bittersweet.",
  emotions: ["nostalgia", "longing", "hope", "love"],
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      harmony.map((bars, index) => {
        const section = plan.sections[index];
        if (section?.kind !== "chorus") return bars;
        const numeral = isMinorish(section.key.mode) ? "IV" : "iv";
        const borrowed = readNumeral(numeral, section.key);
        if (!borrowed) return bars;
        const steps = stepsPerBar(plan.timeSignature);
        return bars.map(
          (bar, place): BarHarmony =>
            place % 4 === 2 && place < bars.length - 1
              ? wholeBar(borrowed, steps, "rule:harmony.modal_interchange")
              : bar,
        );
      }),
  },
};
