/** What is felt, as the page holds it: words, and a point that follows them until it is moved by hand. */
import type { WireIntent } from "@music-brain/contract";
import type { Affect } from "./affect.ts";

/** What is to be composed. */
export interface Feeling {
  readonly text: string;
  /** Where the point was put by hand; where the words say otherwise. */
  readonly placed: Affect | undefined;
  readonly wishes: Wishes;
}

/** Wishes about the music, as they stand in their fields; empty where the feeling is to decide. */
export interface Wishes {
  readonly genre: string;
  readonly key: string;
  readonly bpm: string;
  readonly bars: string;
  readonly metre: string;
  readonly breakRules: boolean;
}

/** Nothing yet. */
export const noFeeling: Feeling = {
  text: "",
  placed: undefined,
  wishes: { genre: "", key: "", bpm: "", bars: "", metre: "", breakRules: false },
};

/** The feeling as the service asks for it. */
export function intentOf({ text, placed, wishes }: Feeling): WireIntent {
  const { genre, key, bpm, bars, metre, breakRules } = wishes;
  const technical = {
    ...(genre.trim() !== "" && { genre: genre.trim() }),
    ...(key.trim() !== "" && { key: key.trim() }),
    ...(bpm !== "" && { bpm: Number(bpm) }),
    ...(bars !== "" && { bars: Number(bars) }),
    ...(metre !== "" && { time_signature: metre }),
  };
  return {
    emotional_intent: text.trim(),
    ...(Object.keys(technical).length > 0 && { technical }),
    ...placed,
    ...(breakRules && { rule_breaks: ["auto"] }),
  };
}
