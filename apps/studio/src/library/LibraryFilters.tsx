/** What is looked for in the library. */
import type { LibraryQuery } from "../api/library.ts";
import { Field } from "../feel/Field.tsx";
import { words } from "../words.ts";
import type { Sort } from "./use-library.ts";

const BASES = ["joy", "sadness", "anger", "fear", "surprise", "disgust"];
const SORTS = Object.keys(words.library.sorts) as readonly Sort[];

/** What the filters show and tell. */
export interface LibraryFiltersProps {
  readonly query: LibraryQuery;
  readonly sort: Sort;
  readonly onQuery: (query: LibraryQuery) => void;
  readonly onSort: (sort: Sort) => void;
}

/** The filters. */
export function LibraryFilters({ query, sort, onQuery, onSort }: LibraryFiltersProps) {
  const { library } = words;
  return (
    <search className="filters of-songs">
      <Field label={library.search}>
        {(id) => (
          <input
            id={id}
            type="search"
            maxLength={200}
            value={query.q}
            placeholder={library.searchExample}
            onChange={(event) => onQuery({ ...query, q: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={library.emotion}>
        {(id) => (
          <select
            id={id}
            value={query.emotion}
            onChange={(event) => onQuery({ ...query, emotion: event.currentTarget.value })}
          >
            <option value="">{library.anyEmotion}</option>
            {BASES.map((base) => (
              <option key={base}>{base}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={library.sort}>
        {(id) => (
          <select
            id={id}
            value={sort}
            onChange={(event) => onSort(SORTS.find((one) => one === event.currentTarget.value) ?? "newest")}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {library.sorts[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="buttons">
        <button
          type="button"
          aria-pressed={query.isFavourite}
          onClick={() => onQuery({ ...query, isFavourite: !query.isFavourite })}
        >
          ★ {library.favourites}
        </button>
        {query.tag !== "" && (
          <button type="button" aria-pressed={true} onClick={() => onQuery({ ...query, tag: "" })}>
            {query.tag} ×
          </button>
        )}
      </div>
    </search>
  );
}
