import { expect, it } from "vitest";
import { headShelf, LoudnessMeter, lowCut } from "./loudness.ts";
import { emptyBlock } from "./measure.ts";
import { aTone } from "./testing/sound.ts";

const loudness = (...sounds: ReturnType<typeof aTone>[]) => {
  const meter = new LoudnessMeter();
  for (const sound of sounds) meter.add(sound, sound.left.length);
  return meter.integrated;
};

it("has the filters that BS.1770-4 writes down for 48 kHz", () => {
  const norm = [
    [
      headShelf(48_000),
      [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585],
    ],
    [lowCut(48_000), [1, -2, 1, -1.99004745483398, 0.99007225036621]],
  ] as const;
  for (const [{ b0, b1, b2, a1, a2 }, written] of norm) {
    for (const [index, value] of [b0, b1, b2, a1, a2].entries())
      expect(value).toBeCloseTo(written[index] ?? 0, 7);
  }
});

it("measures a tone of 997 Hz at full scale in one channel as −3.01 LUFS, as BS.1770-4 says", () => {
  const tone = aTone(997, 0, 2);
  tone.right.fill(0);
  expect(loudness(tone)).toBeCloseTo(-3.01, 1);
});

it("measures what EBU Tech 3341 has as its test signals 1 to 4", () => {
  expect(loudness(aTone(1000, -23, 20))).toBeCloseTo(-23, 1);
  expect(loudness(aTone(1000, -33, 20))).toBeCloseTo(-33, 1);
  expect(loudness(aTone(1000, -36, 10), aTone(1000, -23, 60), aTone(1000, -36, 10))).toBeCloseTo(-23, 1);
  const framed = [aTone(1000, -72, 10), aTone(1000, -36, 10), aTone(1000, -23, 60)];
  expect(loudness(...framed, aTone(1000, -36, 10), aTone(1000, -72, 10))).toBeCloseTo(-23, 1);
});

it("measures the same however the sound is cut into blocks", () => {
  const meter = new LoudnessMeter();
  const tone = aTone(440, -20, 3);
  for (let from = 0; from < tone.left.length; from += 777) {
    const part = { left: tone.left.subarray(from, from + 777), right: tone.right.subarray(from, from + 777) };
    meter.add(part, part.left.length);
  }
  expect(meter.integrated).toBeCloseTo(loudness(tone), 9);
});

it("finds silence infinitely soft", () => {
  expect(loudness(emptyBlock(44_100))).toBe(Number.NEGATIVE_INFINITY);
});
