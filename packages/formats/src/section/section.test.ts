import { expect, test } from "vitest";
import { sectionPosition } from "./section.ts";

const song = { sections: [{ name: "verse 1" }, { name: "Chorus" }, { name: "1" }] };

test.each([
  ["verse 1", 0],
  ["  VERSE 1 ", 0],
  ["chorus", 1],
  ["0", 0],
  [2, 2],
])("%j is a section", (wanted, position) => {
  expect(sectionPosition(song, wanted)).toBe(position);
});

test("a name comes before a position", () => {
  expect(sectionPosition(song, "1")).toBe(2);
});

test.each(["verse", "3", -1, 1.5, 900, ""])("%j is none, and it is said which there are", (wanted) => {
  expect(() => sectionPosition(song, wanted)).toThrow(
    new RangeError("section has to be one of verse 1, Chorus, 1, or a position from 0 to 2."),
  );
});
