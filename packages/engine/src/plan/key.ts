/** Keys in every usual English spelling. */
import { signatureOf } from "../harmony/scales.ts";
import type { Key, Mode } from "../song.ts";
import { quoted, type Wish } from "./wish.ts";

const EXAMPLES = 'such as "C", "F# minor", "Bb major" or "D dorian"';

const modeWords: Readonly<Record<string, Mode>> = {
  "": "major",
  maj: "major",
  major: "major",
  ionian: "major",
  min: "minor",
  minor: "minor",
  aeolian: "minor",
  "natural minor": "minor",
  "harmonic minor": "minor",
  "melodic minor": "minor",
  dor: "dorian",
  dorian: "dorian",
  phryg: "phrygian",
  phrygian: "phrygian",
  lyd: "lydian",
  lydian: "lydian",
  mixo: "mixolydian",
  mixolydian: "mixolydian",
  loc: "locrian",
  locrian: "locrian",
};

const ENHARMONIC: Readonly<Record<string, string>> = {
  "C#": "Db",
  "D#": "Eb",
  "E#": "F",
  "F#": "Gb",
  "G#": "Ab",
  "A#": "Bb",
  "B#": "C",
  Cb: "B",
  Db: "C#",
  Eb: "D#",
  Fb: "E",
  Gb: "F#",
  Ab: "G#",
  Bb: "A#",
};

/**
 * The key that a text names. A bare tonic is the major key, as musicians write it. Keys with more than seven
 * accidentals are respelled (G# major becomes Ab major).
 * @example
 * readKey("f sharp min"); // { value: { tonic: "F#", mode: "minor" } }
 */
export function readKey(text: string): Wish<Key> {
  const written = text.normalize("NFKC").replaceAll("♯", "#").replaceAll("♭", "b").trim();
  const match = /^([A-Ga-g])(?:(#|b)|[\s-]*(sharp|flat)(?![a-z]))?(.*)$/su.exec(written);
  if (!match) return { problem: explain(text, written) };
  const [, letter = "", sign, word, rest = ""] = match;
  const mode = readMode(rest);
  if (!mode) return { problem: explain(text, written) };
  const accidental = sign ?? (word === "sharp" ? "#" : word === "flat" ? "b" : "");
  const asked: Key = { tonic: `${letter.toUpperCase()}${accidental}`, mode };
  const key = respelled(asked);
  const remarks = [
    key.tonic === asked.tonic
      ? ""
      : `${asked.tonic} ${mode} is written as ${key.tonic} ${mode}, which sounds the same.`,
    /harmonic|melodic/iu.test(rest)
      ? `It is composed as ${key.tonic} minor, whose dominant has the raised seventh where chords lead home.`
      : "",
    rest.trim() === "" ? `A tonic alone names the major key; for minor, write "${key.tonic} minor".` : "",
  ].filter((remark) => remark !== "");
  return remarks.length > 0 ? { value: key, remark: remarks.join(" ") } : { value: key };
}

/** The mode that a text names without a tonic: "minor", "D" not. */
export function modeNamed(text: string): Mode | undefined {
  const word = text.trim().toLowerCase();
  return word.length > 3 ? readMode(word) : undefined;
}

/** The same key with a signature that people write: at most seven accidentals. */
export function respelled(key: Key): Key {
  const twin = ENHARMONIC[key.tonic];
  if (Math.abs(signatureOf(key)) <= 7 || twin === undefined) return key;
  const other = { ...key, tonic: twin };
  return Math.abs(signatureOf(other)) < Math.abs(signatureOf(key)) ? other : key;
}

function readMode(rest: string): Mode | undefined {
  const trimmed = rest.replace(/^[\s_-]+/u, "").trim();
  if (trimmed === "m") return "minor";
  if (trimmed === "M") return "major";
  const word = trimmed.toLowerCase().replace(/\s+(mode|scale|key)$/u, "");
  return Object.hasOwn(modeWords, word) ? modeWords[word] : undefined;
}

/** What is wrong with a text that names no key, and what would be right. */
function explain(text: string, written: string): string {
  const german = /^(as|es|[a-h](?:is|es)?)[\s-]*(dur|moll)$/iu.exec(written);
  if (german) {
    const suggestion = `${englishTonic(german[1] ?? "")} ${german[2]?.toLowerCase() === "moll" ? "minor" : "major"}`;
    return `Keys are written in English here: for ${quoted(text)} write "${suggestion}".`;
  }
  if (/^h(?:is|es|[\s#b-]|m|dur|moll|$)/iu.test(written)) {
    return `${quoted(text)} is not a key here: the German H is written "B", and the German B is written "Bb".`;
  }
  if (/^[a-g](##|bb|x|#b|b#)/iu.test(written)) {
    return `${quoted(text)} is not a key: a tonic has at most one sharp or flat, ${EXAMPLES}.`;
  }
  if (
    /^[A-G][#b]?(m|maj|min|dim|aug|sus|add)?-?\d/u.test(written) ||
    /^[A-G][#b]?(dim|aug|sus)/u.test(written)
  ) {
    return `${quoted(text)} is a chord, not a key: a key is a tonic and a mode, ${EXAMPLES}.`;
  }
  return `${quoted(text)} is not a key that can be read: write a tonic and a mode, ${EXAMPLES}.`;
}

function englishTonic(german: string): string {
  const name = german.toLowerCase();
  if (name === "as") return "Ab";
  if (name === "es") return "Eb";
  const letter = name.startsWith("h") ? "B" : (name[0] ?? "c").toUpperCase();
  if (name === "b") return "Bb";
  return `${letter}${name.endsWith("is") ? "#" : name.length > 1 ? "b" : ""}`;
}
