/** A song's rhythm section and accompaniment as they are written, for tests. */
import { chordsPart } from "../../accompany/chords.ts";
import { padPart } from "../../accompany/pad.ts";
import { harmonizeSong } from "../../harmony/sections.ts";
import type { TechnicalWishes } from "../../intent.ts";
import { type Score, scoreOf } from "../../perform/score.ts";
import { planSong } from "../../plan/plan.ts";
import { createStream } from "../../random.ts";
import type { Note } from "../../song.ts";
import { bassPart } from "../bass.ts";
import { drumsPart } from "../drums.ts";
import { groovesOf } from "../groove.ts";

/** The parts of a song in which everybody plays throughout. */
export interface Band {
  readonly score: Score;
  readonly drums: readonly Note[];
  readonly bass: readonly Note[];
  readonly chords: readonly Note[];
  readonly pad: readonly Note[];
}

/** Arranges a feeling for a band, 32 bars unless wished otherwise. */
export function bandOf(emotionalIntent: string, technical: TechnicalWishes, seed = 7): Band {
  const stream = createStream(seed);
  const plan = planSong(
    { emotionalIntent, technical: { bars: 32, ...technical } },
    seed,
    stream.fork("plan"),
  );
  const score = scoreOf(plan, harmonizeSong(plan, stream.fork("harmony")));
  const always = () => true;
  const grooves = groovesOf(score, stream.fork("groove"));
  const chords = chordsPart(score, 0, always, { sung: () => 4, bass: always }, stream.fork("chords"));
  return {
    score,
    drums: drumsPart(score, always, grooves, stream.fork("drums")),
    bass: bassPart(score, 33, always, { grooves, plays: always }, stream.fork("bass")),
    chords,
    pad: padPart(score, always, { bass: always, chords }),
  };
}
