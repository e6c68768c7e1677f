/** What the listeners share: how texts are spelled, how numbers are said, and what stands around a phrase. */

/** Compatibility forms are unified, apostrophes and dashes made plain, runs of blanks made one. */
export function spelling(text: string): string {
  if (/^(?:[\n!-_a-~]| (?! ))*$/.test(text)) return text;
  return text
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[’‘ʼ´`]/gu, "'")
    .replace(/[‐‑‒–—]/gu, "-")
    .replaceAll("♯", "#")
    .replaceAll("♭", "b")
    .replace(/[^\S\n]+/gu, " ");
}

const ones = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** A number in figures or in words up to ninety-nine, as part of a pattern. */
export const NUMBER = `(?:\\d+(?:\\.\\d+)?|(?:${tens.join("|")})(?:[- ](?:${ones.slice(1, 10).join("|")}))?|${ones.join("|")}|fifteen|sixteen|a hundred|an?|half an?)`;

/**
 * The number that such words say.
 * @example
 * numberOf("seventy-two"); // 72
 */
export function numberOf(words: string): number {
  const said = words.toLowerCase();
  if (/^\d/.test(said)) return Number(said);
  if (said === "a" || said === "an") return 1;
  if (said.startsWith("half")) return 0.5;
  const special: Readonly<Record<string, number>> = { fifteen: 15, sixteen: 16, "a hundred": 100 };
  const [first = "", second = ""] = said.split(/[- ]/u);
  return special[said] ?? (ones.indexOf(first) >= 0 ? ones.indexOf(first) : tenOf(first, second));
}

function tenOf(ten: string, one: string): number {
  return 10 * (tens.indexOf(ten) + 2) + Math.max(0, ones.indexOf(one));
}

/** What music is called, as part of a pattern. */
export const MUSIC =
  "(?:songs?|music|tracks?|tunes?|pieces?|ballads?|instrumentals?|beats?|grooves?|numbers?|anthems?|jams?|arrangements?|version|waltz|waltzes|lullaby|lullabies|march|hymn|theme|soundtrack|score|dance|mix|melody)";

/** How many characters before a place are looked at. */
const REACH = 40;

/** Whether what stands before a place denies what stands there: "not in 3/4", "anything but jazz". */
export function isDenied(text: string, place: number): boolean {
  return /\b(?:not|no|never|without|isn't|nothing like|anything but|don't want|rather than|instead of|hate|hates|hated)(?: (?:a|an|any|the|in|too|it|to be|like|more|another|some|at|for))*[ -]*$/i.test(
    text.slice(Math.max(0, place - REACH), place),
  );
}

/** Whether what stands before a place takes back what was said: "70 bpm, no, 90 bpm". */
export function isCorrection(text: string, place: number): boolean {
  return /\b(?:actually|no,|(?:no,? )?wait,?|rather|make that|or better|i mean|sorry,?)[ ,]*(?:make it |at |in |about |around )*$/i.test(
    text.slice(Math.max(0, place - REACH), place),
  );
}

/** Whether nothing but this stands between two marks of punctuation, in a text that has some. */
export function isAlone(text: string, from: number, to: number): boolean {
  const before = /(^|[,.;:!?\n/|()+&])\s*(?:actually,? )?(?:and |maybe |some |a |an )?$/iu.exec(
    text.slice(Math.max(0, from - REACH), from),
  );
  const after = /^\s*(?:[,.;:!?\n/|()+&]|$)/u.test(text.slice(to));
  return before !== null && after && (from > 0 || to < text.length);
}
