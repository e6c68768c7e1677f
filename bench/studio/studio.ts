/** The studio in a browser: what is loaded before it can be used, how soon it sounds, and whether it keeps up while it plays. */
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { openBrowser } from "../../test/support/browser.ts";
import { serviceEnvironment } from "../service-environment.ts";
import { started } from "../started.ts";
import { quantile, table } from "../table.ts";
import { traced } from "./trace.ts";

const ROUNDS = 3;
/** A slow phone beside this machine. */
const SLOWNESS = 4;
const PLAYING_SECONDS = 10;
/** Longer tasks are felt (W3C, Long Tasks). */
const LONG_TASK_MS = 50;
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
    const row = <Figure>(
      name: string,
      figures: readonly Figure[],
      of: (figure: Figure) => number,
      unit: string,
      promised = "",
    ) => [name, `${quantile(figures.map(of), 0.5).toFixed(0)}${unit}`, promised];
    const rows = [
      row("JavaScript before sound, compressed", loads, ({ kilobytes }) => kilobytes, " KB", "< 250 KB"),
      row(
        `interactive, processor ${SLOWNESS}× slower`,
        loads,
        ({ interactiveMs }) => interactiveMs,
        " ms",
        "< 1500 ms",
      ),
      row("  of that, work of the main thread", loads, ({ workMs }) => workMs, " ms"),
      row("first sound after the click on Play", sounds, (ms) => ms, " ms", "< 1000 ms"),
      row(`longest task while ${notes} notes play`, playing, ({ longestMs }) => longestMs, " ms", "< 100 ms"),
      row("  of that task, work", playing, ({ longestWorkMs }) => longestWorkMs, " ms"),
      row("  work of the main thread in all", playing, ({ share }) => share, " %"),
      row(
        `frames a second while ${notes} notes play`,
        playing,
        ({ framesPerSecond }) => framesPerSecond,
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

/** How much is loaded, and how long it takes, until the field can be written in and nothing holds up who writes. */
async function firstLoad(browser: Browser, address: string) {
  const { page, session } = await freshPage(browser);
  const scripts = new Map<string, number>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.set(requestId, 0);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
  let shownMs = 0;
  await page.addInitScript(NOTE_THE_FIELD);
  const { tasks } = await traced(session, async () => {
    await page.goto(`${address}/studio/`);
    await page.getByRole("radio").first().waitFor();
    shownMs = Number(await page.evaluate("window.fieldShown"));
  });
  await page.context().close();
  // The trace begins a little before the page is asked for; a task that ends later holds up who writes already.
  const long = tasks.filter(({ duration }) => duration >= LONG_TASK_MS).map(({ duration }) => duration);
  const bytes = [...scripts.values()].reduce((sum, length) => sum + length, 0);
  return {
    kilobytes: bytes / 1000,
    interactiveMs: shownMs + (long.at(-1) ?? 0),
    workMs: tasks.reduce((sum, { work }) => sum + work, 0),
  };
}

/** Runs in the page: notes when the field was first there. */
const NOTE_THE_FIELD = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector("textarea")) return;
    window.fieldShown = performance.now();
    observer.disconnect();
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
