/**
 * Riffs that guitar and bass share, and mostly the kick drum too, a sixteenth a character, "|" parts the bars: "C" the
 * chord that sounds as an open power chord, "c" its root muted with the palm; a digit 2 … 7 the open power chord on that
 * degree of the scale above the chord's root, "4" and "5" the pure fourth and fifth, "8" the octave, "T" the tritone and
 * "B" the flat second, in the scale or not; "-" holds what sounds, "." is silence.
 *
 * The shapes are named as players name them; they are written out for this project after the studies beside them.
 */
import { doom } from "./riffs/doom.ts";
import { doomInMetre } from "./riffs/doom-in-metre.ts";
import { metal } from "./riffs/metal.ts";
import { metalInMetre } from "./riffs/metal-in-metre.ts";
import { punk } from "./riffs/punk.ts";
import type { Riff } from "./riffs/riff.ts";
import { rock } from "./riffs/rock.ts";

export { type Riff, type RiffFeel, riffFeels } from "./riffs/riff.ts";

/** Riffs by the genre's name: those of each metre and kind of section are drawn from. */
export const riffs: Readonly<Record<string, readonly Riff[]>> = {
  metal: [...metal, ...metalInMetre],
  doom: [...doom, ...doomInMetre],
  rock,
  punk,
};
