// The server is killed at any moment while songs, keys and sessions are made: what was acknowledged is there. SERVER_KILLS is how often.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { type Served, serve } from "../support/served.ts";

const kills = Number(process.env["SERVER_KILLS"] ?? 5);

/** A server lives for between nothing and this, after it has acknowledged something. */
const LONGEST_LIFE_MS = 1_000;

/** A request that is not answered within this is a fault, not a dying server. */
const LONGEST_ANSWER_MS = 60_000;

const PASSWORD = "seven quiet rivers";

/** What the service has said that it did. */
interface Acknowledged {
  readonly songs: Map<string, string>;
  readonly keys: Map<string, string>;
  /** Access tokens by the session that they are of. */
  readonly sessions: Map<string, string>;
  readonly conversations: Set<string>;
}

/** Somebody with an account at a service that comes and goes. */
class Writer {
  readonly #address: () => string;
  readonly #username: string;
  readonly done: Acknowledged = {
    songs: new Map(),
    keys: new Map(),
    sessions: new Map(),
    conversations: new Set(),
  };
  /** Also the seed of the song that is asked for: a song that is asked for again is the one that is kept already. */
  #turn = 0;
  #token = "";

  constructor(address: () => string, username: string) {
    this.#address = address;
    this.#username = username;
  }

  async ask(method: string, path: string, body?: object, token = this.#token) {
    const answer = await fetch(this.#address() + path, {
      method,
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
      headers: {
        ...(body && { "content-type": "application/json" }),
        ...(token !== "" && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
  }

  async register(): Promise<void> {
    const { status } = await this.ask("POST", "/auth/register", {
      username: this.#username,
      password: PASSWORD,
    });
    expect(status).toBe(201);
    await this.signIn();
  }

  async signIn(): Promise<void> {
    const { status, body } = await this.ask(
      "POST",
      "/auth/login",
      { username: this.#username, password: PASSWORD },
      "",
    );
    // Tries that a kill cut off before their outcome count as wrong ones: after several nobody signs in for a while.
    if (status === 429) return;
    if (status !== 200) throw new Error(`sign-in: ${status} ${JSON.stringify(body)}`);
    this.#token = body.access_token;
    this.done.sessions.set(body.access_token, this.#username);
  }

  async makeKey(name: string): Promise<void> {
    const { status, body } = await this.ask("POST", "/auth/api-keys", { name, scopes: ["songs:read"] });
    // An account has at most a hundred.
    if (status === 201) this.done.keys.set(body.id, body.key);
    else expect(status).toBe(409);
  }

  async talk(): Promise<void> {
    const { status, body } = await this.ask("POST", "/interrogate", { message: "my sister gets married" });
    expect(status).toBe(200);
    this.done.conversations.add(body.session_id);
  }

  /** Writes until the server is gone. */
  async writeOn(isDying: () => boolean): Promise<void> {
    try {
      for (;;) {
        const turn = this.#turn++;
        const made = await this.ask("POST", "/generate", {
          intent: { emotional_intent: "hope", technical: { bars: 4 } },
          output_format: "json",
          seed: turn,
        });
        expect(made.status).toBe(200);
        this.done.songs.set(made.body.song.id, made.body.song.digest);
        if (turn % 3 === 0) await this.makeKey(`key ${turn}`);
        else if (turn % 3 === 1) await this.talk();
        else await this.signIn();
      }
    } catch (error) {
      // A connection that breaks is what a dying server looks like.
      if (!isDying() || !(error instanceof TypeError)) throw error;
    }
  }

  /** What was acknowledged and is not there. */
  async missing(): Promise<readonly string[]> {
    const gone: string[] = [];
    const look = async (name: string, path: string, token?: string, fits = (_body: unknown) => true) => {
      const { status, body } = await this.ask("GET", path, undefined, token);
      if (status !== 200 || !fits(body)) gone.push(`${name}: ${status}`);
    };
    for (const [id, digest] of this.done.songs) {
      await look(`song ${id}`, `/songs/${id}`, undefined, (body) => JSON.stringify(body).includes(digest));
    }
    for (const [id, key] of this.done.keys) await look(`key ${id}`, "/songs?limit=1", key);
    for (const [token] of this.done.sessions) await look(`session ${token.slice(-8)}`, "/auth/me", token);
    for (const id of this.done.conversations) await look(`conversation ${id}`, `/interrogate/${id}`);
    return gone;
  }
}

test("a server on SQLite that is killed again and again under writes loses no song, key, session or conversation", {
  timeout: 300_000 + kills * 20_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-server-kills-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const begin = () =>
    serve(
      { DATA_DIR: folder, MAX_SONGS_PER_USER: "1000000", MAX_LAG_MS: "60000", JOB_WORKERS: "0" },
      { port },
    );
  let service: Served = await begin();
  onTestFinished(() => service.remove());
  const writers = ["clara", "robert", "johannes"].map((name) => new Writer(() => service.address, name));
  for (const writer of writers) await writer.register();

  const written = () => writers.reduce((sum, { done }) => sum + done.songs.size, 0);
  for (let killed = 0; killed < kills; killed++) {
    let isDying = false;
    const before = written();
    const writing = writers.map((writer) => writer.writeOn(() => isDying));
    while (written() === before) await Promise.race([later(5), ...writing]);
    await later(Math.random() * LONGEST_LIFE_MS);
    isDying = true;
    await service.remove();
    await Promise.all(writing);
    service = await begin();
  }

  const counted = { songs: 0, keys: 0, sessions: 0, conversations: 0 };
  for (const writer of writers) {
    expect(await writer.missing()).toEqual([]);
    for (const kind of ["songs", "keys", "sessions", "conversations"] as const)
      counted[kind] += writer.done[kind].size;
  }
  process.stdout.write(`Killed ${kills} times; acknowledged and there: ${JSON.stringify(counted)}.\n`);
  // It was busy when it died.
  expect(counted.songs).toBeGreaterThanOrEqual(kills);
});
