/** The drummer: a groove for the energy, fills that lead into the next section, a crash where it arrives. */
import type { Genre } from "../data/genres.ts";
import {
  type Drum,
  drumKeys,
  type Groove,
  type GrooveLevel,
  groovesInFour,
  groovesInSix,
  groovesInThree,
} from "../data/grooves.ts";
import type { Stream } from "../random.ts";
import type { TimeSignature } from "../song.ts";

/** One stroke. */
export interface Hit {
  /** Sixteenths from the bar line. */
  readonly step: number;
  readonly drum: Drum;
  /** A ghost note 1 … 9 an accent. */
  readonly loudness: number;
}

/** The groove of a section: the genre's own in 4/4, a common one in the other metres. */
export function grooveFor(genre: Genre, metre: TimeSignature, level: GrooveLevel, stream: Stream): Groove {
  if (metre[1] === 8) return groovesInSix[genre.drumming][level];
  if (metre[0] === 3) return groovesInThree[genre.drumming][level];
  // Somebody may ask for drums in a genre that has none: they keep to the background.
  return genre.grooves ? groovesInFour[stream.pick(genre.grooves[level])] : groovesInFour["folk shaker"];
}

/** The strokes of one bar of a groove. */
export function hitsOf(groove: Groove): readonly Hit[] {
  const known = read.get(groove);
  if (known) return known;
  const hits: Hit[] = [];
  for (const drum of Object.keys(drumKeys) as Drum[]) {
    const line = groove[drum] ?? "";
    for (let step = 0; step < line.length; step++) {
      const loudness = Number(line[step]);
      if (loudness > 0) hits.push({ step, drum, loudness });
    }
  }
  read.set(groove, hits);
  return hits;
}

/** A fill over the end of a bar, from `from` on: a run down the drums, growing. */
export function fillFrom(from: number, steps: number, level: GrooveLevel, stream: Stream): readonly Hit[] {
  const run: readonly Drum[] =
    level === "soft" ? ["stick", "snare"] : ["snare", "highTom", "midTom", "lowTom"];
  const stride = level === "full" ? 1 : 2;
  const hits: Hit[] = [];
  for (let step = from; step < steps; step += stride) {
    const progress = (step - from) / (steps - from);
    const drum = run[Math.min(run.length - 1, Math.floor(progress * run.length))] ?? "snare";
    // Now and then a stroke is left out, or the run would sound like a machine's.
    if (step > from && stream.chance(0.14)) continue;
    hits.push({ step, drum, loudness: Math.round(5 + progress * 4) });
  }
  return hits;
}

/** The strokes of each groove; the grooves are a fixed table, so this stays small. */
const read = new WeakMap<Groove, readonly Hit[]>();
