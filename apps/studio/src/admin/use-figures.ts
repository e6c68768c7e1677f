/** The figures of the service, read again and again while somebody looks. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { readMetrics } from "../api/administration.ts";
import { type Point, pointBetween, type Reading, readingOf } from "./figures.ts";

/** Twelve a minute: as an administrator's requests they count like any other. */
const EVERY_MS = 5000;

/** Ten minutes. */
const MOST_POINTS = 120;

/** What is shown. */
export interface Figures {
  readonly points: readonly Point[];
  readonly last: Reading | undefined;
  readonly error: Error | null;
  readonly again: () => void;
}

/** The figures; where the page is hidden, or they are held, nobody asks. */
export function useFigures(isHeld: boolean): Figures {
  const [{ points, last }, setSeen] = useState<{ points: readonly Point[]; last: Reading | undefined }>({
    points: [],
    last: undefined,
  });
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "figures"],
    queryFn: async ({ signal }) => readingOf(await readMetrics(signal), Date.now()),
    refetchInterval: isHeld ? false : last === undefined || points.length === 0 ? 1000 : EVERY_MS,
    structuralSharing: false,
    gcTime: 0,
  });
  useEffect(() => {
    if (data === undefined) return;
    setSeen((seen) => {
      if (seen.last?.at === data.at) return seen;
      const point = seen.last && pointBetween(seen.last, data);
      return { last: data, points: point ? [...seen.points, point].slice(-MOST_POINTS) : seen.points };
    });
  }, [data]);
  return { points, last, error, again: () => void refetch() };
}
