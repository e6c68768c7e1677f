/** POST /generate from its fields to its answers: one list of what a caller may rely on. Long for that. */
import { composeSong, songDigest, thesaurus } from "@music-brain/engine";
import { songToMidi, songToMusicXml } from "@music-brain/formats";
import { afterAll, describe, expect, test } from "vitest";
import { CHOSEN_SEED, describedAnswers, expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const feeling = "grief slowly turning into hope";

interface Answer {
  readonly success: boolean;
  readonly intent: Readonly<Record<string, unknown>>;
  readonly song: {
    readonly id: string;
    readonly digest: string;
    readonly seed: number;
    readonly total_bars: number;
    readonly tempo_bpm: number;
    readonly tempo_changes: readonly { readonly tick: number; readonly bpm: number }[];
    readonly time_signature: readonly number[];
    readonly duration_seconds: number;
    readonly reasons: readonly { readonly about: string }[];
    readonly sections: readonly {
      readonly progression: string[];
      readonly chords: string[];
      readonly bars: number;
      readonly intended: object;
      readonly measured: object;
    }[];
    readonly tracks: readonly { readonly notes: readonly object[]; readonly controls: readonly object[] }[];
    readonly production: readonly object[];
  };
  readonly output: { readonly data: string; readonly filename: string } | null;
  readonly message: string;
}

function generate(body: object, headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: "/generate", payload: body, headers });
}

async function generateWell(body: object): Promise<Answer> {
  const response = await generate(body);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  expectSound(response);
  expectDescribed("POST /generate", response);
  return response.json<Answer>();
}

describe("the song", () => {
  test("is that of the engine, with its identity, its intent and its file", async () => {
    const answer = await generateWell({ intent: { emotional_intent: feeling }, seed: 42 });
    const { song } = composeSong({ emotionalIntent: feeling }, 42);
    const digest = songDigest(song);
    expect(answer.success).toBe(true);
    expect(answer.song.digest).toBe(digest);
    expect(answer.song.id).toBe(`song_${digest.slice(0, 24)}`);
    expect(answer.song.tracks.map(({ notes }) => notes)).toEqual(
      song.tracks.map(({ notes }) => notes.map(({ origin: _origin, ...note }) => note)),
    );
    expect(answer.song.sections.map(({ progression }) => progression)).toEqual(
      song.sections.map(({ chords }) => chords.map(({ numeral }) => numeral)),
    );
    expect(answer.output).toEqual({
      format: "midi",
      media_type: "audio/midi",
      filename: expect.stringMatching(/^[\p{L}\p{N}-]+\.mid$/u),
      encoding: "base64",
      data: Buffer.from(songToMidi(song)).toString("base64"),
    });
    expect(answer.message).toBe(
      `Generated ${song.sections.length} sections, ${song.totalBars} bars at ${Math.round(song.tempoBpm * 10) / 10} BPM`,
    );
  });

  test("is the same for the same intent and seed, and another for another seed", async () => {
    const body = { intent: { emotional_intent: feeling }, seed: 42 };
    const [first, again] = [await generate(body), await generate(body)];
    expect(again.body).toBe(first.body);
    const other = await generateWell({ ...body, seed: 43 });
    expect(other.song.digest).not.toBe(first.json<Answer>().song.digest);
  });

  test("has a seed that is chosen and returned when none is given", async () => {
    expect((await generateWell({ intent: { emotional_intent: feeling } })).song.seed).toBe(CHOSEN_SEED);
    expect((await generateWell({ intent: { emotional_intent: feeling }, seed: null })).song.seed).toBe(
      CHOSEN_SEED,
    );
  });

  test.each([0, Number.MAX_SAFE_INTEGER])("takes the seed %i", async (seed) => {
    expect((await generateWell({ intent: { emotional_intent: feeling }, seed })).song.seed).toBe(seed);
  });

  test("keeps every wish of the contract's example", async () => {
    const technical = {
      key: "A minor",
      bpm: 80,
      genre: "indie folk",
      progression: ["i", "VI", "III", "VII"],
      time_signature: "4/4",
      bars: 32,
      form: "verse-chorus",
      instruments: { melody: "flute" },
    };
    const answer = await generateWell({
      intent: {
        emotional_intent: feeling,
        core_wound: null,
        core_desire: null,
        technical,
        valence: -0.4,
        arousal: 0.3,
        dominance: 0.4,
        journey: [
          { at: 0, emotion: "grief" },
          { at: 1, emotion: "hope" },
        ],
        rule_breaks: ["harmony.avoid_tonic_resolution"],
      },
      seed: 42,
      output_format: "midi",
      dry_run: false,
    });
    expect(answer.song).toMatchObject({
      key: "A",
      mode: "minor",
      tempo_bpm: 80,
      total_bars: 32,
      time_signature: [4, 4],
    });
    expect(answer.intent).toMatchObject({
      emotional_intent: feeling,
      technical: { key: "A minor", bpm: 80, progression: ["i", "VI", "III", "VII"], bars: 32 },
      valence: -0.4,
      rule_breaks: ["harmony.avoid_tonic_resolution"],
    });
  });

  test.each([
    ["4/4", 4],
    ["3/4", 3],
    ["6/8", 3],
  ])(
    "counts its tempo in quarter notes in %s, %i to the bar, for as many seconds as its changes of tempo make",
    async (time_signature, quarters) => {
      const technical = { time_signature, bpm: 90, bars: 32 };
      const { song } = await generateWell({ intent: { emotional_intent: feeling, technical }, seed: 1 });
      expect(song.time_signature.join("/")).toBe(time_signature);
      expect(song.tempo_bpm).toBe(90);
      const end = song.total_bars * quarters * 480;
      const seconds = song.tempo_changes.map(({ tick, bpm }, index) => {
        const until = song.tempo_changes[index + 1]?.tick ?? end;
        return ((until - tick) / 480) * (60 / bpm);
      });
      expect(song.duration_seconds).toBeCloseTo(
        seconds.reduce((sum, part) => sum + part, 0),
        2,
      );
    },
  );

  test("comes for each of the 216 nodes as described, and its intent can be posted again", {
    timeout: 120_000,
  }, async () => {
    for (const { name } of thesaurus.nodes) {
      const answer = await generateWell({
        intent: { emotional_intent: name, technical: { bars: 16 } },
        seed: 1,
        output_format: "json",
      });
      expect(answer.output).toBeNull();
      await generateWell({ intent: answer.intent, seed: 1, dry_run: true });
    }
  });
});

