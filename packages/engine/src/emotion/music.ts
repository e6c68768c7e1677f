/** How a feeling sounds: from a point in the space of feelings to the attributes that the composer reads. */
import {
  type AttributeName,
  type AttributeRow,
  type FeelingFeature,
  feelingToMusic,
} from "../data/feeling-to-music.ts";
import type { Character, Contour } from "../data/thesaurus/schema.ts";
import type { Affect } from "../song.ts";
import { clamp } from "./space.ts";

/** What a feeling asks of the music. */
export interface MusicalAttributes extends Readonly<Record<AttributeName, number>> {
  /** Darkest mode −1 … 1 brightest. */
  readonly modeLeaning: number;
  /** How fast, 0.5 … 1.6, where a neutral feeling has 0.94. */
  readonly tempoFactor: number;
  /** Softest 0 … 1 loudest. */
  readonly dynamics: number;
  /** Semitones, −12 … 12, away from an instrument's middle. */
  readonly register: number;
  /** Few notes 0 … 1 many. */
  readonly density: number;
  /** Legato 0 … 1 staccato. */
  readonly articulation: number;
  /** Consonant 0 … 1 dissonant. */
  readonly dissonance: number;
  /** How tones begin: softly swelling 0 … 1 hard. */
  readonly attack: number;
  /** Rhythm: irregular and broken 0 … 1 firm and even. */
  readonly regularity: number;
  /** On the beats 0 … 1 against them. */
  readonly syncopation: number;
  /** The melody's reach and its intervals: narrow 0 … 1 wide. */
  readonly melodicRange: number;
  /** Changes of chord: slow 0 … 1 quick. */
  readonly harmonicRhythm: number;
  /** Even in loudness 0 … 1 full of swells and sudden accents. */
  readonly dynamicContrast: number;
  /** The low end: bare 0 … 1 full, doubled, heavy. */
  readonly weight: number;
  /** Held tones 0 … 1 tremolo and repeated tones. */
  readonly trembling: number;
  /** The shape that melodic phrases prefer (Gerardi & Gerken 1995; Scherer & Oshinsky 1977). */
  readonly contour: Contour;
}

/** What a sub-emotion adds to its place in the space. */
export type CharacterShift = Omit<Character, "source">;

/**
 * The musical attributes of a feeling.
 * @param character what a sub-emotion adds to its place in the space
 */
export function musicOf(affect: Affect, character?: CharacterShift): MusicalAttributes {
  const features = featuresOf(affect);
  const extra: CharacterShift = character ?? { contour: contourOf(affect) };
  const of = (name: AttributeName, shift = 0) => attribute(sums[name], features, shift);
  return {
    modeLeaning: of("modeLeaning", extra.modeLeaning),
    tempoFactor: of("tempoFactor", extra.tempoFactor),
    dynamics: of("dynamics", extra.dynamics),
    register: of("register", extra.register),
    density: of("density", extra.density),
    articulation: of("articulation", extra.articulation),
    dissonance: of("dissonance", extra.dissonance),
    attack: of("attack", extra.articulation),
    regularity: of("regularity"),
    syncopation: of("syncopation"),
    melodicRange: of("melodicRange"),
    harmonicRhythm: of("harmonicRhythm"),
    dynamicContrast: of("dynamicContrast"),
    weight: of("weight"),
    trembling: of("trembling"),
    contour: extra.contour,
  };
}

/** The features in the order of {@link featuresOf}. */
const FEATURES: readonly FeelingFeature[] = [
  "valence",
  "arousal",
  "power",
  "displeasure",
  "gaiety",
  "agitation",
  "threat",
  "dread",
];

function featuresOf({ valence, arousal, dominance }: Affect): readonly number[] {
  const displeasure = Math.max(0, -valence);
  const agitation = displeasure * arousal;
  const dread = agitation * (1 - dominance);
  const gaiety = valence * arousal;
  const threat = agitation * dominance;
  return [valence, arousal, dominance - 0.5, displeasure, gaiety, agitation, threat, dread];
}

/** A row of the table, made ready for adding up: a coefficient for each of {@link FEATURES}. */
interface Sum extends Pick<AttributeRow, "base" | "low" | "high"> {
  readonly coefficients: readonly number[];
}

const sumOf = ({ base, terms, low, high }: AttributeRow): Sum => ({
  base,
  low,
  high,
  coefficients: FEATURES.map((feature) => terms[feature] ?? 0),
});

const sums: Readonly<Record<AttributeName, Sum>> = {
  modeLeaning: sumOf(feelingToMusic.modeLeaning),
  tempoFactor: sumOf(feelingToMusic.tempoFactor),
  dynamics: sumOf(feelingToMusic.dynamics),
  register: sumOf(feelingToMusic.register),
  density: sumOf(feelingToMusic.density),
  articulation: sumOf(feelingToMusic.articulation),
  dissonance: sumOf(feelingToMusic.dissonance),
  attack: sumOf(feelingToMusic.attack),
  regularity: sumOf(feelingToMusic.regularity),
  syncopation: sumOf(feelingToMusic.syncopation),
  melodicRange: sumOf(feelingToMusic.melodicRange),
  harmonicRhythm: sumOf(feelingToMusic.harmonicRhythm),
  dynamicContrast: sumOf(feelingToMusic.dynamicContrast),
  weight: sumOf(feelingToMusic.weight),
  trembling: sumOf(feelingToMusic.trembling),
};

function attribute(
  { base, coefficients, low, high }: Sum,
  features: readonly number[],
  shift: number,
): number {
  let value = base + shift;
  for (let place = 0; place < coefficients.length; place++)
    value += (coefficients[place] ?? 0) * (features[place] ?? 0);
  return Math.round(clamp(value, low, high) * 1000) / 1000 + 0;
}

/** The contour of a feeling that belongs to no sub-emotion in particular. */
export function contourOf({ valence, arousal, dominance }: Affect): Contour {
  if (valence < -0.3 && arousal < 0.5) return "falling";
  if (valence < -0.3) return dominance > 0.5 ? "level" : "wave";
  if (valence > 0.3 && arousal > 0.55) return "rising";
  if (valence > 0.3) return "arch";
  return "wave";
}
