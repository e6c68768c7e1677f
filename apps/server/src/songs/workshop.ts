/** Where songs are made: one at a time, measured, and remembered where they can be asked for again. */
import type { Song } from "@music-brain/engine";
import { createListener, type Listener } from "../analyze/listener.ts";
import { createEngraver, type ScoreEngraver } from "../score/score-engraver.ts";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { AnswerCache } from "./answer-cache.ts";
import type { SharedAnswers } from "./shared-answers.ts";
import { Turns } from "./turns.ts";

/** What the routes of songs share. */
export interface Workshop {
  readonly turns: Turns;
  readonly cache: AnswerCache;
  readonly engraver: ScoreEngraver;
  /** What hears the MIDI files of others. */
  readonly listener: Listener;
  /** What renders songs, beside the event loop. */
  readonly sound: SoundRenderer;
  /** Composes, and takes note of how long it took and what came of it. */
  readonly composing: <Composed extends { readonly song: Song }>(compose: () => Composed) => Composed;
}

/** What a workshop is set up with. */
export interface WorkshopOptions {
  readonly metrics: Metrics;
  /** For answers that are remembered. */
  readonly cacheMaxBytes: number;
  /** Answers that other processes remember. */
  readonly shared: SharedAnswers | undefined;
  readonly sound: SoundRenderer;
  /** Whether work has to wait at the moment. */
  readonly holding: () => boolean;
}

/** A workshop that has made nothing yet. */
export function createWorkshop({
  metrics,
  cacheMaxBytes,
  shared,
  sound,
  holding,
}: WorkshopOptions): Workshop {
  const turns = new Turns(metrics.composeQueueDepth, holding);
  return {
    sound,
    turns,
    listener: createListener(turns),
    cache: new AnswerCache(cacheMaxBytes, metrics, shared),
    engraver: createEngraver(),
    composing(compose) {
      const start = performance.now();
      const composed = compose();
      metrics.composeDuration.observe({}, (performance.now() - start) / 1000);
      const { genre, emotion } = composed.song;
      metrics.songsComposed.inc({ genre, base_emotion: emotion.base });
      return composed;
    },
  };
}
