/**
 * How loud General MIDI's programs are beside one another, so that a whistle does not drown the band that plays at the
 * same velocity. Measured: a phrase of quarter notes in the middle of each program's compass at velocity 85, played by
 * FluidSynth 2.3 with FluidR3Mono (MIT), through a high-pass at 60 Hz and a shelf of 4 dB above 1.5 kHz as in ITU-R
 * BS.1770, its mean level; banks differ from one another, but mostly agree on what is shrill and what is faint.
 */

/** By program: percent of a part's channel volume that brings it to the same loudness, 55 … 120. */
const LEVELS: readonly number[] = [
  // pianos
  ...[115, 120, 115, 120, 85, 115, 120, 110],
  // chromatic percussion
  ...[117, 115, 93, 110, 110, 120, 93, 120],
  // organs
  ...[112, 77, 98, 97, 98, 119, 111, 115],
  // guitars
  ...[120, 120, 101, 95, 120, 97, 93, 83],
  // basses
  ...[84, 83, 89, 76, 108, 90, 104, 60],
  // strings
  ...[96, 99, 101, 113, 90, 110, 105, 120],
  // ensembles and voices
  ...[94, 82, 79, 75, 103, 90, 104, 108],
  // brass
  ...[84, 64, 72, 80, 85, 80, 106, 110],
  // reeds
  ...[84, 87, 81, 95, 86, 120, 102, 97],
  // pipes
  ...[82, 85, 76, 90, 81, 76, 58, 71],
  // synth leads
  ...[72, 86, 113, 96, 78, 75, 120, 87],
  // synth pads
  ...[98, 120, 120, 79, 92, 65, 93, 78],
  // synth effects
  ...[82, 114, 117, 102, 92, 120, 106, 97],
  // plucked strings of the world
  ...[120, 94, 120, 106, 107, 70, 96, 81],
  // percussion
  ...[109, 120, 118, 120, 115, 120, 76, 120],
  // effects
  ...[92, 91, 95, 70, 70, 120, 89, 76],
];

/**
 * The channel volume of a part, 1 … 127.
 * @param volume what its role has, 0 … 127
 * @param program General MIDI program, 0 … 127
 * @example
 * levelled(100, 0); // 115
 */
export function levelled(volume: number, program: number): number {
  return Math.max(1, Math.min(127, Math.round((volume * (LEVELS[program] ?? 100)) / 100)));
}
