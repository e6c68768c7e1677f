/** The whole pipeline: intent → plan → harmony → melody and band → song. */
import { arrange } from "./arrange/arrange.ts";
import { chordsInTime, harmonizeSong } from "./harmony/sections.ts";
import type { SongHarmony } from "./harmony/span.ts";
import type { Intent } from "./intent.ts";
import { type Performance, perform, trackOf } from "./perform/performance.ts";
import { scoreOf } from "./perform/score.ts";
import { describeSection } from "./plan/describe.ts";
import { type Plan, planSong } from "./plan/plan.ts";
import { type UnderstoodIntent, understood } from "./plan/understood.ts";
import { createStream, type Stream } from "./random.ts";
import { breakHarmony, breakPerformance, breakPlan, breakScore } from "./rules/break.ts";
import type { Section, Song } from "./song.ts";
import { ENGINE_VERSION } from "./version.ts";

/** A song, and the intent that it was composed from with every default filled in. */
export interface Composition {
  readonly intent: UnderstoodIntent;
  readonly song: Song;
}

/**
 * Composes a song. The same engine version, intent and seed give the same song in every process and on every machine.
 * @param seed whole number, 0 … 2^53 − 1
 * @throws IntentError when a wish cannot be met, RangeError for a seed out of range
 * @example
 * composeSong({ emotionalIntent: "grief slowly turning into hope" }, 42).song.title; // "Grief Slowly Turning into Hope"
 */
export function composeSong(intent: Intent, seed: number): Composition {
  const stream = streamFor(intent, seed);
  const rules = stream.fork("rules");
  const { plan, harmony } = sketch(intent, seed, stream);
  const score = scoreOf(plan, harmony);
  const parts = breakScore(arrange(score, stream), score, rules);
  const performance = breakPerformance(perform(parts, score, stream.fork("perform")), score, rules);
  return { intent: understood(intent, plan), song: songFrom(plan, harmony, performance) };
}

/**
 * The plan of a song: {@link composeSong} without the notes. Sections, chords, instruments and reasons are those that
 * the song will have.
 * @throws IntentError when a wish cannot be met, RangeError for a seed out of range
 */
export function outlineSong(intent: Intent, seed: number): Composition {
  const { plan, harmony } = sketch(intent, seed, streamFor(intent, seed));
  const tracks = plan.band.map((player) => trackOf(player, []));
  const tempoChanges = [{ tick: 0, bpm: plan.tempoBpm }];
  return {
    intent: understood(intent, plan),
    song: songFrom(plan, harmony, { tracks, tempoChanges, production: [] }),
  };
}

/** What is decided before the first note: the plan and its chords. */
function sketch(intent: Intent, seed: number, stream: Stream): { plan: Plan; harmony: SongHarmony } {
  const rules = stream.fork("rules");
  const plan = breakPlan(planSong(intent, seed, stream.fork("plan")), rules);
  return { plan, harmony: breakHarmony(harmonizeSong(plan, stream.fork("harmony")), plan, rules) };
}

/**
 * The words are part of the stream, so that two feelings with one seed do not share their tonic and their tune;
 * numbers and wishes are not, so that the same words with a little more arousal give the same song with a change.
 */
function streamFor(intent: Intent, seed: number): Stream {
  return createStream(seed).fork(intent.emotionalIntent);
}

function songFrom(plan: Plan, harmony: SongHarmony, performance: Performance): Song {
  const sections = plan.sections.map((section, index): Section => {
    const { name, kind, startBar, bars, energy, affect } = section;
    const chords = chordsInTime(plan, section, harmony[index] ?? []);
    return { name, kind, startBar, bars, energy, affect, chords, notes: describeSection(plan, index) };
  });
  const { seed, title, key, tempoBpm, timeSignature, mood, emotion, totalBars, durationSeconds, reasons } =
    plan;
  return {
    seed,
    engineVersion: ENGINE_VERSION,
    title,
    key,
    tempoBpm,
    tempoChanges: performance.tempoChanges,
    timeSignature,
    genre: plan.genre.name,
    mood,
    emotion,
    totalBars,
    durationSeconds,
    sections,
    tracks: performance.tracks,
    reasons,
    production: performance.production,
  };
}
