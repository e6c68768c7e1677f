/** A run of notes whose rhythm is known, laid out for the search for their keys. */

/** The notes to be found, at most {@link MOST_NOTES}. */
export interface Run {
  length: number;
  /** MIDI key of the lowest place. */
  low: number;
  /** How many keys there are. */
  width: number;
  /** How likely each key is by itself: at note * WIDEST + key − low; 0 forbids it. */
  readonly own: Float64Array;
  /** How each pitch class relates to the note's chord. */
  readonly relations: Uint8Array[];
  /** Whether the note is accented or long: 0 or 1. */
  readonly accented: Uint8Array;
  /** A whole number for the note's place; chance belongs to places, so that one note more changes no other. */
  readonly places: Int32Array;
  /** Whether the note before it was left half a bar earlier or more. */
  readonly late: Uint8Array;
  /** Factors for the same key, steps, thirds and more. */
  readonly sizes: Float64Array;
  /** The key before the first note and the move that led to it; −1 where there is none. */
  before: number;
  came: number;
  /** How the chord of the note before took that key: 0 a tone of the chord, 1 another. */
  left: number;
}

/** How many notes are searched at once at the most, and how many keys are. */
export const MOST_NOTES = 160;
export const WIDEST = 32;

/** An empty run, to be filled again and again. */
export function createRun(): Run {
  return {
    length: 0,
    low: 0,
    width: 0,
    own: new Float64Array(MOST_NOTES * WIDEST),
    relations: new Array<Uint8Array>(MOST_NOTES).fill(new Uint8Array(12)),
    accented: new Uint8Array(MOST_NOTES),
    places: new Int32Array(MOST_NOTES),
    late: new Uint8Array(MOST_NOTES),
    sizes: new Float64Array([1, 1, 1, 1]),
    before: -1,
    came: 0,
    left: 0,
  };
}
