/** A/B: the take that is heard beside the one before, at the same place in the music. */
import type { Takes, TakesEvent } from "../change/takes.ts";
import { words } from "../words.ts";

/** The switch; nothing where there is nothing to compare with. */
export function Compare({
  takes: { all, current, before },
  onEvent,
}: {
  readonly takes: Takes;
  readonly onEvent: (event: TakesEvent) => void;
}) {
  if (before === undefined || current === undefined) return null;
  // The older one is A, whichever is heard.
  const pair = [before, current].sort((one, other) => one - other);
  return (
    <fieldset className="segments compare">
      <legend className="visually-hidden">{words.hear.compare}</legend>
      {pair.map((id, place) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === current}
          aria-label={words.hear.side(place === 0 ? "A" : "B", all[id]?.label ?? "")}
          title={all[id]?.label}
          onClick={() => id !== current && onEvent({ kind: "swapped" })}
        >
          {place === 0 ? "A" : "B"}
        </button>
      ))}
    </fieldset>
  );
}
