import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlineSong } from "../compose.ts";
import { genres } from "../data/genres.ts";
import { compassOf, programNames } from "../data/instruments.ts";
import { pitchClassOf } from "../harmony/pitch.ts";
import { type Intent, IntentError, type TechnicalWishes } from "../intent.ts";
import { createStream } from "../random.ts";
import type { Mode } from "../song.ts";
import { type Plan, planSong } from "./plan.ts";

const plan = (words: string, seed: number, technical: TechnicalWishes = {}, more: Partial<Intent> = {}) =>
  planSong({ emotionalIntent: words, technical, ...more }, seed, createStream(seed).fork(words));

const reasonFor = ({ reasons }: Plan, about: string) =>
  reasons.find((reason) => reason.about === about)?.because ?? "";

const problemOf = (technical: TechnicalWishes) => {
  try {
    plan("joy", 1, technical);
  } catch (error) {
    if (error instanceof IntentError) return error.message;
    throw error;
  }
  return undefined;
};

const FROM_DARK: readonly Mode[] = [
  "locrian",
  "phrygian",
  "minor",
  "dorian",
  "mixolydian",
  "major",
  "lydian",
];
const VALENCES = [-0.9, -0.45, 0, 0.45, 0.9];
const AROUSALS = [0.05, 0.275, 0.5, 0.725, 0.95];

/** Means over seeds of what a plan says, arousal by arousal, valence by valence. */
function gridOf(words: string, measure: (plan: Plan) => number, technical: TechnicalWishes = {}): number[][] {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed);
  return AROUSALS.map((arousal) =>
    VALENCES.map((valence) => {
      const values = seeds.map((seed) => measure(plan(words, seed, technical, { valence, arousal })));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    }),
  );
}

const column = (grid: readonly (readonly number[])[], place: number) => grid.map((row) => row[place] ?? 0);
const isRising = (values: readonly number[]) =>
  values.every((value, place) => place === 0 || value > (values[place - 1] ?? 0));
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

describe("over the plane of valence and arousal", () => {
  test.each(["a song", "grief", "joy"])("tempo follows arousal and hardly valence: %s", (words) => {
    const grid = gridOf(words, ({ tempoBpm }) => tempoBpm);
    for (const place of VALENCES.keys()) expect(isRising(column(grid, place))).toBe(true);
    const swing = spread(column(grid, 2));
    for (const row of grid) expect(spread(row)).toBeLessThan(0.3 * swing);
  });

  test("brightness follows valence and hardly arousal", () => {
    const grid = gridOf("a song", ({ key }) => FROM_DARK.indexOf(key.mode));
    for (const row of grid) {
      expect(row).toEqual(row.toSorted((one, other) => one - other));
      expect(spread(row)).toBeGreaterThan(2.5);
    }
    for (const place of VALENCES.keys()) expect(spread(column(grid, place))).toBeLessThan(1);
  });

  test("density and loudness follow arousal and not valence", () => {
    for (const name of ["density", "dynamics"] as const) {
      const grid = gridOf("a song", ({ sections }) => sections[0]?.music[name] ?? 0);
      for (const place of VALENCES.keys()) expect(isRising(column(grid, place))).toBe(true);
      for (const row of grid) expect(spread(row)).toBeLessThan(0.1);
    }
  });

  test("a genre that was asked for keeps its range, and its tempo follows arousal within it", () => {
    for (const { name, tempo } of genres) {
      const bpm = AROUSALS.map(
        (arousal) => plan("a song", 3, { genre: name, timeSignature: "4/4" }, { arousal }).tempoBpm,
      );
      expect(isRising(bpm), name).toBe(true);
      expect(Math.min(...bpm)).toBeGreaterThanOrEqual(tempo.low);
      expect(Math.max(...bpm)).toBeLessThanOrEqual(tempo.high);
    }
  });

  test("the tonic of a seed stays where it is", () => {
    for (let seed = 0; seed < 10; seed++) {
      const tonics = VALENCES.map((valence) => plan("a song", seed, {}, { valence }).key.tonic);
      expect(new Set(tonics.map(pitchClassOf)).size).toBe(1);
    }
  });
});

