/** What a text says of form, chords and playing: "AABA", "I–V–vi–IV", "on the grid". */
import { forms } from "../data/forms.ts";
import { humanizeWords, plainForms } from "../data/wish-words.ts";
import { readNumeral } from "../harmony/numerals.ts";
import { readSymbol } from "../harmony/symbols.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { isDenied } from "./phrases.ts";

const formPattern = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f0-9'-])(${plainForms.join("|")})(?: form)?(?![A-Za-z\\u00c0-\\u024f0-9'-])`,
  "gi",
);

/** Hears the name of a form that has no other meaning. */
export const hearForm: Listener = (text) =>
  [...text.matchAll(formPattern)].flatMap((match): PlacedWish[] => {
    const words = match[0];
    const spoken = match[1]?.toLowerCase() ?? "";
    const form = forms.find(({ name, aliases }) =>
      [name, ...aliases].some((known) => known.toLowerCase() === spoken),
    );
    if (form === undefined || isDenied(text, match.index)) return [];
    const because = `"${words}" names the form.`;
    return [
      {
        wish: { parameter: "form", value: form.name, words, because },
        from: match.index,
        to: match.index + words.length,
      },
    ];
  });

const CHORD =
  "(?:[b#]?[IViv]{1,3}(?:°|o|maj7|7)?|[A-G][#b]?(?:m|maj|min|dim|aug|sus[24]?|add)?\\d{0,2}(?:\\/[A-G][#b]?)?)";
const joined = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f0-9'/-])${CHORD}(?: ?(?:-|->|→|\\|) ?${CHORD}){2,63}(?![A-Za-z\\u00c0-\\u024f0-9'/-])`,
  "g",
);
const afterTheWord = new RegExp(
  `(?<=\\b(?:chords|progression|changes)(?: are| of|:)? )${CHORD}(?:(?: ?(?:-|,|→|\\|) ?| )${CHORD}){1,63}(?![A-Za-z\\u00c0-\\u024f0-9'])`,
  "g",
);

/** Hears chords in a row: "Am–F–C–G", "chords I V vi IV". */
export const hearProgression: Listener = (text) =>
  [...text.matchAll(joined), ...text.matchAll(afterTheWord)].flatMap((match): PlacedWish[] => {
    const words = match[0];
    const value = words.split(/[^A-Za-z0-9#b°/]+/u).filter((chord) => chord !== "");
    const key = { tonic: "C", mode: "major" } as const;
    const isReadable = value.every(
      (chord) => readNumeral(chord, key) !== undefined || readSymbol(chord, key) !== undefined,
    );
    if (!isReadable || isDenied(text, match.index) || isSoundedUnlike(text, words)) return [];
    const because = `"${words}" spells out the chords.`;
    return [
      {
        wish: { parameter: "progression", value, words, because },
        from: match.index,
        to: match.index + words.length,
      },
    ];
  });

/** "A I-V-vi-IV that doesn't sound like a I-V-vi-IV": whoever says so wants other chords. */
function isSoundedUnlike(text: string, words: string): boolean {
  const unlike =
    /\b(?:(?:doesn't|does not|don't|not) sound(?:ing)? like|anything but) (?:an? |the )?([^,.;]*)/gi;
  return [...text.matchAll(unlike)].some(([, rest = ""]) => rest.startsWith(words));
}

const humanizePattern = new RegExp(`\\b(${Object.keys(humanizeWords).join("|")})\\b`, "gi");

/** Hears how exactly the song is to be played. */
export const hearHumanize: Listener = (text) =>
  [...text.matchAll(humanizePattern)].flatMap((match): PlacedWish[] => {
    const words = match[0];
    const value = humanizeWords[words.toLowerCase()];
    if (value === undefined || isDenied(text, match.index)) return [];
    const because = `"${words}" says how exactly it is played.`;
    return [
      {
        wish: { parameter: "humanize", value, words, because },
        from: match.index,
        to: match.index + words.length,
      },
    ];
  });
