import { describe, expect, test } from "vitest";
import { quarters, song, track } from "../testing/notes.ts";
import { brightnessOfNotes } from "./brightness.ts";
import { barsChanged } from "./change.ts";
import { articulationOf, cuesOf } from "./cues.ts";
import { dissonanceOf } from "./dissonance.ts";
import { estimateOf } from "./estimate.ts";
import { arousals, type Sample, valences } from "./grid.ts";
import { type Expectation, isMonotone, responseOf } from "./response.ts";

const sounding = (pitches: readonly number[]) => [
  track(
    "chords",
    pitches.map((pitch) => ({ start: 0, duration: 480, pitch, velocity: 80 })),
  ),
];

describe("the cues of a song", () => {
  test("are counted from its notes", () => {
    const tracks = [track("melody", quarters([60, 64, 67, 72])), ...sounding([48, 52, 55])];
    expect(cuesOf(song({ tracks }))).toMatchObject({
      tempo: 120,
      mode: 0,
      // Four quarters of the melody and one chord in two seconds, which are one bar.
      perSecond: 2.5,
      perBar: 5,
      melodyPerBar: 4,
      loudness: 80,
      register: 65.75,
      articulation: 1,
    });
  });

  test("take rests between phrases for no articulation", () => {
    const short = { start: 0, duration: 120, pitch: 60, velocity: 80 };
    expect(articulationOf([short, { ...short, start: 480 }])).toBe(0.25);
    expect(articulationOf([short, { ...short, start: 480 }, { ...short, start: 4800 }])).toBe(0.25);
  });
});

describe("brightness", () => {
  test("is the mean place on the line of fifths from the tonic", () => {
    const of = (pitches: readonly number[], tonic = "C") =>
      brightnessOfNotes({ key: { tonic, mode: "major" }, tracks: sounding(pitches) });
    expect(of([60])).toBe(0);
    expect(of([60, 64, 67])).toBeCloseTo(5 / 3);
    expect(of([60, 63, 67])).toBeCloseTo(-2 / 3);
    expect(of([66])).toBe(6);
    expect(of([62, 66, 69], "D")).toBeCloseTo(5 / 3);
  });
});

describe("dissonance", () => {
  test("is the mean of Huron's values for the pairs that sound together", () => {
    expect(dissonanceOf({ tracks: sounding([60, 67]) })).toBeCloseTo(-1.24);
    expect(dissonanceOf({ tracks: sounding([60, 61, 72]) })).toBeCloseTo(1.428);
    expect(dissonanceOf({ tracks: sounding([60, 64, 67]) })).toBeCloseTo(-(0.386 + 0.594 + 1.24) / 3);
    expect(dissonanceOf({ tracks: sounding([60]) })).toBe(0);
  });
});

describe("the estimate", () => {
  const base = cuesOf(song({ tracks: [track("melody", quarters([60, 64, 67, 72]))] }));

  test("rises in valence with brightness, and in arousal with tempo, loudness and density", () => {
    expect(estimateOf({ ...base, brightness: base.brightness + 1 }).valence).toBeGreaterThan(
      estimateOf(base).valence,
    );
    for (const more of [{ tempo: 160 }, { loudness: 100 }, { perSecond: 20 }]) {
      expect(estimateOf({ ...base, ...more }).arousal).toBeGreaterThan(estimateOf(base).arousal);
    }
  });

  test("hears twice the tempo as one and the same step wherever it starts", () => {
    const at = (tempo: number) => estimateOf({ ...base, tempo }).arousal;
    expect(at(120) - at(60)).toBeCloseTo(at(160) - at(80));
  });
});

describe("a response", () => {
  const expectation: Expectation = { measure: "tempo", name: "tempo", lead: "arousal", direction: 1 };
  const base = { ...cuesOf(song()), heardValence: 0, heardArousal: 0 };
  const grid = (tempo: (column: number, row: number) => number): readonly Sample[] =>
    valences.flatMap((valence, column) =>
      arousals.map((arousal, row) => ({
        column,
        row,
        valence,
        arousal,
        cues: { ...base, tempo: tempo(column, row) },
      })),
    );

  test("that follows its dimension alone is monotone, without drift", () => {
    const response = responseOf(
      grid((_, row) => 60 + row * 20),
      expectation,
    );
    expect(response).toMatchObject({
      levels: [60, 80, 100, 120, 140],
      worstStep: 0,
      steadyLines: 5,
      drift: 0,
    });
    expect(response.rank).toBeCloseTo(1);
    expect(response.otherRank).toBeCloseTo(0);
    expect(isMonotone(response)).toBe(true);
  });

  test("that steps back is not, and says by how much", () => {
    const response = responseOf(
      grid((_, row) => [60, 100, 80, 120, 160][row] ?? 0),
      expectation,
    );
    expect(response.worstStep).toBeCloseTo(0.2);
    expect(response.steadyLines).toBe(0);
    expect(isMonotone(response)).toBe(false);
  });

  test("that moves half as far with the other dimension drifts by a half", () => {
    expect(
      responseOf(
        grid((column, row) => column * 10 + row * 20),
        expectation,
      ).drift,
    ).toBeCloseTo(0.5);
  });

  test("that never moves follows nothing", () => {
    expect(
      isMonotone(
        responseOf(
          grid(() => 100),
          expectation,
        ),
      ),
    ).toBe(false);
  });
});

describe("the bars that change between two songs", () => {
  const before = song({
    totalBars: 2,
    tracks: [track("melody", quarters([60, 62, 64, 65, 67, 69, 71, 72]))],
  });

  test("are those with another note or another place", () => {
    const after = { ...before, tracks: [track("melody", quarters([60, 62, 64, 65, 67, 69, 71, 74]))] };
    expect(barsChanged(before, before, "melody")).toBe(0);
    expect(barsChanged(before, after, "melody")).toBe(0.5);
    expect(barsChanged(before, before, "bass")).toBeUndefined();
  });

  test("are not those that are louder, shorter or a little late", () => {
    const notes = quarters([60, 62, 64, 65, 67, 69, 71, 72]).map((note) => ({
      ...note,
      start: note.start + 10,
      duration: 200,
      velocity: 30,
    }));
    expect(barsChanged(before, { ...before, tracks: [track("melody", notes)] }, "melody")).toBe(0);
  });

  test("are all where the role falls silent, and the added ones where the song grows", () => {
    expect(barsChanged(before, { ...before, tracks: [] }, "melody")).toBe(1);
    expect(barsChanged(before, { ...before, totalBars: 4 }, "melody")).toBe(0.5);
  });
});
