/** Which moments of a song are alike: the ground on which structure is looked for. */
import { type GridNote, SIXTEENTHS_PER_BAR } from "../pieces/piece.ts";

/** Two frames to the bar: fine enough for chords that change within it. */
export const FRAMES_PER_BAR = 2;

const FRAME = SIXTEENTHS_PER_BAR / FRAMES_PER_BAR;

/** A square matrix in one array, row after row. */
export interface Similarity {
  readonly size: number;
  readonly cells: Float64Array;
}

/**
 * How alike any two frames of half a bar are in sound: the cosine of their chroma (the time that each pitch class
 * sounds, octave doublings counted), each frame taken together with the next (half weight), so that it knows where it
 * leads.
 * Two silent frames are alike, a silent and a sounding one are not.
 */
export function selfSimilarity(texture: readonly GridNote[], bars: number): Similarity {
  const size = bars * FRAMES_PER_BAR;
  const vectors = withNext(chromas(texture, size), size);
  const cells = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = row; column < size; column++) {
      const alike = cosine(vectors, row * WIDTH, column * WIDTH);
      cells[row * size + column] = alike;
      cells[column * size + row] = alike;
    }
  }
  return { size, cells };
}

const CLASSES = 12;
const WIDTH = 2 * CLASSES;

function chromas(texture: readonly GridNote[], size: number): Float64Array {
  const chroma = new Float64Array(size * CLASSES);
  for (const { start, length, pitch } of texture) {
    for (let at = start; at < start + length; at++) {
      const slot = Math.floor(at / FRAME) * CLASSES + (pitch % CLASSES);
      if (slot < chroma.length) chroma[slot] = (chroma[slot] ?? 0) + 1;
    }
  }
  return chroma;
}

function withNext(chroma: Float64Array, size: number): Float64Array {
  const vectors = new Float64Array(size * WIDTH);
  for (let frame = 0; frame < size; frame++) {
    for (let pitch = 0; pitch < CLASSES; pitch++) {
      vectors[frame * WIDTH + pitch] = chroma[frame * CLASSES + pitch] ?? 0;
      vectors[frame * WIDTH + CLASSES + pitch] = (chroma[(frame + 1) * CLASSES + pitch] ?? 0) / 2;
    }
  }
  return vectors;
}

function cosine(vectors: Float64Array, one: number, other: number): number {
  let [both, first, second] = [0, 0, 0];
  for (let index = 0; index < WIDTH; index++) {
    const [a, b] = [vectors[one + index] ?? 0, vectors[other + index] ?? 0];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  if (first === 0 || second === 0) return first === second ? 1 : 0;
  return both / Math.sqrt(first * second);
}
