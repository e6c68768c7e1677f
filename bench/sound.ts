/**
 * How fast songs become sound, with one worker and with two, beside FluidSynth as a program that plays the same MIDI
 * messages with the same bank; what a worker holds in memory; how long the event loop waits meanwhile; how loud songs are.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { composeSong, type Song } from "@music-brain/engine";
import { createRenderPool } from "../apps/server/src/sound/render-pool.ts";
import type { SoundRenderer } from "../apps/server/src/sound/sound-renderer.ts";
import { cuesOf } from "../packages/formats/src/audio/cues.ts";
import {
  bankFile,
  cuesToMidi,
  fluidSynthProgram,
  nativeOptions,
} from "../test/support/sound/native-fluid-synth.ts";
import { metered } from "../test/support/sound/readers.ts";
import { promised, promisedAtLeast } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { quantile, table } from "./table.ts";

const ROUNDS: Bounds = { least: 1, most: 3, seconds: 35 };
const WORKERS = [1, 2] as const;
const FORMATS = ["wav", "mp3", "ogg"] as const;

/** How loud songs are to be, in LUFS. */
const LOUDNESS = -16;

/** Songs of few voices and of many, for a band and for one. */
const SONGS: readonly Song[] = (["jazz", "pop"] as const).map(
  (genre, seed) => composeSong({ emotionalIntent: "longing", technical: { genre, bars: 24 } }, seed + 1).song,
);

/** A song that just fits what a worker keeps: the most memory that it takes. */
const LONG_SONG = composeSong(
  { emotionalIntent: "calm", technical: { genre: "folk", bars: 72, bpm: 60 } },
  1,
).song;

const SECONDS = SONGS.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);

/** Rendering as it went: seconds of sound in each second that passed, and in each second of a processor. */
interface Speed {
  readonly passed: number;
  readonly worked: number;
}

/** The tables. */
export async function benchSound(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-sound-"));
  const pools = WORKERS.map((threads) => createRenderPool({ threads, mostWaiting: 100, idleMs: 600_000 }));
  try {
    const memory = await memoryOfWorker();
    // Samples are decoded once a worker, and FluidSynth is compiled once.
    for (const pool of pools)
      await Promise.all([...SONGS, ...SONGS].map((song) => pool.render({ song, format: "wav" })));
    const midi = SONGS.map((song, index) => {
      const file = join(folder, `${index}.mid`);
      writeFileSync(file, cuesToMidi(cuesOf(song)));
      return file;
    });
    const rows = new Map<string, Speed[]>();
    const note = (name: string, speed: Speed) => rows.set(name, [...(rows.get(name) ?? []), speed]);
    const delays: number[] = [];
    const turns: number[] = [];
    let runs = 0;
    for (const round of rounds(ROUNDS)) {
      runs = round + 1;
      note("FluidSynth, native, loading the bank", nativeSpeed(midi));
      for (const format of FORMATS) {
        for (const [index, pool] of pools.entries()) {
          const watched = watchLoop();
          note(
            `${format.toUpperCase()}, ${WORKERS[index]} worker${index === 0 ? "" : "s"}`,
            await poolSpeed(pool, format),
          );
          const { delayMs, turnMs } = watched.end();
          delays.push(delayMs);
          turns.push(turnMs);
        }
      }
    }
    const shown = [...rows].map(([name, speeds]) => [
      name,
      median(speeds.map(({ passed }) => passed)),
      median(speeds.map(({ worked }) => worked)),
    ]);
    const title = `Sound, ${SONGS.length} songs of ${Math.round(SECONDS)} s together, median of ${runs} interleaved runs`;
    const wav = rows.get("WAV, 1 worker") ?? [];
    const turnMs = Math.max(...turns);
    promisedAtLeast("a song as WAV, on one core", "× real time", half(wav.map(({ worked }) => worked)), 100);
    promised("memory of what renders", "MB", memory, 300);
    promised("the longest turn of the event loop meanwhile", "ms", turnMs, 20);
    return [
      table(title, ["seconds of sound a second", "passed", "of a processor"], shown),
      `Memory of a worker: ${memory} MB with a song of ${Math.round(LONG_SONG.durationSeconds)} s (promised: under 300).`,
      `Event loop meanwhile: at most ${turnMs.toFixed(1)} ms of work in a turn (promised: under 20); with two busy`,
      `workers and what else this machine does it was kept waiting for at most ${Math.max(...delays).toFixed(0)} ms.`,
      await loudnessTable(pools[0], folder),
    ].join("\n");
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    rmSync(folder, { recursive: true });
  }
}

