import { describe, expect, test } from "vitest";
import { composeSong } from "./compose.ts";
import type { Intent } from "./intent.ts";
import type { Mode, Note, Song } from "./song.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sharps more than major has. */
const brightness: Readonly<Record<Mode, number>> = {
  locrian: -5,
  phrygian: -4,
  minor: -3,
  dorian: -2,
  mixolydian: -1,
  major: 0,
  lydian: 1,
};

/** Semitones from the tones that sound at a quarter to one another: the share of pairs that are semitones or tritones. */
function roughness({ tracks }: Song): number {
  const quarters = new Map<number, Set<number>>();
  for (const { role, notes } of tracks) {
    if (role === "drums") continue;
    for (const { start, duration, pitch } of notes) {
      for (let quarter = Math.floor(start / 480); quarter * 480 < start + duration; quarter++) {
        quarters.set(quarter, (quarters.get(quarter) ?? new Set()).add(pitch % 12));
      }
    }
  }
  let [rough, pairs] = [0, 0];
  for (const sounding of quarters.values()) {
    for (const one of sounding) {
      for (const other of sounding) {
        if (one >= other) continue;
        pairs++;
        if ([1, 6, 11].includes(other - one)) rough++;
      }
    }
  }
  return rough / Math.max(1, pairs);
}

function heard(song: Song) {
  const notes = song.tracks.flatMap((track) => track.notes);
  const pitched = song.tracks.filter(({ role }) => role !== "drums").flatMap((track) => track.notes);
  const melody = song.tracks.find(({ role }) => role === "melody")?.notes ?? [];
  const attacks = song.tracks.reduce(
    (sum, track) => sum + new Set(track.notes.map(({ start }) => Math.round(start / 120))).size,
    0,
  );
  return {
    tempo: song.tempoBpm,
    density: attacks / song.durationSeconds,
    drums: (song.tracks.find(({ role }) => role === "drums")?.notes.length ?? 0) / song.durationSeconds,
    loudness: mean(notes.map(({ velocity }) => velocity)),
    height: mean(pitched.map(({ pitch }) => pitch)),
    low: pitched.filter(({ pitch }) => pitch < 48).length / pitched.length,
    mode: brightness[song.key.mode],
    roughness: roughness(song),
    detached: 1 - heldShare(melody),
    trembling: song.tracks.some(({ controls }) =>
      controls.some(({ controller, value }) => controller === 1 && value > 40),
    )
      ? 1
      : 0,
  };
}

type Heard = ReturnType<typeof heard>;

/** The share of the time to the next tone that a tone of a line is held. */
function heldShare(line: readonly Note[]): number {
  return mean(
    line.slice(1).flatMap((next, index) => {
      const note = line[index];
      const gap = next.start - (note?.start ?? 0);
      return note && gap > 0 && gap <= 960 ? [Math.min(1, note.duration / gap)] : [];
    }),
  );
}

/** The means over the seeds. */
function songsOf(intent: Intent): Heard {
  const all = SEEDS.map((seed) => heard(composeSong(intent, seed).song));
  const of = (name: keyof Heard) => mean(all.map((one) => one[name]));
  return {
    tempo: of("tempo"),
    density: of("density"),
    drums: of("drums"),
    loudness: of("loudness"),
    height: of("height"),
    low: of("low"),
    mode: of("mode"),
    roughness: of("roughness"),
    detached: of("detached"),
    trembling: of("trembling"),
  };
}

const at = (valence: number, arousal: number, dominance = 0.5) =>
  songsOf({ emotionalIntent: "a song", valence, arousal, dominance });

describe("feelings that share their arousal", () => {
  const joy = at(0.75, 0.8, 0.6);
  const anger = at(-0.75, 0.8, 0.85);
  const fear = at(-0.75, 0.8, 0.15);

  test("anger is not joy in minor: it is lower, heavier, louder and rougher, at the same pace", () => {
    expect(anger.mode).toBeLessThan(joy.mode - 2.5);
    expect(anger.height).toBeLessThan(joy.height - 6);
    expect(anger.low).toBeGreaterThan(joy.low + 0.1);
    expect(anger.loudness).toBeGreaterThan(joy.loudness + 5);
    expect(anger.roughness).toBeGreaterThan(joy.roughness * 1.3);
    expect(Math.abs(anger.tempo / joy.tempo - 1)).toBeLessThan(0.15);
  });

  test("fear is not anger: it is higher, softer, thinner, rougher, and it trembles", () => {
    expect(fear.height).toBeGreaterThan(anger.height + 5);
    expect(fear.low).toBeLessThan(anger.low - 0.1);
    expect(fear.loudness).toBeLessThan(anger.loudness - 10);
    expect(fear.density).toBeLessThan(anger.density * 0.9);
    expect(fear.roughness).toBeGreaterThan(anger.roughness);
    expect(fear.trembling).toBeGreaterThan(0.7);
    expect(anger.trembling).toBeLessThan(0.3);
  });

  test("fear is not sadness: it is faster, higher, busier and rougher", () => {
    const sadness = at(-0.75, 0.25, 0.25);
    expect(fear.tempo).toBeGreaterThan(sadness.tempo * 1.5);
    expect(fear.height).toBeGreaterThan(sadness.height);
    expect(fear.density).toBeGreaterThan(sadness.density * 2);
    expect(fear.roughness).toBeGreaterThan(sadness.roughness * 1.2);
    expect(fear.detached).toBeGreaterThan(sadness.detached + 0.1);
  });

  test("tenderness is not boredom: it is brighter, higher and warmer to the ear", () => {
    const tender = songsOf({ emotionalIntent: "tender love" });
    const bored = songsOf({ emotionalIntent: "boredom" });
    expect(tender.mode).toBeGreaterThan(bored.mode + 1);
    expect(tender.height).toBeGreaterThan(bored.height + 2);
    expect(tender.tempo).toBeGreaterThan(bored.tempo);
  });
});

