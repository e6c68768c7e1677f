/** Music Brain's engine: from a feeling to a song, with reasons. Pure: no I/O, no clock, no chance but the seed. */
export type {
  Analysis,
  Finding,
  HeardChord,
  HeardEmotion,
  HeardSection,
} from "./analyze/analysis.ts";
export { analyze } from "./analyze/analyze.ts";
export type { Groove } from "./analyze/groove.ts";
export { type Measurable, measureSections } from "./analyze/measure.ts";
export type { Phrase } from "./analyze/phrases.ts";
export {
  type MetreChange,
  type Piece,
  type PiecePart,
  pieceOf,
  type WrittenKey,
} from "./analyze/piece.ts";
export type { ComparableSection, ComparableSong, ComparableTrack } from "./compare/comparable.ts";
export { compareSongs } from "./compare/compare.ts";
export type {
  BarComparison,
  Comparison,
  GlobalComparison,
  SectionComparison,
  TrackComparison,
} from "./compare/comparison.ts";
export {
  type Counterfactual,
  counterfactual,
  type IntentChange,
  type NumberChange,
} from "./compare/counterfactual.ts";
export type { NoteChanges } from "./compare/notes.ts";
export { type Composition, composeSong, outlineSong } from "./compose.ts";
export { programNames } from "./data/instruments.ts";
export type { BaseEmotion, Contour } from "./data/thesaurus/schema.ts";
export { songDigest } from "./digest.ts";
export { type PartDigest, partDigests } from "./edit/digests.ts";
export {
  type Edit,
  EditError,
  type FeelEdit,
  type GenreEdit,
  type InstrumentEdit,
  type LengthenEdit,
  type RegenerateEdit,
  type SilenceEdit,
  type TempoEdit,
  type TransposeEdit,
} from "./edit/edit.ts";
export {
  type EditedFrom,
  type EditedSong,
  editedSong,
  editSong,
  MOST_EDITS,
  type PartName,
} from "./edit/edit-song.ts";
export { baseByWord } from "./emotion/base-by-word.ts";
export type { MusicalAttributes } from "./emotion/music.ts";
export { wayBetween } from "./emotion/neighbours.ts";
export { type DecidingWords, type Reading, readFeeling, resolveFeeling } from "./emotion/read.ts";
export { affectDistance } from "./emotion/space.ts";
export {
  type BaseEntry,
  baseEmotions,
  type EmotionNode,
  nearestNodes,
  nodeById,
  type SubEmotion,
  thesaurus,
} from "./emotion/thesaurus.ts";
export { explainBar, explainNote, type NoteExplanation } from "./explain/note.ts";
export { type Provenance, provenanceOf, type SectionProvenance } from "./explain/provenance.ts";
export { readSymbol } from "./harmony/symbols.ts";
export { type Intent, IntentError, type JourneyWish, type Problem, type TechnicalWishes } from "./intent.ts";
export type { GivenIntent } from "./interview/intent.ts";
export {
  type Answer,
  answerInterview,
  beginInterview,
  type GivenContext,
  type Interview,
  type InterviewContext,
  type InterviewStart,
  type Learned,
  MOST_ANSWERS,
  type PutQuestion,
  type Reply,
  replayInterview,
  type Turn,
} from "./interview/interview.ts";
export { type Phase, phases } from "./interview/question.ts";
export { showTempo } from "./plan/tempo.ts";
export type { UnderstoodIntent } from "./plan/understood.ts";
export { ruleBreaks } from "./rules/catalogue.ts";
export type { RuleBreak, RuleDomain } from "./rules/rule.ts";
export { type SuggestedRule, suggestRules } from "./rules/suggest.ts";
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
export { partsOf, type VariationWish, type VariedSong, varySong } from "./vary/vary.ts";
export { ENGINE_VERSION } from "./version.ts";
export { hearWishes } from "./wishes/hear.ts";
export type { HeardWish, WishName, WishValues } from "./wishes/heard-wish.ts";