/** All the songs at once, shared among the workers. */
async function poolSpeed(pool: SoundRenderer, format: (typeof FORMATS)[number]): Promise<Speed> {
  const before = process.cpuUsage();
  const start = performance.now();
  await Promise.all(SONGS.map((song) => pool.render({ song, format })));
  const passed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { passed: SECONDS / passed, worked: (SECONDS * 1_000_000) / (user + system) };
}

/** One song after the other, as a program is called. */
function nativeSpeed(midi: readonly string[]): Speed {
  const { path, environment } = fluidSynthProgram();
  const start = performance.now();
  let worked = 0;
  for (const file of midi) {
    const args = [path, ...nativeOptions("/dev/null"), bankFile, file];
    const { stdout, status, stderr } = spawnSync("sh", ["-c", '"$@" >&2; times', "sh", ...args], {
      env: environment,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`fluidsynth: ${stderr}`);
    worked += processorSeconds(stdout);
  }
  const passed = (performance.now() - start) / 1000;
  return { passed: SECONDS / passed, worked: SECONDS / worked };
}

/** What `times` of a shell says of its children: "0m3.07s 0m0.05s" in its second line. */
function processorSeconds(times: string): number {
  const [, children = ""] = times.trim().split("\n");
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** What one worker adds to this process, at most, in megabytes. */
async function memoryOfWorker(): Promise<number> {
  const pool = createRenderPool({ threads: 1, mostWaiting: 1, idleMs: 600_000 });
  const before = process.memoryUsage.rss();
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss() - before);
  };
  const watching = setInterval(look, 10);
  await pool.render({ song: LONG_SONG, format: "wav" }, { onProgress: look });
  clearInterval(watching);
  await pool.close();
  return Math.round(most / 1e6);
}

/** Watches this thread: how long a timer is late, and how much it works in one turn of its event loop. */
function watchLoop(): { end: () => { delayMs: number; turnMs: number } } {
  const histogram = monitorEventLoopDelay({ resolution: 5 });
  histogram.enable();
  let turnMs = 0;
  let before = process.threadCpuUsage();
  const watching = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    turnMs = Math.max(turnMs, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 1);
  return {
    end() {
      clearInterval(watching);
      histogram.disable();
      return { delayMs: histogram.max / 1e6, turnMs };
    },
  };
}

async function loudnessTable(pool: SoundRenderer | undefined, folder: string): Promise<string> {
  const rows: (readonly string[])[] = [];
  const off: number[] = [];
  for (const song of SONGS) {
    const file = join(folder, "song.wav");
    writeFileSync(file, (await pool?.render({ song, format: "wav" })) ?? "");
    const { loudness, peak } = metered(file);
    off.push(Math.abs(loudness - LOUDNESS));
    rows.push([song.genre, loudness.toFixed(1), peak.toFixed(1)]);
  }
  promised("the loudness of a song, off −16 LUFS", "LU", Math.max(...off), 1);
  return table(
    "Loudness of whole songs, by ffmpeg (promised: −16 ± 1)",
    ["", "LUFS", "true peak, dBFS"],
    rows,
  );
}

function median(values: readonly number[]): string {
  return half(values).toFixed(0);
}

function half(values: readonly number[]): number {
  return quantile(values, 0.5);
}
