/** Whose tokens a request spends. */
import type { Principal } from "../identity/principal.ts";
import { type Levels, levelsOf } from "./bucket.ts";

/** The buckets of a caller, and how large they are where they are not everybody's size. */
export interface CallerBuckets {
  readonly caller: string;
  readonly levels?: Levels;
}

/**
 * The buckets that a request takes from, all of them. Whoever has many keys has no more tokens for it: a key spends its
 * owner's, and has its own limits besides, where it has any. Those of an administrator's key stand by themselves.
 */
export function bucketsOf(principal: Principal): readonly [CallerBuckets, ...CallerBuckets[]] {
  if (principal.kind !== "key") return [{ caller: principal.id }];
  const { id, limits, within } = principal;
  if (limits === undefined) return [{ caller: within ?? id }];
  const own = { caller: id, levels: levelsOf(limits.perMinute, limits.perHour, limits.perDay) };
  return within === undefined ? [own] : [own, { caller: within }];
}
