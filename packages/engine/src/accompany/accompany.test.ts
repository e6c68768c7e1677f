import { describe, expect, test } from "vitest";
import { spanAt } from "../harmony/span.ts";
import { barsOf } from "../perform/score.ts";
import { bandOf } from "../rhythm/testing/band.ts";
import { figureOver, thinned } from "./figure.ts";
import { guitarVoicing } from "./guitar.ts";
import { leftHand, leftKey, rightHand } from "./piano.ts";

const chord = (root: number) => ({ numeral: "I", symbol: "C", root, bass: root, tones: [0, 4, 7] });
const span = (step: number, length: number, root: number) => ({
  step,
  length,
  chord: chord(root),
  origin: "harmony.loop" as const,
});

describe("a figure", () => {
  test("is struck again with a new chord", () => {
    const strokes = figureOver("A---------------", [span(0, 8, 0), span(8, 8, 5)]);
    expect(strokes.map(({ step, length, span: number }) => [step, length, number])).toEqual([
      [0, 8, 0],
      [8, 8, 1],
    ]);
  });

  test("sounds a chord in which it would rest", () => {
    const strokes = figureOver("A---............", [span(0, 8, 0), span(8, 8, 5)]);
    expect(strokes.at(-1)).toEqual({ step: 8, length: 8, symbol: "A", span: 1 });
  });

  test("loses its strokes off the beat first", () => {
    const strength = (step: number) => (step % 4 === 0 ? 1 : 0);
    expect(thinned("A---A-U-A---A---", strength, 1)).toBe("A---A---A---A---");
    const late = thinned("..A-A---A---A---", strength, 1);
    expect(figureOver(late, [span(0, 16, 0)]).map(({ step }) => step)).toEqual([4, 8, 12]);
  });
});

describe("a shell voicing", () => {
  test("leaves the root to the bass, and is none where the bass has another tone", () => {
    const styles = { genre: "jazz", instruments: { chords: "piano" } };
    const songs = ["fear", "melancholy", "boredom", "rage"].flatMap((feeling) =>
      [1, 2, 3].map((seed) => bandOf(feeling, styles, seed)),
    );
    const rooted = { same: [0, 0], other: [0, 0] };
    for (const { score, chords } of songs) {
      for (const { start, spans } of score.bars) {
        for (const { step, length, chord: above } of spans) {
          if (above.tones.length < 4) continue;
          const [from, to] = [start + step * 120, start + (step + length) * 120];
          const struck = chords.filter((note) => note.start >= from && note.start < to);
          const counts = above.bass === above.root ? rooted.same : rooted.other;
          counts[0] = (counts[0] ?? 0) + 1;
          if (struck.some(({ pitch }) => pitch % 12 === above.root)) counts[1] = (counts[1] ?? 0) + 1;
        }
      }
    }
    const share = ([asked = 0, found = 0]: number[]) => found / asked;
    expect(share(rooted.same)).toBeLessThan(0.4);
    // Some would be harsh, and are shells all the same.
    expect(share(rooted.other)).toBeGreaterThan(0.6);
  });
});

describe("the pianist", () => {
  test("plays busier figures when more is asked for", () => {
    const onsets = (pattern: string) => pattern.replaceAll(/[-.]/g, "").length;
    const busy = [2, 5, 8, 11].map((wanted) => onsets(rightHand(wanted, 0.5, 0.5)));
    expect(busy).toEqual(busy.toSorted((one, other) => one - other));
    expect(onsets(leftHand(4, 0.5))).toBeGreaterThan(onsets(leftHand(1, 0.5)));
  });

  test("plays no third below E3 in the left hand but as a tenth", () => {
    for (let root = 0; root < 12; root++) {
      for (const tones of [
        [0, 4, 7],
        [0, 3, 7, 10],
      ]) {
        const key = leftKey("T", { ...chord(root), tones });
        expect(tones.slice(1, 2)).toContain((key - root + 120) % 12);
        expect(key >= 52 || key - leftKey("R", chord(root)) >= 12).toBe(true);
      }
    }
  });
});

