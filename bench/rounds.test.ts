import { expect, test } from "vitest";
import { rounds } from "./rounds.ts";

/** Runs rounds that take so many seconds each. */
const taking = (secondsEach: number) => {
  let time = 0;
  let count = 0;
  for (const _ of rounds({ least: 3, most: 8, seconds: 10 }, () => time)) {
    time += secondsEach * 1000;
    count++;
  }
  return count;
};

test.each([
  ["as many as may be where they are quick", 1, 8],
  ["as many as there is time for", 2, 5],
  ["as few as there have to be where they are slow", 60, 3],
])("there are %s", (_, secondsEach, count) => {
  expect(taking(secondsEach)).toBe(count);
});
