/** The chain of reasons for what was clicked. */
import type { WireSong } from "@music-brain/contract";
import { words } from "../words.ts";
import { type Question, reasonsFor } from "./reasons-for.ts";

/** The panel of reasons; before anything is asked, what was decided for the whole song. */
export function Why({ song, asked }: { readonly song: WireSong; readonly asked: Question | undefined }) {
  const links = asked
    ? reasonsFor(song, asked)
    : song.reasons.map(({ about, decision, because }) => ({ heading: about, decision, because }));
  return (
    <section className="why panel" aria-labelledby="why" aria-live="polite">
      <h2 id="why">{words.why.heading}</h2>
      {!asked && <p className="hint">{words.why.empty}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ol tabIndex={0}>
        {links.map(({ heading, decision, because }) => (
          <li key={`${heading} ${decision}`}>
            <h3>{heading}</h3>
            <p className="decision">{decision}</p>
            <p>{because}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
