/** The feelings that the service knows, and what it reads in words. */
import type { WireBaseEmotion, WireEmotionNode } from "@music-brain/contract";
import { useQuery } from "@tanstack/react-query";
import type { Affect } from "../feel/affect.ts";
import { request } from "./request.ts";

/** The name of a base emotion. */
export type BaseName = WireBaseEmotion["name"];

/** What GET /emotions/search reads in words. */
export interface Reading {
  readonly affect: Affect & { readonly confidence: number };
  readonly nodes: readonly { readonly id: number; readonly name: string; readonly weight: number }[];
  /** The feelings along the way, where the words lead from one to another. */
  readonly journey: readonly (Affect & { readonly at: number; readonly name: string })[];
  readonly because: readonly string[];
}

/** All 216 nodes, in the order of the wheel; the thesaurus never changes while the page is open. */
export function useNodes(): readonly WireEmotionNode[] {
  const { data } = useQuery({
    queryKey: ["emotions"],
    queryFn: ({ signal }) =>
      request<{ emotions: Record<BaseName, WireBaseEmotion> }>("/emotions", { signal }).then(({ emotions }) =>
        Object.values(emotions).flatMap(({ subs }) => subs.flatMap(({ nodes }) => nodes)),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? none;
}

const none: readonly WireEmotionNode[] = [];

/** What the words say; the last reading stays until the next one is there. */
export function useReading(text: string): Reading | undefined {
  const { data } = useQuery({
    queryKey: ["reading", text],
    queryFn: ({ signal }) =>
      request<Reading>(`/emotions/search?q=${encodeURIComponent(text.slice(0, 500))}`, { signal }),
    enabled: text !== "",
    placeholderData: (last) => last,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return text === "" ? undefined : data;
}
