// nginx with the configuration that is shipped, in front of two replicas of the service.
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./support/free-port.ts";
import { startNginx, type TestNginx } from "./support/nginx.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

const PASSWORD = "a-long-way-home-by-night";
const LIMIT = "30";

let replicas: readonly Running[] = [];
let proxy: TestNginx;

beforeAll(async () => {
  const settings = {
    PORT: "0",
    TRUST_PROXY: "1",
    RATE_LIMIT_PER_MINUTE: LIMIT,
    LOG_LEVEL: "info",
    ADMIN_USERNAME: "clara",
    ADMIN_PASSWORD: PASSWORD,
  };
  replicas = [1, 2].map(() =>
    start(process.execPath, ["apps/server/src/main.ts"], { env: environment(settings) }),
  );
  const addresses = await Promise.all(replicas.map(addressOf));
  proxy = await startNginx(addresses);
});

afterAll(async () => {
  await proxy?.remove();
  for (const { child, ended } of replicas) {
    child.kill("SIGINT");
    await ended;
  }
});

/** An answer, read to its end. */
interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

async function ask(
  path: string,
  { headers = {}, method = "GET", body = "", from = "127.0.0.1" } = {},
): Promise<Answer> {
  const asking = request(new URL(path, proxy.https), {
    method,
    headers,
    ca: proxy.certificate,
    localAddress: from,
    agent: false,
  });
  asking.end(body);
  const [answer] = await once(asking, "response");
  let text = "";
  for await (const part of answer) text += part;
  return { status: answer.statusCode, headers: answer.headers, body: text };
}

const json = { "content-type": "application/json" };

test("what comes without encryption is sent to the encrypted address, with what it asked for", async () => {
  const answer = await fetch(`${proxy.http}/emotions?x=1`, { method: "POST", redirect: "manual" });
  expect(answer.status).toBe(308);
  expect(answer.headers.get("location")).toBe("https://127.0.0.1/emotions?x=1");
});

test("HTTP/2 and HTTP/1.1 are spoken over TLS 1.2 and 1.3, and nothing older", async () => {
  const client = connectHttp2(proxy.https, { ca: proxy.certificate });
  const stream = client.request({ ":path": "/health" });
  const [headers] = await once(stream, "response");
  expect(headers[":status"]).toBe(200);
  expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  client.destroy();
  const { port } = new URL(proxy.https);
  const protocolOf = async (version: "TLSv1.1" | "TLSv1.2" | "TLSv1.3") => {
    const socket = connect({
      port: Number(port),
      servername: "localhost",
      ca: proxy.certificate,
      ALPNProtocols: ["http/1.1"],
      minVersion: version,
      maxVersion: version,
    });
    await once(socket, "secureConnect");
    const protocol = [socket.getProtocol(), socket.alpnProtocol];
    socket.destroy();
    return protocol;
  };
  expect(await protocolOf("TLSv1.2")).toEqual(["TLSv1.2", "http/1.1"]);
  expect(await protocolOf("TLSv1.3")).toEqual(["TLSv1.3", "http/1.1"]);
  await expect(protocolOf("TLSv1.1")).rejects.toThrow();
});

test("a request id passes in both directions, and the version of nginx is nobody's business", async () => {
  const { headers } = await ask("/health", { headers: { "x-request-id": "from-outside-1" } });
  expect(headers["x-request-id"]).toBe("from-outside-1");
  expect(headers["server"]).toBe("nginx");
});

test("limits see the caller, not the proxy, and believe no X-Forwarded-For of a caller's", async () => {
  const left = async (from: string, claimed: string) => {
    const { headers } = await ask("/emotions", { from, headers: { "x-forwarded-for": claimed } });
    return Number(headers["x-ratelimit-remaining-minute"]);
  };
  const [first, second] = [await left("127.0.0.7", "10.9.8.7"), await left("127.0.0.7", "10.9.8.6")];
  const [third] = [await left("127.0.0.7", "10.9.8.5")];
  // Each replica has buckets of its own here: of three requests one at least met the same replica again.
  expect(Math.min(first, second, third)).toBeLessThan(Number(LIMIT) - 1);
  expect(await left("127.0.0.8", "10.9.8.7")).toBe(Number(LIMIT) - 1);
});

test("the service answers for what is too large, and scrapers' metrics are not for outside", async () => {
  const { status, headers } = await ask("/generate", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ intent: { emotional_intent: "x".repeat(2_000_000) } }),
    from: "127.0.0.9",
  });
  expect([status, headers["content-type"]]).toEqual([413, "application/problem+json"]);
  expect((await ask("/metrics")).status).toBe(404);
});

test("a body that no route takes is refused before it is kept on the disk of the proxy", async () => {
  const asking = request(new URL("/generate", proxy.https), {
    method: "POST",
    headers: { ...json, "content-length": "4000000000" },
    ca: proxy.certificate,
    localAddress: "127.0.0.9",
    agent: false,
  });
  asking.flushHeaders();
  const [answer] = await once(asking, "response");
  let text = "";
  for await (const part of answer) text += part;
  asking.destroy();
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([413, "application/problem+json"]);
  expect(JSON.parse(text)).toMatchObject({ status: 413, code: "body_too_large" });
});

