/** Ways of playing, by what is heard of them; round figures from the descriptions in drum methods. */

/** What a groove is told by. */
export interface GrooveFeatures {
  /** How long the first eighth of a beat is against the second: 1 even, 2 triplets. */
  readonly swing: number;
  /** Share of the second and fourth beats with a snare, less that of first beats, 0 … 1. */
  readonly backbeat: number;
  /** Share of beats with a bass drum. */
  readonly fourOnFloor: number;
  /** Share of pitched notes that begin off the beat and sound over the next. */
  readonly syncopation: number;
  /** Strokes of percussion to a beat. */
  readonly drumsPerBeat: number;
}

const style = (
  name: string,
  swing: number,
  backbeat: number,
  fourOnFloor: number,
  syncopation: number,
  drumsPerBeat: number,
): { readonly name: string; readonly features: GrooveFeatures } => ({
  name,
  features: { swing, backbeat, fourOnFloor, syncopation, drumsPerBeat },
});

/** The styles that are known. */
export const grooveStyles: readonly { readonly name: string; readonly features: GrooveFeatures }[] = [
  style("no drums, even", 1, 0, 0, 0.1, 0),
  style("no drums, syncopated", 1, 0, 0, 0.35, 0),
  style("no drums, swung", 1.8, 0, 0, 0.2, 0),
  style("rock beat", 1, 0.9, 0.45, 0.15, 3.2),
  style("soft backbeat", 1, 0.7, 0.3, 0.15, 2),
  style("four on the floor", 1, 0.6, 0.95, 0.2, 4),
  style("four on the floor without snare", 1, 0.1, 0.95, 0.2, 3),
  style("swing", 1.8, 0.15, 0.4, 0.25, 2.2),
  style("shuffle", 1.8, 0.85, 0.5, 0.2, 3),
  style("sparse percussion", 1, 0.1, 0.3, 0.15, 1),
  style("syncopated percussion", 1, 0.1, 0.3, 0.3, 3.5),
];
