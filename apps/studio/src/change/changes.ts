/** What can be changed with one click. */
import type { Recipe } from "../api/songs.ts";
import type { Affect } from "../feel/affect.ts";
import { words } from "../words.ts";
import type { Take } from "./takes.ts";

/** A change: its name, and the recipe that comes of it. */
export interface Change {
  readonly label: string;
  readonly recipe: (take: Take) => Recipe;
}

/** The changes that every song can have. */
export const changes: readonly Change[] = [
  { label: words.change.another, recipe: ({ recipe }) => ({ intent: recipe.intent, edits: [] }) },
  { label: words.change.brighter, recipe: felt(({ valence }) => ({ valence: valence + 0.3 })) },
  { label: words.change.darker, recipe: felt(({ valence }) => ({ valence: valence - 0.3 })) },
  { label: words.change.calmer, recipe: felt(({ arousal }) => ({ arousal: arousal - 0.2 })) },
  { label: words.change.stronger, recipe: felt(({ arousal }) => ({ arousal: arousal + 0.2 })) },
  { label: words.change.slower, recipe: faster(0.88) },
  { label: words.change.faster, recipe: faster(1.12) },
  {
    label: words.change.noDrums,
    recipe: ({ recipe }) => ({
      ...recipe,
      intent: {
        ...recipe.intent,
        technical: {
          ...recipe.intent.technical,
          instruments: { ...recipe.intent.technical?.instruments, drums: "none" },
        },
      },
    }),
  },
];

/** Composes a section or a track anew; everything else stays note for note. */
export function anew(part: { readonly section: string } | { readonly track: string }): Change {
  const isSection = "section" in part;
  return {
    label: isSection ? words.change.section(part.section) : words.change.track(part.track),
    recipe: ({ recipe }) => ({
      ...recipe,
      edits: [
        ...recipe.edits,
        { kind: "regenerate", ...(isSection ? { sections: [part.section] } : { tracks: [part.track] }) },
      ],
    }),
  };
}

/** The same seed and words, with the feeling moved. */
function felt(move: (affect: Affect) => Partial<Affect>): Change["recipe"] {
  return ({ recipe, song }) => {
    const { valence, arousal, dominance } = song.emotion;
    const moved = { valence, arousal, dominance, ...move({ valence, arousal, dominance }) };
    const within = (value: number, least: number) =>
      Math.round(Math.min(1, Math.max(least, value)) * 100) / 100;
    return {
      ...recipe,
      intent: {
        ...recipe.intent,
        valence: within(moved.valence, -1),
        arousal: within(moved.arousal, 0),
        dominance: within(moved.dominance, 0),
      },
    };
  };
}

function faster(factor: number): Change["recipe"] {
  return ({ recipe }) => ({ ...recipe, edits: [...recipe.edits, { kind: "tempo", factor }] });
}
