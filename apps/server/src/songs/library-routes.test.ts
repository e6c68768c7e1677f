import { gunzipSync } from "node:zlib";
import type {
  WireExplanation,
  WireExports,
  WireGenerateAnswer,
  WireKeptSongAnswer,
  WireSongs,
} from "@music-brain/contract";
import { songDigest } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import type { Scope } from "../identity/principal.ts";
import { machineRandom } from "../identity/random.ts";
import { scopesOf } from "../identity/scopes.ts";
import { beginSession } from "../identity/sessions.ts";
import { keysOfSecrets } from "../identity/signing-keys.ts";
import { testAccount } from "../identity/testing/accounts.ts";
import { createTokens } from "../identity/tokens.ts";
import { describedAnswers, expectSound, testApp, testSettings } from "../testing.ts";
import { findWholeSong } from "./library.ts";

const database = await openDatabase();
const signingKeys = keysOfSecrets("dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV");
const settings = testSettings({ maxSongsPerUser: 3 });
let now = Date.UTC(2026, 10, 28);
const app = await testApp({ database, signingKeys, settings, now: () => now });
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);
const terms = { issuer: settings.jwtIssuer, audience: settings.jwtAudience, lifetimeSeconds: 3600 };
const tokens = createTokens({ keys: signingKeys, terms, database, random: machineRandom });

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Somebody new who is signed in. */
async function somebody(name: string, scopes: readonly Scope[] = scopesOf("member")) {
  const { id: userId } = await testAccount(database, name);
  const device = { address: "203.0.113.7", userAgent: null };
  const session = { now, lifetimeMs: 1e9, random: machineRandom };
  const { sessionId } = await beginSession(database, userId, device, session);
  const token = await tokens.sign({ userId, sessionId, scopes }, now);
  const send = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
    app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(payload && { payload }),
    });
  const make = async (emotional_intent: string, more: object = {}) =>
    (
      await send("POST", "/generate", { intent: { emotional_intent }, seed: 1, ...more })
    ).json<WireGenerateAnswer>().song;
  const list = async (query = "") => (await send("GET", `/songs${query}`)).json<WireSongs>();
  return { userId, send, make, list };
}

describe("a song that is made by somebody who is signed in", () => {
  test("is kept, is told where, and comes back as it was made, with its recipe", async () => {
    const { send } = await somebody("kept");
    const intent = { emotional_intent: "grief slowly turning into hope", technical: { bars: 16 } };
    const made = await send("POST", "/generate", { intent, seed: 42 });
    expectDescribed("POST /generate", made);
    const { song } = made.json<WireGenerateAnswer>();
    expect(made.headers["location"]).toBe(`/songs/${song.id}`);
    const kept = await send("GET", `/songs/${song.id}`);
    expectSound(kept);
    expectDescribed("GET /songs/{song_id}", kept);
    const recipe = { intent, seed: 42, engine_version: song.engine_version, digest: song.digest };
    expect(kept.json()).toMatchObject({
      success: true,
      song,
      recipe,
      tags: [],
      created_at: "2026-11-28T00:00:00.000Z",
    });
    const again = await app.inject({
      method: "POST",
      url: "/generate",
      payload: { ...recipe, engine_version: undefined, digest: undefined },
    });
    expect(again.json<WireGenerateAnswer>().song.digest).toBe(song.digest);
  });

  test("is kept from every answer alike: the file, one that was remembered, one whose seed was drawn", async () => {
    const { send, list } = await somebody("alike");
    const payload = { intent: { emotional_intent: "wonder" }, seed: 5 };
    await app.inject({ method: "POST", url: "/generate", payload });
    await send("POST", "/generate", payload);
    const file = await send("POST", "/generate", { ...payload, seed: 6 }, { accept: "audio/midi" });
    expect(file.headers["location"]).toBe(`/songs/${file.headers["x-song-id"]}`);
    await send("POST", "/generate", { ...payload, seed: undefined });
    await send("POST", "/generate", payload);
    expect((await list()).songs.map(({ seed }) => seed).sort()).toEqual([5, 6, 7]);
  });

  test("is not kept where that is not wanted, for a plan, or for nobody", async () => {
    const { send, make, list } = await somebody("unkept");
    await make("joy", { keep: false });
    expectDescribed(
      "POST /generate",
      await send("POST", "/generate", { intent: { emotional_intent: "joy" }, dry_run: true }),
    );
    const nobodys = await app.inject({
      method: "POST",
      url: "/generate",
      payload: { intent: { emotional_intent: "joy" }, keep: true },
    });
    expect(nobodys.headers["location"]).toBeUndefined();
    expect((await list()).songs).toEqual([]);
    const reader = await somebody("reader", ["songs:read"]);
    await reader.make("joy");
    expect((await reader.list()).songs).toEqual([]);
  });

  test("is refused where as many are kept as may be, and made all the same where it need not be kept", async () => {
    const { send, make, list } = await somebody("full");
    for (const feeling of ["joy", "rage", "calm"]) await make(feeling);
    const payload = { intent: { emotional_intent: "fear" }, seed: 1 };
    const refused = await send("POST", "/generate", payload);
    expectSound(refused);
    expectDescribed("POST /generate", refused);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: "library_full" });
    expect((await send("POST", "/generate", { ...payload, keep: false })).statusCode).toBe(200);
    const { songs } = await list();
    expect(
      (await send("POST", "/generate", { ...payload, intent: { emotional_intent: "calm" } })).statusCode,
    ).toBe(200);
    await send("DELETE", `/songs/${songs[0]?.id}`);
    expect((await send("POST", "/generate", payload)).statusCode).toBe(200);
  });
});

