/** Rules of the craft that a song may break on purpose: what breaking each one does, and when it helps. */
import * as arrangement from "./arrangement.ts";
import * as cadences from "./harmony-cadences.ts";
import * as colours from "./harmony-colours.ts";
import * as voicings from "./harmony-voicings.ts";
import * as lines from "./melody-line.ts";
import * as phrases from "./melody-phrases.ts";
import * as space from "./production-space.ts";
import * as wear from "./production-wear.ts";
import * as feel from "./rhythm-feel.ts";
import * as metre from "./rhythm-metre.ts";
import type { RuleBreak } from "./rule.ts";
import { stuckRecord } from "./stuck-record.ts";
import * as texture from "./texture.ts";
import * as time from "./time.ts";

/** All rules that can be broken, by domain. */
export const ruleBreaks: readonly RuleBreak[] = [
  ...[cadences.avoidTonicResolution, cadences.deceptiveCadence, cadences.unresolvedDissonance],
  ...[cadences.picardyThird, cadences.neapolitan],
  ...[colours.modalInterchange, colours.chromaticMediants, colours.tritoneSubstitution, colours.staticChord],
  ...[colours.wrongModeChorus, colours.unpreparedModulation],
  ...[voicings.parallelFifths, voicings.openFifths, voicings.clusterVoicing, voicings.polytonality],
  ...[voicings.pedalClash],
  ...[metre.hemiola, metre.polyrhythm, metre.droppedBeats, metre.metricModulation, metre.halfTimeChorus],
  ...[feel.constantDisplacement, feel.syncopationOverload, feel.noDownbeat, feel.silenceOnTheOne],
  ...[feel.drunkenTiming, feel.mechanicalGrid, feel.tempoFluctuation],
  ...[lines.excessiveLeaps, lines.monotone, lines.chromaticLine, lines.tritoneLeaps, lines.belowChords],
  ...[phrases.avoidResolution, phrases.fragmented, phrases.exactRepetition, phrases.unfinishedPhrases],
  ...[arrangement.noBassChorus, arrangement.emptyChorus, arrangement.drumsOutAtPeak],
  ...[arrangement.softChorus, arrangement.buriedMelody, arrangement.extremeRegisters],
  ...[arrangement.suddenStop, arrangement.lateEntrance],
  ...[texture.heterophony, texture.unisonBand, texture.singleVoice, texture.wallOfSound, texture.drone],
  ...[texture.pointillism, stuckRecord],
  ...[time.rubato, time.generalPause, time.fermata, time.accelerando, time.slowingDown],
  ...[time.asymmetricPhrases],
  ...[wear.loFi, wear.distortion, wear.pitchDrift, wear.clipping, wear.tapeWobble],
  ...[space.buriedVocals, space.mono, space.extremePanning, space.excessReverb, space.boneDry],
];

const byId: ReadonlyMap<string, RuleBreak> = new Map(ruleBreaks.map((rule) => [rule.id, rule]));

/** The rule break of that id, if there is one. */
export function ruleBreakById(id: string): RuleBreak | undefined {
  return byId.get(id);
}
