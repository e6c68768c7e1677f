// The studio in a real browser, under the policy that it is sent with: say, hear, see why, change, keep, download.
import { execFileSync } from "node:child_process";
import process from "node:process";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";

/** Time to fetch a browser where the machine has none, and to build the page. */
const FETCH_MS = 300_000;

const desk = { width: 1280, height: 800 };
const hand = { width: 390, height: 844 };

let service: Running;
let address: string;
let browser: Browser;

beforeAll(async () => {
  execFileSync(process.execPath, ["tools/studio.ts"], { cwd: root, env: environment() });
  service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", RATE_LIMIT_ENABLED: "false" }),
  });
  address = await addressOf(service);
  browser = await openBrowser();
}, FETCH_MS);

afterAll(async () => {
  await browser?.close();
  service?.child.kill("SIGKILL");
});

async function visit(size = desk, path = "/studio/") {
  const { page, complaints } = await openPage(browser, size);
  onTestFinished(() => page.close());
  await page.addInitScript(LISTEN);
  await page.goto(address + path);
  await page.getByRole("radio").first().waitFor();
  return { page, complaints };
}

/** Runs in the page: lets the test hear what goes to the loudspeakers. */
const LISTEN = `
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (...to) {
    if (to[0] instanceof AudioDestinationNode) {
      window.ear = new AnalyserNode(this.context);
      connect.call(this, window.ear);
    }
    return connect.apply(this, to);
  };
`;

/** Runs in the page: whether something sounds. */
const SOUNDS = `(() => {
  const samples = new Float32Array(2048);
  window.ear?.getFloatTimeDomainData(samples);
  return samples.some((sample) => Math.abs(sample) > 0.001);
})()`;

/** Waits until something sounds, or until nothing does. */
async function waitForSound(page: Page, sounds: boolean): Promise<void> {
  await expect.poll(() => page.evaluate(SOUNDS), { timeout: 60_000 }).toBe(sounds);
}

async function compose(page: Page, feeling: string): Promise<void> {
  await page.getByLabel("What does it feel like?").fill(feeling);
  await page.getByRole("button", { name: "Compose", exact: true }).click();
  await page.locator("#title").waitFor();
}

/** What is still changing its colours has no contrast of its own: the page is judged when it has come to rest. */
const AT_REST =
  "Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => undefined)";

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AT_REST);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(`axe
    .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" ")))`);
  expect(violations).toEqual([]);
}

