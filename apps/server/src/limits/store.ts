import type { Levels, Standing } from "./bucket.ts";

/** Where the buckets of all callers are. */
export interface LimitStore {
  /**
   * Takes the cost from all three buckets of a caller or from none.
   * @param caller at most 200 characters
   * @param cost whole tokens, at least 0, at most what the smallest bucket holds
   * @param levels those of the caller, where they are not everybody's
   */
  take(caller: string, cost: number, levels?: Levels): Standing | Promise<Standing>;
}
