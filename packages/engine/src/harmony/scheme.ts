/** Sections whose chords a tradition has fixed bar by bar, as the blues. */

import { stepsPerBar } from "../plan/metre.ts";
import { modelOf } from "./model.ts";
import type { HarmonyRequest, Slot } from "./request.ts";

/**
 * The chords of a scheme, one numeral a bar; a longer section begins it anew, a shorter one ends as it ends.
 * Numerals that the mode's model lacks become its tonic.
 */
export function schemeSlots(scheme: readonly string[], request: HarmonyRequest): readonly Slot[] {
  const model = modelOf(request.key.mode, request.strict);
  const steps = stepsPerBar(request.metre);
  const skipped = request.bars < scheme.length ? scheme.length - request.bars : 0;
  const slots: Slot[] = [];
  for (let bar = 0; bar < request.bars; bar++) {
    const place = (bar + skipped) % scheme.length;
    const numeral = scheme[place];
    const found = model.chords.findIndex((chord) => chord.numeral === numeral);
    const chord = found < 0 ? model.home : found;
    const last = slots.at(-1);
    const closes = place % 4 === 3;
    if (last && last.chord === chord && place !== 0) {
      slots[slots.length - 1] = { ...last, length: last.length + steps, closes };
    } else {
      slots.push({ bar, step: 0, length: steps, chord, origin: "harmony.scheme", source: place, closes });
    }
  }
  return slots;
}
