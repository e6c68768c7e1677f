// The health check of the image: a program that has to say no where the answer is no.
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "./support/free-port.ts";
import { startPostgres } from "./support/postgres.ts";
import { addressOf, environment, start } from "./support/programs.ts";

const check = (port: string, ...kind: readonly string[]) =>
  start(process.execPath, ["deploy/container/healthy.mjs", ...kind], {
    env: environment({ PORT: port, PROMETHEUS_PORT: port }),
  }).ended;

test("the health check says no where nobody listens, for a service and for a worker", async () => {
  const port = String(await freePort());
  for (const kind of [[], ["worker"]]) {
    const { code, stderr } = await check(port, ...kind);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/\S/) });
  }
});

test("the health check says yes while the service is ready, and no while it is not", async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const settings = { PORT: "0", DATABASE_URL: postgres.url };
  expect(
    (await start(process.execPath, ["apps/cli/src/main.ts", "migrate"], { env: environment(settings) }).ended)
      .code,
  ).toBe(0);
  const service = start(process.execPath, ["apps/server/src/main.ts"], { env: environment(settings) });
  onTestFinished(async () => {
    service.child.kill("SIGKILL");
    await service.ended;
  });
  const { port } = new URL(await addressOf(service));
  expect(await check(port)).toMatchObject({ code: 0, stderr: "" });
  await postgres.kill();
  expect(await check(port)).toMatchObject({ code: 1, stderr: expect.stringContaining("answers 503") });
});
