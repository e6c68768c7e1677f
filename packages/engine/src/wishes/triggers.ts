/** Whether a text can contain a wish at all: most do not, and are spared the search. */
import { humanizeWords, instrumentWords, plainForms, tempoWords } from "../data/wish-words.ts";
import { genreNames } from "./genre.ts";
import { mayWishForeign } from "./languages.ts";

const others =
  "bpm beats short brief key major minor dorian phrygian lydian mixolydian aeolian ionian locrian time minutes minute mins min " +
  "seconds second secs sec bars measures beat beats percussion melody pad pads counter drumless drum chords progression " +
  "changes in three five six seven twelve four";

/** Every word with which a name out of the tables begins, or without which no pattern holds. */
const triggers: ReadonlySet<string> = new Set(
  [
    ...others.split(" "),
    ...genreNames,
    ...instrumentWords.map(({ word }) => word),
    ...tempoWords.map(({ word }) => word),
    ...plainForms,
    ...Object.keys(humanizeWords),
  ].map(firstWord),
);

/** Words that are in most texts, and trigger only beside a figure, a number or a mode. */
const common: ReadonlySet<string> = new Set(["in", "on", "time", "second", "key"]);

/** Whether some word of a text, or a figure or a row of chords in it, may belong to a wish. */
export function mayWish(text: string): boolean {
  if (/\d|[A-GIVi] ?[-→|]/.test(text)) return true;
  const words = text.toLowerCase().match(/[a-z&\u00c0-\u024f]+/g) ?? [];
  return (
    words.some((word) => !common.has(word) && isTrigger(word)) ||
    / (?:in|key) (?:of )?[A-G](?:#|b|\b)/.test(text) ||
    mayWishForeign(text)
  );
}

function isTrigger(word: string): boolean {
  return triggers.has(word) || (word.endsWith("s") && triggers.has(word.slice(0, -1)));
}

function firstWord(name: string): string {
  return /[a-z&\u00c0-\u024f]+/.exec(name.toLowerCase())?.[0] ?? name;
}
