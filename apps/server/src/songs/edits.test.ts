import { type Edit, editedSong, songDigest } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { afterAll, describe, expect, test } from "vitest";
import { CHOSEN_SEED, describedAnswers, expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const words = "grief slowly turning into hope";
const request = { intent: { emotional_intent: words }, seed: 42 };

interface Part {
  readonly section: string;
  readonly track: string;
  readonly digest?: string;
}

interface Answer {
  readonly song: { readonly digest: string; readonly sections: readonly { readonly name: string }[] };
  readonly output: { readonly data: string } | null;
  readonly message: string;
  readonly edits: readonly Edit[];
  readonly parts: readonly Part[];
  readonly kept: readonly Part[];
  readonly changed: readonly Part[];
  readonly inverse: object | null;
}

function send(body: object, headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: "/songs/edits", payload: body, headers });
}

async function edited(body: object): Promise<Answer> {
  const response = await send(body);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  expectSound(response);
  expectDescribed("POST /songs/edits", response);
  return response.json<Answer>();
}

async function refused(edits: unknown, other: object = request) {
  const response = await send({ request: other, edits });
  expect(response.statusCode).toBe(422);
  expectSound(response);
  expectDescribed("POST /songs/edits", response);
  return response.json<{ detail: string; errors: readonly { pointer: string }[] }>();
}

const named = ({ section, track }: Part) => `${section}/${track}`;

describe("an edited song", () => {
  test('is composed anew in "all" sections', async () => {
    const anew = { kind: "regenerate", tracks: ["melody"], seed: 7 };
    const all = await edited({ request, edits: [{ ...anew, sections: ["all"] }] });
    const absent = await edited({ request, edits: [anew] });
    expect(all.song.digest).toBe(absent.song.digest);
    expect(all.changed.every(({ track }) => track === "melody")).toBe(true);
  });

  test("is that of the engine, with its file, its parts and what it was made from", async () => {
    const [, second] = (await edited({ request, edits: [{ kind: "tempo", bpm: 90 }] })).song.sections;
    const edits: Edit[] = [
      { kind: "regenerate", sections: [second?.name ?? ""], tracks: ["melody"], seed: 7 },
      { kind: "transpose", semitones: 1 },
    ];
    const answer = await edited({ request, edits });
    const own = editedSong({ intent: { emotionalIntent: words }, seed: 42, edits });
    expect(answer.song.digest).toBe(songDigest(own.song));
    expect(answer.output?.data).toBe(Buffer.from(songToMidi(own.song)).toString("base64"));
    expect(answer.edits).toEqual(edits);
    expect(answer.inverse).toEqual({ kind: "transpose", semitones: -1 });
    expect(answer.message).toBe(
      `The last edit changed ${answer.changed.length} parts and kept ${answer.kept.length}, note for note`,
    );
  });

  test("keeps the digest of every part that was not composed anew", async () => {
    const plain = await edited({ request, edits: [{ kind: "tempo", factor: 1 }] });
    const section = plain.song.sections.at(-2)?.name ?? "";
    const answer = await edited({
      request,
      edits: [{ kind: "regenerate", sections: [section], tracks: ["melody"], seed: 7 }],
    });
    const before = new Map(plain.parts.map((part) => [named(part), part.digest]));
    const differing = answer.parts.filter((part) => before.get(named(part)) !== part.digest).map(named);
    expect(differing).toEqual([`${section}/melody`]);
    expect(answer.changed.map(named)).toEqual(differing);
  });

  test("has the seeds that were chosen, so that it can be asked for again", async () => {
    const chosen = await edited({ request: { ...request, seed: null }, edits: [{ kind: "regenerate" }] });
    expect(chosen.edits).toEqual([{ kind: "regenerate", seed: CHOSEN_SEED }]);
    const again = await edited({ request: { ...request, seed: CHOSEN_SEED }, edits: chosen.edits });
    expect(again.song.digest).toBe(chosen.song.digest);
  });

  test("comes as the file itself, and with its provenance", async () => {
    const edits = [{ kind: "lengthen", bars: 8 }];
    const file = await send({ request, edits }, { accept: "audio/midi" });
    expect(file.statusCode).toBe(200);
    expect(file.headers["content-type"]).toBe("audio/midi");
    expect(file.headers["x-song-seed"]).toBe("42");
    const answer = await edited({ request, edits, include: ["provenance"], output_format: "json" });
    expect(answer.output).toBeNull();
    expect(answer.song).toHaveProperty("provenance.sections.length", answer.song.sections.length);
  });
});

describe("an edit that cannot be carried out is 422 and says what can be had", () => {
  test.each([
    [
      [{ kind: "regenerate", sections: ["chorus 99"] }],
      "/edits/0/sections/0",
      /it has .*intro|it has .*verse/,
    ],
    [
      [
        { kind: "tempo", bpm: 90 },
        { kind: "instrument", track: "kazoo", instrument: "flute" },
      ],
      "/edits/1/track",
      /use "melody"/,
    ],
    [[{ kind: "transpose" }], "/edits/0", /either semitones/],
    [[{ kind: "tempo", factor: 19 }], "/edits/0/factor", /from 20 to 300 BPM/],
    [[{ kind: "lengthen", bars: 508 }], "/edits/0/bars", /more can be had/],
    [[{ kind: "remix" }], "/edits/0/kind", /one of regenerate, transpose/],
    [[], "/edits", /a list of 1 to 32 edits/],
  ])("%j", async (edits, pointer, sentence) => {
    const { detail, errors } = await refused(edits);
    expect(detail).toMatch(sentence);
    expect(errors[0]?.pointer).toBe(pointer);
  });

  test("and so is a wish in the request, where it stands", async () => {
    const intent = { emotional_intent: words, technical: { key: "H" } };
    const { errors } = await refused([{ kind: "tempo", bpm: 90 }], { intent, seed: 1 });
    expect(errors[0]?.pointer).toBe("/request/intent/technical/key");
  });
});
