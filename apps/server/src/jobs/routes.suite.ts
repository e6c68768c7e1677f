/** What holds for renders and jobs over HTTP in every database. Long, since all of it shares one service and one singer. */
import type { WireGenerateAnswer, WireJob, WireJobs } from "@music-brain/contract";
import type { LightMyRequestResponse } from "fastify";
import { unzipSync, zipSync } from "fflate";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import type { AppOptions } from "../app.ts";
import type { Database } from "../database/database.ts";
import { createDrain } from "../drain.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { person } from "../identity/testing/people.ts";
import type { SoundOptions, SoundRenderer, SoundRequest } from "../sound/sound-renderer.ts";
import { createMetrics } from "../telemetry/metrics/metrics.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp, testSettings } from "../testing.ts";
import { resultFolder } from "./result-folder.ts";

/** A renderer that does what a test tells it. */
class ToldRenderer implements SoundRenderer {
  readonly asked: (SoundRequest & Required<SoundOptions>)[] = [];
  readonly #begun: ((request: SoundRequest & Required<SoundOptions>) => void)[] = [];
  readonly #done: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = [];

  render(request: SoundRequest, options: SoundOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const { onProgress = () => undefined, signal = new AbortController().signal } = options;
    const made = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    signal.addEventListener("abort", () => made.reject(signal.reason));
    this.#done.push(made.resolve);
    const asked = { ...request, onProgress, signal };
    this.asked.push(asked);
    this.#begun.shift()?.(asked);
    return made.promise;
  }

  /** Resolves when the next render begins. */
  begun(): Promise<SoundRequest & Required<SoundOptions>> {
    return new Promise((resolve) => this.#begun.push(resolve));
  }

  finish(made: string | Uint8Array<ArrayBuffer>): void {
    this.#done.pop()?.(typeof made === "string" ? new TextEncoder().encode(made) : made);
  }

  async close(): Promise<void> {}
}

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: WireJob;
}

function eventsIn(body: string): Event[] {
  return body
    .split("\n\n")
    .filter((block) => block.includes("data: "))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
      return { id: field("id"), event: field("event"), data: JSON.parse(field("data")) };
    });
}