describe("the list", () => {
  test("has the newest first, page by page, and finds by emotion and words", async () => {
    const { send, make, list } = await somebody("lister");
    for (const [feeling, title] of [
      ["grief", "Harbour"],
      ["joy", "Field"],
      ["grief", "Field at Night"],
    ] as const) {
      now += 1000;
      await send("POST", "/generate", { intent: { emotional_intent: feeling, title }, seed: now });
    }
    const titles = async (query: string) => (await list(query)).songs.map(({ title }) => title);
    const first = await send("GET", "/songs?limit=2");
    expectDescribed("GET /songs", first);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    const { songs, next_cursor: cursor } = first.json<WireSongs>();
    expect(songs.map(({ title }) => title)).toEqual(["Field at Night", "Field"]);
    expect(await list(`?limit=2&cursor=${cursor}`)).toMatchObject({
      songs: [{ title: "Harbour" }],
      next_cursor: null,
    });
    expect(await titles("?emotion=sadness&q=FIELD")).toEqual(["Field at Night"]);
    expect(await titles("?emotion=joy")).toEqual(["Field"]);
    expect(await titles("?q=%25")).toEqual([]);
    expect(await make("grief", { keep: false })).toBeDefined();
  });

  test.each(["cursor=x", "cursor=", "limit=0", "limit=101", "limit=1.5", "q=%00", "offset=1"])(
    "refuses %s and says what would be right",
    async (query) => {
      const { send } = await somebody(
        `strange-${query.length}-${query.charCodeAt(query.length - 1)}-${query.slice(0, 3)}`,
      );
      const answer = await send("GET", `/songs?${query}`);
      expectSound(answer);
      expectDescribed("GET /songs", answer);
      expect(answer.statusCode).toBe(422);
    },
  );
});

