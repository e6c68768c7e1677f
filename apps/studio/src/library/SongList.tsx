/** The songs of whoever is signed in: found, starred, tagged, deleted and brought back. */
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useRef, useState } from "react";
import type { LibraryQuery } from "../api/library.ts";
import { currentTake } from "../change/takes.ts";
import { useTakes } from "../change/takes-store.ts";
import { More } from "../parts/More.tsx";
import { words } from "../words.ts";
import { LibraryFilters } from "./LibraryFilters.tsx";
import { SongRow } from "./SongRow.tsx";
import { type Sort, useLibraryActions, useSongs } from "./use-library.ts";

const everything: LibraryQuery = { q: "", emotion: "", tag: "", isFavourite: false };

/** The list, or what to do where there is none. */
export function SongList() {
  const { library } = words;
  const [query, setQuery] = useState(everything);
  const [sort, setSort] = useState<Sort>("newest");
  const found = useSongs(useDeferredValue(query), sort);
  const { songs, isPending, hasNextPage } = found;
  const { done, error, change, remove, undo, bring, keep } = useLibraryActions();
  const take = currentTake(useTakes().takes);
  const isFiltered = query !== everything;
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <LibraryFilters query={query} sort={sort} onQuery={setQuery} onSort={setSort} />
      <div className="library-bar">
        <p className="hint" role="status">
          {isPending ? words.shell.arriving : library.count(songs.length, !hasNextPage)}
        </p>
        <div className="buttons">
          <button type="button" onClick={() => file.current?.click()}>
            {library.import}
          </button>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={library.import}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) bring(chosen);
              event.currentTarget.value = "";
            }}
          />
        </div>
      </div>
      <p className="done" role="status">
        {done?.text}
        {done?.undo && (
          <button type="button" className="quiet" onClick={() => undo()}>
            {library.undo}
          </button>
        )}
      </p>
      {(error ?? found.error) && (
        <p className="trouble" role="alert">
          {(error ?? found.error)?.message}
        </p>
      )}
      {found.isSuccess && songs.length === 0 && (
        <section className="panel teach">
          <p>{isFiltered ? library.nothing : library.empty}</p>
          {isFiltered ? (
            <button type="button" className="quiet" onClick={() => setQuery(everything)}>
              {library.clear}
            </button>
          ) : (
            <>
              <ul className="hint">
                {library.emptyHints.map((hint) => (
                  <li key={hint}>{hint}</li>
                ))}
              </ul>
              <div className="ways-on">
                {take?.recipe && (
                  <button type="button" onClick={() => take.recipe && keep(take.recipe)}>
                    {library.keep(take.song.title)}
                  </button>
                )}
                <Link to="/">{library.compose}</Link>
              </div>
            </>
          )}
        </section>
      )}
      {songs.length > 0 && (
        <ul className="panel songs">
          {songs.map((song) => (
            <SongRow
              key={song.id}
              song={song}
              onTags={(tags) => change({ song, tags })}
              onFavourite={(favourite) => change({ song, favourite })}
              onSeek={(tag) => setQuery({ ...query, tag })}
              onDelete={() => remove(song)}
            />
          ))}
        </ul>
      )}
      {sort === "newest" && <More query={found} label={library.more} />}
    </>
  );
}
