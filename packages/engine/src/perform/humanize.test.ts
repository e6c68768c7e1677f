import { describe, expect, test } from "vitest";
import { composeSong, outlineSong } from "../compose.ts";
import { songDigest } from "../digest.ts";
import { IntentError, type TechnicalWishes } from "../intent.ts";
import { ticksPerBar } from "../plan/metre.ts";
import { secondsUntil } from "./tempo.ts";

const compose = (technical: TechnicalWishes, emotionalIntent = "grief slowly turning into hope") =>
  composeSong({ emotionalIntent, technical: { bars: 16, ...technical } }, 42);

describe("humanize as a wish", () => {
  test("is 0.6 where nobody says, and is said back", () => {
    expect(compose({}).intent.technical.humanize).toBe(0.6);
    expect(compose({ humanize: null }).intent.technical.humanize).toBe(0.6);
    expect(compose({ humanize: 0 }).intent.technical.humanize).toBe(0);
    expect(compose({ humanize: 0.6 }).song).toEqual(compose({}).song);
  });

  test.each([-0.01, 1.01, Number.NaN])("is refused at %d", (humanize) => {
    expect(() => compose({ humanize })).toThrow(IntentError);
    expect(() => compose({ humanize })).toThrow("humanize has to be a number from 0 to 1");
  });

  test("changes how the song is played, and nothing of what is played", () => {
    const [exact, human] = [compose({ humanize: 0 }).song, compose({ humanize: 0.9 }).song];
    expect(songDigest(human)).not.toBe(songDigest(exact));
    expect(human.sections).toEqual(exact.sections);
    expect(human.tempoBpm).toBe(exact.tempoBpm);
    human.tracks.forEach(({ notes }, index) => {
      const pitches = (list: typeof notes) => list.map(({ pitch }) => pitch).toSorted();
      expect(pitches(notes)).toEqual(pitches(exact.tracks[index]?.notes ?? []));
    });
  });

  test("with 0 puts every note on the grid of sixteenths, its swing included", () => {
    const { song } = compose({ humanize: 0, genre: "classical", timeSignature: "4/4" });
    for (const { notes } of song.tracks)
      for (const { start } of notes) expect(start % 60, String(start)).toBe(0);
  });
});

describe("a song's time", () => {
  test.each(["classical", "jazz", "electronic"])("in %s adds up from its tempo changes", (genre) => {
    const { song } = compose({ genre });
    const end = song.totalBars * ticksPerBar(song.timeSignature);
    expect(song.tempoChanges[0]).toEqual({ tick: 0, bpm: song.tempoBpm });
    expect(song.durationSeconds).toBe(secondsUntil(song.tempoChanges, end));
  });

  test("is in the outline as it will be in the song", () => {
    const intent = { emotionalIntent: "tender love", technical: { genre: "classical", bars: 16 } };
    const [outline, whole] = [outlineSong(intent, 5).song, composeSong(intent, 5).song];
    expect(outline.durationSeconds).toBe(whole.durationSeconds);
    expect(outline.tempoChanges).toEqual(whole.tempoChanges);
    expect(outline.reasons).toEqual(whole.reasons.filter(({ about }) => about !== "revision"));
  });
});

describe("the reasons", () => {
  const reasons = (technical: TechnicalWishes, feeling?: string) =>
    new Map(compose(technical, feeling).song.reasons.map(({ about, decision }) => [about, decision]));

  test("tell a moving tempo, a slowing end, and how the players play", () => {
    const classical = reasons({ genre: "classical" });
    expect(classical.get("tempo changes")).toMatch(
      /^quickens from \d+ to \d+ BPM; slows down over the last bars$/,
    );
    expect(classical.get("performance")).toBe("free, phrase by phrase");
    const electronic = reasons({ genre: "electronic" });
    expect(electronic.get("tempo changes")).toMatch(/^stays at \d+ BPM$/);
    expect(electronic.get("performance")).toBe("close to the clock");
    expect(reasons({ humanize: 0 }).get("performance")).toBe("the exact score");
  });

  test("say nothing of a journey's tempo where one was asked for", () => {
    expect(reasons({ genre: "classical", bpm: 80 }).get("tempo changes")).toBe(
      "slows down over the last bars",
    );
  });
});