describe("a change", () => {
  test("is made by who has seen the song: 428 without If-Match, 412 with an old one, and the file bears the title", async () => {
    const { send, make, userId, list } = await somebody("changer");
    const { id } = await make("grief");
    const url = `/songs/${id}`;
    const etag = String((await send("GET", url)).headers["etag"]);
    const wish = { title: "Über den Hafen", tags: ["demo", " demo ", "night"] };
    const blind = await send("PATCH", url, wish);
    expectSound(blind);
    expectDescribed("PATCH /songs/{song_id}", blind);
    expect(blind.statusCode).toBe(428);
    for (const stale of ['"other"', `W/${etag}`]) {
      const answer = await send("PATCH", url, wish, { "if-match": stale });
      expectDescribed("PATCH /songs/{song_id}", answer);
      expect(answer.statusCode).toBe(412);
    }
    now += 5000;
    const changed = await send("PATCH", url, wish, { "if-match": `"other", ${etag}` });
    expectSound(changed);
    expectDescribed("PATCH /songs/{song_id}", changed);
    expect(changed.json()).toMatchObject({ song: { id, title: wish.title, tags: ["demo", "night"] } });
    expect((await send("PATCH", url, wish, { "if-match": etag })).statusCode).toBe(412);
    const { song, updated_at, recipe } = (await send("GET", url)).json<WireKeptSongAnswer>();
    expect(song).toMatchObject({ id, title: wish.title, digest: recipe?.digest });
    expect(updated_at).toBe(new Date(now).toISOString());
    expect((await list("?q=hafen+night")).songs).toHaveLength(1);

    const midi = await send("GET", `${url}/midi`);
    expectDescribed("GET /songs/{song_id}/midi", midi);
    const whole = await findWholeSong(database, userId, id);
    if (whole === undefined) throw new Error("it is gone");
    expect(midi.rawPayload).toEqual(Buffer.from(songToMidi(whole.song)));
    expect(songDigest(whole.song)).toBe(recipe?.digest);
    expect(midi.headers["content-disposition"]).toContain("den-hafen.mid");
    const xml = await send("GET", `${url}/musicxml`);
    expectDescribed("GET /songs/{song_id}/musicxml", xml);
    expect(xml.body).toContain("Über den Hafen");
  });

  test("of ten at once is made once", async () => {
    const { send, make } = await somebody("racer");
    const { id } = await make("grief");
    const etag = String((await send("GET", `/songs/${id}`)).headers["etag"]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send("PATCH", `/songs/${id}`, { title: `${index}` }, { "if-match": etag }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(9).fill(412)]);
  });

  test.each([
    { title: " " },
    { title: "" },
    { tags: [""] },
    { tags: Array(21).fill("x") },
    { key: "C" },
    { title: "a\u0000" },
  ])("to %j is refused", async (wish) => {
    const { send } = await somebody(
      `wrong-${Buffer.from(JSON.stringify(wish)).toString("hex").slice(0, 40)}`,
    );
    expect((await send("PATCH", "/songs/song_x", wish, { "if-match": "*" })).statusCode).toBe(422);
  });
});

test("an ETag spares the song that a caller has, in whatever coding it came", async () => {
  const { send, make } = await somebody("tagger");
  const { id } = await make("grief");
  const plain = await send("GET", `/songs/${id}`);
  const zipped = await send("GET", `/songs/${id}`, undefined, { "accept-encoding": "gzip" });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body);
  expect(zipped.headers["etag"]).not.toBe(plain.headers["etag"]);
  for (const { headers } of [plain, zipped]) {
    for (const path of ["", "/midi"]) {
      const again = await send("GET", `/songs/${id}${path}`, undefined, {
        "if-none-match": String(headers["etag"]),
      });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe("");
    }
    const changed = await send("DELETE", `/songs/${id}`, undefined, { "if-match": '"old"' });
    expect(changed.statusCode).toBe(412);
  }
  const deleted = await send("DELETE", `/songs/${id}`, undefined, {
    "if-match": String(zipped.headers["etag"]),
  });
  expect(deleted.statusCode).toBe(204);
  expect((await send("GET", `/songs/${id}`)).statusCode).toBe(404);
});

test("an explanation has every decision and origin, and the notes of a bar in sentences", async () => {
  const { send, make } = await somebody("asker");
  const { id, reasons } = await make("grief", { include: ["provenance"] });
  const whole = await send("GET", `/songs/${id}/explanation`);
  expectSound(whole);
  expectDescribed("GET /songs/{song_id}/explanation", whole);
  expect(whole.json()).toMatchObject({ id, reasons, notes: null });
  const bar = await send("GET", `/songs/${id}/explanation?bar=5&track=melody`);
  expectDescribed("GET /songs/{song_id}/explanation", bar);
  const { notes } = bar.json<WireExplanation>();
  expect(notes?.[0]).toMatchObject({ bar: 5, track: "Melody" });
  expect(notes?.[0]?.sentences).toHaveLength(5);
  for (const query of ["bar=0", "bar=9999", "track=zither"]) {
    const refused = await send("GET", `/songs/${id}/explanation?${query}`);
    expectDescribed("GET /songs/{song_id}/explanation", refused);
    expect(refused.statusCode).toBe(422);
  }
});

