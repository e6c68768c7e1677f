/** The rules of the craft that a song may break. */
import type { WireRule } from "@music-brain/contract";
import { useQuery } from "@tanstack/react-query";
import { request } from "./request.ts";

/** All rules, once they are wanted; they never change while the page is open. */
export function useRules(isWanted: boolean) {
  return useQuery({
    queryKey: ["rules"],
    queryFn: ({ signal }) =>
      request<{ rules: readonly WireRule[] }>("/rules", { signal }).then(({ rules }) => rules),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
