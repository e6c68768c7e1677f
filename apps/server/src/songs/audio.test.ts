import type { WireGenerateAnswer, WireProblem } from "@music-brain/contract";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { overloaded } from "../http/shedding.ts";
import { person } from "../identity/testing/people.ts";
import { levelsOf } from "../limits/bucket.ts";
import { memoryLimiter } from "../limits/limiter.ts";
import type { SoundRenderer, SoundRequest } from "../sound/sound-renderer.ts";
import { describedAnswers, expectSound, testApp } from "../testing.ts";

/** Takes note of what it is asked for, and gives a thousand bytes that say what that was. */
function notingRenderer(): SoundRenderer & { readonly asked: SoundRequest[] } {
  const asked: SoundRequest[] = [];
  return {
    asked,
    render: async (request) => {
      asked.push(request);
      if (request.song.title === "Too long")
        throw new RangeError("A song of 901 seconds cannot be rendered.");
      if (request.song.title === "Too many") throw overloaded();
      const bytes = new Uint8Array(1000).map((_, index) => index % 251);
      bytes.set(Buffer.from(`${request.format} ${request.section ?? "all"}`));
      return request.encoding === "base64" ? Buffer.from(Buffer.from(bytes).toString("base64")) : bytes;
    },
    close: async () => {},
  };
}