test("a song of somebody else cannot be told from one that never was, on any route", async () => {
  const [owner, other] = [await somebody("owner"), await somebody("other")];
  const { id } = await owner.make("grief");
  const { paths } = (await app.inject("/openapi.json")).json<{ paths: Record<string, object> }>();
  const routes = Object.entries(paths).flatMap(([address, methods]) =>
    address.startsWith("/songs/{song_id}")
      ? Object.keys(methods).map(
          (method) => [method.toUpperCase() as Method, address.replace("/songs/{song_id}", "")] as const,
        )
      : [],
  );
  expect(routes.length).toBeGreaterThanOrEqual(13);
  const bodies: Readonly<Record<string, object>> = {
    "PATCH ": { title: "Mine" },
    "POST /variations": { change: "slower" },
    "POST /renders": { format: "midi" },
  };
  for (const [method, path] of routes) {
    const ask = async (one: string) => {
      const answer = await other.send(method, `/songs/${one}${path}`, bodies[`${method} ${path}`], {
        "x-request-id": "same",
        "if-match": "*",
      });
      expectDescribed(`${method} /songs/{song_id}${path}`, answer);
      return { status: answer.statusCode, body: answer.body.replaceAll(one, "…") };
    };
    const theirs = await ask(id);
    expect(theirs.status, `${method} ${path}`).toBe(404);
    expect(theirs).toEqual(await ask("song_000000000000000000000000"));
  }
  const compared = await Promise.all(
    [id, "song_000000000000000000000000"].map(async (one) => {
      const wish = { before: one, after: one };
      const answer = await other.send("POST", "/songs/compare", wish, { "x-request-id": "same" });
      return { status: answer.statusCode, body: answer.body.replaceAll(one, "…") };
    }),
  );
  expect(compared[0]).toMatchObject({ status: 404 });
  expect(compared[0]).toEqual(compared[1]);
  expect((await owner.list()).songs).toHaveLength(1);
  const nobody = await app.inject(`/songs/${id}`);
  expect(nobody.statusCode).toBe(401);
});

test("a file of a song is given to who accepts its type, and what there is is named to who does not", async () => {
  const { send, make } = await somebody("accepting");
  const { id } = await make("joy");
  for (const [path, type, family] of [
    ["midi", "audio/midi", "audio/*"],
    ["musicxml", "application/vnd.recordare.musicxml+xml", "application/*"],
    ["score.svg", "image/svg+xml", "image/*"],
    ["bundle", "application/zip", "application/*"],
  ] as const) {
    const get = (accept: string) => send("GET", `/songs/${id}/${path}`, undefined, { accept });
    const refused = await get("image/png, text/*");
    expectSound(refused);
    expectDescribed(`GET /songs/{song_id}/${path}`, refused);
    expect(refused.json(), path).toMatchObject({
      status: 406,
      code: "not_acceptable",
      detail: `Accept names nothing that can be made here; ${type} can.`,
    });
    for (const accept of [type, family, "*/*", "image/png, */*;q=0.1", ""]) {
      const answer = await get(accept);
      expect([answer.statusCode, answer.headers["content-type"]], `${path} ${accept}`).toEqual([200, type]);
      expect(answer.headers["vary"]).toContain("Accept");
    }
  }
  const missing = await send("GET", "/songs/song_none/midi", undefined, { accept: "image/png" });
  expect(missing.statusCode).toBe(404);
});

test("the score of a song is sheet music, whole or page by page, for whoever has not got it already", async () => {
  const { send } = await somebody("reader-of-scores");
  const title = '</text><script>alert("1")</script>';
  const wish = { intent: { emotional_intent: "joy", title, technical: { bars: 8 } }, seed: 1 };
  const { id } = (await send("POST", "/generate", wish)).json<WireGenerateAnswer>().song;
  const url = `/songs/${id}/score.svg`;
  const whole = await send("GET", url);
  expectSound(whole);
  expectDescribed("GET /songs/{song_id}/score.svg", whole);
  expect(whole.headers["content-type"]).toBe("image/svg+xml");
  expect(whole.headers["content-disposition"]).toContain(".svg");
  expect(Number(whole.headers["x-score-pages"])).toBeGreaterThan(0);
  expect(whole.body).toContain("&lt;script&gt;");
  expect(whole.body).not.toContain("<script");
  const etag = String(whole.headers["etag"]);
  expect((await send("GET", url, undefined, { "if-none-match": etag })).statusCode).toBe(304);
  const lead = await send("GET", `${url}?layout=lead&page=1`);
  expect(lead.headers["etag"]).not.toBe(etag);
  expect(lead.rawPayload.length).toBeLessThan(whole.rawPayload.length);
  for (const query of ["page=99", "page=0", "layout=solo", "pages=1"]) {
    const refused = await send("GET", `${url}?${query}`);
    expectDescribed("GET /songs/{song_id}/score.svg", refused);
    expect(refused.statusCode, query).toBe(422);
  }
  const file = await app.inject({
    method: "POST",
    url: "/generate",
    headers: { accept: "image/svg+xml" },
    payload: { ...wish, layout: "lead" },
  });
  expectDescribed("POST /generate", file);
  expect(file.headers["content-type"]).toBe("image/svg+xml");
  expect(file.headers["x-song-id"]).toBe(id);
  expect(file.body).toBe((await send("GET", `${url}?layout=lead`)).body);
});

