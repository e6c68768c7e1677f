/** Values on a coarse grid whose lines lie elsewhere for each place. */

/**
 * The value, moved to the middle of its cell in a grid that chance has shifted: over many places the mean is the value
 * itself, and at a single place it stays the same for a while when the value moves. So a feeling that moves by a little
 * changes a few bars of a tune and leaves the others alone, instead of changing every note's odds at once (dithering,
 * Roberts 1962).
 * @param size of a cell, above 0
 * @param chance 0 … 1, the place's own
 */
export function dithered(value: number, size: number, chance: number): number {
  return (Math.floor(value / size + chance) + 0.5 - chance) * size;
}