describe("the accompaniment", () => {
  test.each(["pop", "jazz", "folk", "classical"])("sounds tones of the chord only, in %s", (genre) => {
    const { score, chords, pad } = bandOf("hope", { genre, timeSignature: "4/4" });
    const bars = barsOf(score, () => true);
    for (const { start, pitch } of [...chords, ...pad]) {
      const bar = bars[Math.floor(start / score.ticksPerBar)];
      if (!bar) throw new Error("a note lies in no bar");
      let step = 0;
      while (step < 15 && bar.start + score.grid(step + 1) <= start) step++;
      const { root, bass, tones } = spanAt(bar.spans, step).chord;
      const allowed = [...tones.map((tone) => (root + tone) % 12), bass];
      expect(allowed).toContain(pitch % 12);
    }
  });

  test("of a pad holds common tones and never strikes a sounding key", () => {
    const { pad } = bandOf("hope", { genre: "ambient", timeSignature: "4/4" });
    const ends = new Map<number, number>();
    for (const { start, duration, pitch } of pad) {
      expect(start).toBeGreaterThanOrEqual(ends.get(pitch) ?? 0);
      ends.set(pitch, start + duration);
    }
  });

  test.each(["pop", "ballad", "gospel", "lo-fi", "blues", "tango", "house", "folk", "rock", "neoclassical"])(
    "has no close third below C3, in %s",
    (genre) => {
      for (const feeling of ["quiet grief", "joy"]) {
        const { chords } = bandOf(feeling, { genre }, 2);
        const together = Map.groupBy(chords, ({ start }) => start);
        for (const notes of together.values()) {
          const keys = notes.map(({ pitch }) => pitch).sort((one, other) => one - other);
          keys.forEach((key, index) => {
            const next = keys[index + 1];
            if (key < 48 && next !== undefined) expect(next - key, keys.join(" ")).toBeGreaterThanOrEqual(5);
          });
        }
      }
    },
  );

  test("of a genre does not play one bar eight times running", () => {
    for (const genre of ["pop", "rock", "country", "reggae", "funk", "salsa", "metal", "soul", "house"]) {
      const { score, chords } = bandOf("joy", { genre, bars: 32 });
      const bars = Map.groupBy(chords, ({ start }) => Math.floor(start / score.ticksPerBar));
      const rhythms = Array.from({ length: score.plan.totalBars }, (_, bar) =>
        (bars.get(bar) ?? []).map(({ start }) => start - bar * score.ticksPerBar).join(" "),
      );
      let run = 1;
      rhythms.forEach((rhythm, bar) => {
        run = rhythm === rhythms[bar - 1] ? run + 1 : 1;
        expect(run, genre).toBeLessThan(8);
      });
    }
  });
});

describe("a guitarist", () => {
  const shapes = Array.from({ length: 12 }, (_, root) => root).flatMap((root) =>
    [
      [0, 4, 7],
      [0, 3, 7],
      [0, 4, 7, 10],
      [0, 3, 7, 10],
      [0, 4, 7, 11],
      [0, 3, 6],
      [0, 5, 7],
      [0, 2, 4, 7, 10],
    ].flatMap((tones) => tones.map((tone) => ({ ...chord(root), tones, bass: (root + tone) % 12 }))),
  );

  test("sounds the bass of a chord on the lowest of three to six strings, and tones of the chord above it", () => {
    for (const shape of shapes) {
      const keys = guitarVoicing(shape);
      expect(keys.length >= 3 && keys.length <= 6, `${shape.root} ${shape.tones}`).toBe(true);
      expect((keys[0] ?? 0) % 12).toBe(shape.bass);
      for (const key of keys) expect(shape.tones).toContain((key - shape.root + 12) % 12);
    }
  });

  test("tells major from minor, and keeps low strings a fourth apart", () => {
    for (const shape of shapes) {
      const keys = guitarVoicing(shape);
      const third = shape.tones.find((tone) => tone === 3 || tone === 4);
      if (third !== undefined) expect(keys.map((key) => key % 12)).toContain((shape.root + third) % 12);
      keys.forEach((key, index) => {
        const next = keys[index + 1];
        if (key < 48 && next !== undefined) expect(next - key).toBeGreaterThanOrEqual(5);
      });
    }
  });
});
