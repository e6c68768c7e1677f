/** Before the first song: what could be said. */
import { words } from "../words.ts";

/** The invitation. */
export function Welcome({ onTry }: { readonly onTry: (text: string) => void }) {
  return (
    <section className="welcome panel">
      <p>{words.see.empty}</p>
      <ul>
        {words.see.empties.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onTry(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
