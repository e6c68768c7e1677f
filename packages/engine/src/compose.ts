/** The whole pipeline: intent → plan → harmony → melody and band → song. */
import { arrange } from "./arrange/arrange.ts";
import { chordsInTime, harmonizeSong } from "./harmony/sections.ts";
import type { SongHarmony } from "./harmony/span.ts";
import type { Intent } from "./intent.ts";
import { type Performance, perform, trackOf } from "./perform/performance.ts";
import { performanceReasons } from "./perform/reasons.ts";
import { revise } from "./perform/revise.ts";
import { scoreOf } from "./perform/score.ts";
import { secondsUntil, tempoOf } from "./perform/tempo.ts";
import { describeSection } from "./plan/describe.ts";
import { ticksPerBar } from "./plan/metre.ts";
import { type Plan, planSong } from "./plan/plan.ts";
import { type UnderstoodIntent, understood } from "./plan/understood.ts";
import { createStream, type Stream } from "./random.ts";
import { breakHarmony, breakPerformance, breakPlan, breakScore } from "./rules/break.ts";
import { withoutIdle } from "./rules/settle.ts";
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
 * composeSong({ emotionalIntent: "grief slowly turning into hope" }, 42).song.title; // "A Light on Across the Field"
 */
export function composeSong(intent: Intent, seed: number): Composition {
  const stream = streamFor(intent, seed);
  const sketch = sketchSong(intent, seed, stream);
  const song = songFrom(sketch, playSketch(sketch, stream));
  return { intent: understood(intent, sketch.plan), song };
}

/**
 * The plan of a song: {@link composeSong} without the notes. Sections, chords, instruments and reasons are those that
 * the song will have, but for what is revised once the notes are there.
 * @throws IntentError when a wish cannot be met, RangeError for a seed out of range
 */
export function outlineSong(intent: Intent, seed: number): Composition {
  const stream = streamFor(intent, seed);
  const sketch = sketchSong(intent, seed, stream);
  const { plan } = sketch;
  const tracks = plan.band.map((player) => trackOf(player, []));
  // Whether a broken rule is heard, the notes alone can tell.
  const idle = plan.ruleBreaks.length === 0 ? [] : playSketch(sketch, stream).idle;
  return {
    intent: understood(intent, plan),
    song: songFrom(sketch, { tracks, tempoChanges: tempoOf(plan), production: [], idle, revisions: [] }),
  };
}

/** What is decided before the first note: the plan and its chords. */
export interface Sketch {
  readonly plan: Plan;
  readonly harmony: SongHarmony;
}

/**
 * The sketch of a song.
 * @throws IntentError when a wish cannot be met
 */
export function sketchSong(intent: Intent, seed: number, stream: Stream): Sketch {
  const plan = breakPlan(planSong(intent, seed, stream.fork("plan")), stream.fork("rules"));
  return { plan, harmony: harmonyFor(plan, stream) };
}

/** The chords of a planned song, with the rules about them broken. */
export function harmonyFor(plan: Plan, stream: Stream): SongHarmony {
  return breakHarmony(harmonizeSong(plan, stream.fork("harmony")), plan, stream.fork("rules"));
}

/** The notes of a sketch, as they are played. */
export function playSketch({ plan, harmony }: Sketch, stream: Stream): Performance {
  const rules = stream.fork("rules");
  const score = scoreOf(plan, harmony);
  const { parts, idle } = breakScore(arrange(score, stream), score, rules);
  const played = revise(perform(parts, score, stream.fork("perform")), plan);
  return breakPerformance({ ...played, idle }, score, rules);
}

/**
 * All chance of a song. The words are part of the stream, so that two feelings with one seed do not share their tonic
 * and their tune; numbers and wishes are not, so that the same words with a little more arousal give the same song
 * with a change.
 */
export function streamFor(intent: Intent, seed: number): Stream {
  return createStream(seed).fork(intent.emotionalIntent);
}

/** The song that a sketch and its performance are. */
export function songFrom({ plan, harmony }: Sketch, played: Performance): Song {
  const sections = plan.sections.map((section, index): Section => {
    const { name, kind, startBar, bars, key, energy, affect } = section;
    const tension = meanOver(plan.arc.tension, startBar, bars);
    const chords = chordsInTime(plan, section, harmony[index] ?? []);
    const notes = describeSection(plan, index);
    return { name, kind, startBar, bars, key, energy, tension, affect, chords, notes };
  });
  const { seed, title, key, tempoBpm, timeSignature, mood, emotion, totalBars } = plan;
  return {
    seed,
    engineVersion: ENGINE_VERSION,
    title,
    key,
    tempoBpm,
    tempoChanges: played.tempoChanges,
    timeSignature,
    genre: plan.genre.name,
    mood,
    emotion,
    totalBars,
    durationSeconds: secondsUntil(played.tempoChanges, totalBars * ticksPerBar(timeSignature)),
    sections,
    tracks: played.tracks,
    reasons: [
      ...withoutIdle(plan.reasons, played.idle),
      ...performanceReasons(plan, played.tempoChanges),
      ...played.revisions,
    ],
    production: played.production,
  };
}

/** The mean of a curve over some bars, in hundredths. */
function meanOver(curve: readonly number[], from: number, bars: number): number {
  let sum = 0;
  for (let bar = from; bar < from + bars; bar++) sum += curve[bar] ?? 0;
  return Math.round((sum / bars) * 100) / 100;
}