/** Registers the tests. */
export function jobRoutesSuite(open: () => Promise<Database>): void {
  describe("renders", () => {
    const apps: TypedApp[] = [];
    afterAll(async () => {
      await Promise.all(apps.map((app) => app.close()));
    });

    /** The service that most tests share, each as somebody else. */
    let usual: ReturnType<typeof made> | undefined;

    function service(options?: Partial<AppOptions>) {
      if (options !== undefined) return made(options);
      usual ??= made({});
      return usual;
    }

    async function made(options: Partial<AppOptions>) {
      const sound = new ToldRenderer();
      const app = await testApp({ database: await open(), sound, ...options });
      apps.push(app);
      const expectDescribed = await describedAnswers(app);
      return { app, sound, expectDescribed };
    }

    let singers = 0;
    /** Somebody who asks for all that cannot be. */
    let mistaken: ReturnType<typeof singer> | undefined;

    async function singer(app: TypedApp, expectDescribed: ExpectDescribed, name = `singer-${++singers}`) {
      const { tokens } = await person(app, name);
      const send = async (
        method: "GET" | "POST" | "DELETE" | "HEAD",
        url: string,
        payload?: object,
        headers: Record<string, string> = {},
      ): Promise<LightMyRequestResponse> => {
        const authorization = `Bearer ${tokens.access_token}`;
        const answer = await app.inject({
          method,
          url,
          headers: { authorization, ...headers },
          ...(payload && { payload }),
        });
        const route = url
          .replace(/^\/songs\/[^/]+/, "/songs/{song_id}")
          .replace(/^\/jobs\/[^/]+/, "/jobs/{job_id}")
          .replace(/\?.*$/, "");
        if (method !== "HEAD" && ![204, 304].includes(answer.statusCode))
          expectDescribed(`${method} ${route}`, answer);
        return answer;
      };
      const wish = { intent: { emotional_intent: "hope" }, seed: 3, output_format: "json" };
      const { song } = (await send("POST", "/generate", wish)).json<WireGenerateAnswer>();
      const render = async (request: object, status = 202) => {
        const answer = await send("POST", `/songs/${song.id}/renders`, request);
        expect(answer.statusCode, answer.body).toBe(status);
        expectSound(answer);
        return answer;
      };
      const job = async (request: object) => (await render(request)).json<WireJob>();
      const watch = async (id: string, headers: Record<string, string> = {}) =>
        eventsIn((await send("GET", `/jobs/${id}/events`, undefined, headers)).body);
      return { send, song, render, job, watch };
    }

    test("are taken with 202 and a place to look, are done, and give the very file that is asked for at once", async () => {
      const { app, expectDescribed } = await service();
      const { render, watch, send, song } = await singer(app, expectDescribed);
      const taken = await render({ format: "midi" });
      const { id } = taken.json<WireJob>();
      expect(taken.headers["location"]).toBe(`/jobs/${id}`);
      expect(taken.json()).toMatchObject({ kind: "render", song_id: song.id, request: { format: "midi" } });
      const events = await watch(id);
      expect(events.at(-1)).toMatchObject({
        event: "succeeded",
        data: { state: "succeeded", progress: 100 },
      });
      const seen = await send("GET", `/jobs/${id}`);
      expect(seen.json()).toEqual(events.at(-1)?.data);
      expect(seen.headers["retry-after"]).toBeUndefined();
      const result = await send("GET", `/jobs/${id}/result`);
      const atOnce = await send("GET", `/songs/${song.id}/midi`);
      expect(result.rawPayload).toEqual(atOnce.rawPayload);
      expect(result.headers["content-type"]).toBe("audio/midi");
      expect(result.headers["content-disposition"]).toBe(atOnce.headers["content-disposition"]);
      expect(seen.json<WireJob>().result).toMatchObject({
        url: `/jobs/${id}/result`,
        media_type: "audio/midi",
        bytes: result.rawPayload.length,
      });
    });

    test("of scores have the layout that is asked for", async () => {
      const { app, expectDescribed } = await service();
      const { job, watch, send, song } = await singer(app, expectDescribed);
      const [full, lead] = [
        await job({ format: "musicxml", layout: null }),
        await job({ format: "musicxml", layout: "lead" }),
      ];
      for (const { id } of [full, lead]) await watch(id);
      const text = async ({ id }: WireJob) => (await send("GET", `/jobs/${id}/result`)).body;
      expect(await text(full)).toBe((await send("GET", `/songs/${song.id}/musicxml`)).body);
      expect((await text(lead)).match(/<part id/g)).toHaveLength(1);
    });

    test("of sound say truly how far they are, and name their files", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, send, watch } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "wav", stems: true, section: 1 });
      const { onProgress, format, section } = await begun;
      expect({ format, section }).toEqual({ format: "stems", section: 1 });
      const watching = watch(id);
      onProgress(0.37);
      let percent = 0;
      while (percent < 37) percent = (await send("GET", `/jobs/${id}`)).json<WireJob>().progress;
      expect(percent).toBe(37);
      const early = await send("GET", `/jobs/${id}/result`);
      expect(early.json()).toMatchObject({ code: "job_not_done", detail: "The job is running, at 37 %." });
      expect(early.headers["retry-after"]).toBe("2");
      sound.finish("stems");
      const events = await watching;
      const told = events.map(({ data }) => data.progress);
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
      const result = await send("GET", `/jobs/${id}/result`);
      expect(result.body).toBe("stems");
      expect(result.headers["content-type"]).toBe("application/zip");
      expect(result.headers["content-disposition"]).toMatch(/-verse-1-stems\.zip$/);
    });

    test("of a section take its name, as GET /songs/{song_id}/audio does", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, watch, send } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id, request } = await job({ format: "mp3", section: "Verse 1" });
      expect(request).toEqual({ format: "mp3", section: "Verse 1" });
      expect((await begun).section).toBe(1);
      sound.finish("loop");
      await watch(id);
      const result = await send("GET", `/jobs/${id}/result`);
      expect(result.headers["content-disposition"]).toMatch(/-verse-1\.mp3$/);
    });

    test("of everything are the bundle with stems, and say truly how far they are", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, watch, send, song } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "bundle" });
      const { format, onProgress } = await begun;
      expect(format).toBe("stems");
      const watching = watch(id);
      onProgress(0.5);
      let percent = 0;
      while (percent === 0) percent = (await send("GET", `/jobs/${id}`)).json<WireJob>().progress;
      expect(percent).toBe(30);
      sound.finish(zipSync({ "01 Melody.wav": new Uint8Array([1, 2, 3]) }));
      expect((await watching).at(-1)).toMatchObject({ event: "succeeded", data: { progress: 100 } });
      const result = await send("GET", `/jobs/${id}/result`);
      expect(result.headers["content-type"]).toBe("application/zip");
      const atOnce = await send("GET", `/songs/${song.id}/bundle`);
      expect(result.headers["content-disposition"]).toBe(atOnce.headers["content-disposition"]);
      const [files, without] = [unzipSync(result.rawPayload), unzipSync(atOnce.rawPayload)];
      expect([...(files["stems/01 Melody.wav"] ?? [])]).toEqual([1, 2, 3]);
      expect(Object.keys(files)).toEqual([...Object.keys(without), "stems/01 Melody.wav"]);
      for (const name of ["song.mid", "song.musicxml", "lead-sheet.musicxml", "chords.txt", "song.json"])
        expect(Buffer.from(files[name] ?? "").equals(without[name] ?? new Uint8Array()), name).toBe(true);
      const bare = await job({ format: "bundle", stems: false });
      await watch(bare.id);
      expect((await send("GET", `/jobs/${bare.id}/result`)).rawPayload).toEqual(atOnce.rawPayload);
    });

    test("are given to who accepts them, by any name of their type, and nobody else", async () => {
      const { app, expectDescribed } = await service();
      const { job, watch, send } = await singer(app, expectDescribed);
      const { id } = await job({ format: "midi" });
      await watch(id);
      const get = (accept: string) => send("GET", `/jobs/${id}/result`, undefined, { accept });
      const refused = await get("image/png");
      expect(refused.json()).toMatchObject({ status: 406, code: "not_acceptable" });
      expect(refused.json<{ detail: string }>().detail).toContain("audio/midi");
      for (const accept of ["*/*", "audio/*", "audio/midi", "text/html, */*;q=0.1"])
        expect((await get(accept)).statusCode, accept).toBe(200);
      const result = await send("HEAD", `/jobs/${id}/result`, undefined, { accept: "audio/x-midi" });
      expect([result.statusCode, result.headers["content-type"]]).toEqual([200, "audio/x-midi"]);
    });

    test("that are cancelled stop what renders them", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, send, watch } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "ogg" });
      const { signal } = await begun;
      const watching = watch(id);
      expect((await send("DELETE", `/jobs/${id}`)).json()).toMatchObject({ state: "cancelled" });
      expect((await watching).at(-1)).toMatchObject({ event: "cancelled" });
      const next = await job({ format: "midi" });
      expect((await watch(next.id)).at(-1)).toMatchObject({ event: "succeeded" });
      expect(signal.aborted).toBe(true);
      const result = await send("GET", `/jobs/${id}/result`);
      expect(result.json()).toMatchObject({ status: 409, code: "job_without_result" });
      expect((await send("DELETE", `/jobs/${next.id}`)).json()).toMatchObject({ state: "succeeded" });
    });

    test("of a song that is deleted meanwhile fail in clear words, and are logged once, under the request's id", async () => {
      const lines: Record<string, unknown>[] = [];
      const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
      const { app, sound, expectDescribed } = await service({ logger });
      const { job, render, send, watch, song } = await singer(app, expectDescribed);
      const begun = sound.begun();
      await job({ format: "mp3" });
      await begun;
      const taken = await render({ format: "midi" });
      const { id } = taken.json<WireJob>();
      await send("DELETE", `/songs/${song.id}`);
      sound.finish("mp3");
      const [last] = (await watch(id)).slice(-1);
      const detail = "The song was deleted before it was rendered.";
      expect(last).toMatchObject({ event: "failed", data: { error: { code: "song_not_found", detail } } });
      expect((await send("GET", `/jobs/${id}/result`)).json()).toMatchObject({ status: 409, detail });
      const logged = lines.filter(({ job_id, level }) => job_id === id && Number(level) >= 40);
      expect(logged).toMatchObject([
        { msg: "job failed", code: "song_not_found", request_id: taken.headers["x-request-id"] },
      ]);
      expect((await send("POST", `/songs/${song.id}/renders`, { format: "midi" })).statusCode).toBe(404);
    });

    test.each([
      [{}, "/format", /missing/],
      [{ format: "flac" }, "/format", /one of midi, musicxml, wav, mp3, ogg, bundle/],
      [{ format: "mp3", stems: true }, "/stems", /stems are made as wav/],
      [{ format: "midi", section: 0 }, "/section", /always of the whole song/],
      [{ format: "wav", layout: "lead" }, "/layout", /layout is for musicxml/],
      [{ format: "musicxml", layout: "tab" }, "/layout", /full, lead/],
      [
        { format: "wav", section: 900 },
        "/section",
        /section has to be one of .*verse 1.*, or a position from 0 to \d+/,
      ],
      [{ format: "wav", section: "nowhere" }, "/section", /section has to be one of .*verse 1/],
      [{ format: "wav", section: -1 }, "/section", /./],
      [{ format: "wav", section: true }, "/section", /the name of a section, or its position from 0/],
      [{ format: "bundle", section: 0 }, "/section", /always of the whole song/],
      [{ format: "bundle", layout: "lead" }, "/layout", /layout is for musicxml/],
      [{ format: "midi", owner: "x" }, "/owner", /./],
    ])("asked for as %j are refused, and it is said what would be right", async (request, pointer, words) => {
      const { app, expectDescribed } = await service();
      mistaken ??= singer(app, expectDescribed);
      const { render } = await mistaken;
      const { detail, errors } = (await render(request, 422)).json<{
        detail: string;
        errors: readonly { pointer: string }[];
      }>();
      expect(errors.map((error) => error.pointer)).toEqual([pointer]);
      expect(detail).toMatch(words);
    });

    test("are asked for once with an Idempotency-Key", async () => {
      const { app, expectDescribed } = await service();
      const { send, song } = await singer(app, expectDescribed);
      const ask = () =>
        send("POST", `/songs/${song.id}/renders`, { format: "midi" }, { "idempotency-key": "one" });
      const first = await ask();
      const again = await ask();
      expect(again.json()).toEqual(first.json());
      expect(again.headers["location"]).toBe(first.headers["location"]);
    });

    test("are listed for whoever asked for them, the newest first, page by page", async () => {
      let now = Date.UTC(2026, 10, 28);
      const { app, expectDescribed } = await service({ now: () => now });
      const mine = await singer(app, expectDescribed);
      const other = await singer(app, expectDescribed);
      await other.job({ format: "midi" });
      const made: string[] = [];
      for (let count = 0; count < 3; count++) {
        now += 1000;
        const { id } = await mine.job({ format: "midi" });
        await mine.watch(id);
        made.unshift(id);
      }
      const page = async (query: string) => {
        const answer = await mine.send("GET", `/jobs${query}`);
        expect(answer.statusCode).toBe(200);
        expectSound(answer);
        return answer.json<WireJobs>();
      };
      const all = await page("");
      expect(all.jobs.map(({ id }) => id)).toEqual(made);
      expect(all.next_cursor).toBeNull();
      expect(all.jobs[0]).toEqual((await mine.send("GET", `/jobs/${made[0]}`)).json());
      const first = await page("?limit=2");
      expect(first.jobs.map(({ id }) => id)).toEqual(made.slice(0, 2));
      const second = await page(`?limit=2&cursor=${first.next_cursor}`);
      expect(second.jobs.map(({ id }) => id)).toEqual(made.slice(2));
      expect(second.next_cursor).toBeNull();
      for (const query of ["?limit=0", "?limit=101", "?cursor=nowhere", "?state=queued"])
        expect((await mine.send("GET", `/jobs${query}`)).statusCode, query).toBe(422);
      expect((await app.inject("/jobs")).statusCode).toBe(401);
    });

    test("of somebody else cannot be told from none, on any route", async () => {
      const { app, expectDescribed } = await service();
      const mine = await singer(app, expectDescribed);
      const other = await singer(app, expectDescribed);
      const { id } = await mine.job({ format: "midi" });
      await mine.watch(id);
      const { paths } = (await app.inject("/openapi.json")).json<{ paths: Record<string, object> }>();
      const routes = Object.entries(paths).flatMap(([address, methods]) =>
        address.startsWith("/jobs/{job_id}")
          ? Object.keys(methods).map((method) => [
              method.toUpperCase(),
              address.slice("/jobs/{job_id}".length),
            ])
          : [],
      );
      expect(routes.length).toBeGreaterThanOrEqual(4);
      for (const [method, path] of routes as ["GET" | "DELETE", string][]) {
        const [theirs, none] = [
          await other.send(method, `/jobs/${id}${path}`),
          await other.send(method, `/jobs/job_none${path}`),
        ].map((answer) => {
          const { instance, request_id, ...rest } = answer.json<Record<string, unknown>>();
          return { ...rest, status: answer.statusCode };
        });
        expect(theirs).toEqual(none);
        expect(theirs).toMatchObject({ status: 404, code: "job_not_found" });
      }
      expect((await mine.send("GET", `/jobs/${id}`)).statusCode).toBe(200);
    });

    test("are as many as a caller may have, and as there may be in all", async () => {
      const settings = testSettings({ jobWorkers: 0, maxJobsPerCaller: 2, maxJobs: 3 });
      const { app, expectDescribed } = await service({ settings });
      const mine = await singer(app, expectDescribed);
      const other = await singer(app, expectDescribed);
      for (let count = 0; count < 2; count++) await mine.job({ format: "midi" });
      const many = await mine.send("POST", `/songs/${mine.song.id}/renders`, { format: "midi" });
      expect(many.json()).toMatchObject({ status: 429, code: "too_many_jobs" });
      expect(many.json<{ detail: string }>().detail).toContain("You have 2 jobs that are not done");
      await other.job({ format: "midi" });
      const full = await other.send("POST", `/songs/${other.song.id}/renders`, { format: "midi" });
      expect(full.json()).toMatchObject({ status: 503, code: "job_queue_full" });
      for (const { headers } of [many, full]) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    });

    test("are 507 while there is no room for them, and nothing of them is kept", async () => {
      const folder = resultFolder(undefined);
      const { app, expectDescribed } = await service({
        results: { ...folder, hasRoom: async () => false },
      });
      const { send, song } = await singer(app, expectDescribed);
      const answer = await send("POST", `/songs/${song.id}/renders`, { format: "midi" });
      expect(answer.json()).toMatchObject({ status: 507, code: "storage_full" });
      expect(await folder.keys()).toEqual([]);
    });

    test("whose file is not where it is looked for say so", async () => {
      const folder = resultFolder(undefined);
      const { app, expectDescribed } = await service({ results: folder });
      const { job, watch, send } = await singer(app, expectDescribed);
      const { id } = await job({ format: "midi" });
      await watch(id);
      for (const key of await folder.keys()) await folder.remove(key);
      const answer = await send("GET", `/jobs/${id}/result`);
      expect(answer.json()).toMatchObject({ status: 503, code: "result_unavailable" });
    });

    test("give parts of their files, as players and downloads that go on ask for them", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, watch, send } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "wav" });
      await begun;
      sound.finish("0123456789");
      await watch(id);
      const get = (headers: Record<string, string>) => send("GET", `/jobs/${id}/result`, undefined, headers);
      const whole = await get({});
      const etag = String(whole.headers["etag"]);
      expect(whole.statusCode).toBe(200);
      expect(whole.headers).toMatchObject({ "accept-ranges": "bytes", "content-length": "10" });
      const part = await get({ range: "bytes=2-4" });
      expect([part.statusCode, part.body]).toEqual([206, "234"]);
      expect(part.headers).toMatchObject({ "content-range": "bytes 2-4/10", "content-length": "3", etag });
      expect((await get({ range: "bytes=-3" })).body).toBe("789");
      expect((await get({ range: "bytes=7-", "if-range": etag })).body).toBe("789");
      expect((await get({ range: "bytes=7-", "if-range": '"other"' })).statusCode).toBe(200);
      const beyond = await get({ range: "bytes=10-" });
      expect(beyond.json()).toMatchObject({ status: 416, code: "range_not_satisfiable" });
      expect(beyond.headers["content-range"]).toBe("bytes */10");
      expect((await get({ "if-none-match": etag })).statusCode).toBe(304);
      const head = await send("HEAD", `/jobs/${id}/result`, undefined, { range: "bytes=2-4" });
      expect([head.statusCode, head.headers["content-length"], head.body]).toEqual([200, "10", ""]);
    });

    test("are watched from where somebody was, and not again once all was seen", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, watch, send } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "wav" });
      await begun;
      const watching = watch(id, { "last-event-id": "0" });
      sound.finish("done");
      const events = await watching;
      const last = events.at(-1)?.id ?? "";
      const url = `/jobs/${id}/events`;
      const resumed = await watch(id, { "last-event-id": events[0]?.id ?? "" });
      expect(resumed).toEqual(events.slice(-1));
      expect((await send("GET", url, undefined, { "last-event-id": last })).statusCode).toBe(204);
      const head = await send("HEAD", url);
      expect([head.statusCode, head.headers["content-type"]]).toEqual([200, "text/event-stream"]);
    });

    test("are watched by as many streams of a caller as may be", async () => {
      const { app, sound, expectDescribed } = await service();
      const { job, watch, send } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "wav" });
      await begun;
      const streams = Array.from({ length: 11 }, () => send("GET", `/jobs/${id}/events`));
      // Ten of them go on until the job is done: the one that ends before is the one that is refused.
      const refused = await Promise.race(streams);
      expect(refused.statusCode).toBe(429);
      expect(refused.json()).toMatchObject({ code: "too_many_streams" });
      sound.finish("done");
      const watched = (await Promise.all(streams)).filter(({ statusCode }) => statusCode === 200);
      expect(watched).toHaveLength(10);
      for (const { body } of watched) expect(body).toContain("event: succeeded");
      expect((await watch(id)).at(-1)?.event).toBe("succeeded");
    });

    test("are watched by no more than five hundred streams of a process", async () => {
      const metrics = createMetrics();
      const { app, expectDescribed } = await service({ metrics });
      const { job, watch, send } = await singer(app, expectDescribed);
      const { id } = await job({ format: "midi" });
      await watch(id);
      metrics.jobWatchers.now = 500;
      const refused = await send("GET", `/jobs/${id}/events`);
      expect(refused.json()).toMatchObject({ status: 503, code: "overloaded" });
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      metrics.jobWatchers.now = 499;
      expect((await watch(id)).at(-1)).toMatchObject({ event: "succeeded" });
    });

    test("are told of at once to who watches while the service stops, so that nobody is waited for", async () => {
      const drain = createDrain();
      const { app, sound, expectDescribed } = await service({ drain });
      const { job, watch } = await singer(app, expectDescribed);
      const begun = sound.begun();
      const { id } = await job({ format: "wav" });
      await begun;
      const watching = watch(id);
      drain.begin();
      expect((await watching).at(-1)).toMatchObject({ event: "progress", data: { state: "running" } });
      expect((await watch(id)).at(-1)).toMatchObject({ event: "progress" });
    });
  });
}
