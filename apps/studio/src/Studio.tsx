/** The page: say it, hear it, see it, change it. */
import type { WireIntent } from "@music-brain/contract";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { ServiceError } from "./api/request.ts";
import { makeSong, type Recipe } from "./api/songs.ts";
import { keepDrafts, restoreDrafts } from "./change/drafts.ts";
import { afterEvent, currentTake, noTakes, type Takes, type TakesEvent } from "./change/takes.ts";
import { FeelingPanel } from "./feel/FeelingPanel.tsx";
import { type Feeling, intentOf, noFeeling } from "./feel/feeling.ts";
import { SongView } from "./SongView.tsx";
import { PageTitle } from "./shell/PageTitle.tsx";
import { TalkPanel } from "./talk/TalkPanel.tsx";
import { words } from "./words.ts";

/** What is to be made: a recipe, and where it comes from. */
interface Order {
  readonly recipe: Recipe;
  readonly label: string;
  readonly parent: number | undefined;
}

/** The whole page. */
export function Studio() {
  const [feeling, setFeeling] = useState<Feeling>(noFeeling);
  const [takes, dispatch] = useReducer(afterEvent, noTakes);
  const make = useMutation({
    mutationFn: ({ recipe }: Order) => makeSong(recipe),
    onSuccess: (made, { label, parent }) => dispatch({ kind: "made", label, parent, made }),
  });
  const take = currentTake(takes);
  const song = useRef<HTMLDivElement>(null);
  const [isTalking, setTalking] = useState(false);
  const isRestoring = useDrafts(takes, dispatch);

  const compose = (text = feeling.text) => begin(intentOf({ ...feeling, text }), text);
  function begin(intent: WireIntent, label: string) {
    const order: Order = { recipe: { intent, edits: [] }, label: label.trim(), parent: undefined };
    make.mutate(order, { onSuccess: () => song.current?.focus() });
  }

  return (
    <main id="page" className="studio" tabIndex={-1}>
      <a className="skip" href="#song">
        {words.skip}
      </a>
      <PageTitle title={take?.song.title ?? words.shell.studio} className="claim">
        {words.claim}
      </PageTitle>
      <div className="begin">
        <fieldset className="ways">
          <legend className="visually-hidden">{words.ways.heading}</legend>
          {(["say", "talk"] as const).map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={(way === "talk") === isTalking}
              onClick={() => setTalking(way === "talk")}
            >
              {words.ways[way]}
            </button>
          ))}
        </fieldset>
        {isTalking ? (
          <TalkPanel isComposing={make.isPending} onCompose={begin} />
        ) : (
          <FeelingPanel
            feeling={feeling}
            isComposing={make.isPending}
            onChange={setFeeling}
            onCompose={() => compose()}
          />
        )}
      </div>
      <div ref={song} id="song" className="song" tabIndex={-1} aria-busy={make.isPending}>
        {make.error && <Failure error={make.error} onAgain={() => make.mutate(make.variables)} />}
        {take ? (
          <SongView
            take={take}
            takes={takes}
            isBusy={make.isPending}
            onEvent={dispatch}
            onChange={({ label, recipe }) => make.mutate({ recipe: recipe(take), label, parent: take.id })}
          />
        ) : isRestoring ? (
          <p className="welcome panel" role="status">
            {words.change.restoring}
          </p>
        ) : (
          <Welcome
            onTry={(text) => {
              setFeeling({ ...feeling, text, placed: undefined });
              compose(text);
            }}
          />
        )}
      </div>
    </main>
  );
}

/** Before the first song: what could be said. */
function Welcome({ onTry }: { readonly onTry: (text: string) => void }) {
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

/** What went wrong, in words, and a way on. */
function Failure({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const requestId = error instanceof ServiceError ? error.requestId : undefined;
  return (
    <div ref={box} className="failure panel" role="alert" tabIndex={-1}>
      <h2>{words.failure.heading}</h2>
      <p>{error.message}</p>
      {requestId && <p className="hint">{words.failure.id(requestId)}</p>}
      <button type="button" onClick={onAgain}>
        {words.failure.again}
      </button>
    </div>
  );
}

/** Keeps what is made, and brings back what was; whether that is still under way. */
function useDrafts(takes: Takes, dispatch: (event: TakesEvent) => void): boolean {
  const [isRestoring, setRestoring] = useState(true);
  useEffect(() => {
    const leaving = new AbortController();
    restoreDrafts(leaving.signal)
      .then((kept) => kept && dispatch({ kind: "restored", takes: kept }))
      // A recipe that this service does not take any more: the page begins anew.
      .catch(() => undefined)
      .finally(() => leaving.signal.aborted || setRestoring(false));
    return () => leaving.abort();
  }, [dispatch]);
  useEffect(() => keepDrafts(takes), [takes]);
  return isRestoring;
}
