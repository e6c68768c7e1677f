/** A button for the next page of something long; nothing where there is none. */

/** What is asked for page by page, as far as the button looks at it. */
export interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The button. */
export function More({ query, label }: { readonly query: Paged; readonly label: string }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="buttons">
      <button type="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
        {label}
      </button>
    </div>
  );
}
