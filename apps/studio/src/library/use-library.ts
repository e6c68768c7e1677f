/** The songs that are looked for, page by page, and what can be done with them. */
import type { WireKeptSong } from "@music-brain/contract";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { changeSong, deleteSong, importSong, type LibraryQuery, songsOf } from "../api/library.ts";
import { makeSong, type Recipe } from "../api/songs.ts";
import { words } from "../words.ts";

/** An order of the list. */
export type Sort = keyof typeof words.library.sorts;

/** Songs of a page. */
const PAGE = 24;
/** The most that the service gives at once. */
const LARGEST_PAGE = 100;

/** The songs, and where there are more. An order other than by time needs them all. */
export function useSongs(query: LibraryQuery, sort: Sort) {
  const limit = sort === "newest" ? PAGE : LARGEST_PAGE;
  const found = useInfiniteQuery({
    queryKey: ["songs", query, limit],
    queryFn: ({ pageParam, signal }) => songsOf(query, limit, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: (last) => last,
  });
  const { hasNextPage, isFetching, fetchNextPage } = found;
  useEffect(() => {
    if (sort !== "newest" && hasNextPage && !isFetching) void fetchNextPage();
  }, [sort, hasNextPage, isFetching, fetchNextPage]);
  const songs = found.data?.pages.flatMap((page) => page.songs) ?? [];
  return { ...found, songs: sorted(songs, sort) };
}

function sorted(songs: readonly WireKeptSong[], sort: Sort): readonly WireKeptSong[] {
  switch (sort) {
    case "newest":
      return songs;
    case "title":
      return songs.toSorted((one, other) => one.title.localeCompare(other.title));
    case "tempo":
      return songs.toSorted((one, other) => one.tempo_bpm - other.tempo_bpm);
    case "length":
      return songs.toSorted((one, other) => one.duration_seconds - other.duration_seconds);
  }
}

/** What has been done last, in words, and how it is taken back. */
export interface Done {
  readonly text: string;
  readonly undo?: () => Promise<void>;
}

/** What can be done with songs; the list is asked for anew after each. */
export function useLibraryActions() {
  const client = useQueryClient();
  const [done, setDone] = useState<Done>();
  const onSuccess = () => client.invalidateQueries({ queryKey: ["songs"] });
  const { library } = words;
  const change = useMutation({
    mutationFn: ({ song, ...wish }: { song: WireKeptSong; tags?: string[]; favourite?: boolean }) =>
      changeSong(song, wish),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: async (song: WireKeptSong) => {
      const undo = await deleteSong(song);
      setDone({
        text: library.deleted(song.title),
        undo: async () => {
          await undo();
          setDone({ text: library.broughtBack(song.title) });
        },
      });
    },
    onSuccess,
  });
  const undo = useMutation({ mutationFn: async () => done?.undo?.(), onSuccess });
  const bring = useMutation({
    mutationFn: async (file: File) => {
      await importSong(parsed(await file.text()));
      setDone({ text: library.imported });
    },
    onSuccess,
  });
  const keep = useMutation({
    mutationFn: async (recipe: Recipe) => {
      await makeSong(recipe, { keep: true });
      setDone({ text: library.imported });
    },
    onSuccess,
  });
  const error = keep.error ?? change.error ?? remove.error ?? undo.error ?? bring.error;
  return {
    done,
    error,
    change: change.mutate,
    remove: remove.mutate,
    undo: undo.mutate,
    bring: bring.mutate,
    keep: keep.mutate,
  };
}

function parsed(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null) return content;
  } catch {
    // Told below.
  }
  throw new Error(words.library.noJson);
}
