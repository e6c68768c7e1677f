import { Agent, request } from "node:http";
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { addressOf, environment, start } from "./support/programs.ts";

function serve(changes: Readonly<Record<string, string>> = {}) {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", RATE_LIMIT_ENABLED: "false", ...changes }),
  });
  onTestFinished(() => {
    service.child.kill("SIGKILL");
  });
  return service;
}

interface Answer {
  readonly status: number;
  readonly connection: string | undefined;
}

const body = JSON.stringify({ intent: { emotional_intent: "hope" }, output_format: "json" });

function ask(agent: Agent, url: string, method: "GET" | "POST"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = method === "POST" ? { "content-type": "application/json" } : {};
    const asking = request(url, { agent, method, headers }, (response) => {
      response.resume().on("end", () => {
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection });
      });
      response.on("error", reject);
    });
    asking.on("error", reject);
    asking.end(method === "POST" ? body : undefined);
  });
}

test("on SIGTERM readiness goes first, every request that got in is answered, and only then it ends", async () => {
  const service = serve();
  const address = await addressOf(service);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const statuses: number[] = [];
  const failures: string[] = [];
  /** Asks again and again until nobody is there any more. */
  const caller = async () => {
    for (;;) {
      try {
        statuses.push((await ask(agent, `${address}/generate`, "POST")).status);
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
        if (code !== "ECONNREFUSED") failures.push(code);
        return;
      }
    }
  };
  const callers = Array.from({ length: 8 }, caller);
  while (statuses.length < 20) await new Promise((resolve) => setImmediate(resolve));
  service.child.kill("SIGTERM");
  await service.printed(/SIGTERM: stopping/);
  const ready = await ask(new Agent(), `${address}/health/ready`, "GET");
  expect(ready).toEqual({ status: 503, connection: "close" });
  expect(await ask(new Agent(), `${address}/health`, "GET")).toEqual({ status: 200, connection: "close" });
  await Promise.all(callers);
  expect(failures).toEqual([]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await service.ended).toMatchObject({ code: 0, stderr: "" });
});

test("a second signal ends it at once", async () => {
  const service = serve({ DRAIN_DELAY_SECONDS: "15" });
  await addressOf(service);
  service.child.kill("SIGTERM");
  await service.printed(/SIGTERM: stopping/);
  const again = setInterval(() => service.child.kill("SIGTERM"), 200);
  expect(await service.ended).toMatchObject({ code: 1 });
  clearInterval(again);
});

test("Ctrl-C ends it without the delay: whoever pressed it waits", async () => {
  const service = serve({ DRAIN_DELAY_SECONDS: "15" });
  await addressOf(service);
  const began = performance.now();
  service.child.kill("SIGINT");
  expect(await service.ended).toMatchObject({ code: 0 });
  expect(performance.now() - began).toBeLessThan(14_000);
});

test("beyond MAX_CONNECTIONS connections are closed, and the service lives", async () => {
  const service = serve({ MAX_CONNECTIONS: "2", DRAIN_DELAY_SECONDS: "0" });
  const address = await addressOf(service);
  const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true }));
  const answers: string[] = [];
  for (const agent of agents) {
    answers.push(
      await ask(agent, `${address}/health`, "GET").then(
        ({ status }) => String(status),
        () => "closed",
      ),
    );
  }
  expect(answers).toEqual(["200", "200", "closed", "closed"]);
  // Those that were there are served as before.
  expect((await ask(agents[0] ?? new Agent(), `${address}/health`, "GET")).status).toBe(200);
  for (const agent of agents) agent.destroy();
  service.child.kill("SIGTERM");
  expect(await service.ended).toMatchObject({ code: 0 });
});
