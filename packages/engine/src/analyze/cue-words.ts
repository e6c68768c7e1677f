/** Cues in words. */
import { modesByBrightness } from "../harmony/scales.ts";
import { cueWeights } from "./cue-weights.ts";
import type { Cues } from "./cues.ts";

/** How each cue is said, by its value. */
export const cueWords: Readonly<Record<keyof Cues, (value: number) => string>> = {
  tempo: word("tempo", "a slow tempo", "a quick tempo"),
  mode: (place) => `the ${modesByBrightness[1 - place] ?? "major"} mode`,
  brightness: word("brightness", "dark tones of the scale", "bright tones of the scale"),
  density: word("density", "few notes", "many notes"),
  loudness: word("loudness", "soft playing", "loud playing"),
  register: word("register", "a low tune", "a high tune"),
  height: word("height", "a low band", "a high band"),
  articulation: word("articulation", "short notes", "held notes"),
  dissonance: word("dissonance", "consonance", "dissonance"),
  percussion: word("percussion", "little percussion", "much percussion"),
};

function word(cue: keyof Cues, less: string, more: string): (value: number) => string {
  return (value) => (value < cueWeights[cue].usual ? less : more);
}
