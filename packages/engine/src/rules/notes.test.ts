import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Note } from "../song.ts";
import { cutAt, oneAtATime, settled, silenced, tidied } from "./notes.ts";
import { scaledTempo } from "./tempo.ts";

const note = (start: number, duration: number, pitch = 60, velocity = 80): Note => ({
  start,
  duration,
  pitch,
  velocity,
});

const wild = fc.array(
  fc.record({
    start: fc.double({ min: -500, max: 5000, noNaN: true }),
    duration: fc.double({ min: -10, max: 3000, noNaN: true }),
    pitch: fc.integer({ min: -40, max: 180 }),
    velocity: fc.double({ min: -20, max: 200, noNaN: true }),
  }),
);

describe("notes put in order", () => {
  test("are playable whatever they were: whole, in range, in time, one of a pitch at once", () => {
    fc.assert(
      fc.property(wild, (notes) => {
        const free = new Map<number, number>();
        let before = note(0, 1, -1);
        for (const one of tidied(notes, 4000)) {
          expect([one.start, one.duration, one.pitch, one.velocity].every(Number.isInteger)).toBe(true);
          expect(one.start >= 0 && one.duration >= 1 && one.start + one.duration <= 4000).toBe(true);
          expect(one.pitch >= 0 && one.pitch <= 127 && one.velocity >= 1 && one.velocity <= 127).toBe(true);
          expect(before.start < one.start || before.pitch < one.pitch).toBe(true);
          expect(free.get(one.pitch) ?? 0).toBeLessThanOrEqual(one.start);
          free.set(one.pitch, one.start + one.duration);
          before = one;
        }
      }),
    );
  });

  test("of a part that sang one note at a time still do", () => {
    const line = [note(0, 100), note(100, 100, 62)];
    const doubled = [...line, note(100, 100, 50), note(150, 300, 64)];
    expect(settled(line, doubled, 1000)).toEqual([note(0, 100), note(100, 50, 62), note(150, 300, 64)]);
    expect(oneAtATime([])).toEqual([]);
  });

  test("of a part that would fall silent are its last note", () => {
    expect(settled([note(0, 10), note(20, 10)], [], 1000)).toEqual([note(20, 10)]);
  });
});

describe("stretches of time", () => {
  const stretches = [
    { from: 100, to: 200 },
    { from: 300, to: 400 },
  ];

  test("that are silent swallow what begins in them and cut what reaches into them", () => {
    const notes = [
      note(0, 50),
      note(50, 500, 61),
      note(100, 10),
      note(199, 400),
      note(200, 100),
      note(250, 100),
    ];
    expect(silenced(notes, stretches)).toEqual([
      note(0, 50),
      note(50, 50, 61),
      note(200, 100),
      note(250, 50),
    ]);
  });

  test("cut notes at their edges", () => {
    expect(cutAt([note(50, 300)], stretches)).toEqual([
      note(50, 50),
      note(100, 100),
      note(200, 100),
      note(300, 50),
    ]);
  });
});

describe("a tempo multiplied", () => {
  test("begins as the song does, and keeps the changes that were there", () => {
    const changes = [
      { tick: 0, bpm: 100 },
      { tick: 960, bpm: 80 },
    ];
    expect(scaledTempo(changes, [480, 1440], (tick) => (tick < 1440 ? 2 : 1))).toEqual([
      { tick: 0, bpm: 100 },
      { tick: 480, bpm: 200 },
      { tick: 960, bpm: 160 },
      { tick: 1440, bpm: 80 },
    ]);
  });

  test("stays within what can be played", () => {
    const bpms = scaledTempo([{ tick: 0, bpm: 300 }], [10, 20], (tick) => (tick < 20 ? 100 : 0.001));
    expect(bpms.map(({ bpm }) => bpm)).toEqual([300, 2400, 5]);
  });
});
