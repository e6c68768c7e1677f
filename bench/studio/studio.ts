/** The studio in a browser: what is loaded before it can be used, how soon it sounds, and whether it keeps up while it plays. */
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { openBrowser } from "../../test/support/browser.ts";
import { promised } from "../promised.ts";
import { serviceEnvironment } from "../service-environment.ts";
import { started } from "../started.ts";
import { quantile, table } from "../table.ts";
import { type BarePage, openBarePage } from "./bare-page.ts";
import { traced } from "./trace.ts";

const ROUNDS = 3;
/** A slow phone beside this machine. */
const SLOWNESS = 4;
const PLAYING_SECONDS = 10;
const PATIENCE_MS = 120_000;

/** A song with more than 2,000 notes. */
const LARGE = { feeling: "furious joy", genre: "rock", bars: "64", bpm: "120" };

/** The studio's table. */
export async function benchStudio(): Promise<string> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, ["tools/studio.ts"], { cwd: root });
  const service = await started("apps/server/src/main.ts", serviceEnvironment);
  const browser = await openBrowser();
  try {
    // Files are compressed when they are first asked for.
    await firstSound(browser, service.address);
    const loads = await inRounds(() => firstLoad(browser, service.address));
    const sounds = await inRounds(() => firstSound(browser, service.address));
    const playing = await inRounds(() => whilePlaying(browser, service.address));
    const { notes } = playing[0] ?? { notes: 0 };
    const median = <Figure>(figures: readonly Figure[], of: (figure: Figure) => number) =>
      quantile(figures.map(of), 0.5);
    const kilobytes = median(loads, (load) => load.kilobytes);
    const interactive = median(loads, (load) => load.interactiveMs);
    const sound = median(sounds, (ms) => ms);
    const longest = median(playing, ({ longestMs }) => longestMs);
    promised("JavaScript before the studio sounds, compressed", "KB", kilobytes, 250);
    promised(`the studio interactive, processor ${SLOWNESS}× slower`, "ms", interactive, 1500);
    promised("first sound after the click on Play", "ms", sound, 1000);
    promised(`longest task while ${notes} notes play`, "ms", longest, 100);
    const row = (name: string, figure: number, unit: string, bound = "") => [
      name,
      `${figure.toFixed(0)}${unit}`,
      bound,
    ];
    const rows = [
      row("JavaScript before sound, compressed", kilobytes, " KB", "< 250 KB"),
      row(`interactive, processor ${SLOWNESS}× slower`, interactive, " ms", "< 1500 ms"),
      row(
        "  the field is seen",
        median(loads, (load) => load.seenMs),
        " ms",
      ),
      row(
        "  the longest task from then on",
        median(loads, (load) => load.longestMs),
        " ms",
      ),
      row(
        "  the wheel is whole",
        median(loads, (load) => load.wheelMs),
        " ms",
      ),
      row(
        "  work of the main thread until then",
        median(loads, (load) => load.workMs),
        " ms",
      ),
      row("first sound after the click on Play", sound, " ms", "< 1000 ms"),
      row(`longest task while ${notes} notes play`, longest, " ms", "< 100 ms"),
      row(
        "  of that task, work",
        median(playing, ({ longestWorkMs }) => longestWorkMs),
        " ms",
      ),
      row(
        "  work of the main thread in all",
        median(playing, ({ share }) => share),
        " %",
      ),
      row(
        `frames a second while ${notes} notes play`,
        median(playing, ({ framesPerSecond }) => framesPerSecond),
        "",
        "60",
      ),
    ];
    const title = `Studio in headless Chromium, medians of ${ROUNDS}; ${loadavg()[0]?.toFixed(1)} programs wanted the processor`;
    return table(title, ["", "measured", "promised"], rows);
  } finally {
    await browser.close();
    service.child.kill();
  }
}

async function inRounds<Figure>(measure: () => Promise<Figure>): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (let round = 0; round < ROUNDS; round++) figures.push(await measure());
  return figures;
}

/** A page with nothing in its cache, and a line to what its browser knows of it. */
async function freshPage(browser: Browser): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return { page, session: await context.newCDPSession(page) };
}

/**
 * How much is loaded, and how long it takes, until whoever sees the field can write in it and is answered: the page is drawn by
 * the script that answers, so it is when the field is seen, and the longest task from then on, which is the longest that a
 * letter can be held up by what is still loaded.
 */
