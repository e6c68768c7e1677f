/** How often something is measured: a benchmark ends in time on a slow machine too, with fewer rounds. */

/** Bounds of a measurement. */
export interface Bounds {
  /** So many rounds at least, however long they take. */
  readonly least: number;
  /** So many at most. */
  readonly most: number;
  /** After so many seconds no round is begun any more. */
  readonly seconds: number;
}

/**
 * The numbers of rounds, from 0, as long as there is time for one.
 * @param now milliseconds, for tests
 */
export function* rounds({ least, most, seconds }: Bounds, now = () => performance.now()): Generator<number> {
  const end = now() + seconds * 1000;
  for (let round = 0; round < most && (round < least || now() < end); round++) yield round;
}
