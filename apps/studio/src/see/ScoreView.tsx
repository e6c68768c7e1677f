/** The song as sheet music: the melody for who sings it, or the whole band. */
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { fileOf } from "../api/songs.ts";
import type { Take } from "../change/takes.ts";
import type { Playing } from "../hear/use-player.ts";
import { Answer } from "../why/Answer.tsx";
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { ScoreSheet } from "./ScoreSheet.tsx";

/** What the view shows and tells. */
export interface ScoreViewProps {
  readonly take: Take;
  readonly playing: Playing;
  readonly asked: Question | undefined;
  readonly onAsk: (question: Question) => void;
}

const LAYOUTS = ["lead", "full"] as const;

/** The view; it is loaded by itself, when it is first wanted. */
export default function ScoreView({ take, playing, asked, onAsk }: ScoreViewProps) {
  const { song } = take;
  const [layout, setLayout] = useState<(typeof LAYOUTS)[number]>("lead");
  const frame = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState({ at: 1, of: 1 });
  const score = useQuery({
    queryKey: ["score", song.digest, layout],
    queryFn: () => fileOf(take, "image/svg+xml", layout).then((file) => file.text()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

  /** Which page is in the middle of what is seen. */
  function look() {
    const pages = pagesIn(frame.current);
    const room = frame.current?.getBoundingClientRect();
    if (!room || pages.length === 0) return;
    const middle = room.top + room.height / 2;
    const at = pages.findLastIndex((one) => one.getBoundingClientRect().top <= middle) + 1;
    setPage({ at: Math.max(1, at), of: pages.length });
  }

  function turn(to: number) {
    const wanted = pagesIn(frame.current)[to - 1];
    if (!wanted || !frame.current) return;
    frame.current.scrollTop += wanted.getBoundingClientRect().top - frame.current.getBoundingClientRect().top;
  }

  return (
    <div className="score-view">
      <div className="above-score">
        <fieldset className="segments">
          <legend className="visually-hidden">{words.see.layout}</legend>
          {LAYOUTS.map((one) => (
            <button key={one} type="button" aria-pressed={one === layout} onClick={() => setLayout(one)}>
              {words.see[one]}
            </button>
          ))}
        </fieldset>
        <fieldset className="segments pager">
          <legend className="visually-hidden">{words.see.page(page.at, page.of)}</legend>
          <button
            type="button"
            disabled={page.at <= 1}
            aria-label={words.see.pageBefore}
            onClick={() => turn(page.at - 1)}
          >
            ‹
          </button>
          <output>{words.see.page(page.at, page.of)}</output>
          <button
            type="button"
            disabled={page.at >= page.of}
            aria-label={words.see.pageAfter}
            onClick={() => turn(page.at + 1)}
          >
            ›
          </button>
        </fieldset>
      </div>
      <div ref={frame} className="paper" aria-busy={score.isPending} onScroll={look}>
        {score.data !== undefined && (
          <ScoreSheet
            song={song}
            svg={score.data}
            playing={playing}
            frame={frame}
            onAsk={onAsk}
            onDrawn={look}
          />
        )}
        {score.isPending && (
          <p className="score-waits" role="status">
            {words.see.engraving}
          </p>
        )}
        {score.error && (
          <p className="score-waits" role="alert">
            {score.error.message}{" "}
            <button type="button" className="quiet" onClick={() => void score.refetch()}>
              {words.failure.again}
            </button>
          </p>
        )}
      </div>
      <Answer song={song} asked={asked} hint={words.see.scoreHint} />
    </div>
  );
}

function pagesIn(frame: HTMLElement | null): readonly Element[] {
  return [...(frame?.querySelectorAll(".sheet > svg.page") ?? [])];
}
