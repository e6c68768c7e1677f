/** What an instrument lets its player do, by General MIDI program. */

/** How the tones of one chord come apart. */
export interface Spread {
  /** Milliseconds from one tone to the next at full humanity. */
  readonly perTone: number;
  /** Whether strokes between the beats run downwards, as a strumming hand does. */
  readonly strums: boolean;
}

const together: Spread = { perTone: 1.5, strums: false };

/**
 * Pianists' hands are within 10 ms, strummed strings 5 to 20 ms apart, and a harp rolls (Palmer 1996; Goebl 2001 for
 * the piano; Freire et al. 2018 for guitars).
 */
export function spreadOf(program: number): Spread {
  if (program <= 7) return { perTone: 3, strums: false };
  if (program === 46 || program === 15) return { perTone: 32, strums: false };
  if (program === 24 || program === 25) return { perTone: 13, strums: true };
  if (program >= 26 && program <= 28) return { perTone: 9, strums: true };
  if (program === 29 || program === 30) return { perTone: 4, strums: true };
  if (program >= 104 && program <= 107) return { perTone: 10, strums: true };
  return together;
}

/** Whether its player has a sustain pedal: pianos, electric pianos and the vibraphone. */
export function hasPedal(program: number): boolean {
  return program <= 5 || program === 11;
}

/** Whether a tone can swell after it has begun: bows, voices, winds, organs and synthesizers that hold. */
export function canSwell(program: number): boolean {
  return (
    (program >= 16 && program <= 23) ||
    (program >= 40 && program <= 44) ||
    (program >= 48 && program <= 54) ||
    (program >= 56 && program <= 95) ||
    program === 109 ||
    program === 110 ||
    program === 111
  );
}

/** Whether long tones are played with vibrato: bows, voices, saxophones and woodwinds, solo brass. */
export function hasVibrato(program: number): boolean {
  return (
    (program >= 40 && program <= 42) ||
    (program >= 52 && program <= 54) ||
    (program >= 56 && program <= 57) ||
    (program >= 64 && program <= 79) ||
    program === 85 ||
    program === 110
  );
}