test("where no replica answers, that is said as the service says what is wrong, with when to return", async () => {
  const alone = await startNginx([`http://127.0.0.1:${await freePort()}`]);
  const asking = request(new URL("/emotions", alone.https), { ca: alone.certificate, agent: false });
  asking.end();
  const [answer] = await once(asking, "response");
  let text = "";
  for await (const part of answer) text += part;
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([502, "application/problem+json"]);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.parse(text)).toMatchObject({ status: 502, code: "no_replica" });
  await alone.remove();
});

test("who proves that the name is theirs is answered without encryption, from the folder of proofs", async () => {
  await writeFile(join(proxy.proofs, ".well-known/acme-challenge/token-1"), "token-1.thumbprint");
  const proof = await fetch(`${proxy.http}/.well-known/acme-challenge/token-1`, { redirect: "manual" });
  expect([proof.status, await proof.text()]).toEqual([200, "token-1.thumbprint"]);
  const none = await fetch(`${proxy.http}/.well-known/acme-challenge/token-2`, { redirect: "manual" });
  expect(none.status).toBe(404);
});

test("Prometheus sees whether the proxy itself answers", async () => {
  const { status, headers, body } = await ask("/nginx/metrics");
  expect([status, headers["content-type"], body]).toEqual([200, "text/plain", "nginx_up 1\n"]);
});

test("events of a job come as they happen, not when there is a page of them", async () => {
  const [replica] = replicas;
  if (replica === undefined) throw new Error("no replica");
  // Jobs are in the memory of one replica here: it gets a proxy of its own.
  const alone = await startNginx([await addressOf(replica)]);
  const call = async (path: string, { method = "GET", body = "", headers = {} } = {}) => {
    const asking = request(new URL(path, alone.https), {
      method,
      headers,
      ca: alone.certificate,
      localAddress: "127.0.0.10",
      agent: false,
    });
    asking.end(body);
    const [answer] = await once(asking, "response");
    return answer;
  };
  const parsed = async (path: string, options: Parameters<typeof call>[1]) => {
    let text = "";
    for await (const part of await call(path, options)) text += part;
    return JSON.parse(text);
  };
  const account = JSON.stringify({ username: "clara", password: PASSWORD });
  const { access_token } = await parsed("/auth/login", { method: "POST", headers: json, body: account });
  const signed = { ...json, authorization: `Bearer ${access_token}` };
  const wish = JSON.stringify({ intent: { emotional_intent: "calm" }, seed: 1 });
  const { song } = await parsed("/generate", { method: "POST", headers: signed, body: wish });
  const order = { method: "POST", headers: signed, body: JSON.stringify({ format: "wav", stems: true }) };
  const job = await parsed(`/songs/${song.id}/renders`, order);
  const events = await call(`/jobs/${job.id}/events`, { headers: signed });
  expect(events.headers["content-type"]).toMatch(/^text\/event-stream/);
  // What comes after the first event is known to nobody yet when that is here: the job is cancelled by who has seen it.
  const seen: string[] = [];
  for await (const line of createInterface({ input: events })) {
    const [, event] = /^event: (\w+)$/.exec(line) ?? [];
    if (event === undefined) continue;
    if (seen.length === 0) {
      const cancelled = await parsed(`/jobs/${job.id}`, {
        method: "DELETE",
        headers: { authorization: signed.authorization },
      });
      expect(cancelled.state).toBe("cancelled");
    }
    seen.push(event);
  }
  expect(seen[0]).toBe("progress");
  expect(seen.at(-1)).toBe("cancelled");
  await alone.remove();
});

test("a WebSocket is passed on as one", async () => {
  const backend = createServer().listen(0, "127.0.0.1");
  backend.on("upgrade", ({ headers }, socket) => {
    const { connection, upgrade } = headers;
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n${connection}/${upgrade}`,
    );
  });
  await once(backend, "listening");
  const address = backend.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const before = await startNginx([`http://127.0.0.1:${port}`]);
  const asking = request(before.https, {
    ca: before.certificate,
    agent: false,
    headers: { connection: "Upgrade", upgrade: "websocket" },
  });
  asking.end();
  const [, socket, head] = await once(asking, "upgrade");
  let text = String(head);
  for await (const part of socket) text += part;
  expect(text).toBe("upgrade/websocket");
  await before.remove();
  backend.close();
});

test("a replica that stops takes nobody's request with it", async () => {
  const statuses: number[] = [];
  const [first] = replicas;
  let isGone = false;
  void first?.ended.then(() => {
    isGone = true;
  });
  for (let index = 0; !isGone || index < 300; index++) {
    const answer = await ask("/emotions/joy", { from: `127.0.1.${index % 200}` });
    statuses.push(answer.status);
    if (index === 50) first?.child.kill("SIGTERM");
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
});
