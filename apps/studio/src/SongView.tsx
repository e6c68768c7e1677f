/** The song that is looked at: heard, seen, asked about and changed. */
import { type CSSProperties, lazy, Suspense, useEffect, useRef, useState } from "react";
import { ChangePanel } from "./change/ChangePanel.tsx";
import type { Change } from "./change/changes.ts";
import { rootOf, type Take, type Takes, type TakesEvent } from "./change/takes.ts";
import { Compare } from "./hear/Compare.tsx";
import { Downloads } from "./hear/Downloads.tsx";
import { LoopButton, loopOfSection } from "./hear/LoopButton.tsx";
import { Pinned } from "./hear/Pinned.tsx";
import { Players, Transport } from "./hear/Transport.tsx";
import { usePlayer } from "./hear/use-player.ts";
import { useSongKeys } from "./hear/use-song-keys.ts";
import { RollView } from "./see/RollView.tsx";
import { secondsAt, tickAt, ticksPerBar } from "./see/song-time.ts";
import { type Question, sectionOf } from "./why/reasons-for.ts";
import { toldReasons } from "./why/told-reasons.ts";
import { Why } from "./why/Why.tsx";
import { words } from "./words.ts";

/** Drawn by the service and shown by code of its own: loaded when somebody wants to read it. */
const ScoreView = lazy(() => import("./see/ScoreView.tsx"));

/** What the view shows and tells. */
export interface SongViewProps {
  readonly take: Take;
  readonly takes: Takes;
  readonly isBusy: boolean;
  readonly onChange: (change: Change) => void;
  readonly onEvent: (event: TakesEvent) => void;
}

/** The view. */
export function SongView({ take, takes, isBusy, onChange, onEvent }: SongViewProps) {
  const { song } = take;
  const playing = usePlayer(take, rootOf(takes, take.id));
  const stage = useRef<HTMLElement>(null);
  const [isRead, setRead] = useState(false);
  const [asked, setAsked] = useState<Question>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked belongs to the take that was left
  useEffect(() => setAsked(undefined), [take.id]);

  function ask(question: Question) {
    setAsked(question);
    if (question.kind !== "section") return;
    playing.seek(secondsAt(song, (song.sections[question.section]?.start_bar ?? 0) * ticksPerBar(song)));
  }

  function toggleLoop() {
    const bar = tickAt(song, playing.position()) / ticksPerBar(song);
    const heard = song.sections.findLastIndex(({ start_bar }) => start_bar <= bar);
    playing.setLoop(playing.loop ? undefined : loopOfSection(song, asked ? sectionOf(song, asked) : heard));
  }

  useSongKeys({
    " ": playing.toggle,
    l: toggleLoop,
    b: () => onEvent({ kind: "swapped" }),
    "mod+z": () => onEvent({ kind: "undone" }),
    "mod+shift+z": () => onEvent({ kind: "redone" }),
  });

  return (
    <div className="song-view" style={{ "--feeling": `var(--${song.emotion.base})` } as CSSProperties}>
      <section ref={stage} className="panel stage" aria-labelledby="title">
        <div className="title">
          <div>
            <h2 id="title">{song.title}</h2>
            <p>
              {song.genre} ·{" "}
              {words.see.bars(song.total_bars, Math.round(song.tempo_bpm), `${song.key} ${song.mode}`)}
            </p>
          </div>
          <Downloads take={take} />
        </div>
        <Transport song={song} playing={playing}>
          <LoopButton playing={playing} onToggle={toggleLoop} />
          <Compare takes={takes} onEvent={onEvent} />
        </Transport>
        <div className="above-roll">
          <Players song={song} playing={playing} />
          <fieldset className="segments">
            <legend className="visually-hidden">{words.see.heading}</legend>
            {[false, true].map((reads) => (
              <button
                key={String(reads)}
                type="button"
                aria-pressed={reads === isRead}
                onClick={() => setRead(reads)}
              >
                {reads ? words.see.score : words.see.roll}
              </button>
            ))}
          </fieldset>
        </div>
        {isRead ? (
          <Suspense fallback={<p className="score-waits hint">{words.see.engraving}</p>}>
            <ScoreView take={take} playing={playing} asked={asked} onAsk={ask} />
          </Suspense>
        ) : (
          <RollView song={song} playing={playing} asked={asked} onAsk={ask} />
        )}
      </section>
      <div className="below">
        <Why song={{ ...song, reasons: toldReasons(takes, take) }} asked={asked} />
        <ChangePanel
          take={take}
          takes={takes}
          asked={asked}
          isBusy={isBusy}
          onChange={onChange}
          onEvent={onEvent}
        />
      </div>
      <Pinned song={song} playing={playing} stage={stage} />
    </div>
  );
}
