/** Something said, the answer, and what it set. */
import type { Turn } from "../api/interview.ts";
import { words } from "../words.ts";

/** The turn, as entries of the list of what was said. */
export function TurnView({ turn: { said, answer } }: { readonly turn: Turn }) {
  return (
    <>
      <li className="said-by-you">{said}</li>
      {answer.learned.length > 0 && (
        <li className="learned">
          <dl>
            {answer.learned.map(({ parameter, value, because }) => (
              <div key={parameter} title={because}>
                <dt>{words.talk.parameter(parameter)}</dt>
                <dd>{shown(value)}</dd>
              </div>
            ))}
          </dl>
        </li>
      )}
      <li className="said-by-us">{answer.message}</li>
    </>
  );
}

/** A value as a person reads it. */
function shown(value: unknown): string {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${name} ${shown(part)}`)
      .join(", ");
  }
  return String(value);
}
