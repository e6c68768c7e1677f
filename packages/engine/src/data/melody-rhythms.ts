/**
 * Rhythms of melodies in beats of six sixteenths, for compound metres and the long beat of 7/8: "x" a note begins, "-"
 * it holds, "." is a rest. The commonest figures of 6/8 in Anglo-American and Irish song (long-short, three even
 * eighths, the dotted siciliano; Temperley 2018, *The Musical Language of Rock*, chapter 4, and Cooper 2012 on jigs);
 * the weights are this project's own. Beats of four sixteenths are learned: see `learned/melody.ts`.
 */

/** One beat. */
export interface CompoundCell {
  readonly cell: string;
  /** How common it is within a phrase, and in the bar that ends one. */
  readonly inner: number;
  readonly closing: number;
}

const row = (cell: string, inner: number, closing: number): CompoundCell => ({ cell, inner, closing });

/** All figures. */
export const compoundCells: readonly CompoundCell[] = [
  row("x-----", 6, 12),
  row("x---x-", 9, 3),
  row("x-x-x-", 7, 2),
  row("------", 1.5, 8),
  row("x-x---", 2, 3),
  row("----x-", 2, 0.3),
  row("--x-x-", 2, 0.3),
  row("..x-x-", 1.5, 0.2),
  row("....x-", 1.2, 0.2),
  row("......", 0.4, 3),
  row("---...", 0.4, 3),
  row("x---..", 0.8, 2),
  row("x--xx-", 1.4, 0.4),
  row("x-xxx-", 0.8, 0.1),
  row("x-x-xx", 0.7, 0.1),
  row("x-xxxx", 0.4, 0),
  row("xxx-x-", 0.4, 0),
];
