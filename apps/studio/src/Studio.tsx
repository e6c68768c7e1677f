/** The page: say it, hear it, see it, change it. */
import type { WireIntent } from "@music-brain/contract";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { openSong } from "./api/library.ts";
import { makeSong, type Recipe } from "./api/songs.ts";
import { currentTake } from "./change/takes.ts";
import { happen, useTakes } from "./change/takes-store.ts";
import { Failure } from "./Failure.tsx";
import { FeelingPanel } from "./feel/FeelingPanel.tsx";
import { intentOf, keepFeeling, keptFeeling } from "./feel/feeling.ts";
import { SongView } from "./SongView.tsx";
import { Welcome } from "./see/Welcome.tsx";
import { PageTitle } from "./shell/PageTitle.tsx";
import { TalkPanel } from "./talk/TalkPanel.tsx";
import { keepWay, keptWay, ways } from "./ways.ts";
import { words } from "./words.ts";

const route = getRouteApi("/");

/** What is to be had: a recipe to be made or a song of the library, and where it comes from. */
interface Order {
  readonly what: Recipe | { readonly id: string };
  readonly label?: string;
  readonly parent: number | undefined;
}

/** The whole page. */
export function Studio() {
  const [feeling, setFeeling] = useState(keptFeeling);
  useEffect(() => keepFeeling(feeling), [feeling]);
  const { takes, isRestoring } = useTakes();
  const make = useMutation({
    mutationFn: ({ what }: Order) => ("id" in what ? openSong(what.id) : makeSong(what)),
    onSuccess: (made, { label = made.song.title, parent }) => happen({ kind: "made", label, parent, made }),
  });
  const take = currentTake(takes);
  const { song, show } = useShownSong();
  const [way, setWay] = useState(keptWay);
  useEffect(() => keepWay(way), [way]);
  useSongOfAddress((id) => make.mutate({ what: { id }, parent: undefined }), isRestoring);

  function begin(intent: WireIntent, label: string) {
    const order: Order = { what: { intent, edits: [] }, label: label.trim(), parent: undefined };
    make.mutate(order, { onSuccess: show });
  }

  function tryExample(text: string) {
    const example = { ...feeling, text, placed: undefined, journey: [] };
    setFeeling(example);
    begin(intentOf(example), text);
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
          {ways.map((one) => (
            <button key={one} type="button" aria-pressed={one === way} onClick={() => setWay(one)}>
              {words.ways[one]}
            </button>
          ))}
        </fieldset>
        {way === "talk" ? (
          <TalkPanel isComposing={make.isPending} onCompose={begin} />
        ) : (
          <FeelingPanel
            feeling={feeling}
            isComposing={make.isPending}
            onChange={setFeeling}
            onCompose={() => begin(intentOf(feeling), feeling.text)}
            onTry={take || isRestoring ? undefined : tryExample}
          />
        )}
      </div>
      <div ref={song} id="song" className="song" tabIndex={-1} aria-busy={make.isPending}>
        {make.isPending && (
          <p className="working" role="status">
            {words.say.composing}
          </p>
        )}
        {make.error && <Failure error={make.error} onAgain={() => make.mutate(make.variables)} />}
        {take ? (
          <SongView
            take={take}
            takes={takes}
            isBusy={make.isPending}
            onEvent={happen}
            onChange={({ label, recipe }) =>
              take.recipe && make.mutate({ what: recipe(take.recipe, take.song), label, parent: take.id })
            }
          />
        ) : isRestoring ? (
          <p className="welcome panel" role="status">
            {words.change.restoring}
          </p>
        ) : (
          <Welcome onTry={tryExample} />
        )}
      </div>
    </main>
  );
}

/** Where the song is, and what leads to its title once the one that is made next is there. */
function useShownSong() {
  const song = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (wanted === 0) return;
    song.current?.focus({ preventScroll: true });
    song.current?.scrollIntoView({ block: "start" });
  }, [wanted]);
  return { song, show: () => setWanted((times) => times + 1) };
}

/** Opens the song that the address names, once, and takes its name out of the address: it is a take like others from then on. */
function useSongOfAddress(open: (id: string) => void, isRestoring: boolean): void {
  const { song } = route.useSearch();
  const navigate = route.useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened when it is named, and not again
  useEffect(() => {
    if (song === undefined || isRestoring) return;
    open(song);
    void navigate({ search: {}, replace: true });
  }, [song, isRestoring]);
}
