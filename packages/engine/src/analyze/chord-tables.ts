/** A chord model made ready: what each chord gains or loses by each tone, bass and key, looked up by number. */
import { learnedChordModel } from "../data/learned/chords.ts";
import { scales } from "../harmony/scales.ts";
import type { ChordModel } from "./chord-model.ts";
import { bassRole, type ChordTemplate, chordTemplatesOf } from "./chord-templates.ts";

/** Numbers by state; a state is 12 × the place of its template + its root. */
export interface ChordTables {
  readonly model: ChordModel;
  readonly templates: readonly ChordTemplate[];
  readonly states: number;
  /** By state and pitch class. */
  readonly toneShares: Float64Array;
  readonly enteringBass: Float64Array;
  readonly lastingBass: Float64Array;
  /** By major scale: what each state costs when it begins, as a negative number. */
  readonly entryCosts: readonly Float64Array[];
  /** By strength of the beat, 1 … 3: what any change costs. */
  readonly changeCosts: readonly number[];
}

/** Makes a model ready. */
export function chordTablesOf(model: ChordModel): ChordTables {
  const templates = chordTemplatesOf(model);
  const states = 12 * templates.length;
  const byStateAndPitch = (shareOf: (template: ChordTemplate, semitones: number) => number) => {
    const table = new Float64Array(states * 12);
    templates.forEach((template, place) => {
      for (let root = 0; root < 12; root++)
        for (let pitch = 0; pitch < 12; pitch++)
          table[(place * 12 + root) * 12 + pitch] = shareOf(template, (pitch - root + 12) % 12);
    });
    return table;
  };
  return {
    model,
    templates,
    states,
    toneShares: byStateAndPitch(({ tones }, semitones) => tones[semitones] ?? 0),
    enteringBass: byStateAndPitch(({ quality }, semitones) => model.entering[bassRole(quality, semitones)]),
    lastingBass: byStateAndPitch(({ quality }, semitones) => model.lasting[bassRole(quality, semitones)]),
    entryCosts: Array.from({ length: 12 }, (_, tonic) => entryCosts(templates, model.outside, tonic)),
    changeCosts: [model.change.weak, model.change.weak, model.change.middle, model.change.downbeat],
  };
}

function entryCosts(templates: readonly ChordTemplate[], outsideCost: number, tonic: number): Float64Array {
  const costs = new Float64Array(12 * templates.length);
  templates.forEach(({ quality, rarity }, place) => {
    for (let root = 0; root < 12; root++) {
      const outside = quality.tones.filter(
        (tone) => !scales.major.includes((root + tone - tonic + 24) % 12),
      ).length;
      costs[place * 12 + root] = -rarity - outsideCost * outside;
    }
  });
  return costs;
}

/** The learned model, made ready. */
export const learnedChordTables: ChordTables = chordTablesOf(learnedChordModel);
