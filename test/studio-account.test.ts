// The studio's pages around the song, in a real browser, under the policy that they are sent with: accounts, keys, administration.
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { promisify } from "node:util";
import { generateSync } from "otplib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";

/** Time to fetch a browser where the machine has none, and to build the page. */
const FETCH_MS = 300_000;

const desk = { width: 1280, height: 800 };
const hand = { width: 390, height: 844 };
const PASSWORD = "seven quiet rivers";
const ADMIN = { username: "root", password: "a key under the mat" };

let service: Running;
let address: string;
let browser: Browser;

beforeAll(async () => {
  execFileSync(process.execPath, ["tools/studio.ts"], { cwd: root, env: environment() });
  service = serve({ RATE_LIMIT_ENABLED: "false" });
  address = await addressOf(service);
  browser = await openBrowser();
}, FETCH_MS);

afterAll(async () => {
  await browser?.close();
  service?.child.kill("SIGKILL");
});

function serve(changes: Readonly<Record<string, string>>): Running {
  return start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      ADMIN_USERNAME: ADMIN.username,
      ADMIN_PASSWORD: ADMIN.password,
      ...changes,
    }),
  });
}

/** A page of a browser that nobody is signed in in. */
async function visit(path: string, size = desk, at = address) {
  const { page, complaints } = await openPage(browser, size);
  onTestFinished(() => page.close());
  // A password takes a while on a machine that has much else to do.
  page.setDefaultTimeout(60_000);
  await page.goto(`${at}/studio/${path}`);
  await page.locator("h1").waitFor();
  return { page, complaints };
}

let people = 0;