const sound = notingRenderer();
const app = await testApp({ sound, database: await openDatabase() });
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);
const wish = { intent: { emotional_intent: "joy", technical: { bars: 8 } }, seed: 3 };
const generate = (payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/generate", payload, headers });

describe("POST /generate", () => {
  test.each([
    ["audio/wav", "wav"],
    ["audio/x-wav", "wav"],
    ["audio/mpeg", "mp3"],
    ["audio/ogg", "ogg"],
  ])("answers the sound itself to who accepts %s", async (accept, format) => {
    const answer = await generate(wish, { accept });
    expectSound(answer);
    if (accept !== "audio/x-wav") expectDescribed("POST /generate", answer);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe(accept);
    expect(answer.headers["content-disposition"]).toContain(`.${format}`);
    expect(answer.headers["etag"]).toMatch(new RegExp(`^"[0-9a-f]{32}-${format}2"$`));
    expect(answer.headers["x-song-id"]).toBeTypeOf("string");
    expect(answer.body).toContain(`${format} all`);
  });

  test.each(["wav", "mp3", "ogg"])(
    "has an output of %s in base64 where that is asked for",
    async (format) => {
      const answer = await generate({ ...wish, output_format: format });
      expectDescribed("POST /generate", answer);
      const { output, song } = answer.json<WireGenerateAnswer>();
      expect(output).toMatchObject({ format, encoding: "base64" });
      expect(output?.filename).toMatch(new RegExp(`\\.${format}$`));
      const bytes = Buffer.from(output?.data ?? "", "base64");
      expect(bytes.length).toBe(1000);
      expect(bytes.toString("latin1", 0, 7)).toBe(`${format} all`);
      expect(answer.headers["x-song-id"]).toBe(song.id);
    },
  );

  test("renders once what is asked for twice at the same time", async () => {
    const before = sound.asked.length;
    const twice = { ...wish, seed: 77 };
    await Promise.all([generate(twice, { accept: "audio/ogg" }), generate(twice, { accept: "audio/ogg" })]);
    expect(sound.asked.length).toBe(before + 1);
  });

  test("renders nothing for a dry run", async () => {
    const before = sound.asked.length;
    expect((await generate({ ...wish, output_format: "wav", dry_run: true })).statusCode).toBe(200);
    expect(sound.asked.length).toBe(before);
  });

  test("names what it can make to who accepts something else", async () => {
    const answer = await generate(wish, { accept: "audio/flac" });
    expect(answer.statusCode).toBe(406);
    expect(answer.json<WireProblem>().detail).toContain("audio/midi");
    expect(answer.json<WireProblem>().detail).toContain("audio/ogg");
  });

  test("costs more than a song without sound, also to who asks for it in the body", async () => {
    const limited = await testApp({ sound, limiter: memoryLimiter(levelsOf(7, 1000, 1000), () => 0) });
    const cost = async (payload: object, accept?: string) =>
      limited.inject({ method: "POST", url: "/generate", payload, headers: { ...(accept && { accept }) } });
    expect((await cost(wish)).headers["x-ratelimit-remaining-minute"]).toBe("6");
    const rendered = await cost({ ...wish, output_format: "mp3" });
    expect(rendered.headers["x-ratelimit-cost"]).toBe("5");
    expect(rendered.headers["x-ratelimit-remaining-minute"]).toBe("1");
    const refused = await cost(wish, "audio/mpeg");
    expect(refused.statusCode).toBe(429);
    // Five tokens are there again when five have dropped in: the one that asking took is among them.
    expect(refused.headers["retry-after"]).toBe("43");
    await limited.close();
  });

  test("costs so however Accept puts it, and no more where there is no sound in the answer", async () => {
    const limited = await testApp({ sound, limiter: memoryLimiter(levelsOf(100, 1000, 1000), () => 0) });
    const cost = async (accept: string, more: object = {}) => {
      const payload = { ...wish, ...more };
      const answer = await limited.inject({ method: "POST", url: "/generate", payload, headers: { accept } });
      const type = String(answer.headers["content-type"]).split(";", 1)[0];
      return [type, Number(answer.headers["x-ratelimit-cost"])];
    };
    const noMidi = "audio/midi;q=0, audio/x-midi;q=0, audio/mid;q=0, audio/*";
    expect(await cost(noMidi)).toEqual(["audio/wav", 5]);
    expect(await cost("audio/*")).toEqual(["audio/midi", 1]);
    expect(await cost("audio/midi, audio/wav;q=0")).toEqual(["audio/midi", 1]);
    expect(await cost("audio/midi", { output_format: "wav" })).toEqual(["audio/midi", 1]);
    await limited.close();
  });
});

describe("GET /songs/{song_id}/audio", () => {
  const signedIn = person(app, "listener");
  const listen = async (query: string, headers: Record<string, string> = {}, more: object = {}) => {
    const authorization = `Bearer ${(await signedIn).tokens.access_token}`;
    const kept = await generate({ ...wish, ...more }, { authorization });
    const { song } = kept.json<WireGenerateAnswer>();
    const url = `/songs/${song.id}/audio${query}`;
    return { song, answer: await app.inject({ url, headers: { authorization, ...headers } }) };
  };

  test("gives MP3 where nothing is said, with a name for the file and a version for caches", async () => {
    const { answer } = await listen("");
    expectSound(answer);
    expectDescribed("GET /songs/{song_id}/audio", answer);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("audio/mpeg");
    expect(answer.headers["content-disposition"]).toContain(".mp3");
    expect(answer.headers["accept-ranges"]).toBe("bytes");
    expect(answer.headers["cache-control"]).toBe("private, no-cache");
    const again = await listen("", { "if-none-match": String(answer.headers["etag"]) });
    expect(again.answer.statusCode).toBe(304);
  });

  test("gives what Accept likes best where no format is named, and names what there is to who takes none", async () => {
    const accepting = async (query: string, accept: string) => (await listen(query, { accept })).answer;
    for (const [query, accept, type] of [
      ["", "*/*", "audio/mpeg"],
      ["", "audio/*", "audio/mpeg"],
      ["", "audio/ogg, audio/*;q=0.5", "audio/ogg"],
      ["", "audio/x-wav", "audio/x-wav"],
      ["?format=wav", "audio/*", "audio/wav"],
      ["?stems=true", "application/zip", "application/zip"],
    ] as const) {
      const answer = await accepting(query, accept);
      expect([answer.statusCode, answer.headers["content-type"]], accept).toEqual([200, type]);
      expect(answer.headers["vary"]).toContain("Accept");
    }
    for (const [query, accept, named] of [
      ["", "image/png", "audio/mpeg, audio/wav, and audio/ogg can."],
      ["?format=wav", "audio/mpeg", " audio/wav can."],
      ["?stems=true", "audio/wav", " application/zip can."],
    ] as const) {
      const before = sound.asked.length;
      const answer = await accepting(query, accept);
      expectDescribed("GET /songs/{song_id}/audio", answer);
      expect(answer.statusCode, accept).toBe(406);
      expect(answer.json<WireProblem>()).toMatchObject({ code: "not_acceptable" });
      expect(answer.json<WireProblem>().detail).toContain(named);
      expect(sound.asked.length).toBe(before);
    }
  });

  test("gives stems as an archive", async () => {
    const { answer } = await listen("?stems=true");
    expect(answer.headers["content-type"]).toBe("application/zip");
    expect(answer.headers["content-disposition"]).toContain("-stems.zip");
    expect(answer.body).toContain("stems all");
    const { answer: refused } = await listen("?stems=true&format=ogg");
    expect(refused.statusCode).toBe(422);
    expect(refused.json<WireProblem>().detail).toContain("stems are made as wav alone; format is ogg");
  });

  test("makes a loop of a section that is named, or at a position, and says which there are", async () => {
    const { song } = await listen("");
    const [, second] = song.sections;
    const named = await listen(`?format=wav&section=${encodeURIComponent(second?.name ?? "")}`);
    expect(named.answer.body).toContain("wav 1");
    const numbered = await listen("?format=wav&section=1");
    expect(numbered.answer.rawPayload.equals(named.answer.rawPayload)).toBe(true);
    const refused = await listen("?section=nowhere");
    expect(refused.answer.statusCode).toBe(422);
    expect(refused.answer.json<WireProblem>().detail).toContain(second?.name ?? "?");
  });

  test.each([
    ["bytes=0-99", 0, 100],
    ["bytes=900-", 900, 1000],
    ["bytes=-10", 990, 1000],
    ["bytes=990-5000", 990, 1000],
  ])("gives the part that %s asks for", async (range, from, to) => {
    const { answer: whole } = await listen("?format=wav");
    const { answer } = await listen("?format=wav", { range });
    expectDescribed("GET /songs/{song_id}/audio", answer);
    expect(answer.statusCode).toBe(206);
    expect(answer.headers["content-range"]).toBe(`bytes ${from}-${to - 1}/1000`);
    expect(answer.rawPayload.equals(whole.rawPayload.subarray(from, to))).toBe(true);
    expect(answer.headers["content-length"]).toBe(String(to - from));
  });

  test("refuses a range beyond the end, saying where that is", async () => {
    const { answer } = await listen("?format=wav", { range: "bytes=1000-" });
    expectSound(answer);
    expectDescribed("GET /songs/{song_id}/audio", answer);
    expect(answer.statusCode).toBe(416);
    expect(answer.headers["content-range"]).toBe("bytes */1000");
  });

  test.each(["bytes=5-2", "lines=1-2", "bytes=-", "bytes=0-1,5-6"])(
    "gives everything for %s",
    async (range) => {
      const { answer } = await listen("?format=wav", { range });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.length).toBe(1000);
    },
  );

  test("gives everything to who has a part of another version", async () => {
    const { answer } = await listen("?format=wav", { range: "bytes=0-9", "if-range": '"another"' });
    expect(answer.statusCode).toBe(200);
    const etag = String(answer.headers["etag"]);
    expect((await listen("?format=wav", { range: "bytes=0-9", "if-range": etag })).answer.statusCode).toBe(
      206,
    );
  });

  test("is nobody else's", async () => {
    const { song } = await listen("");
    const { tokens } = await person(app, "stranger");
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await app.inject({ url: `/songs/${song.id}/audio`, headers })).statusCode).toBe(404);
    expect((await app.inject(`/songs/${song.id}/audio`)).statusCode).toBe(401);
  });

  test.each([
    ["Too long", 422, "cannot_render"],
    ["Too many", 503, "overloaded"],
  ])("says so where the song is %s", async (title, status, code) => {
    const authorization = `Bearer ${(await signedIn).tokens.access_token}`;
    const made = await generate({ ...wish, seed: status }, { authorization });
    const url = `/songs/${made.json<WireGenerateAnswer>().song.id}`;
    const etag = String((await app.inject({ url, headers: { authorization } })).headers["etag"]);
    const headers = { authorization, "if-match": etag };
    expect((await app.inject({ method: "PATCH", url, headers, payload: { title } })).statusCode).toBe(200);
    const answer = await app.inject({ url: `${url}/audio`, headers: { authorization } });
    expect(answer.statusCode).toBe(status);
    expect(answer.json<WireProblem>().code).toBe(code);
  });
});