test("MusicXML is of all parts, or the melody with chord symbols", async () => {
  const { send, make } = await somebody("reader-of-xml");
  const { id, seed } = await make("joy");
  const parts = (xml: string) => [...xml.matchAll(/<score-part /g)].length;
  const url = `/songs/${id}/musicxml`;
  const [full, lead] = [await send("GET", url), await send("GET", `${url}?layout=lead`)];
  expectDescribed("GET /songs/{song_id}/musicxml", lead);
  expect(parts(full.body)).toBeGreaterThan(1);
  expect(parts(lead.body)).toBe(1);
  expect(lead.headers["etag"]).not.toBe(full.headers["etag"]);
  for (const [method, path] of [
    ["GET", `${url}?layout=solo`],
    ["GET", `/songs/${id}/midi?layout=lead`],
  ] as const)
    expect((await send(method, path)).statusCode).toBe(422);
  const wish = { intent: { emotional_intent: "joy" }, seed, output_format: "musicxml", layout: "lead" };
  const { output } = (await send("POST", "/generate", wish)).json<WireGenerateAnswer>();
  expect(Buffer.from(output?.data ?? "", "base64").toString()).toBe(lead.body);
  const file = await send("POST", "/generate", wish, { accept: "application/vnd.recordare.musicxml+xml" });
  expect(file.body).toBe(lead.body);
  const edits = [{ kind: "transpose", semitones: 12 }];
  const { output_format: _, layout, ...request } = wish;
  const edited = await send("POST", "/songs/edits", { request, edits, output_format: "musicxml", layout });
  expect(parts(Buffer.from(edited.json<WireGenerateAnswer>().output?.data ?? "", "base64").toString())).toBe(
    1,
  );
  const wrong = await send("POST", "/generate", { ...wish, layout: "solo" });
  expectDescribed("POST /generate", wrong);
  expect(wrong.statusCode).toBe(422);
});

test("a song goes out in one archive that comes back, and it is said what each form does not carry", async () => {
  const { send, make } = await somebody("taker");
  const { id, reasons } = await make("joy");
  const answer = await send("GET", `/songs/${id}/exports`);
  expectDescribed("GET /songs/{song_id}/exports", answer);
  const { exports } = answer.json<WireExports>();
  const midi = exports.find(({ format }) => format === "midi");
  expect(midi?.losses.find(({ what }) => what === "reasons")?.count).toBe(reasons.length);
  for (const { format, href } of exports)
    if (!href.includes("/audio")) expect((await send("GET", href)).statusCode, `${format} ${href}`).toBe(200);

  const bundle = await send("GET", `/songs/${id}/bundle`);
  expectSound(bundle);
  expectDescribed("GET /songs/{song_id}/bundle", bundle);
  expect(bundle.headers["content-type"]).toBe("application/zip");
  expect(bundle.headers["content-disposition"]).toContain(".zip");
  const files = unzipSync(bundle.rawPayload);
  expect(Buffer.from(files["song.mid"] ?? [])).toEqual((await send("GET", `/songs/${id}/midi`)).rawPayload);
  const etag = String(bundle.headers["etag"]);
  expect((await send("GET", `/songs/${id}/bundle`, undefined, { "if-none-match": etag })).statusCode).toBe(
    304,
  );
  const other = await somebody("receiver");
  const song: object = JSON.parse(strFromU8(files["song.json"] ?? new Uint8Array()));
  expect((await other.send("POST", "/songs", song)).statusCode).toBe(201);
  for (const query of ["stems=yes", "page=1"]) {
    const refused = await send("GET", `/songs/${id}/bundle?${query}`);
    expectDescribed("GET /songs/{song_id}/bundle", refused);
    expect(refused.statusCode).toBe(422);
  }
});
