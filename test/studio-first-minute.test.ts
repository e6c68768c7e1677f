// Whoever has read nothing: what was asked for is in sight, on a phone and on a small desk, and writing costs little.
import type { Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { openPage } from "./support/browser.ts";
import {
  compose,
  desk,
  FETCH_MS,
  hand,
  openStudio,
  type Studio,
  signUp,
  visit as visitStudio,
} from "./support/studio.ts";

/** A bundle holds sound, which takes its time on a busy machine. */
const RENDERING = { timeout: 300_000 };

/** What the service answers at once takes its time there, too. */
const PATIENCE = { timeout: 60_000 };

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const visit = (size = desk, path = "/studio/") => visitStudio(studio, size, path);

/** Chords of half a bar each, in names as jazz has them; the longest has a bar of its own. */
const LONG_CHORDS = ["C#m9", "F#7sus4", "Bmaj7", "Bm7b5", "Gbmaj9", "A/C#", "Ebmaj7#11/G"];

/** Puts the chords into the first four bars of every song that is made, which has 64. */
async function withLongChords(route: Route): Promise<void> {
  const response = await route.fetch();
  const answer = await response.json();
  const [first] = answer.song.sections;
  const harmony = LONG_CHORDS.map((symbol, place) => ({
    ...first.harmony[0],
    symbol,
    start: place * 960,
    duration: symbol.length > 8 ? 1920 : 960,
  }));
  const sections = [{ ...first, start_bar: 0, bars: 64, harmony }];
  const song = { ...answer.song, tracks: [], sections, total_bars: 64, time_signature: [4, 4] };
  await route.fulfill({ response, json: { ...answer, song } });
}

/** Runs in the page: the names of chords of which something is cut off. */
const CUT_OFF = `[...document.querySelectorAll(".song-chords button")].filter((button) => {
  const text = document.createRange();
  text.selectNodeContents(button);
  const [seen, whole] = [button.getBoundingClientRect(), text.getBoundingClientRect()];
  const name = button.firstElementChild ?? button;
  return whole.right > seen.right + 0.5 || whole.bottom > seen.bottom + 0.5 || name.scrollHeight > name.clientHeight + 1;
}).map(({ textContent }) => textContent)`;

/** Whether all of it is on the screen. */
async function isInSight(page: Page, part: Locator): Promise<boolean> {
  const box = await part.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

describe("the first minute", () => {
  test("offers something to say where the thumb is, on a phone", async () => {
    const { page, complaints } = await visit(hand);
    const example = page.getByRole("button", { name: "a lullaby for a stormy night" });
    expect(await example.count()).toBe(1);
    expect(await isInSight(page, example)).toBe(true);
    await example.click();
    await page.locator("#title").waitFor();
    expect(await page.getByRole("button", { name: "so angry I could scream" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("shows the song from its title on, on a phone and on a desk, the first one and the next", async () => {
    for (const size of [hand, desk]) {
      const { page } = await visit(size);
      for (const feeling of ["grief slowly turning into hope", "quiet joy"]) {
        await page.evaluate("scrollTo(0, 0)");
        await compose(page, feeling);
        await page.locator(`.takes [aria-current=true] >> text=${feeling}`).waitFor();
        await expect.poll(() => isInSight(page, page.locator("#title"))).toBe(true);
        expect(await isInSight(page, page.getByRole("button", { name: "Play", exact: true }))).toBe(true);
      }
    }
  });

  test("says why beneath what was clicked, with a way to all the reasons", async () => {
    for (const size of [hand, desk]) {
      const { page } = await visit(size);
      await compose(page, "quiet joy");
      await page.getByRole("button", { name: "intro", exact: true }).click();
      const answer = page.locator(".answer");
      await answer.getByText("intro").waitFor();
      const all = answer.getByRole("button", { name: "All reasons" });
      await all.click();
      const why = page.getByRole("region", { name: "Why?" });
      await expect.poll(() => isInSight(page, why.getByRole("heading", { name: "Why?" }))).toBe(true);
      expect(await page.evaluate("document.activeElement.closest('.why') !== null")).toBe(true);
    }
  });

  test("is a few presses of Tab from playing to changing: a row of chords is one, and arrow keys go along it", async () => {
    const { page, complaints } = await visit();
    await compose(page, "quiet joy");
    await page.getByRole("button", { name: "Play", exact: true }).focus();
    const focused = (selector: string) => page.evaluate(`document.activeElement.matches('${selector}')`);
    let presses = 0;
    const tabTo = async (selector: string) => {
      do {
        await page.keyboard.press("Tab");
        presses++;
      } while (!(await focused(selector)) && presses < 60);
      expect(await focused(selector)).toBe(true);
    };
    await tabTo(".song-chords button");
    const symbols = await page.locator(".song-chords button").allTextContents();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(symbols[2]);
    await page.keyboard.press("Enter");
    await page.locator(".answer").getByText(String(symbols[2])).first().waitFor();
    await page.keyboard.press("End");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(symbols.at(-1));
    await tabTo(".change button");
    expect(presses).toBeLessThan(50);
    expect(complaints).toEqual([]);
  });

  test("lets every chord be read where a bar is narrow, on a phone, on a tablet and on a desk", async () => {
    for (const size of [hand, { width: 768, height: 1024 }, desk]) {
      const { page } = await visit(size);
      await page.route("**/generate", withLongChords);
      await compose(page, "quiet joy");
      const chords = page.locator(".song-chords button");
      await chords.first().waitFor();
      expect(await chords.allTextContents()).toEqual(LONG_CHORDS);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      expect(await page.getByRole("button", { name: "Ebmaj7#11/G", exact: true }).getAttribute("title")).toBe(
        "Ebmaj7#11/G",
      );
      if (size === hand) await expectAccessible(page);
    }
  });

  test("keeps the song at hand while it is changed further down", async () => {
    const { page, complaints } = await visit(hand);
    await compose(page, "quiet joy");
    const hear = page.getByRole("button", { name: "Hear it" });
    expect(await hear.count()).toBe(0);
    await page.getByRole("button", { name: "Slower" }).click();
    const versions = page.locator(".takes li");
    await versions.nth(1).waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".takes li:nth-child(1) [aria-current=true]").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await versions.nth(1).locator("[aria-current=true]").waitFor();
    await hear.click();
    await page.getByRole("button", { name: "Hold it" }).waitFor();
    await page.locator("#title").scrollIntoViewIfNeeded();
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await page.getByRole("button", { name: "Hold it" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("reads along while somebody writes, and does not spend a request on every letter", async () => {
    const { page } = await visit();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/emotions/search")) asked.push(request.url());
    });
    const field = page.getByLabel("What does it feel like?");
    const text = "the summer that we waited at the harbour for a boat that never came";
    const began = Date.now();
    await field.pressSequentially(text, { delay: 30 });
    await expect.poll(() => asked.at(-1)).toContain(encodeURIComponent(text));
    expect(asked.length).toBeLessThanOrEqual(2 + (Date.now() - began) / 500);
    await page.locator(".suggestions .chip").first().waitFor();
  });

  test("shows the feeling on the wheel that its song will have", async () => {
    const { page } = await visit();
    await compose(page, "a lullaby for a stormy night");
    await page.locator(".suggestions .chip").first().waitFor();
    const chief = await page.locator(".suggestions .chip").first().textContent();
    expect(await page.getByRole("radio", { checked: true }).getAttribute("aria-label")).toContain(
      `${chief}: `,
    );
  });

  test("plays by the space bar where composing has led, and does not scroll away", async () => {
    const { page, complaints } = await visit();
    const field = page.getByLabel("What does it feel like?");
    await field.fill("quiet joy");
    await field.press("Enter");
    await page.locator("#title").waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("song");
    const before = await page.evaluate("scrollY");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    expect(await page.evaluate("scrollY")).toBe(before);
    await field.focus();
    await page.keyboard.press("Space");
    expect(await field.inputValue()).toContain(" ");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("leads from the empty library to an account", async () => {
    const { page } = await visit(desk);
    await page.getByRole("link", { name: "Library" }).click();
    const teach = page.locator(".teach");
    expect(await teach.getByRole("link", { name: "Sign in" }).getAttribute("href")).toMatch(/sign-in/);
    await teach.getByRole("link", { name: "Make an account" }).click();
    await page.getByRole("heading", { name: "Make an account" }).waitFor();
  });

  test("lets the song that was made before the account be kept in the library", async () => {
    const { page, complaints } = await visit();
    await compose(page, "quiet joy");
    const title = (await page.locator("#title").textContent()) ?? "";
    await signUp(page, "latecomer");
    await page.locator("#title").waitFor();
    await page.getByRole("link", { name: "Library" }).click();
    await page.getByRole("button", { name: `Keep “${title}”` }).click();
    await page.locator(".songs").getByText(title).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("speaks of what an answer set in a person's words", async () => {
    const { page } = await visit(desk);
    await page.getByRole("button", { name: "Talk it over" }).click();
    await page.getByLabel("What you say").fill("lonely on my birthday");
    await page.getByLabel("What you say").press("Enter");
    await page.locator(".learned dt").first().waitFor();
    expect(await page.locator(".learned dt").allTextContents()).toContain("feeling");
    expect(await page.locator(".learned").textContent()).not.toContain("emotional intent");
  });
});

describe("everything in one archive", () => {
  test("is made of a song that is kept, tells how far it is, and is saved", RENDERING, async () => {
    const { page, complaints } = await openPage(studio.browser, desk);
    onTestFinished(() => page.close());
    await page.goto(`${studio.address}/studio/`);
    await page.getByRole("radio").first().waitFor();
    await signUp(page, "bundler");
    await compose(page, "quiet joy");
    await page.locator(".downloads summary").click();
    const saved = page.waitForEvent("download", { timeout: 240_000 });
    await page.getByRole("button", { name: "Everything (ZIP)" }).click();
    await page.locator(".downloads progress").waitFor();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
    expect(complaints).toEqual([]);
  });

  test(
    "can be cancelled, also while its job is being asked for, and the page is as it was",
    RENDERING,
    async () => {
      const { page, complaints } = await visit(desk);
      await signUp(page, "canceller");
      await compose(page, "quiet joy");
      let saved = 0;
      page.on("download", () => saved++);
      const ends: unknown[] = [];
      page.on("response", async (answer) => {
        const isOfJob = answer.request().method() === "DELETE" && answer.url().includes("/jobs/");
        if (isOfJob) ends.push((await answer.json()).state);
      });
      await page.locator(".downloads summary").click();
      const begin = page.getByRole("button", { name: "Everything (ZIP)" });
      const cancel = page.getByRole("button", { name: "Cancel packing" });
      const isAsItWas = async () => {
        await cancel.waitFor({ state: "detached" });
        expect(await page.locator(".downloads progress").count()).toBe(0);
        await page.locator(".bundle").getByText("All of these and the sound of every track").waitFor();
        expect(await begin.isEnabled()).toBe(true);
        expect(await page.evaluate("document.activeElement.textContent")).toBe("Everything (ZIP)");
      };

      const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
      await page.route("**/renders", (route) => held.then(() => route.continue()), { times: 1 });
      const asked = page.waitForRequest(/\/renders$/);
      await begin.click();
      await asked;
      await cancel.click();
      await isAsItWas();
      letGo();
      await expect.poll(() => ends, PATIENCE).toEqual(["cancelled"]);

      const begun = page.waitForResponse(/\/renders$/);
      await begin.press("Enter");
      await begun;
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await isAsItWas();
      await expect.poll(() => ends, PATIENCE).toEqual(["cancelled", "cancelled"]);
      expect(saved).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test("asks who is not signed in to sign in", async () => {
    const { page, complaints } = await visit(desk);
    await compose(page, "quiet joy");
    await page.locator(".downloads summary").click();
    expect(await page.getByRole("button", { name: "Everything (ZIP)" }).isDisabled()).toBe(true);
    await page.locator(".downloads").getByRole("link", { name: "Sign in" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
