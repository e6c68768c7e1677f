import { describe, expect, test } from "vitest";
import { measureSections } from "../analyze/measure.ts";
import { composeSong } from "../compose.ts";
import type { Song } from "../song.ts";

const feelings = ["rage", "triumph", "tender love", "dread", "falling in love", "gratitude", "fear", "calm"];

const songs = feelings.flatMap((emotionalIntent) =>
  ["techno", "ambient", "pop", "folk"].map(
    (genre, seed) => composeSong({ emotionalIntent, technical: { genre } }, seed).song,
  ),
);

const revisionOf = ({ reasons }: Song) => reasons.find(({ about }) => about === "revision");

describe("a section that is heard otherwise than it is meant", () => {
  test("is played otherwise, and the reasons say so, in some songs and not in most", () => {
    const revised = songs.filter((song) => revisionOf(song) !== undefined);
    expect(revised.length).toBeGreaterThan(2);
    expect(revised.length).toBeLessThan(songs.length / 2);
    for (const song of revised) {
      const { decision = "", because } = revisionOf(song) ?? {};
      const names = song.sections.map(({ name }) => name);
      for (const part of decision.split("; ")) {
        expect(names).toContain(part.replace(/ (louder and shorter|softer)$/, ""));
      }
      expect(because).toContain("is meant at");
    }
  });

  test("is heard nearer to what it is meant for than the reasons say it was", () => {
    for (const song of songs) {
      const measured = measureSections(song);
      for (const [, name, heard] of (revisionOf(song)?.because ?? "").matchAll(
        /(?:: |; )([^;]*?) was heard at an arousal of ([\d.]+)/g,
      )) {
        const index = song.sections.findIndex((section) => section.name === name);
        const meant = song.sections[index]?.affect.arousal ?? 0;
        const now = measured[index]?.arousal ?? 0;
        expect(Math.abs(now - meant), `${song.title}, ${name}`).toBeLessThanOrEqual(
          Math.abs(Number(heard) - meant) + 0.01,
        );
      }
    }
  });
});

test("the exact score is never revised", () => {
  for (const emotionalIntent of feelings) {
    const { song } = composeSong({ emotionalIntent, technical: { humanize: 0 } }, 1);
    expect(revisionOf(song)).toBeUndefined();
  }
});

test("a section that is heard much darker or brighter than meant is told of, and no other", () => {
  const journeys = ["from despair to peace", "grief slowly turning into hope", "tender love", "calm"];
  const told = journeys.flatMap((emotionalIntent) =>
    [1, 2, 3, 4].map((seed) => {
      const { song } = composeSong({ emotionalIntent }, seed);
      const measured = measureSections(song);
      const reason = song.reasons.find(({ about }) => about === "hearing");
      song.sections.forEach(({ kind, name, affect }, index) => {
        const off = (measured[index]?.valence ?? 0) - affect.valence;
        const isNamed =
          reason?.decision.split("; ").some((part) => part.startsWith(`${name} is heard`)) ?? false;
        const isFrame = kind === "intro" || kind === "outro";
        if (!isFrame && Math.abs(off) > 0.5) expect(isNamed, `${song.title}, ${name}`).toBe(true);
        if (isNamed) expect(Math.abs(off), `${song.title}, ${name}`).toBeGreaterThan(0.4);
      });
      return reason;
    }),
  );
  expect(told.filter((reason) => reason !== undefined).length).toBeGreaterThan(0);
  expect(told.filter((reason) => reason === undefined).length).toBeGreaterThan(told.length / 2);
});
