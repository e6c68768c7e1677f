/** What the service was asked for: on its way, gone wrong, or here. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { words } from "../words.ts";
import { Trouble } from "./Trouble.tsx";

/** Shows what is there, as its child draws it. */
export function Asked<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data, Error>;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Trouble error={query.error} onAgain={() => void query.refetch()} />;
  return (
    <p role="status" className="hint after-a-while">
      {words.shell.arriving}
    </p>
  );
}
