/** Reasons after an edit. */
import type { Reason } from "../song.ts";

/** The reasons with the one about a matter replaced; appended where there was none. */
export function decided(
  reasons: readonly Reason[],
  about: string,
  decision: string,
  because: string,
): readonly Reason[] {
  const reason: Reason = { about, decision, because };
  const place = reasons.findIndex((other) => other.about === about);
  return place < 0 ? [...reasons, reason] : reasons.with(place, reason);
}
