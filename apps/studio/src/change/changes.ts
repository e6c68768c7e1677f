/** What can be changed with one click. */
import type { WireEdit, WireSong } from "@music-brain/contract";
import type { Recipe } from "../api/songs.ts";
import { words } from "../words.ts";
import type { Take } from "./takes.ts";

/** A change: its name, and the recipe that comes of it. */
export interface Change {
  readonly label: string;
  readonly recipe: (recipe: Recipe, song: WireSong) => Recipe;
}

/** Changes of one kind. */
export interface ChangeGroup {
  readonly name: string;
  readonly changes: readonly Change[];
}

/** The changes that a song can have. */
export function changesOf({ song }: Take): readonly ChangeGroup[] {
  const plays = (role: string) => song.tracks.some((track) => track.role === role && track.notes.length > 0);
  const { change } = words;
  return [
    {
      name: change.feeling,
      changes: [
        { label: change.brighter, recipe: felt({ valence: 0.3 }) },
        { label: change.darker, recipe: felt({ valence: -0.3 }) },
        { label: change.calmer, recipe: felt({ arousal: -0.2 }) },
        { label: change.stronger, recipe: felt({ arousal: 0.2 }) },
      ],
    },
    {
      name: change.shape,
      changes: [
        edit(change.slower, { kind: "tempo", factor: 0.88 }),
        edit(change.faster, { kind: "tempo", factor: 1.12 }),
        edit(change.higher, { kind: "transpose", semitones: 2 }),
        edit(change.lower, { kind: "transpose", semitones: -2 }),
        edit(change.longer, { kind: "lengthen", bars: 8 }),
      ],
    },
    {
      name: change.band,
      changes: [
        { label: change.another, recipe: ({ intent }) => ({ intent, edits: [] }) },
        ...(plays("melody") ? [edit(change.melody, { kind: "regenerate", tracks: ["melody"] })] : []),
        ...(plays("drums")
          ? [
              edit(change.groove, { kind: "regenerate", tracks: ["drums"] }),
              edit(change.noDrums, { kind: "silence", tracks: ["drums"] }),
            ]
          : []),
      ],
    },
  ];
}

/** Composes a section or a track anew; everything else stays note for note. */
export function anew(part: { readonly section: string } | { readonly track: string }): Change {
  return "section" in part
    ? edit(words.change.section(part.section), { kind: "regenerate", sections: [part.section] })
    : edit(words.change.track(part.track), { kind: "regenerate", tracks: [part.track] });
}

function edit(label: string, made: WireEdit): Change {
  return { label, recipe: (recipe) => ({ ...recipe, edits: [...recipe.edits, made] }) };
}

/** The same seed and words, with the feeling moved; every station of a journey by as much. */
function felt(by: { readonly valence?: number; readonly arousal?: number }): Change["recipe"] {
  return (recipe, { emotion: { valence, arousal, dominance }, reasons }) => {
    if (reasons.some(({ about }) => about === "journey")) {
      return { ...recipe, edits: [...recipe.edits, { kind: "feel", ...by }] };
    }
    const within = (value: number, least: number) =>
      Math.round(Math.min(1, Math.max(least, value)) * 100) / 100;
    return {
      ...recipe,
      intent: {
        ...recipe.intent,
        valence: within(valence + (by.valence ?? 0), -1),
        arousal: within(arousal + (by.arousal ?? 0), 0),
        dominance: within(dominance, 0),
      },
    };
  };
}
