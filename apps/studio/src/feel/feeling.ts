/** What is felt, as the page holds it: words, and a point that follows them until it is moved by hand, or a journey. */
import type { WireIntent } from "@music-brain/contract";
import type { Affect } from "./affect.ts";
import type { Station } from "./journey.ts";
import { noWishes, technicalOf, type Wishes } from "./wishes.ts";

/** What is to be composed. */
export interface Feeling {
  readonly text: string;
  /** Where the point was put by hand; where the words say otherwise. */
  readonly placed: Affect | undefined;
  /** The way that the song takes; empty where it is one feeling, or the words lead the way. */
  readonly journey: readonly Station[];
  readonly wishes: Wishes;
}

/** Nothing yet. */
export const noFeeling: Feeling = { text: "", placed: undefined, journey: [], wishes: noWishes };

/** The feeling as the service asks for it. */
export function intentOf({ text, placed, journey, wishes }: Feeling): WireIntent {
  const technical = technicalOf(wishes);
  const { title, wound, desire, breakRules, rules } = wishes;
  const broken = [...(breakRules ? ["auto"] : []), ...rules];
  return {
    emotional_intent: text.trim(),
    ...(title.trim() !== "" && { title: title.trim() }),
    ...(wound.trim() !== "" && { core_wound: wound.trim() }),
    ...(desire.trim() !== "" && { core_desire: desire.trim() }),
    ...(Object.keys(technical).length > 0 && { technical }),
    ...(journey.length > 1
      ? { journey: journey.map(({ at, emotion }) => ({ at: Math.round(at * 100) / 100, emotion })) }
      : placed),
    ...(broken.length > 0 && { rule_breaks: broken }),
  };
}

const PLACE = "music-brain feeling";

/** Keeps what is being said in this browser. A browser that keeps nothing is no hindrance. */
export function keepFeeling(feeling: Feeling): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(feeling));
  } catch {
    // Full, or forbidden by the browser's settings: the words live as long as the page.
  }
}

/** What was being said last time. */
export function keptFeeling(): Feeling {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof kept !== "object" || kept === null) return noFeeling;
    const { wishes, ...rest } = kept as Partial<Feeling>;
    // What this page knows and the kept one does not is as it is at first.
    return { ...noFeeling, ...rest, wishes: { ...noWishes, ...wishes } };
  } catch {
    return noFeeling;
  }
}
