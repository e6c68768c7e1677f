/** The studio in a real browser, under the policy that it is sent with, with an ear on its loudspeakers. */
import { execFileSync } from "node:child_process";
import process from "node:process";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { openBrowser, openPage } from "./browser.ts";
import { addressOf, environment, type Running, root, start } from "./programs.ts";

/** Time to fetch a browser where the machine has none, and to build the page. */
export const FETCH_MS = 300_000;

/** A busy machine takes its time. */
const PATIENCE_MS = 90_000;

/** Sizes of screens. */
export const desk = { width: 1280, height: 800 };
/** A phone. */
export const hand = { width: 390, height: 844 };

/** A service with its page, and a browser. */
export interface Studio {
  readonly address: string;
  readonly browser: Browser;
  readonly service: Running;
  readonly close: () => Promise<void>;
}

/** Builds the page where it is stale, and starts a service from a fresh folder, and a browser. */
export async function openStudio(settings: Readonly<Record<string, string>> = {}): Promise<Studio> {
  execFileSync(process.execPath, ["tools/studio.ts"], { cwd: root, env: environment() });
  const service = startService({ PORT: "0", ...settings });
  const browser = await openBrowser();
  return {
    address: await addressOf(service),
    browser,
    service,
    close: async () => {
      await browser.close();
      service.child.kill("SIGKILL");
    },
  };
}

/** The service alone. */
export function startService(settings: Readonly<Record<string, string>>): Running {
  return start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ RATE_LIMIT_ENABLED: "false", ...settings }),
  });
}

/** What somebody sees who opens the page; the page is closed when the test is over. */
export async function visit({ browser, address }: Studio, size = desk, path = "/studio/") {
  const { page, complaints } = await openPage(browser, size);
  onTestFinished(() => page.close());
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(LISTEN);
  await page.addInitScript(SAME_SONGS);
  await page.goto(address + path);
  await page.getByRole("radio").first().waitFor();
  return { page, complaints };
}

/** Runs in the page: lets the test hear what goes to the loudspeakers. */
const LISTEN = `
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (...to) {
    if (to[0] instanceof AudioDestinationNode) {
      window.ear = new AnalyserNode(this.context, { fftSize: 32768 });
      connect.call(this, window.ear);
    }
    return connect.apply(this, to);
  };
`;

/**
 * Runs in the page: the first song that it asks for has the seed 1, the next the seed 2…, so that every run of a test is
 * about the same songs. Whoever uses the page lets the service draw a seed: of "quiet joy" one song in twenty has no intro.
 */
const SAME_SONGS = `
  const { fetch: send } = window;
  window.fetch = (path, options) => {
    if (path !== "/generate") return send(path, options);
    const body = JSON.parse(options.body);
    if (body.seed === undefined) {
      body.seed = Number(sessionStorage.getItem("songs-asked-for")) + 1;
      sessionStorage.setItem("songs-asked-for", body.seed);
    }
    return send(path, { ...options, body: JSON.stringify(body) });
  };
`;

/** Runs in the page: whether something sounds. */
const SOUNDS = `(() => {
  const samples = new Float32Array(2048);
  window.ear?.getFloatTimeDomainData(samples);
  return samples.some((sample) => Math.abs(sample) > 0.001);
})()`;

/** Waits until something sounds, or until nothing does. */
export async function waitForSound(page: Page, sounds: boolean): Promise<void> {
  await expect.poll(() => page.evaluate(SOUNDS), { timeout: 60_000 }).toBe(sounds);
}

/** Says a feeling and waits for its song. */
export async function compose(page: Page, feeling: string): Promise<void> {
  await page.getByLabel("What does it feel like?").fill(feeling);
  await page.getByRole("button", { name: "Compose", exact: true }).click();
  await page.locator("#title").waitFor();
}

/** The password of those who sign up here. */
export const PASSWORD = "a long walk along the harbour";

/** Makes an account and signs in with it, as the page does, and shows the page to who is signed in. */
export async function signUp(page: Page, username: string): Promise<void> {
  const signedUp = `(async () => {
    const send = async (path) => {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(${JSON.stringify({ username, password: PASSWORD })}),
      });
      await answer.text();
      return answer.status;
    };
    const answers = [await send("/auth/register"), await send("/auth/browser")];
    localStorage.setItem("music-brain.signed-in", "1");
    return answers;
  })()`;
  expect(await page.evaluate(signedUp)).toEqual([201, 200]);
  await page.reload();
  await page.getByRole("radio").first().waitFor();
}
