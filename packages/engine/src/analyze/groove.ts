/** How a piece moves: its swing, its backbeat, its syncopation, and what that is called. */
import { TICKS_PER_QUARTER } from "../song.ts";
import { type GrooveFeatures, grooveStyles } from "./groove-styles.ts";
import type { Piece } from "./piece.ts";
import type { Timeline } from "./timeline.ts";

/** The groove of a piece. */
export interface Groove extends GrooveFeatures {
  /** The nearest way of playing: "rock beat", "four on the floor". */
  readonly style: string;
}

/** General MIDI percussion keys. */
const KICKS = new Set([35, 36]);
const SNARES = new Set([37, 38, 39, 40]);

/** Listens to when things begin. */
export function hearGroove({ parts }: Piece, timeline: Timeline): Groove {
  const features = featuresOf(parts, timeline);
  let style = "free";
  let nearest = Number.POSITIVE_INFINITY;
  for (const { name, features: usual } of grooveStyles) {
    let distance = 0;
    for (const key of ["swing", "backbeat", "fourOnFloor", "syncopation", "drumsPerBeat"] as const) {
      const away = (features[key] - usual[key]) / SPREADS[key];
      distance += away * away;
    }
    if (distance < nearest) [style, nearest] = [name, distance];
  }
  return { ...features, style };
}

/** How far apart two grooves have to be to differ clearly. */
const SPREADS: GrooveFeatures = {
  swing: 0.35,
  backbeat: 0.25,
  fourOnFloor: 0.25,
  syncopation: 0.15,
  drumsPerBeat: 1,
};

/** A sixteenth, in shares of a beat, is as near to a place as this. */
const NEAR = 0.07;

function featuresOf(parts: Piece["parts"], { beatStarts, barOf, strengths }: Timeline): GrooveFeatures {
  const beats = barOf.length;
  const [kicks, snares] = [new Uint8Array(beats), new Uint8Array(beats)];
  let [offs, offSum, drumHits, attacks, syncopated] = [0, 0, 0, 0, 0];
  for (const { percussion, notes } of parts) {
    let beat = 0;
    notes.forEach(({ start, pitch, duration }, index) => {
      while (beat < beats - 1 && (beatStarts[beat + 1] ?? 0) <= start) beat++;
      const begins = beatStarts[beat] ?? 0;
      const length = (beatStarts[beat + 1] ?? begins + TICKS_PER_QUARTER) - begins;
      const at = (start - begins) / length;
      const onBeat = at < NEAR || at > 1 - NEAR;
      const nearestBeat = Math.min(beats - 1, at > 1 - NEAR ? beat + 1 : beat);
      attacks++;
      if (at > 0.5 - NEAR && at < 2 / 3 + NEAR) {
        offs++;
        offSum += at;
      }
      if (percussion) {
        drumHits++;
        if (onBeat && KICKS.has(pitch)) kicks[nearestBeat] = 1;
        if (onBeat && SNARES.has(pitch)) snares[nearestBeat] = 1;
      } else if (!onBeat && start + duration > begins + length + length / 4) {
        // What begins off the beat and sounds on through the next one (Longuet-Higgins & Lee 1984).
        const next = notes[index + 1];
        if (!next || next.start > begins + length + length * NEAR) syncopated++;
      }
    });
  }
  const shareOf = (hits: Uint8Array, chosen: (beat: number) => boolean) => {
    let [hit, asked] = [0, 0];
    for (let beat = 0; beat < beats; beat++) {
      if (!chosen(beat)) continue;
      asked++;
      hit += hits[beat] ?? 0;
    }
    return asked === 0 ? 0 : hit / asked;
  };
  const isBack = (beat: number) => strengths[beat] === 1 && strengths[beat - 1] !== 1;
  const off = offs === 0 ? 0.5 : Math.min(0.75, Math.max(0.5, offSum / offs));
  return {
    swing: rounded(off / (1 - off)),
    backbeat: rounded(
      Math.max(0, shareOf(snares, isBack) - shareOf(snares, (beat) => strengths[beat] === 3)),
    ),
    fourOnFloor: rounded(shareOf(kicks, () => true)),
    syncopation: rounded(attacks === 0 ? 0 : syncopated / Math.max(1, attacks - drumHits)),
    drumsPerBeat: rounded(drumHits / Math.max(1, beats)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
