/** The nearest reason for what was clicked, beneath it: the rest may be further down than the screen reaches. */
import type { WireSong } from "@music-brain/contract";
import { words } from "../words.ts";
import { type Question, reasonsFor } from "./reasons-for.ts";

/** What the answer is to. */
export interface AnswerProps {
  readonly song: WireSong;
  readonly asked: Question | undefined;
  /** What is said before anything is asked. */
  readonly hint: string;
}

/** The answer in a sentence or two, and the way to all of it. */
export function Answer({ song, asked, hint }: AnswerProps) {
  const [first] = asked ? reasonsFor(song, asked) : [];
  if (!first) return <p className="hint">{hint}</p>;
  return (
    <p className="answer">
      <strong>{first.decision}</strong> <span>{first.because}</span>{" "}
      <button type="button" className="quiet" onClick={goToReasons}>
        {words.why.all}
      </button>
    </p>
  );
}

function goToReasons(): void {
  const panel = document.querySelector(".why");
  panel?.scrollIntoView({ block: "start" });
  panel?.querySelector<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
}
