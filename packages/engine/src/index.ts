/** Music Brain's engine: from a feeling to a song, with reasons. Pure: no I/O, no clock, no chance but the seed. */
export { type Composition, composeSong, outlineSong } from "./compose.ts";
export type { BaseEmotion, Contour } from "./data/thesaurus/schema.ts";
export { songDigest } from "./digest.ts";
export { baseByWord } from "./emotion/base-by-word.ts";
export type { MusicalAttributes } from "./emotion/music.ts";
export { type Reading, readFeeling } from "./emotion/read.ts";
export {
  type BaseEntry,
  baseEmotions,
  type EmotionNode,
  nearestNodes,
  nodeById,
  type SubEmotion,
  thesaurus,
} from "./emotion/thesaurus.ts";
export { type Intent, IntentError, type JourneyWish, type Problem, type TechnicalWishes } from "./intent.ts";
export type { UnderstoodIntent } from "./plan/understood.ts";
export type {
  Affect,
  Chord,
  Control,
  Instruction,
  Key,
  Mode,
  Note,
  Reason,
  Role,
  Section,
  SectionKind,
  Song,
  SongEmotion,
  TempoChange,
  TimeSignature,
  Track,
} from "./song.ts";
export { TICKS_PER_QUARTER } from "./song.ts";
export { ENGINE_VERSION } from "./version.ts";
