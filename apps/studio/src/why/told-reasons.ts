/**
 * The reasons of a take as they are told to who made it. The engine is given numbers and cannot know whether a person or a
 * button of this page chose them: the takes know.
 */
import type { WireSong } from "@music-brain/contract";
import type { Take, Takes } from "../change/takes.ts";
import { words } from "../words.ts";

/** All reasons of the take's song; the one for the numbers of its feeling names the changes that moved them. */
export function toldReasons(takes: Pick<Takes, "all">, take: Take): WireSong["reasons"] {
  return take.song.reasons.map((reason) =>
    reason.about === "affect"
      ? { ...reason, because: words.why.numbers(changesOfFeeling(takes, take)) }
      : reason,
  );
}

/** The labels of the changes that have moved the feeling on the way to a take, the first one first, each once. */
function changesOfFeeling({ all }: Pick<Takes, "all">, take: Take): readonly string[] {
  const before = take.parent === undefined ? undefined : all[take.parent];
  if (!before) return [];
  const earlier = changesOfFeeling({ all }, before);
  const isMoved = numbersOf(before) !== numbersOf(take) && !earlier.includes(take.label);
  return isMoved ? [...earlier, take.label] : earlier;
}

function numbersOf({ recipe }: Take): string {
  const { valence, arousal, dominance } = recipe?.intent ?? {};
  return JSON.stringify([valence, arousal, dominance]);
}
