/** What makes a triad grate where the feeling is unpleasant. */
import { type Grit, type GritPlace, gritTones } from "../data/grit.ts";
import type { ModelChord } from "./model.ts";
import type { HarmonyRequest } from "./request.ts";
import { scales } from "./scales.ts";
import { biteOf } from "./wanted.ts";

/**
 * What is written after the numeral of a triad for the tone that it takes; "" where it stays plain. The unpleasant end
 * of the feelings asks for such tones, whatever the genre; pleasant feelings have none.
 * @param draw a number in [0, 1)
 */
export function grit(request: HarmonyRequest, chord: ModelChord, draw: number): string {
  const bite = biteOf(request);
  const place = placeOf(chord);
  const suits = ({ third, places, needs, from, to }: Grit) =>
    third === chord.tones[1] &&
    places.includes(place) &&
    draw >= from &&
    draw < from + (to - from) * bite &&
    isAtHand(request, chord, needs);
  return gritTones.find(suits)?.suffix ?? "";
}

function placeOf({ step, role, tones }: ModelChord): GritPlace {
  if (step === 0) return "home";
  return role === "dominant" && (step !== 10 || tones[1] === 3) ? "dominant" : "elsewhere";
}

/** Whether the scale has a tone, or lends it: the minor ninth of the dominant, and minor's own leading tone. */
function isAtHand({ key }: HarmonyRequest, { step }: ModelChord, semitones: number): boolean {
  if (step === 7 && semitones === 1) return true;
  if (step === 0 && semitones === 11 && key.mode === "minor") return true;
  return scales[key.mode].includes((step + semitones) % 12);
}