describe("the corners of the plane", () => {
  const happy = at(0.85, 0.9);
  const angry = at(-0.85, 0.9);
  const sad = at(-0.8, 0.15);
  const calm = at(0.8, 0.15);

  test("excited songs are fast, dense, loud and detached, calm ones slow, sparse, soft and bound", () => {
    for (const excited of [happy, angry]) {
      for (const quiet of [sad, calm]) {
        expect(excited.tempo).toBeGreaterThan(quiet.tempo * 1.7);
        expect(excited.density).toBeGreaterThan(quiet.density * 3);
        expect(excited.loudness).toBeGreaterThan(quiet.loudness + 25);
        expect(excited.detached).toBeGreaterThan(quiet.detached + 0.1);
      }
    }
  });

  test("pleasant songs are bright, high and smooth, unpleasant ones dark, low and rough", () => {
    for (const [light, dark] of [
      [happy, angry],
      [calm, sad],
    ] as const) {
      expect(light.mode).toBeGreaterThan(-0.6);
      expect(dark.mode).toBeLessThan(-2.5);
      expect(light.height).toBeGreaterThan(dark.height + 2.5);
      expect(light.roughness).toBeLessThan(dark.roughness);
    }
  });

  test("sad songs are not busy, and calm ones have few drums", () => {
    expect(sad.tempo).toBeLessThan(85);
    expect(sad.density).toBeLessThan(4.5);
    for (const quiet of [sad, calm]) expect(quiet.drums).toBeLessThan(1);
  });
});

describe("blends and opposites", () => {
  test("bittersweet lies between joy and sorrow", () => {
    const [sweet, both, bitter] = ["sweet joy", "bittersweet", "bitter sorrow"].map((emotionalIntent) =>
      songsOf({ emotionalIntent }),
    );
    if (!sweet || !both || !bitter) throw new Error("three feelings were composed");
    expect(both.mode).toBeLessThan(sweet.mode);
    expect(both.mode).toBeGreaterThan(bitter.mode);
    expect(both.tempo).toBeLessThan(sweet.tempo);
  });

  test.each([
    ["happy", "not happy at all"],
    ["hopeful", "hopeless"],
  ])("%s is brighter and higher than %s", (one, other) => {
    const [light, dark] = [songsOf({ emotionalIntent: one }), songsOf({ emotionalIntent: other })];
    expect(light.mode).toBeGreaterThan(dark.mode + 1);
    expect(light.height).toBeGreaterThan(dark.height);
  });
});

describe("a step of 0.05", () => {
  const walk = (name: "valence" | "arousal", held: Partial<Intent>) =>
    ["a song", "some music"].flatMap((emotionalIntent) =>
      SEEDS.slice(0, 4).flatMap((seed) => {
        const [from, to] = name === "valence" ? [-0.9, 0.9] : [0.05, 0.95];
        const songs = Array.from({ length: Math.round((to - from) / 0.05) + 1 }, (_, step) => {
          const value = from + step * 0.05;
          return composeSong({ emotionalIntent, ...held, [name]: value }, seed).song;
        });
        const cues = songs.map((song) => ({ genre: song.genre, ...heard(song) }));
        return cues.slice(1).map((here, index) => {
          const before = cues[index] ?? here;
          return {
            genre: before.genre !== here.genre,
            density: Math.abs(here.density / before.density - 1),
            loudness: Math.abs(here.loudness - before.loudness),
          };
        });
      }),
    );
  const tail = (values: readonly number[], share: number) =>
    [...values].sort((one, other) => one - other)[Math.floor(share * values.length)] ?? 0;

  test("of valence seldom changes the genre, and leaves density and loudness where they are", () => {
    const steps = [...walk("valence", { arousal: 0.3 }), ...walk("valence", { arousal: 0.7 })];
    expect(mean(steps.map(({ genre }) => (genre ? 1 : 0)))).toBeLessThan(0.08);
    expect(
      tail(
        steps.map(({ density }) => density),
        0.9,
      ),
    ).toBeLessThan(0.05);
    expect(
      tail(
        steps.map(({ loudness }) => loudness),
        0.9,
      ),
    ).toBeLessThan(1);
  });

  test("of arousal is a step in density and loudness, not a leap", () => {
    const steps = [...walk("arousal", { valence: -0.5 }), ...walk("arousal", { valence: 0.5 })];
    expect(mean(steps.map(({ genre }) => (genre ? 1 : 0)))).toBeLessThan(0.12);
    expect(
      tail(
        steps.map(({ density }) => density),
        0.9,
      ),
    ).toBeLessThan(0.4);
    expect(
      tail(
        steps.map(({ loudness }) => loudness),
        0.9,
      ),
    ).toBeLessThan(3.5);
  });
});
