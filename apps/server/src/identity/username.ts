/** The names of accounts: what they may be, and when two are the same. */

const SHORTEST = 3;
const LONGEST = 32;

/** The name as it is kept and shown. Widths, ligatures and the like are what they stand for (NFKC). */
export function shownName(username: string): string {
  return username.normalize("NFKC");
}

/**
 * Letters of other scripts that look like Latin ones, and digits that look like letters; small letters alone, since names
 * are compared in them. From the single characters of Unicode's confusables.txt (UTS #39 §4).
 */
const lookalikes = new Map(
  [
    ["a", "аɑα"],
    ["b", "Ьь"],
    ["c", "сϲ"],
    ["d", "ԁ"],
    ["e", "еҽ"],
    ["g", "ɡց"],
    ["h", "һհ"],
    ["i", "іıɩι"],
    ["j", "јϳ"],
    ["k", "кκ"],
    ["l", "1ӏǀ"],
    ["m", "м"],
    ["n", "пո"],
    ["o", "0оοօσ"],
    ["p", "рρ"],
    ["q", "ԛզ"],
    ["s", "ѕ"],
    ["t", "тτ"],
    ["u", "υս"],
    ["v", "ѵν"],
    ["w", "ԝω"],
    ["x", "хχ"],
    ["y", "уүγ"],
  ].flatMap(([latin = "", alike = ""]) => [...alike].map((one) => [one, latin] as const)),
);

/**
 * What a name is compared by: names that differ in case or width alone are one, and so are names that look alike.
 * @example usernameKey("Ｃlara") === usernameKey("cIara".replace("I", "1")); // true
 */
export function usernameKey(username: string): string {
  const small = shownName(username).toLowerCase().normalize("NFKC");
  return [...small].map((letter) => lookalikes.get(letter) ?? letter).join("");
}

/** A capital I looks like a small L: the key of the name that such a name may be taken for. */
export function lookedAtKey(username: string): string {
  return usernameKey(shownName(username).replaceAll("I", "l"));
}

/** Letters and digits, with single marks between them. */
const SHAPE = /^[\p{L}\p{M}0-9]+(?:[._-][\p{L}\p{M}0-9]+)*$/u;

/** Letters that are written together: a name of two of these groups is made to deceive (UTS #39 §5.2). */
const scripts: readonly RegExp[] = [
  /^[\p{Script=Latin}]*$/u,
  /^[\p{Script=Greek}]*$/u,
  /^[\p{Script=Cyrillic}]*$/u,
  /^[\p{Script=Armenian}]*$/u,
  /^[\p{Script=Georgian}]*$/u,
  /^[\p{Script=Hebrew}\p{M}]*$/u,
  /^[\p{Script=Arabic}\p{M}]*$/u,
  /^[\p{Script=Devanagari}\p{M}]*$/u,
  /^[\p{Script=Bengali}\p{M}]*$/u,
  /^[\p{Script=Tamil}\p{M}]*$/u,
  /^[\p{Script=Telugu}\p{M}]*$/u,
  /^[\p{Script=Thai}\p{M}]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]*$/u,
  /^[\p{Script=Han}\p{Script=Hangul}]*$/u,
];

/** Names that sound as if the service itself spoke; an administrator can give them. */
const reserved = new Set(
  [
    "admin",
    "administrator",
    "anonymous",
    "music-brain",
    "musicbrain",
    "root",
    "security",
    "support",
    "system",
  ].map(usernameKey),
);

/** Why nobody may have a name, as the end of a sentence that begins with it; undefined where somebody may. */
export function objectionToName(username: string): string | undefined {
  const shown = shownName(username);
  const { length } = [...shown];
  if (length < SHORTEST || length > LONGEST) return `has to have ${SHORTEST} to ${LONGEST} characters`;
  if (!SHAPE.test(shown)) {
    return "has to be letters and the digits 0 to 9, with single dots, hyphens and underscores between them";
  }
  const letters = shown.replace(/[0-9._-]/g, "");
  if (!scripts.some((script) => script.test(letters))) return "has to have all its letters of one script";
  return undefined;
}

/** Whether a name is kept for those who run the service. */
export function isReserved(username: string): boolean {
  return reserved.has(usernameKey(username)) || reserved.has(lookedAtKey(username));
}
