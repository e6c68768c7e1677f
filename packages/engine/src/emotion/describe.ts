/** A point in the space of feelings in plain words. */
import type { Affect } from "../song.ts";

/** "calm and a little sad", "tense and dark": for reasons that people read. */
export function describeAffect(affect: Affect): string {
  const energy = energyOf(affect.arousal, affect.valence);
  const colour = colourOf(affect);
  if (energy === "" || colour === "")
    return energy === "" && colour === "" ? "neutral" : `${energy}${colour}`;
  return `${energy} and ${colour}`;
}

function energyOf(arousal: number, valence: number): string {
  if (arousal < 0.15) return "very still";
  if (arousal < 0.35) return "quiet";
  if (arousal < 0.55) return "";
  if (arousal < 0.75) return valence < -0.1 ? "tense" : "lively";
  return valence < -0.1 ? "violent" : "exciting";
}

function colourOf({ valence, arousal, dominance }: Affect): string {
  if (valence > 0.6) return "joyful";
  if (valence > 0.35) return arousal < 0.35 ? "soothing" : "happy";
  if (valence > 0.1) return "pleasant";
  if (valence >= -0.1) return "";
  if (valence >= -0.3) return arousal < 0.45 ? "a little sad" : "a little uneasy";
  if (arousal < 0.5) return valence < -0.6 ? "deeply sad" : "sad";
  return dominance > 0.5 ? "dark" : "distressed";
}