describe("the studio", () => {
  test("is where a browser is led to from the service's address", async () => {
    const { page, complaints } = await visit(desk, "/");
    expect(page.url()).toBe(`${address}/studio/`);
    expect(complaints).toEqual([]);
  });

  test("makes a song of a feeling that can be heard, asked about, changed, taken back and downloaded", async () => {
    const { page, complaints } = await visit();
    await compose(page, "grief slowly turning into hope");

    await page.getByRole("button", { name: "Play" }).click();
    await waitForSound(page, true);
    await page.getByRole("button", { name: "Pause" }).click();
    await waitForSound(page, false);

    await page.getByRole("button", { name: "verse 1", exact: true }).click();
    const why = page.getByRole("region", { name: "Why?" });
    await why.getByText("Its section").waitFor();
    const versions = page.locator(".takes li");
    await page.getByRole("button", { name: "Compose verse 1 anew" }).click();
    await versions.nth(1).waitFor();
    await versions
      .nth(1)
      .getByText(/stayed note for note/)
      .waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await versions.nth(0).getByRole("button").getAttribute("aria-current")).toBe("true");

    await page.locator(".downloads summary").click();
    for (const [name, extension] of [
      ["MIDI", ".mid"],
      ["Sheet music (MusicXML)", ".musicxml"],
      ["Song (JSON)", ".json"],
      ["First page (SVG)", ".svg"],
      ["Sound (MP3)", ".mp3"],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\${extension}$`));
    }
    expect(complaints).toEqual([]);
  });

  test("says why a note is there that is clicked on the roll", async () => {
    const { page } = await visit();
    await compose(page, "quiet joy");
    const roll = page.locator(".roll canvas");
    const box = await roll.boundingBox();
    if (!box) throw new Error("there is no roll");
    const why = page.getByRole("region", { name: "Why?" });
    // Somewhere on this line up through the first bars there is a note.
    for (let y = 5; y < box.height && !(await why.getByText("The note").isVisible()); y += 3) {
      await roll.click({ position: { x: 40, y } });
    }
    for (const link of ["The note", "Its section", "The feeling"]) {
      expect(await why.getByText(link).count()).toBe(1);
    }
  });

  test("brings back after a reload what was made before it", async () => {
    const { page } = await visit();
    await compose(page, "coming home after years away");
    await page.getByRole("button", { name: "More hopeful" }).click();
    await page.locator(".takes li").nth(1).waitFor();
    const title = await page.locator("#title").innerText();
    await page.reload();
    await page.locator(".takes li").nth(1).waitFor();
    expect(await page.locator("#title").innerText()).toBe(title);
  });

  test("talks a song over, shows what was understood, and composes it", async () => {
    const { page, complaints } = await visit();
    await page.getByRole("button", { name: "Talk it over" }).click();
    for (const said of ["I miss my grandmother's kitchen", "around 72 bpm, no drums", "just make it"]) {
      await page.getByLabel("What you say").fill(said);
      await page.locator(".talk form button[type=submit]:enabled").click();
      await page.locator(".said-by-you", { hasText: said }).waitFor();
    }
    await page.locator(".learned", { hasText: "72" }).waitFor();
    await page.getByRole("button", { name: "Compose the song" }).click();
    await page.locator(".title", { hasText: "72 BPM" }).waitFor();
    expect(await page.locator(".players").innerText()).not.toContain("Drums");
    expect(complaints).toEqual([]);
  });

  test("is used by keyboard alone", async () => {
    const { page } = await visit();
    const chosen = page.getByRole("radio", { checked: true });
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    const feeling = await chosen.getAttribute("aria-label");
    expect(await page.getByLabel("What does it feel like?").inputValue()).toBe(feeling?.split(":")[0]);
    await page.getByLabel("What does it feel like?").focus();
    await page.keyboard.press("Enter");
    await page.locator("#title").waitFor();
    await page.getByRole("button", { name: "Play" }).press("Enter");
    await waitForSound(page, true);
  });

  test("says what is wrong in words, with the request's id, and keeps what was made", async () => {
    const { page } = await visit();
    await compose(page, "wonder");
    await page.route("**/generate", (route) => route.abort());
    await page.getByRole("button", { name: "Another take" }).click();
    await page.getByRole("alert").getByText("cannot be reached").waitFor();
    await page.unroute("**/generate");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".takes li").nth(1).waitFor();
    await page.getByText("Wishes").click();
    await page.getByLabel("Key").fill("H sharp");
    await page.getByRole("button", { name: "Compose", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.getByText(/H sharp/).waitFor();
    await alert.getByText(/^Request /).waitFor();
    expect(await page.locator(".takes li").count()).toBe(2);
  });

  test("shows words that look like a script as words", async () => {
    const { page, complaints } = await visit();
    await compose(page, "<img src=x onerror=alert(1)> joy");
    await page.locator(".takes", { hasText: "<img src=x" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe.each([
  ["a desk", desk],
  ["a hand", hand],
])("on a screen for %s", (_name, size) => {
  test.each(["dark", "light"] as const)(
    "has no barrier in its %s colours, and nothing beside the page",
    async (scheme) => {
      const { page, complaints } = await visit(size);
      await page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(page);
      await compose(page, "tender and a little afraid");
      await expectAccessible(page);
      const beside = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      expect(beside).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});
