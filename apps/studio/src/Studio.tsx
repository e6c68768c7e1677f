/** The page: say it, hear it, see it, change it. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { ServiceError } from "./api/request.ts";
import { makeSong, type Recipe } from "./api/songs.ts";
import { afterEvent, currentTake, noTakes } from "./change/takes.ts";
import { FeelingPanel } from "./feel/FeelingPanel.tsx";
import { type Feeling, intentOf, noFeeling } from "./feel/feeling.ts";
import { SongView } from "./SongView.tsx";
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
  const compose = (text = feeling.text) =>
    make.mutate({
      recipe: { intent: intentOf({ ...feeling, text }), edits: [] },
      label: text.trim(),
      parent: undefined,
    });
  useTitle(take?.song.title);

  return (
    <>
      <a className="skip" href="#song">
        {words.skip}
      </a>
      <header className="masthead">
        <h1>{words.name}</h1>
        <p>{words.claim}</p>
      </header>
      <main>
        <FeelingPanel
          feeling={feeling}
          isComposing={make.isPending}
          onChange={setFeeling}
          onCompose={() => compose()}
        />
        <div id="song" className="song" tabIndex={-1} aria-busy={make.isPending}>
          {make.error && <Failure error={make.error} onAgain={() => make.mutate(make.variables)} />}
          {take ? (
            <SongView
              take={take}
              takes={takes}
              isBusy={make.isPending}
              onEvent={dispatch}
              onChange={({ label, recipe }) => make.mutate({ recipe: recipe(take), label, parent: take.id })}
            />
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
    </>
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

function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? words.name : `${title} · ${words.name}`;
  }, [title]);
}
