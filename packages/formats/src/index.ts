export { SOUND_VERSION } from "./audio/version.ts";
export { type BundleParts, chordsText, songBundle } from "./bundle/bundle.ts";
export {
  type ExportFormat,
  type ExportReport,
  exportFormats,
  exportReports,
  type Loss,
  lossesIn,
} from "./loss/loss.ts";
export { type MidiReading, MOST_NOTES, MOST_QUARTERS, readMidi } from "./midi/read.ts";
export { type MidiFault, MidiReadError } from "./midi/read-error.ts";
export { songToMidi } from "./midi/write.ts";
export { type ScoreLayout, songToMusicXml } from "./musicxml/write.ts";
export { NoSuchPage, type Score, type ScoreOptions, songToScore } from "./score/score.ts";
export { sectionPosition } from "./section/section.ts";
