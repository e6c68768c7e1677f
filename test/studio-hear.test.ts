// The studio as it is heard and read: a loop that goes round in time, A/B at the same place, a score that follows.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hearEnvelope, likenessAfter } from "./support/ear.ts";
import { compose, FETCH_MS, openStudio, type Studio, visit, waitForSound } from "./support/studio.ts";

/** Who listens needs the time that music takes, on a busy machine too. */
const LISTENING = { timeout: 300_000 };

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const position = async (page: Page) => Number(await page.getByLabel("Position in the song").inputValue());

/** Wishes that make bars last two seconds sharp, so that the ear can count. */
async function wishFor(page: Page, wishes: Readonly<Record<string, string>>): Promise<void> {
  await page.getByText("Wishes").click();
  for (const [name, value] of Object.entries(wishes))
    await page.getByLabel(name, { exact: true }).fill(value);
}

describe("a loop", () => {
  test("goes round in time: what is heard comes again after just so many seconds", LISTENING, async () => {
    const { page, complaints } = await visit(studio);
    await wishFor(page, { "Tempo (BPM)": "120", Bars: "16", Genre: "rock" });
    await page.getByLabel("Metre", { exact: true }).selectOption("4/4");
    await compose(page, "furious joy");
    const from = page.getByRole("slider", { name: "Loop from" });
    const to = page.getByRole("slider", { name: "Loop to" });
    await page.getByRole("button", { name: "Loop", exact: true }).click();
    // Bars 5 and 6, by keyboard alone.
    await to.focus();
    const end = Number(await to.getAttribute("aria-valuenow"));
    for (let bar = end; bar > 6; bar--) await page.keyboard.press("ArrowLeft");
    for (let bar = end; bar < 6; bar++) await page.keyboard.press("ArrowRight");
    await from.focus();
    for (let bar = 1; bar < 5; bar++) await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: "Bars 5 – 6" }).waitFor();
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await waitForSound(page, true);

    // Two bars of 4/4 at 120 beats a minute last 4 s.
    const heard = await hearEnvelope(page, 13);
    expect(likenessAfter(heard, 4)).toBeGreaterThan(0.8);
    expect(likenessAfter(heard, 4)).toBeGreaterThan(likenessAfter(heard, 3.7));
    const at = await position(page);
    expect(at).toBeGreaterThanOrEqual(7.9);
    expect(at).toBeLessThan(12.1);

    await page.getByRole("button", { name: "Bars 5 – 6" }).click();
    await expect.poll(() => position(page), { timeout: 30_000 }).toBeGreaterThan(12.5);
    expect(complaints).toEqual([]);
  });
});

describe("A/B", () => {
  test("goes on at the same place of the version before, and back, while it plays", async () => {
    const { page } = await visit(studio);
    await compose(page, "quiet joy");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await waitForSound(page, true);
    await page.getByLabel("Position in the song").fill("20");
    await page.getByRole("button", { name: "Slower" }).click();
    const b = page.getByRole("button", { name: /^B: / });
    const a = page.getByRole("button", { name: /^A: / });
    await b.waitFor();
    expect(await b.getAttribute("aria-pressed")).toBe("true");
    // The same bar is later in what is slower.
    expect(await position(page)).toBeGreaterThan(22);
    await a.click();
    await expect.poll(() => a.getAttribute("aria-pressed")).toBe("true");
    await waitForSound(page, true);
    expect(await position(page)).toBeGreaterThan(19);
    await page.keyboard.press("b");
    await expect.poll(() => b.getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(1);
  });
});

describe("the score", () => {
  test(
    "is loaded when it is wanted, marks the bar that is played, and says why of a note that is clicked",
    LISTENING,
    async () => {
      const { page, complaints } = await visit(studio);
      await compose(page, "grief slowly turning into hope");
      await page.getByRole("button", { name: "Score", exact: true }).click();
      const heard = page.locator(".sheet .heard-now");
      await heard.waitFor();
      expect(await heard.getAttribute("data-bars")).toMatch(/^0\b/);

      await page.locator(".sheet .notehead").nth(2).click({ force: true });
      const why = page.getByRole("region", { name: "Why?" });
      await why.getByText("The note").waitFor();
      await page.locator(".sheet").focus();
      await page.keyboard.press("ArrowRight");
      await why.getByText("Its chord").waitFor();

      await page.getByRole("button", { name: "Whole band" }).click();
      await page.locator('.sheet [data-role="bass"]').first().waitFor();
      await page.getByLabel("Position in the song").fill("0");
      await page.getByRole("button", { name: "Play", exact: true }).click();
      await waitForSound(page, true);
      await expect.poll(() => heard.getAttribute("data-bars"), { timeout: 30_000 }).toMatch(/^[1-9]/);
      expect(complaints).toEqual([]);
    },
  );
});
