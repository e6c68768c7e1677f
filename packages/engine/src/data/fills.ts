/**
 * Fills that drummers call by name, a sixteenth a character: "S" snare, "H", "M", "L" toms from high to low, "K" kick, in
 * lower case with the kick under it, "." a rest. They go down the kit, or grow denser, towards the beat that they lead to;
 * the figures are common to the methods of the drum kit and written out for this project.
 */
import type { DrumStyleName } from "./learned/drums.ts";

/** A named fill of one to four beats. */
export interface FillShape {
  readonly name: string;
  /** Four characters a beat. */
  readonly strokes: string;
  /** The energy that it suits best, 0 … 1: between the section that it ends and the one that it leads into. */
  readonly suits: number;
}

const shape = (name: string, strokes: string, suits: number): FillShape => ({ name, strokes, suits });

/** With the hands alone, short ones first. */
const hands: readonly FillShape[] = [
  shape("two toms", "H.L.", 0.3),
  shape("pickup", "S.SS", 0.42),
  shape("snare to floor", "S.LL", 0.5),
  shape("down the kit in a beat", "SHML", 0.78),
  shape("falling eighths", "S.H.M.L.", 0.36),
  shape("long pickup", "S.SSH.L.", 0.5),
  shape("pairs down the kit", "SSHHMMLL", 0.68),
  shape("eighths into toms", "s.s.HHLL", 0.74),
  shape("twice down the kit", "SHMLSHML", 0.86),
  shape("four and four", "SSSSLLLL", 0.8),
  shape("open fall", "S...H.M.L.L.", 0.38),
  shape("gallop down the kit", "S.SSH.HHL.LL", 0.62),
  shape("eighths into pairs", "S.S.HHMMLLLL", 0.76),
  shape("toms come in", "S.......H.M.L.L.", 0.34),
  shape("eighths round the kit", "S.S.H.H.M.M.L.L.", 0.52),
  shape("long gallop down the kit", "S.SSH.HHM.MML.LL", 0.68),
  shape("round the kit", "SSSSHHHHMMMMLLLL", 0.82),
  shape("roll that grows", "s.S.s.S.SSSSSSSS", 0.86),
  shape("threes over the bar", "SSHSSHSSHSSHSSLL", 0.92),
];

/** With the feet between the hands. */
const handsAndFeet: readonly FillShape[] = [
  ...hands,
  shape("snare and feet", "SKKS", 0.88),
  shape("threes with the feet", "SKKSKKSS", 0.92),
  shape("long threes with the feet", "SKKSKKSKKSSS", 0.94),
  shape("feet under the hands", "SKKSKKSKKSKKSSSS", 0.98),
];

/** By the drummers who play them, beside what was learned of each; the fills of the others are those of their style alone. */
export const fillShapes: Readonly<Partial<Record<DrumStyleName, readonly FillShape[]>>> = {
  rock: handsAndFeet,
  punk: handsAndFeet,
  halftime: handsAndFeet,
  gospel: handsAndFeet,
  pop: hands,
  soft: hands,
  soul: hands,
  country: hands,
};
