/** What is heard, from the engine's spelling to the wire's. */
import type { Analysis } from "@music-brain/engine";
import type { WireAnalysis } from "./analyze.ts";

/** An analysis in the wire's spelling. */
export function analysisToWire(analysis: Analysis, notices: readonly string[]): WireAnalysis {
  const { key, groove, emotion } = analysis;
  return {
    success: true,
    key: key.tonic,
    mode: key.mode,
    key_confidence: analysis.keyConfidence,
    tempo_bpm: analysis.tempoBpm,
    time_signature: [...analysis.timeSignature],
    total_bars: analysis.totalBars,
    duration_seconds: analysis.durationSeconds,
    chords: analysis.chords.map(({ bar, beat, symbol, numeral }) => ({ bar, beat, symbol, numeral })),
    sections: analysis.sections.map(({ label, startBar, bars, key, energy, affect }) => ({
      label,
      start_bar: startBar,
      bars,
      key: key.tonic,
      mode: key.mode,
      energy,
      ...affect,
    })),
    phrases: analysis.phrases.map(({ bar, beat, notes }) => ({ bar, beat, notes })),
    groove: {
      style: groove.style,
      swing: groove.swing,
      backbeat: groove.backbeat,
      four_on_floor: groove.fourOnFloor,
      syncopation: groove.syncopation,
      drums_per_beat: groove.drumsPerBeat,
    },
    emotion: {
      valence: emotion.valence,
      arousal: emotion.arousal,
      dominance: emotion.dominance,
      node_id: emotion.nodeId,
      name: emotion.name,
    },
    because: analysis.because.map(({ about, finding, because }) => ({ about, finding, because })),
    notices: [...notices],
  };
}