async function firstLoad(browser: Browser, address: string) {
  const { session, send, visit, close } = await openBarePage(browser, 1280, 900);
  await send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
  await send("Page.addScriptToEvaluateOnNewDocument", { source: NOTE_WHAT_IS_SHOWN });
  const { tasks, commits, marks, scriptBytes } = await traced(session, async () => {
    await visit(`${address}/studio/`);
    while (!(await isTrue(send, "document.querySelector('[role=radio]:nth-of-type(216)') !== null")))
      await setTimeout(100);
  });
  await close();
  const [asked, field, wheel] = ["navigationStart", "field shown", "wheel shown"].map((name) =>
    marks.get(name),
  );
  if (asked === undefined || field === undefined || wheel === undefined)
    throw new Error("The studio did not show its field and its wheel.");
  const seen = commits.find((at) => at > field) ?? Number.NaN;
  const longest = Math.max(0, ...tasks.filter(({ start }) => start > seen).map(({ duration }) => duration));
  return {
    kilobytes: scriptBytes / 1000,
    seenMs: seen - asked,
    longestMs: longest,
    interactiveMs: seen - asked + longest,
    wheelMs: wheel - asked,
    workMs: tasks
      .filter(({ start, duration }) => start + duration > asked && start < wheel)
      .reduce((sum, { work }) => sum + work, 0),
  };
}

async function isTrue(send: BarePage["send"], expression: string): Promise<boolean> {
  const { result } = (await send("Runtime.evaluate", { expression })) as { result: { value: unknown } };
  return result.value === true;
}

/** Runs in the page: notes when the field and the last cell of the wheel are there. */
const NOTE_WHAT_IS_SHOWN = `
  const noted = new Map([["field shown", "textarea"], ["wheel shown", "[role=radio]:nth-of-type(216)"]]);
  new MutationObserver((_, observer) => {
    for (const [name, what] of noted) {
      if (!document.querySelector(what)) continue;
      performance.mark(name);
      noted.delete(name);
    }
    if (noted.size === 0) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;

/** Runs in the page: notes when Play is pressed, and when something is first heard. */
const NOTE_THE_SOUND = `
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (...to) {
    if (to[0] instanceof AudioDestinationNode) {
      const ear = new AnalyserNode(this.context);
      connect.call(this, ear);
      const samples = new Float32Array(ear.fftSize);
      const timer = setInterval(() => {
        ear.getFloatTimeDomainData(samples);
        if (!samples.some((sample) => Math.abs(sample) > 0.001)) return;
        window.heardAt = performance.now();
        clearInterval(timer);
      }, 5);
    }
    return connect.apply(this, to);
  };
  addEventListener("pointerdown", ({ target }) => {
    if (target.closest(".play")) window.pressedAt = performance.now();
  }, true);
`;

/** Milliseconds from the click to the sound, with the song just composed. */
async function firstSound(browser: Browser, address: string): Promise<number> {
  const { page } = await freshPage(browser);
  await page.addInitScript(NOTE_THE_SOUND);
  await page.goto(`${address}/studio/`);
  await page.getByLabel("What does it feel like?").fill("quiet joy");
  await page.getByRole("button", { name: "Compose", exact: true }).click();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  while (!(await page.evaluate("window.heardAt > 0"))) await page.waitForTimeout(50);
  const passed = Number(await page.evaluate("window.heardAt - window.pressedAt"));
  await page.context().close();
  return passed;
}

/** The longest task and the frames a second while a large song plays. */
async function whilePlaying(browser: Browser, address: string) {
  const { page, session } = await freshPage(browser);
  const { feeling, genre, bars, bpm } = LARGE;
  await page.goto(`${address}/studio/`);
  await page.getByText("Wishes").click();
  await page.getByLabel("Genre").fill(genre);
  await page.getByLabel("Bars").fill(bars);
  await page.getByLabel("Tempo (BPM)").fill(bpm);
  await page.getByLabel("What does it feel like?").fill(feeling);
  const [answer] = await Promise.all([
    page.waitForResponse("**/generate"),
    page.getByRole("button", { name: "Compose", exact: true }).click(),
  ]);
  const { song } = (await answer.json()) as { song: { tracks: readonly { notes: readonly unknown[] }[] } };
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  // What the click set off is over.
  await page.waitForTimeout(1000);
  const { tasks, frames } = await traced(session, () => page.waitForTimeout(PLAYING_SECONDS * 1000));
  await page.context().close();
  const [first = 0, last = 0] = [frames[0], frames.at(-1)];
  return {
    notes: song.tracks.reduce((sum, { notes }) => sum + notes.length, 0),
    longestMs: Math.max(...tasks.map(({ duration }) => duration)),
    longestWorkMs: Math.max(...tasks.map(({ work }) => work)),
    share: tasks.reduce((sum, { work }) => sum + work, 0) / (PLAYING_SECONDS * 10),
    framesPerSecond: ((frames.length - 1) * 1000) / (last - first),
  };
}
