// A forgotten password from its mail to its page: a real server for mail, a real browser.
import process from "node:process";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { freePort } from "./support/free-port.ts";
import { addressOf, environment, start } from "./support/programs.ts";

/** Time to fetch a browser where the machine has none. */
const FETCH_MS = 300_000;

let mailPort = 0;
let letter = Promise.withResolvers<string>();
const server = new SMTPServer({
  authOptional: false,
  // The library that the service sends by wants to log in without TLS only where that is allowed.
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  onAuth({ username, password }, _session, done) {
    if (username === "music" && password === "secret-of-mail") done(null, { user: username });
    else done(new Error("who are you?"));
  },
  onData(stream, _session, done) {
    text(stream).then((received) => {
      letter.resolve(received);
      done();
    }, done);
  },
});

beforeAll(async () => {
  mailPort = await freePort();
  await new Promise<void>((resolve) => server.listen(mailPort, "127.0.0.1", resolve));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const post = (address: string, path: string, body: object, headers = {}) =>
  fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

/** Quoted-printable (RFC 2045 §6.7), as far as plain letters need it. */
function decoded(message: string): string {
  return message
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

test("a forgotten password is set on the page that a mailed link leads to", {
  timeout: FETCH_MS,
}, async () => {
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: port,
      PUBLIC_URL: `${address}/`,
      SMTP_URL: `smtp://music:secret-of-mail@127.0.0.1:${mailPort}`,
      MAIL_FROM: "songs@example.org",
    }),
  });
  onTestFinished(() => void service.child.kill("SIGKILL"));
  await addressOf(service);
  await post(address, "/auth/register", {
    username: "clara",
    password: "seven quiet rivers",
    email: "clara@example.org",
  });
  expect(
    (await post(address, "/auth/password/forgot", { username: "clara" }, { host: "evil.example" })).status,
  ).toBe(202);
  const message = decoded(await letter.promise);
  expect(message).toMatch(/^From: Music Brain <songs@example\.org>\r?$/m);
  expect(message).toMatch(/^To: clara@example\.org\r?$/m);
  const link = /http:\S+#token=\S+/.exec(message)?.[0] ?? "";
  expect(link.startsWith(`${address}/auth/password/reset#token=mbp_`)).toBe(true);

  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const { page, complaints } = await openPage(browser, { width: 390, height: 844 });
  await page.goto(link);
  expect(page.url()).not.toContain("mbp_");
  await page.getByLabel("Eight characters or more").fill("eight louder mountains");
  await page.getByRole("button", { name: "Set it" }).click();
  await page.getByText("It is set. You can sign in with it.").waitFor();
  expect(complaints).toEqual([]);
  const login = await post(address, "/auth/login", { username: "clara", password: "eight louder mountains" });
  expect(login.status).toBe(200);

  await page.goto("about:blank");
  await page.goto(link);
  await page.getByLabel("Eight characters or more").fill("nine silent valleys");
  await page.getByRole("button", { name: "Set it" }).click();
  await page.getByText("has been used").waitFor();

  service.child.kill("SIGTERM");
  const { stdout } = await service.ended;
  for (const secret of ["mbp_", "rivers", "mountains", "secret-of-mail"])
    expect(stdout).not.toContain(secret);
});

test("where the server for mail does not take it, the log says so and nobody else learns it", async () => {
  letter = Promise.withResolvers();
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      PUBLIC_URL: "https://music.example.org",
      SMTP_URL: `smtp://music:wrong-secret@127.0.0.1:${mailPort}`,
    }),
  });
  onTestFinished(() => void service.child.kill("SIGKILL"));
  const address = await addressOf(service);
  await post(address, "/auth/register", {
    username: "clara",
    password: "seven quiet rivers",
    email: "clara@example.org",
  });
  const answers = await Promise.all(
    ["clara", "nobody"].map((username) => post(address, "/auth/password/forgot", { username })),
  );
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  await service.printed(/a link for a password could not be sent/);
  service.child.kill("SIGTERM");
  expect((await service.ended).stdout).not.toContain("wrong-secret");
});
