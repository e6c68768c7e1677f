import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { composedMelody, sharedRuns, type TimedKey } from "./melody/copies.ts";
import { learnTables, tableFiles } from "./tables.ts";
import { type MadeUpNote, writeMadeUpCorpus } from "./testing/made-up.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function corpusWith(...planted: readonly (readonly MadeUpNote[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-corpus-"));
  folders.push(folder);
  writeMadeUpCorpus(folder, planted);
  return folder;
}

/** What comes of the corpora; the cues do not. */
const files = tableFiles.filter((file) => file !== "cues.json");

const learned = (folder: string) =>
  new Map([...learnTables(folder, files)].map(({ file, text }) => [file, text] as const));

const corpus = corpusWith();
const tables = learned(corpus);

describe("what is learned of a corpus of made-up songs", () => {
  test.each(files)(
    "%s has the parts of the engine's own table, finite numbers, and the same bytes every time",
    (file) => {
      const text = tables.get(file) ?? "";
      const own: unknown = JSON.parse(
        readFileSync(new URL(`../../packages/engine/src/data/learned/${file}`, import.meta.url), "utf8"),
      );
      const fresh: unknown = JSON.parse(text);
      expect(Object.keys(Object(fresh))).toEqual(Object.keys(Object(own)));
      // JSON writes what is not a finite number as null.
      expect(text).not.toContain("null");
      expect(learned(corpus).get(file)).toBe(text);
    },
  );

  test("a table that nothing learns is refused by name", () => {
    expect(() => [...learnTables(corpus, ["moods.json"])]).toThrow(/moods\.json.*harmony\.json/);
  });

  test("the loop that every song goes round is the first loop, and its chords are the commonest", () => {
    const { modes } = JSON.parse(tables.get("harmony.json") ?? "");
    expect(modes.major.chords.slice(0, 4).toSorted()).toEqual(["I", "IV", "V", "vi"]);
    const loops = Object.values(modes.major.loops).flat().map(String);
    expect(loops[0]).toMatch(/^I V vi IV \d+$/);
  });

  test("the sections of every chart are eight bars long, and a chorus never opens a song", () => {
    const { kinds, after, lengths } = JSON.parse(tables.get("form.json") ?? "");
    for (const kind of ["intro", "verse", "chorus", "outro"])
      expect(lengths[kind]).toEqual([expect.stringMatching(/^8 \d+$/)]);
    const [opening] = after;
    expect(opening[kinds.indexOf("intro")]).toBeGreaterThan(0);
    expect(opening[kinds.indexOf("chorus")]).toBe(0);
  });

  test("the drummers play straight, in lanes of their own, a little late", () => {
    const { styles } = JSON.parse(tables.get("drums.json") ?? "");
    expect(styles.rock.swung).toBe(false);
    expect(styles.rock.bars).toBeGreaterThan(0);
    expect(styles.rock.lanes.length).toBeGreaterThan(0);
  });
});

/** A melody as it stands in a lead sheet. */
function asSung(melody: readonly TimedKey[]): readonly MadeUpNote[] {
  const lead = melody[0]?.start ?? 0;
  const notes = melody.map(({ start, key }, index): MadeUpNote => {
    const next = melody[index + 1]?.start ?? start + 4;
    return [key, Math.max(1, next - start)];
  });
  return lead > 0 ? [[0, lead], ...notes] : notes;
}

describe("the measure of copying", () => {
  const feelings = ["joyful", "grief", "rage", "peaceful", "dread", "longing"];
  const melodies = feelings.map((feeling) => composedMelody(feeling, 1));

  test("passes melodies that the engine composes: none shares more than eight steps with songs it never met", () => {
    for (const run of sharedRuns(melodies, corpus)) expect(run).toBeLessThanOrEqual(8);
  });

  test("finds a melody that was planted in the corpus, whole and in another key", () => {
    const [first = []] = melodies;
    const moved = first.map(({ start, key }) => ({ start, key: key + 3 }));
    expect(sharedRuns([first, moved], corpusWith(asSung(first)))).toEqual([48, 48]);
  });

  test("finds a copied stretch of ten steps among other notes, and says how long it is", () => {
    const [, second = []] = melodies;
    const stretch = second.slice(4, 15);
    const [run = 0] = sharedRuns(
      [second],
      corpusWith([[60, 1], [90, 1], ...asSung(stretch), [30, 1], [99, 1]]),
    );
    expect(run).toBe(10);
  });
});
