/** What is shown while a page is on its way. */
import { words } from "../words.ts";

/** A page that is not there yet. */
export function Arriving() {
  return (
    <main id="page" className="page narrow" tabIndex={-1}>
      <p role="status">{words.shell.arriving}</p>
    </main>
  );
}