/** Makes an account on the page; it is signed in then. */
async function signUp(page: Page): Promise<string> {
  const username = `clara-${people++}`;
  await page.getByRole("link", { name: "Sign in", exact: true }).first().click();
  await page.getByRole("link", { name: "Make an account" }).click();
  // The page before has a field for a name, too.
  await page.getByRole("heading", { name: "Make an account", level: 1 }).waitFor();
  await page.getByLabel("Name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("heading", { name: username, level: 1 }).waitFor();
  return username;
}

async function signIn(page: Page, { username, password }: typeof ADMIN): Promise<void> {
  await page.getByLabel("Name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const arrived = (page: Page, username: string) =>
  page.getByRole("heading", { name: username, level: 1 }).waitFor();

/** Goes to another part of a page. */
async function enter(page: Page, room: string): Promise<void> {
  await page.getByRole("link", { name: room }).click();
  await page.getByRole("heading", { name: room, level: 2 }).waitFor();
}

/** What curl gets for a request with a key: the status. */
async function statusOf(key: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    "curl",
    [
      ...["-s", "-o", "/dev/null", "-w", "%{http_code}", `${address}/songs`],
      ...["-H", `X-API-Key: ${key}`, "--max-time", "30"],
    ],
    { env: environment() },
  );
  return stdout;
}

/** Lets a browser have a device that keeps passkeys, and whose owner always touches it. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe("a passkey", () => {
  test("is made, named, signed in with in one touch, and removed", async () => {
    // Passkeys are of names, and this machine's is localhost.
    const { page, complaints } = await visit("", desk, address.replace("127.0.0.1", "localhost"));
    await withAuthenticator(page);
    const username = await signUp(page);
    await enter(page, "Passkeys");
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await page.getByLabel("What you call it").fill("the telephone");
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText(/never used/).waitFor();
    await page.getByRole("button", { name: "Rename the telephone" }).click();
    await page.getByLabel("What you call it").fill("my telephone");
    await page.getByRole("button", { name: "Call it that" }).click();
    await page.getByText("my telephone").waitFor();
    await expectAccessible(page);

    await page.getByRole("link", { name: "You", exact: true }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in", exact: true }).first().click();
    await page.getByRole("button", { name: "A passkey" }).click();
    await arrived(page, username);

    await enter(page, "Passkeys");
    await page.getByRole("button", { name: "Remove my telephone" }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByText(/No passkey yet/).waitFor();
    expect(complaints).toEqual([]);
  });

  test("is not asked for where the page is called otherwise than the service: that is said in words", async () => {
    const { page } = await visit("sign-in");
    await withAuthenticator(page);
    await page.getByRole("button", { name: "A passkey" }).click();
    await page.getByText("Passkeys of this service are for localhost: open this page there.").waitFor();
  });
});

describe("an account", () => {
  test("is made, gets a second factor, and is signed in to with its code; a recovery code does too", async () => {
    const { page, complaints } = await visit("");
    const username = await signUp(page);

    await enter(page, "Second factor");
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set up an authenticator" }).click();
    await page.getByRole("img", { name: /QR code/ }).waitFor();
    const secret = (await page.locator(".secret").innerText()).replaceAll(" ", "");
    await page.getByLabel("The code that it shows now").fill(generateSync({ secret }));
    await page.getByRole("button", { name: "Switch it on" }).click();
    const recovery = (await page.getByRole("textbox", { name: "Recovery codes" }).inputValue()).split("\n");
    expect(recovery).toHaveLength(10);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as a file" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("music-brain-recovery-codes.txt");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("On · 10 recovery codes left").waitFor();

    await page.getByRole("link", { name: "You", exact: true }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in", exact: true }).first().click();
    expect(complaints).toEqual([]);
    await signIn(page, { username, password: PASSWORD });
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    // The code of the enrolment is used up; the next one is good already, and a recovery code at any time.
    await page.getByLabel("Code of your authenticator").fill(recovery[0] ?? "");
    await page.getByRole("button", { name: "Go on" }).click();
    await arrived(page, username);
    await enter(page, "Second factor");
    await page.getByText("On · 9 recovery codes left").waitFor();
    // A browser counts as an error that a code was asked for.
    expect(complaints.filter((one) => !/\b401\b/.test(one))).toEqual([]);
  });

  test("stays signed in over a reload and in a second window, and is signed out in both at once", async () => {
    const context = await browser.newContext({ viewport: desk });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${address}/studio/account`);
    const username = await signUp(page);
    await page.reload();
    await arrived(page, username);
    const second = await context.newPage();
    await second.goto(`${address}/studio/account`);
    await arrived(second, username);
    await second.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Nobody is signed in.").waitFor();
    expect(await page.evaluate("JSON.stringify(localStorage) + document.cookie")).not.toMatch(/ey[JK]|mbr_/);
  });

  test("has sessions, of which one that is ended elsewhere is over here", async () => {
    const { page } = await visit("account");
    const username = await signUp(page);
    const elsewhere = await visit("sign-in");
    await signIn(elsewhere.page, { username, password: PASSWORD });
    await arrived(elsewhere.page, username);
    await enter(elsewhere.page, "Sessions");
    await elsewhere.page.locator(".entries li").nth(1).waitFor();
    await elsewhere.page.getByRole("button", { name: /^End the session of Chrome/ }).click();
    await elsewhere.page.getByText("This is the only place").waitFor();
    await page.getByRole("link", { name: "API keys" }).click();
    await page.getByText("Nobody is signed in.").waitFor();
  });

  test("has keys that are shown once, let a program in, are rotated, and revoked open nothing", async () => {
    const { page, complaints } = await visit("account");
    await signUp(page);
    await enter(page, "API keys");
    await page.getByText("No key yet.").waitFor();
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("What it is for").fill("the lamp <b>in</b> the hall");
    await page.getByRole("checkbox", { name: "read your songs" }).check();
    await page.getByText("Limits of its own").click();
    for (const [label, value] of [
      ["A minute", "30"],
      ["An hour", "300"],
      ["A day", "3000"],
    ] as const) {
      await page.getByLabel(label).fill(value);
    }
    await page.getByRole("button", { name: "Make the key" }).click();
    const first = await page.getByLabel("The key").inputValue();
    expect(first).toMatch(/^mb_\w{52}$/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "I have kept it" }).click();
    await page.getByText("the lamp <b>in</b> the hall").waitFor();
    await page.getByText("30 a minute, 300 an hour, 3000 a day").waitFor();
    expect(await page.content()).not.toContain(first);
    expect(await statusOf(first)).toBe("200");

    await page.getByRole("button", { name: /^Rotate/ }).click();
    await page.getByLabel("The text before is good for").selectOption("0");
    await page.getByRole("button", { name: "Rotate it" }).click();
    const second = await page.getByLabel("The key").inputValue();
    await page.getByRole("button", { name: "I have kept it" }).click();
    expect([await statusOf(first), await statusOf(second)]).toEqual(["401", "200"]);

    await page.getByRole("button", { name: /^Revoke/ }).click();
    await page.getByRole("button", { name: "Revoke it" }).click();
    await page.getByText("No key yet.").waitFor();
    expect(await statusOf(second)).toBe("401");
    expect(complaints).toEqual([]);
  });

  test("changes its password where the one before is given, is taken along, and deleted", async () => {
    const { page } = await visit("account");
    await signUp(page);
    const next = "eight louder mountains";
    await page.getByLabel("New password").fill(next);
    const password = page.locator("form", { hasText: "New password" }).getByLabel("Your password");
    await password.fill("not it");
    await page.getByRole("button", { name: "Change the password" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText(/is wrong/).waitFor();
    await alert.getByText(/^Request /).waitFor();
    await password.fill(PASSWORD);
    await page.getByRole("button", { name: "Change the password" }).click();
    await page.getByText("It is changed.").waitFor();

    await page.getByRole("link", { name: "Your data" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save my data" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("music-brain-account.json");
    await page.getByRole("button", { name: "Delete your account?" }).click();
    await page.getByLabel("Your password").fill(next);
    await page.getByRole("button", { name: "Delete everything" }).click();
    await page.getByRole("link", { name: "Sign in", exact: true }).first().waitFor();
  });

  test("keeps what is made while one is signed in, and loses nothing that was made before", async () => {
    const { page, complaints } = await visit("");
    const compose = async (feeling: string) => {
      await page.getByLabel("What does it feel like?").fill(feeling);
      await page.getByRole("button", { name: "Compose", exact: true }).click();
      await page.locator("#title").waitFor();
      return page.locator("#title").innerText();
    };
    const before = await compose("quiet joy");
    await signUp(page);
    await page.getByRole("link", { name: "Studio" }).click();
    await page.locator("#title", { hasText: before }).waitFor();
    await page.getByRole("button", { name: "More hopeful" }).click();
    await page.locator(".takes li").nth(1).waitFor();
    const after = await page.locator("#title").innerText();
    await page.getByRole("link", { name: "Library" }).click();
    await page.locator("main").getByText(after).first().waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("administration", () => {
  test("finds people, makes one no longer welcome, reads what happened, and sees the figures", async () => {
    const theirs = await visit("account");
    const username = await signUp(theirs.page);
    const { page, complaints } = await visit("sign-in");
    await signIn(page, ADMIN);
    await page.getByRole("link", { name: "Administration" }).click();
    await page.getByLabel("Names that begin with").fill(username);
    await page.getByRole("button", { name: `Change ${username}` }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save what is kept of them" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`music-brain-${username}.json`);
    expect(JSON.parse(readFileSync(await file.path(), "utf8")).account.username).toBe(username);
    await page.getByRole("switch", { name: "Disabled" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator("tr", { hasText: username }).getByText("disabled").waitFor();
    await theirs.page.reload();
    await theirs.page.getByText("Nobody is signed in.").waitFor();

    await enter(page, "What happened");
    await page.getByLabel("Kind").selectOption("account.");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("account.changed").first().waitFor();

    await enter(page, "Live figures");
    const requests = page.locator(".plot", { hasText: "Requests a second" });
    await requests.locator("summary").click();
    await requests.getByRole("table").waitFor();
    await requests.getByRole("rowheader", { name: "now" }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Paused").waitFor();
    expect(complaints).toEqual([]);
  });

  test("is not for others", async () => {
    const { page } = await visit("account");
    await signUp(page);
    expect(await page.getByRole("link", { name: "Administration" }).count()).toBe(0);
    await page.goto(`${address}/studio/administration/audit`);
    await page.getByText("This is for administrators.").waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });
});

test("who asks too often is told in words when to come back", async () => {
  const limited = serve({ RATE_LIMIT_PER_MINUTE: "2" });
  onTestFinished(() => void limited.child.kill("SIGKILL"));
  const { page } = await visit("sign-in", desk, await addressOf(limited));
  await signIn(page, { username: "nobody", password: "not it" });
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  const alert = page.getByRole("alert");
  await alert
    .getByText(/^Too many requests. The next one can be made in \d+ seconds, at \d\d:\d\d:\d\d\.$/)
    .waitFor();
});

test("an address where no page is says so, and leads back; going there tells readers of screens where they are", async () => {
  const { page } = await visit("nowhere/at/all");
  await page.getByRole("link", { name: "To the studio" }).click();
  await page.getByLabel("What does it feel like?").waitFor();
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("heading", { name: "Library", level: 1 }).waitFor();
  expect(await page.title()).toBe("Library · Music Brain");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Library");
});

const open = ["sign-in", "sign-up", "password", "library", "nowhere"];
const own = [
  "account",
  ...["second-factor", "passkeys", "providers", "sessions", "keys", "applications", "data"].map(
    (one) => `account/${one}`,
  ),
];
const theirs = ["administration", "administration/audit", "administration/figures"];

describe.each([
  ["a desk", desk],
  ["a hand", hand],
])("on a screen for %s", (_name, size) => {
  test.each(["dark", "light"] as const)(
    "no page has a barrier in its %s colours, or is wider than the screen",
    async (scheme) => {
      const { page, complaints } = await visit("sign-in", size);
      await page.emulateMedia({ colorScheme: scheme });
      const judge = async (path: string) => {
        await page.goto(`${address}/studio/${path}`);
        await page.locator("h1").waitFor();
        if (path.startsWith("acc") || path.startsWith("adm"))
          await page.locator(".room .panel").first().waitFor();
        await expectAccessible(page);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), path).toBe(0);
        const way = page.locator('.rooms > nav [aria-current="page"]');
        if ((await way.count()) === 1) {
          const box = await way.boundingBox();
          expect(box?.x, `where the way to ${path} begins`).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0), `where it ends`).toBeLessThanOrEqual(size.width);
        }
      };
      for (const path of open) await judge(path);
      await page.goto(`${address}/studio/sign-in`);
      await signIn(page, ADMIN);
      await arrived(page, ADMIN.username);
      for (const path of [...own, ...theirs]) await judge(path);
      await page.goto(`${address}/studio/account/keys`);
      await page.getByRole("button", { name: "Make a key" }).click();
      await expectAccessible(page);
      // A page that is left lets go of what it has asked for.
      expect(complaints.filter((one) => !one.endsWith("/metrics"))).toEqual([]);
    },
  );
});
