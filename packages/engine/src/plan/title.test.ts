import fc from "fast-check";
import { expect, test } from "vitest";
import { titleOf } from "./title.ts";

test.each([
  ["grief slowly turning into hope", "Grief Slowly Turning into Hope"],
  ["the night my father's radio stopped", "The Night My Father's Radio Stopped"],
  ["happy", "Happy"],
  ["  first line\nsecond line ", "First Line"],
  ["Joy. And then more", "Joy"],
  ["élan vital", "Élan Vital"],
  ["😭", "😭"],
  ["...", "..."],
])("%j is called %j", (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test("a title is never empty, never longer than 48 characters, and has no control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), (text) => {
      const title = titleOf(text);
      expect(title.length).toBeGreaterThan(0);
      expect([...title].length).toBeLessThanOrEqual(48);
      expect(title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});
