import { afterAll, describe, expect, test } from "vitest";
import { describedAnswers, expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const request = { intent: { emotional_intent: "grief", technical: { genre: "pop" } }, seed: 42 };

interface Answer {
  readonly comparison: {
    readonly identical: boolean;
    readonly summary: readonly string[];
    readonly global: readonly { readonly about: string; readonly before: string; readonly after: string }[];
    readonly sections: readonly { readonly identical: boolean; readonly bars: readonly object[] }[];
  };
  readonly counterfactual: { readonly before: { readonly digest: string } } | null;
  readonly message: string;
}

interface WireSong {
  readonly digest: string;
  readonly tracks: readonly { readonly notes: readonly { readonly velocity: number }[] }[];
}

function send(body: object) {
  return app.inject({ method: "POST", url: "/songs/compare", payload: body });
}

async function compared(body: object): Promise<Answer> {
  const response = await send(body);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  expectSound(response);
  expectDescribed("POST /songs/compare", response);
  return response.json<Answer>();
}

async function refused(body: object) {
  const response = await send(body);
  expect(response.statusCode).toBe(422);
  expectSound(response);
  expectDescribed("POST /songs/compare", response);
  return response.json<{ detail: string; errors: readonly { pointer: string }[] }>();
}

async function songFor(seed: number): Promise<WireSong> {
  const payload = { ...request, seed, output_format: "json" };
  const response = await app.inject({ method: "POST", url: "/generate", payload });
  return response.json<{ song: WireSong }>().song;
}

describe("a request with a change", () => {
  test("says what more arousal does, in figures and in sentences", async () => {
    const { comparison, counterfactual, message } = await compared({
      request,
      change: { arousal: { by: 0.3 } },
    });
    const tempo = comparison.global.find(({ about }) => about === "tempo");
    expect(Number.parseFloat(tempo?.after ?? "")).toBeGreaterThan(Number.parseFloat(tempo?.before ?? ""));
    expect(comparison.summary.join(" ")).toContain(`The tempo rises from`);
    expect(counterfactual?.before.digest).toBe((await songFor(42)).digest);
    expect(message).toMatch(/^The songs differ in \d+ of \d+ bars$/);
  });

  test("replaces a wish", async () => {
    const { comparison } = await compared({ request, change: { technical: { bpm: 123 } } });
    expect(comparison.global.find(({ about }) => about === "tempo")?.after).toBe("123 BPM");
  });
});

describe("two songs", () => {
  test("that are the same are identical", async () => {
    const song = await songFor(42);
    const { comparison, counterfactual, message } = await compared({ before: song, after: song });
    expect(comparison).toMatchObject({
      identical: true,
      summary: ["The two songs are identical, note for note."],
    });
    expect({ counterfactual, message }).toEqual({ counterfactual: null, message: "The songs are identical" });
  });

  test("are told apart bar by bar", async () => {
    const song = await songFor(42);
    const louder = {
      ...song,
      tracks: song.tracks.map((track, index) =>
        index > 0
          ? track
          : {
              ...track,
              notes: track.notes.map((note, place) => (place > 0 ? note : { ...note, velocity: 1 })),
            },
      ),
    };
    const { comparison, message } = await compared({ before: song, after: louder });
    expect(comparison.sections.flatMap(({ bars }) => bars)).toHaveLength(1);
    expect(comparison.sections.filter(({ identical }) => !identical)).toHaveLength(1);
    expect(message).toMatch(/differ in 1 of/);
  });
});

describe("what cannot be compared is 422 and says what can", () => {
  test.each([
    [{}, "", /Send either before and after/],
    [{ request }, "", /Send either before and after/],
    [{ request, change: {}, before: null, after: {} }, "/after/key", /missing/],
    [{ request, change: { arousal: { by: 0.1, to: 0.2 } } }, "/change/arousal", /either by a number/],
    [
      { request, change: { arousal: { by: 1.5 } } },
      "/change/arousal/by",
      /it goes from 0 to 1. Here it can move by/,
    ],
    [{ request, change: { technical: { key: "H" } } }, "/change/technical/key", /German H/],
    [{ request, change: { tempo: 3 } }, "/change/tempo", /it can be one of valence/],
    [
      { request: { intent: { emotional_intent: "joy", technical: { key: "H" } } }, change: {} },
      "/request/intent/technical/key",
      /German H/,
    ],
  ])("%j", async (body, pointer, sentence) => {
    const { detail, errors } = await refused(body);
    expect(detail).toMatch(sentence);
    expect(errors.map((error) => error.pointer)).toContain(pointer);
  });

  test("a song whose sections do not fill it", async () => {
    const song = await songFor(42);
    const { errors } = await refused({ before: { ...song, total_bars: 7 }, after: song });
    expect(errors[0]?.pointer).toBe("/before/total_bars");
  });
});