describe("the form of a genre", () => {
  const formOf = ({ formName, sections }: Plan) =>
    [formName, ...sections.map(({ kind, bars }) => `${kind} ${bars}`)].join(", ");

  test("seldom changes with a small step of the feeling", () => {
    let changes = 0;
    let steps = 0;
    for (const genre of ["pop", "folk", "ambient", "jazz"]) {
      for (let seed = 0; seed < 6; seed++) {
        let before = "";
        for (let step = 0; step <= 18; step++) {
          const here = formOf(plan("a song", seed, { genre }, { valence: 0.1, arousal: 0.05 * (step + 1) }));
          if (step > 0) steps++;
          if (step > 0 && here !== before) changes++;
          before = here;
        }
      }
    }
    expect(changes / steps).toBeLessThan(0.1);
  });

  test("fills one to three minutes where nobody asks for a length", () => {
    for (const arousal of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (let seed = 0; seed < 10; seed++) {
        const { totalBars, tempoBpm, timeSignature } = plan("a song", seed, {}, { valence: 0.1, arousal });
        const seconds = (totalBars * timeSignature[0] * 240) / (timeSignature[1] * tempoBpm);
        expect(seconds).toBeGreaterThan(55);
        expect(seconds).toBeLessThan(180);
      }
    }
  });
});

describe("wishes that pull against one another", () => {
  test("a waltz in 7/8 is a waltz in 7/8, and the reason says which wish won", () => {
    const waltz = plan("joy", 1, { genre: "waltz", timeSignature: "7/8" });
    expect(waltz).toMatchObject({ genre: { name: "waltz" }, timeSignature: [7, 8] });
    expect(reasonFor(waltz, "metre")).toContain("It wins over waltz");
  });

  test("a metre in the words for a genre is kept", () => {
    expect(plan("joy", 1, { genre: "jazz in 5/4" })).toMatchObject({
      genre: { name: "jazz" },
      timeSignature: [5, 4],
    });
  });

  test("grief at 300 BPM gets the tempo, fewer notes and a word about it", () => {
    const usual = plan("grief", 1);
    const quick = plan("grief", 1, { bpm: 300, genre: usual.genre.name });
    expect(quick.tempoBpm).toBe(300);
    expect(reasonFor(quick, "tempo")).toMatch(/much faster than .* half-time feel/);
    const density = ({ sections }: Plan) => sections[0]?.music.density ?? 0;
    expect(density(quick)).toBeLessThan(density(usual) * 0.6);
    expect(quick.sections.every(({ activity }) => activity < 0.42)).toBe(true);
  });

  test("rage at 30 BPM fills the beats, and says so", () => {
    expect(reasonFor(plan("rage", 1, { bpm: 30 }), "tempo")).toMatch(
      /much slower than .* more and shorter notes/,
    );
  });

  test("a low instrument may have the tune, and the reason says where it lies", () => {
    const low = plan("joy", 1, { instruments: { melody: "contrabass", bass: "piccolo" } });
    expect(reasonFor(low, "instruments")).toContain("The contrabass is a low instrument");
    expect(reasonFor(low, "instruments")).toContain("The piccolo is a high instrument");
  });

  test("a band whose players are all silenced gets a pad, and the reason says so", () => {
    const nobody = { melody: "none", chords: "none", bass: "none" };
    const bare = plan("joy", 1, { genre: "rock", instruments: nobody });
    expect(bare.band.map(({ role }) => role)).toEqual(["pad", "drums"]);
    expect(reasonFor(bare, "instruments")).toContain("Somebody has to play tones");
  });

  test.each<[string, TechnicalWishes, RegExp]>([
    [
      "a tune on a drum kit",
      { instruments: { melody: "standard kit" } },
      /plays no tones.*"drums": "standard kit"/,
    ],
    ["a tune on drums", { instruments: { melody: "drums" } }, /plays no tones/],
    ["a tune on a gunshot", { instruments: { melody: "gunshot" } }, /without a pitch.*"flute"/],
    ["drums on a flute", { instruments: { drums: "flute" } }, /not a drum kit.*"standard kit"/],
    [
      "drums only",
      { instruments: { melody: "none", chords: "none", bass: "none", pad: "none", drums: "jazz kit" } },
      /leave at least one/,
    ],
    ["a role twice", { instruments: { melody: "flute", "Melody ": "cello" } }, /given twice/],
    ["one bar with a bridge", { bars: 1, form: "AABA" }, /from 4 to 512/],
    ["no bars", { bars: 0 }, /from 4 to 512/],
    ["500 chords", { progression: Array.from({ length: 500 }, () => "I") }, /500 chords; at most 64/],
    ["nonsense numerals", { progression: ["iiii", "Hm", "X7"] }, /no chord that can be read/],
    [
      "a thousand instruments",
      { instruments: Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`r${place}`, "flute"])) },
      /1000 instruments are given/,
    ],
  ])("%s cannot be had, and what can is said", (_, technical, sentence) => {
    expect(problemOf(technical)).toMatch(sentence);
  });
});

