/** How long the engine takes on one core after warm-up, and what its parts cost. */
import { composeSong, type Intent, outlineSong, readFeeling, songDigest } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { benchLoading } from "./loading.ts";
import { promised } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { quantile, table } from "./table.ts";

const WARM_UP: Bounds = { least: 100, most: 400, seconds: 2 };
const RUNS: Bounds = { least: 500, most: 2000, seconds: 8 };

const FEELINGS = [
  "joyful",
  "grief slowly turning into hope",
  "rage",
  "a quiet wonder",
  "anxious and restless",
];
const GENRES = ["pop", "rock", "jazz", "electronic", "indie folk"];

/** 32 bars for melody, chords, bass, pad and drums; feeling and genre change from run to run. */
function intent(run: number): Intent {
  return {
    emotionalIntent: FEELINGS[run % FEELINGS.length] ?? "joy",
    technical: {
      bars: 32,
      genre: GENRES[Math.floor(run / FEELINGS.length) % GENRES.length] ?? "pop",
      instruments: { "counter-melody": "none", pad: "warm pad", drums: "standard" },
    },
  };
}

/** The engine's tables: what its parts take, what length costs, what loading takes. */
export function benchEngine(): string {
  return [benchParts(), benchLengths(), benchLoading()].join("\n\n");
}

function benchParts(): string {
  // Before any song is kept: where most songs that a machine sees live on, it puts new ones where they are dear to drop.
  const composing = [
    measure("compose 32 bars, 5 tracks", (run) => composeSong(intent(run), run)),
    measure("  plan and chords alone", (run) => outlineSong(intent(run), run)),
    measure("read a feeling", (run) => readFeeling(FEELINGS[run % FEELINGS.length] ?? "joy")),
  ];
  const [, median, slowest] = composing[0] ?? [];
  promised("composing 32 bars for 5 tracks, median", "ms", Number(median), 1);
  promised("composing 32 bars for 5 tracks, 99 of 100", "ms", Number(slowest), 4);
  const songs = Array.from({ length: 50 }, (_, run) => composeSong(intent(run), run).song);
  const song = (run: number) => songs[run % songs.length] ?? fail();
  const notes = songs.reduce(
    (sum, { tracks }) => sum + tracks.reduce((all, track) => all + track.notes.length, 0),
    0,
  );
  const rows = [
    ...composing,
    measure("digest of a song", (run) => songDigest(song(run))),
    measure("MIDI of a song", (run) => songToMidi(song(run))),
  ];
  const title = `Engine, one core (a song has ${Math.round(notes / songs.length)} notes; aim: compose ≤ 1 ms median, 4 ms p99)`;
  return table(title, ["", "median ms", "p99 ms", "per second", "runs"], rows);
}

/** Lengths in bars; the same feelings at each of them. */
const LENGTHS = [32, 64, 128, 256, 512];
const RUNS_OF_LENGTH: Bounds = { least: 20, most: 100, seconds: 8 };

/** Songs of all lengths by turns, so that what else the machine does falls on all of them alike. */
function benchLengths(): string {
  const times = LENGTHS.map(() => [] as number[]);
  for (const run of rounds(RUNS_OF_LENGTH)) {
    LENGTHS.forEach((bars, index) => {
      const { technical, ...wishes } = intent(run);
      const before = performance.now();
      composeSong({ ...wishes, technical: { ...technical, bars } }, run);
      // The first ones warm up.
      if (run >= RUNS_OF_LENGTH.least / 2) times[index]?.push(performance.now() - before);
    });
  }
  const medians = times.map((all) => quantile(all, 0.5));
  const rows = LENGTHS.map((bars, index) => {
    const median = medians[index] ?? Number.NaN;
    return [`compose ${bars} bars`, median.toFixed(2), (median / bars).toFixed(4)];
  });
  const perBar = medians.map((median, index) => median / (LENGTHS[index] ?? 1));
  // The shortest songs carry what every song costs: the longest is measured against the cheapest bar of all.
  const growth = (perBar.at(-1) ?? Number.NaN) / Math.min(...perBar);
  promised(`a bar of ${LENGTHS.at(-1)} beside the cheapest bar`, "×", growth, 1.15);
  const verdict = `A bar of ${LENGTHS.at(-1)} costs ${growth.toFixed(2)} × the cheapest of these bars: ${growth <= 1.15 ? "linear" : "more than linear"} (aim: at most 1.15).`;
  return `${table(`Length, 5 tracks, median of ${times[0]?.length} runs by turns`, ["", "median ms", "ms a bar"], rows)}\n${verdict}`;
}

function measure(name: string, run: (index: number) => unknown): string[] {
  for (const index of rounds(WARM_UP)) run(index);
  const times: number[] = [];
  const start = performance.now();
  for (const index of rounds(RUNS)) {
    const before = performance.now();
    run(index);
    times.push(performance.now() - before);
  }
  const seconds = (performance.now() - start) / 1000;
  return [
    name,
    quantile(times, 0.5).toFixed(3),
    quantile(times, 0.99).toFixed(3),
    Math.round(times.length / seconds).toLocaleString("en"),
    String(times.length),
  ];
}

function fail(): never {
  throw new Error("there is no song to measure with");
}