describe("Accept", () => {
  const body = { intent: { emotional_intent: feeling }, seed: 42 };

  test.each(["audio/midi", "audio/x-midi", "audio/*", "application/json;q=0.5, audio/midi"])(
    "%s gets the file itself",
    async (accept) => {
      const response = await generate(body, { accept });
      const { song } = composeSong({ emotionalIntent: feeling }, 42);
      expect(response.statusCode).toBe(200);
      expect(response.headers["content-type"]).toBe(accept === "audio/x-midi" ? accept : "audio/midi");
      expect(Buffer.compare(response.rawPayload, songToMidi(song))).toBe(0);
      expect(response.headers["content-length"]).toBe(String(response.rawPayload.length));
      expect(response.headers["content-disposition"]).toMatch(/^attachment; filename=[\w"-]+\.mid/);
      expect(response.headers["x-song-id"]).toBe(`song_${songDigest(song).slice(0, 24)}`);
      expect(response.headers["x-song-seed"]).toBe("42");
      expect(response.headers.etag).toBe(`"${songDigest(song).slice(0, 32)}-midi"`);
      expect(response.headers["vary"]).toBe("Accept");
      expectSound(response);
    },
  );

  test("gets the score as MusicXML where it asks for that", async () => {
    const response = await generate(body, { accept: "application/vnd.recordare.musicxml+xml" });
    const { song } = composeSong({ emotionalIntent: feeling }, 42);
    expect(response.headers["content-type"]).toBe("application/vnd.recordare.musicxml+xml");
    expect(response.headers["content-disposition"]).toMatch(/\.musicxml/);
    expect(response.body).toBe(songToMusicXml(song));
    expectSound(response);
  });

  test.each(["application/json", "*/*", "text/html, */*;q=0.1", "application/*"])(
    "%s gets JSON",
    async (accept) => {
      const response = await generate(body, { accept });
      expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
      expect(response.headers["vary"]).toBe("Accept, Accept-Encoding");
    },
  );

  test.each(["text/html", "audio/flac", "audio/midi;q=0, text/plain", "nonsense"])(
    "%s is 406",
    async (accept) => {
      const response = await generate(body, { accept });
      expect(response.statusCode).toBe(406);
      expect(response.json()).toMatchObject({
        detail:
          "Accept names nothing that can be made here; application/json, audio/midi, application/vnd.recordare.musicxml+xml, audio/wav, audio/mpeg, audio/ogg, and image/svg+xml can.",
      });
      expectSound(response);
      expectDescribed("POST /generate", response);
    },
  );

  test.each(["audio/midi", "text/html"])("a dry run has no file: %s is 406 and says so", async (accept) => {
    const response = await generate({ ...body, dry_run: true }, { accept });
    expect(response.statusCode).toBe(406);
    expect(response.json()).toMatchObject({
      detail: "A dry run has no file, only JSON: Accept has to take application/json.",
    });
  });
});

describe("a dry run", () => {
  test("gives the plan of the song that the same request composes, without notes", async () => {
    const body = { intent: { emotional_intent: feeling }, seed: 42 };
    const response = await generate({ ...body, dry_run: true });
    expectDescribed("POST /generate", response);
    const { plan, intent, message } = response.json<{
      plan: Answer["song"];
      intent: object;
      message: string;
    }>();
    const whole = await generateWell(body);
    const { id: _id, digest: _digest, tempo_changes: _, production: __, tracks, ...outline } = whole.song;
    expect(intent).toEqual(whole.intent);
    expect(plan).toEqual({
      ...outline,
      // What was heard of the notes is none of the plan's.
      reasons: outline.reasons.filter(({ about }) => about !== "hearing" && about !== "revision"),
      sections: outline.sections.map(({ intended: _intended, measured: _measured, ...section }) => section),
      tracks: tracks.map(({ notes: _notes, controls: _controls, ...track }) => track),
    });
    expect(message).toBe(whole.message.replace("Generated", "Planned"));
    expect(response.body).not.toContain('"velocity"');
  });
});

describe("provenance", () => {
  const body = { intent: { emotional_intent: feeling }, seed: 42, output_format: "json" };

  test("comes when it is asked for, and changes nothing else", async () => {
    const plain = await generateWell(body);
    expect(plain.song).not.toHaveProperty("provenance");
    const { song, ...others } = await generateWell({ ...body, include: ["provenance"] });
    const { provenance, ...rest } = song as Answer["song"] & {
      readonly provenance: {
        readonly origins: readonly { readonly text: string }[];
        readonly tracks: readonly { readonly notes: readonly number[] }[];
      };
    };
    expect({ ...others, song: rest }).toEqual(plain);
    expect(provenance.tracks.map(({ notes }) => notes.length)).toEqual(
      song.tracks.map(({ notes }) => notes.length),
    );
    expect(provenance.origins.length).toBeGreaterThan(5);
    expect((await generateWell({ ...body, include: [] })).song).not.toHaveProperty("provenance");
  });

  test("is all that can be had: anything else is 422", async () => {
    const response = await generate({ ...body, include: ["lyrics"] });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({
      detail: 'include[0] is "lyrics"; it has to be one of provenance.',
      errors: [{ pointer: "/include/0" }],
    });
  });
});

describe("a wrong wish is 422, points at itself and says what would be right", () => {
  const technical = (wishes: object) => ({ intent: { emotional_intent: feeling, technical: wishes } });

  test.each([
    ["key H", technical({ key: "H" }), "/intent/technical/key"],
    ["key c##", technical({ key: "c##" }), "/intent/technical/key"],
    ["key Am7", technical({ key: "Am7" }), "/intent/technical/key"],
    ["key a-Moll", technical({ key: "a-Moll" }), "/intent/technical/key"],
    ["empty key", technical({ key: "" }), "/intent/technical/key"],
    ["key with NUL", technical({ key: "A\u0000" }), "/intent/technical/key"],
    ["bpm -5", technical({ bpm: -5 }), "/intent/technical/bpm"],
    ["bpm abc", technical({ bpm: "abc" }), "/intent/technical/bpm"],
    ["bpm 1e9", technical({ bpm: 1e9 }), "/intent/technical/bpm"],
    ["bpm 19.9", technical({ bpm: 19.9 }), "/intent/technical/bpm"],
    ["bpm true", technical({ bpm: true }), "/intent/technical/bpm"],
    ["no bars", technical({ bars: 0 }), "/intent/technical/bars"],
    ["half a bar", technical({ bars: 8.5 }), "/intent/technical/bars"],
    ["a million bars", technical({ bars: 1e6 }), "/intent/technical/bars"],
    ["metre 17/19", technical({ time_signature: "17/19" }), "/intent/technical/time_signature"],
    ["metre 4", technical({ time_signature: 4 }), "/intent/technical/time_signature"],
    ["empty progression", technical({ progression: [] }), "/intent/technical/progression"],
    ["chord that is none", technical({ progression: ["i", "xyz"] }), "/intent/technical/progression/1"],
    ["65 chords", technical({ progression: Array(65).fill("i") }), "/intent/technical/progression"],
    ["instruments as a list", technical({ instruments: ["flute"] }), "/intent/technical/instruments"],
    ["unknown technical wish", technical({ tempo: 80 }), "/intent/technical/tempo"],
    ["technical as text", { intent: { emotional_intent: feeling, technical: "fast" } }, "/intent/technical"],
    ["empty intent", { intent: { emotional_intent: "" } }, "/intent/emotional_intent"],
    ["blank intent", { intent: { emotional_intent: " \n " } }, "/intent/emotional_intent"],
    [
      "intent of 100,000 characters",
      { intent: { emotional_intent: "a".repeat(100_000) } },
      "/intent/emotional_intent",
    ],
    ["NUL", { intent: { emotional_intent: "a\u0000b" } }, "/intent/emotional_intent"],
    ["missing intent", {}, "/intent"],
    ["missing feeling", { intent: {} }, "/intent/emotional_intent"],
    ["feeling as a number", { intent: { emotional_intent: 5 } }, "/intent/emotional_intent"],
    ["valence 1.5", { intent: { emotional_intent: feeling, valence: 1.5 } }, "/intent/valence"],
    ["arousal -0.5", { intent: { emotional_intent: feeling, arousal: -0.5 } }, "/intent/arousal"],
    ["dominance as text", { intent: { emotional_intent: feeling, dominance: "high" } }, "/intent/dominance"],
    [
      "journey beyond the end",
      { intent: { emotional_intent: feeling, journey: [{ at: 2, emotion: "joy" }] } },
      "/intent/journey/0/at",
    ],
    [
      "journey without a feeling",
      { intent: { emotional_intent: feeling, journey: [{ at: 0 }] } },
      "/intent/journey/0/emotion",
    ],
    [
      "unknown rule",
      { intent: { emotional_intent: feeling, rule_breaks: ["no.such.rule"] } },
      "/intent/rule_breaks/0",
    ],
    ["unknown property", { intent: { emotional_intent: feeling, is_admin: true } }, "/intent/is_admin"],
    ["unknown property outside", { intent: { emotional_intent: feeling }, user_id: 1 }, "/user_id"],
    ["seed -1", { intent: { emotional_intent: feeling }, seed: -1 }, "/seed"],
    ["seed 2^53", { intent: { emotional_intent: feeling }, seed: 2 ** 53 }, "/seed"],
    ["seed as text", { intent: { emotional_intent: feeling }, seed: "42" }, "/seed"],
    ["unknown format", { intent: { emotional_intent: feeling }, output_format: "flac" }, "/output_format"],
    ["dry_run as text", { intent: { emotional_intent: feeling }, dry_run: "yes" }, "/dry_run"],
    ["a list", [], ""],
  ])("%s", async (_name, body, pointer) => {
    const response = await generate(body);
    expect(response.statusCode, response.body.slice(0, 300)).toBe(422);
    expectSound(response);
    expectDescribed("POST /generate", response);
    const { detail, errors } = response.json<{
      detail: string;
      errors: { in: string; pointer: string; detail: string }[];
    }>();
    expect(errors.map((error) => error.pointer)).toContain(pointer);
    expect(errors[0]?.in).toBe("body");
    expect(detail).toContain(errors[0]?.detail ?? "?");
    expect(detail.length).toBeGreaterThan(20);
    expect(detail.length).toBeLessThan(1000);
  });

  test("lone surrogates", async () => {
    const payload = '{"intent":{"emotional_intent":"a\\ud800b"}}';
    const response = await app.inject({
      method: "POST",
      url: "/generate",
      payload,
      headers: { "content-type": "application/json" },
    });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ errors: [{ pointer: "/intent/emotional_intent" }] });
    expectSound(response);
  });

  test("an unknown format is not answered with formats that are refused in their turn", async () => {
    const intent = { emotional_intent: feeling };
    const refused = await generate({ intent, output_format: "flac" });
    const { detail } = refused.json<{ detail: string }>();
    expect(detail).toBe('output_format is "flac"; it has to be one of json, midi, musicxml, wav, mp3, ogg.');
    for (const output_format of detail.replace(/^.*one of |\.$/g, "").split(", ")) {
      expect((await generate({ intent, output_format, dry_run: true })).statusCode).toBe(200);
    }
  });

  test("several at once are all listed", async () => {
    const response = await generate({ ...technical({ bpm: 5, bars: 1, kee: "A" }), seed: -1 });
    const { detail, errors } = response.json<{ detail: string; errors: { pointer: string }[] }>();
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/intent/technical/bpm",
      "/intent/technical/bars",
      "/intent/technical/kee",
      "/seed",
    ]);
    expect(detail).toMatch(/^bpm is 5; .*\(And 3 more: see errors\.\)$/);
  });
});

test("words and markup from a caller stay text: as they came, in JSON", async () => {
  const hostile = `<script>alert(1)</script> "quoted" \\ 😀 grief\r\nX: y`;
  const answer = await generateWell({ intent: { emotional_intent: hostile }, seed: 1 });
  expect(answer.intent["emotional_intent"]).toBe(hostile);
  const file = await generate({ intent: { emotional_intent: hostile }, seed: 1 }, { accept: "audio/midi" });
  expect(file.statusCode).toBe(200);
  expect(file.headers["content-disposition"]).toMatch(/^attachment; filename[\x20-\x7E]+$/);
});
