/** How long the engine takes on one core after warm-up, and what its parts cost. */
import { composeSong, type Intent, outlineSong, readFeeling, songDigest } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { quantile, table } from "./table.ts";

const WARM_UP = 400;
const RUNS = 2000;

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

/** The engine's table. */
export function benchEngine(): string {
  const songs = Array.from({ length: 50 }, (_, run) => composeSong(intent(run), run).song);
  const song = (run: number) => songs[run % songs.length] ?? fail();
  const notes = songs.reduce(
    (sum, { tracks }) => sum + tracks.reduce((all, track) => all + track.notes.length, 0),
    0,
  );
  const rows = [
    measure("compose 32 bars, 5 tracks", (run) => composeSong(intent(run), run)),
    measure("  plan and chords alone", (run) => outlineSong(intent(run), run)),
    measure("read a feeling", (run) => readFeeling(FEELINGS[run % FEELINGS.length] ?? "joy")),
    measure("digest of a song", (run) => songDigest(song(run))),
    measure("MIDI of a song", (run) => songToMidi(song(run))),
  ];
  const title = `Engine, one core (a song has ${Math.round(notes / songs.length)} notes; aim: compose ≤ 1 ms median, 4 ms p99)`;
  return table(title, ["", "median ms", "p99 ms", "per second"], rows);
}

function measure(name: string, run: (index: number) => unknown): string[] {
  for (let index = 0; index < WARM_UP; index++) run(index);
  const times: number[] = [];
  const start = performance.now();
  for (let index = 0; index < RUNS; index++) {
    const before = performance.now();
    run(index);
    times.push(performance.now() - before);
  }
  const seconds = (performance.now() - start) / 1000;
  return [
    name,
    quantile(times, 0.5).toFixed(3),
    quantile(times, 0.99).toFixed(3),
    Math.round(RUNS / seconds).toLocaleString("en"),
  ];
}

function fail(): never {
  throw new Error("there is no song to measure with");
}
