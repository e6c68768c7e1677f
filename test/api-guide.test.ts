// Every flow of the API guide, in every language that it shows.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { OUTSIDE_CLIENT, openIdWorld } from "../apps/server/src/identity/testing/outside-world.ts";
import { type Language, languages, programIn } from "../tools/guide/programs.ts";
import { freePort } from "./support/free-port.ts";
import { addressOf, environment, root, start } from "./support/programs.ts";

const page = readFileSync(join(root, "docs/API_GUIDE.md"), "utf8");

/** What the guide says that the service of its examples was started with. */
const settings = {
  ADMIN_USERNAME: "root",
  ADMIN_PASSWORD: "a key under the mat",
  OAUTH_REGISTRATION: "open",
};

test.each(Object.keys(languages) as Language[])(
  "the examples in %s do what the guide says",
  async (language) => {
    const folder = mkdtempSync(join(tmpdir(), "music-brain-api-guide-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const port = String(await freePort());
    const address = `http://127.0.0.1:${port}`;
    const world = await openIdWorld(`${address}/auth/providers/openid/callback`, "clara-elsewhere");
    onTestFinished(() => world.close());
    const provider = {
      PUBLIC_URL: address,
      OIDC_ISSUER: world.issuer,
      OIDC_CLIENT_ID: OUTSIDE_CLIENT.clientId,
      OIDC_CLIENT_SECRET: OUTSIDE_CLIENT.clientSecret,
    };
    const limits = { RATE_LIMIT_PER_MINUTE: "10000" };
    const service = start(process.execPath, ["apps/server/src/main.ts"], {
      env: environment({ PORT: port, ...limits, ...settings, ...provider }),
    });
    onTestFinished(() => void service.child.kill("SIGKILL"));
    await addressOf(service);
    const { file, command } = languages[language];
    const program = programIn(page, language).replaceAll("http://127.0.0.1:8000", address);
    expect(program.length).toBeGreaterThan(1000);
    writeFileSync(join(folder, file), program);
    const [name, ...args] = command;
    const ended = await start(name, [...args, file], { cwd: folder, env: environment() }).ended;
    expect(ended.code, `${ended.stdout}\n${ended.stderr}`).toBe(0);
  },
);

test("every flow is shown in every language", () => {
  const flows = page
    .split(/^## /m)
    .slice(1)
    .filter((flow) => flow.includes("```sh"));
  expect(flows.length).toBeGreaterThan(5);
  const missing = flows.flatMap((flow) =>
    Object.keys(languages)
      .filter((language) => !flow.includes(`\n\`\`\`${language}\n`))
      .map((language) => `${flow.split("\n", 1)[0]}: ${language}`),
  );
  expect(missing).toEqual([]);
});
