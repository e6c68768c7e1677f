import { expect, test } from "vitest";
import { messageFor } from "./message.ts";

test("counts in words that agree", () => {
  expect(messageFor("Generated", { sections: [], totalBars: 32, tempoBpm: 80 })).toBe(
    "Generated 0 sections, 32 bars at 80 BPM",
  );
  expect(messageFor("Planned", { sections: [], totalBars: 1, tempoBpm: 80.04 })).toBe(
    "Planned 0 sections, 1 bar at 80 BPM",
  );
});
