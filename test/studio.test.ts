// The studio in a real browser, under the policy that it is sent with: say, hear, see why, change, keep, download.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import {
  compose,
  desk,
  FETCH_MS,
  hand,
  openStudio,
  type Studio,
  visit as visitStudio,
  waitForSound,
} from "./support/studio.ts";

/** Who listens and downloads needs time, on a busy machine too. */
const LISTENING = { timeout: 300_000 };

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const visit = (size = desk, path = "/studio/") => visitStudio(studio, size, path);

describe("the studio", () => {
  test("is where a browser is led to from the service's address", async () => {
    const { page, complaints } = await visit(desk, "/");
    expect(page.url()).toBe(`${studio.address}/studio/`);
    expect(complaints).toEqual([]);
  });

  test("asks at once for all scripts of its first picture, and has those compiled while they come in", async () => {
    const page = await (await fetch(`${studio.address}/studio/`)).text();
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path);
    expect(scripts.some((path) => path?.includes("/Studio-"))).toBe(true);
    const hinted: string[] = [];
    for (const path of scripts) {
      const text = await (await fetch(studio.address + path)).text();
      if (text.startsWith("//# allFunctionsCalledOnLoad\n")) hinted.push(path?.split(/[/-]/).at(3) ?? "");
    }
    expect(hinted.sort()).toEqual(["Studio", "index", "link", "session"]);
  });

  test(
    "makes a song of a feeling that can be heard, asked about, changed, taken back and downloaded",
    LISTENING,
    async () => {
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
    },
  );

  test("says why a note is there that is clicked on the roll", async () => {
    const { page } = await visit();
    await compose(page, "quiet joy");
    const roll = page.locator(".roll canvas");
    const box = await roll.boundingBox();
    if (!box) throw new Error("there is no roll");
    const why = page.getByRole("region", { name: "Why?" });
    // Somewhere on one of these lines up through the first bars there is a note.
    const isTold = () => why.getByText("The note").isVisible();
    for (const x of [40, 80, 120]) {
      for (let y = 5; y < box.height && !(await isTold()); y += 3) await roll.click({ position: { x, y } });
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
    const why = page.getByRole("region", { name: "Why?" });
    await why.getByText("You asked for a version that is more hopeful").waitFor();
    await page.reload();
    await page.locator(".takes li").nth(1).waitFor();
    await why.getByText("You asked for a version that is more hopeful").waitFor();
    expect(await page.locator("#title").innerText()).toBe(title);
  });

  test("composes a journey that is drawn on the wheel, with wishes for the band and a rule that is broken", async () => {
    const { page, complaints } = await visit();
    await page.getByLabel("What does it feel like?").fill("grief slowly turning into hope");
    await page.locator(".chip").first().waitFor();
    await page.getByRole("button", { name: "Draw a journey" }).click();
    await page.getByRole("button", { name: "Another station" }).click();
    await page.getByRole("radio", { name: /^jealousy:/ }).click();
    await page.getByRole("button", { name: "Station 2: jealousy" }).waitFor();
    await page.getByLabel("Where in the song jealousy is").fill("40");
    await page.locator(".wishes > summary").click();
    await page.getByText("The band", { exact: true }).click();
    await page.getByLabel("Melody", { exact: true }).fill("flute");
    await page.getByRole("button", { name: "A wish for one section" }).click();
    await page.getByLabel("What is played").fill("strings");
    await page.getByText("Rules to break").click();
    await page.getByLabel("Search the rules").fill("away from its tonic");
    await page.locator(".rules input").first().check();
    const [request] = await Promise.all([
      page.waitForRequest("**/generate"),
      page.getByRole("button", { name: "Compose", exact: true }).click(),
    ]);
    expect(request.postDataJSON().intent).toEqual({
      emotional_intent: "grief slowly turning into hope",
      technical: { instruments: { melody: "flute" }, section_instruments: { chorus: { pad: "strings" } } },
      journey: [
        { at: 0, emotion: "grief" },
        { at: 0.4, emotion: "jealousy" },
        { at: 1, emotion: "hope" },
      ],
      rule_breaks: ["harmony.avoid_tonic_resolution"],
    });
    await page.locator("#title").waitFor();
    await page.getByRole("region", { name: "Why?" }).getByText("grief → jealousy → hope").waitFor();
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
    await page.getByLabel("Key", { exact: true }).fill("H sharp");
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

  test.each(["dark", "light"] as const)(
    "has no barrier in versions, A/B, a score, a journey and opened wishes in its %s colours",
    LISTENING,
    async (scheme) => {
      const { page, complaints } = await visit(size);
      await page.emulateMedia({ colorScheme: scheme });
      await compose(page, "grief slowly turning into hope");
      await page.getByRole("button", { name: "More hopeful" }).click();
      await page.locator(".takes li").nth(1).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Slower" }).click();
      await page.locator(".takes li").nth(2).waitFor();
      await page.getByRole("button", { name: /^A: / }).click();
      await expectAccessible(page);
      // The menu lies over the page, and goes away by Escape and by a press beside it.
      const menu = page.locator(".downloads");
      const pressTheEdge = () => page.mouse.click(2, size.height / 2);
      for (const dismiss of [() => page.keyboard.press("Escape"), pressTheEdge]) {
        await menu.locator("summary").click();
        await menu.getByRole("button", { name: "MIDI" }).waitFor();
        await dismiss();
        await menu.getByRole("button", { name: "MIDI" }).waitFor({ state: "hidden" });
      }

      await page.getByRole("button", { name: "Score", exact: true }).click();
      await page.locator(".sheet .heard-now").waitFor();
      await expectAccessible(page);

      await page.getByRole("button", { name: "Draw a journey" }).click();
      await page.getByRole("button", { name: "Another station" }).click();
      await page.locator(".wishes > summary").click();
      for (const part of ["The story", "The band"]) await page.getByText(part, { exact: true }).click();
      await page.getByRole("button", { name: "A wish for one section" }).click();
      await page.getByText("Rules to break").click();
      await page.locator(".rules input").first().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});