describe("whatever is asked for", () => {
  const word = fc.oneof(
    fc.constantFrom("waltz", "7/8", "in five", "none", "standard kit", "contrabass", "not jazz", "metal", ""),
    fc.constantFrom(...genres.map(({ name }) => name)),
    fc.constantFrom(...programNames),
    fc.string({ maxLength: 40 }),
  );
  const number = fc.oneof(fc.integer({ min: -3, max: 600 }), fc.double(), fc.constant(null));
  const technical: fc.Arbitrary<TechnicalWishes> = fc.record(
    {
      key: fc.oneof(fc.constantFrom("C", "F# minor", "Bb lydian"), word),
      bpm: fc.oneof(fc.integer({ min: 20, max: 300 }), number),
      genre: word,
      progression: fc.array(fc.oneof(fc.constantFrom("I", "V7/ii", "bVII", "Am", "F/A"), word), {
        maxLength: 90,
      }),
      timeSignature: fc.oneof(fc.constantFrom("4/4", "12/8", "5/4", "7/8"), word),
      bars: fc.oneof(fc.integer({ min: 4, max: 512 }), number),
      form: fc.oneof(fc.constantFrom("AABA", "build"), word),
      instruments: fc.dictionary(
        fc.oneof(
          fc.constantFrom("melody", "counter-melody", "chords", "bass", "pad", "drums", "Melody "),
          word,
        ),
        word,
        { maxKeys: 7 },
      ),
    },
    { requiredKeys: [] },
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const intent: fc.Arbitrary<Intent> = fc.record(
    {
      emotionalIntent: fc.oneof(fc.constantFrom("grief", "rage", "terror to calm", "a song"), fc.string()),
      technical,
      valence: fc.double({ min: -1, max: 1, noNaN: true }),
      arousal: share,
      dominance: share,
      journey: fc.array(fc.record({ at: share, emotion: fc.oneof(fc.constant("hope"), word) }), {
        maxLength: 4,
      }),
    },
    { requiredKeys: ["emotionalIntent"] },
  );

  test("there is a whole plan or a sentence that says what can be had", () => {
    fc.assert(
      fc.property(intent, fc.nat(), (wanted, seed) => {
        let made: Plan;
        try {
          made = planSong(wanted, seed, createStream(seed));
        } catch (error) {
          if (!(error instanceof IntentError)) throw error;
          for (const { detail } of error.problems) expect(detail).toMatch(/[.!?]$/);
          return;
        }
        expect(made.tempoBpm).toBeGreaterThanOrEqual(20);
        expect(made.tempoBpm).toBeLessThanOrEqual(300);
        expect(made.sections.reduce((sum, { bars }) => sum + bars, 0)).toBe(made.totalBars);
        expect(made.band.some(({ role }) => role !== "drums" && role !== "counter-melody")).toBe(true);
        expect(new Set(made.band.map(({ role }) => role)).size).toBe(made.band.length);
        for (const { program, role } of made.band)
          if (role !== "drums") expect(compassOf(program)[0]).toBeLessThan(compassOf(program)[1]);
        for (const { because } of made.reasons) expect(because).toMatch(/^["\p{Lu}\p{N}].*[.!?"]$/su);
      }),
      { numRuns: 400 },
    );
  });
});

describe("wishes that contradict one another", () => {
  const because = (emotionalIntent: string, technical: TechnicalWishes, about: string) =>
    outlineSong({ emotionalIntent, technical }, 1).song.reasons.find((reason) => reason.about === about)
      ?.because;

  test("a genre that is far from the feeling is had, with a warning", () => {
    expect(because("tenderness", { genre: "metal" }, "genre")).toMatch(
      /^You asked for it\. It is seldom heard/,
    );
    expect(because("rage", { genre: "metal" }, "genre")).toBe("You asked for it.");
    expect(because("tenderness", {}, "genre")).not.toContain("seldom heard");
  });

  test("an instrument in a role that the genre lacks is had, with a warning", () => {
    expect(
      because("calm", { genre: "lullaby", instruments: { drums: "power kit" } }, "instruments"),
    ).toContain("In lullaby nobody usually plays the drums: here somebody does.");
  });
});
