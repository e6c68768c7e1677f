/** The key that a text asks for: "in E minor", "key of F#", "in a minor key". */
import { readKey } from "../plan/key.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { isCorrection, isDenied } from "./phrases.ts";

const MODE = "(?:major|minor|dorian|phrygian|lydian|mixolydian|aeolian|ionian|locrian)";
const TONIC = "[A-Ga-g](?:[#b]|[ -](?:sharp|flat))?";

/** "in E minor", "Bb major"; not the article in "a major change" and "in a minor key". */
const tonicAndMode = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f0-9'#])((?:in |key of |key: ?|key is )(?:the key of )?)?(${TONIC})[ -](${MODE})(?: key| scale| mode)?(?![A-Za-z\\u00c0-\\u024f0-9'-])`,
  "gi",
);

/** "key of F#", "in the key of A", "F#m". */
const tonicAlone =
  /\bkey(?: of|:| is)? ?([A-G](?:[#b]|[ -](?:sharp|flat))?m?)(?![A-Za-z\u00c0-\u024f0-9'#])/g;
const chordLike =
  /(?:^|[\s,])in ([A-G](?:[#b]m?|m)|[A-G](?= *(?:[,.;:!?\n)]|$)))(?![A-Za-z\u00c0-\u024f0-9'#])/g;

const modeAlone = new RegExp(
  `\\bin (?:an? |the )?(${MODE})(?: key| mode| scale)?(?= *(?:[,.;:!?\\n)]|$|and |with |for |at ))`,
  "gi",
);

/** "Major key but really sad", "make it minor": no "major key player" and no minor thing. */
const modeAsKey = [
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])(${MODE}) (?:key|scale|mode)(?= *(?:[,.;:!?\\n)]|$|(?:and|with|but|for|at|though|please)\\b))`,
    "gi",
  ),
  new RegExp(
    `\\b(?:make it|keep it|play it|put it in|it should be|it has to be) (?:in )?(${MODE})(?= *(?:[,.;:!?\\n)]|$|(?:and|with|but|though|please)\\b))`,
    "gi",
  ),
];

/** Hears a key, or a mode without its tonic. */
export const hearKey: Listener = (text) => {
  const full = [...text.matchAll(tonicAndMode)]
    .filter((match) => !isArticle(text, match))
    .map((match) => keyWish(text, match, `${match[2]} ${match[3]?.toLowerCase()}`));
  const bare = [...text.matchAll(tonicAlone), ...text.matchAll(chordLike)].map((match) =>
    keyWish(text, match, match[1] ?? ""),
  );
  const modes = [modeAlone, ...modeAsKey]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => keyWish(text, match, match[1]?.toLowerCase() ?? ""));
  const whole = full.filter((wish) => wish !== undefined);
  const parts = [...bare, ...modes].filter((wish) => wish !== undefined);
  return [
    ...whole,
    ...parts.filter((part) => whole.every(({ from, to }) => part.to <= from || part.from >= to)),
  ];
};

/** What ends a wish: a mark, the end, or "A minor actually". */
const AT_AN_END = /^ *(?:(?:actually|instead|please|then|though|rather) *)?(?:[,.;:!?\n)]|$)/iu;

/** "A major" at the start of "A major breakup", or the "a" of "in a minor key". */
function isArticle(text: string, match: RegExpExecArray): boolean {
  const [whole, before, tonic = ""] = match;
  if (tonic.toLowerCase() !== "a") return false;
  const after = text.slice(match.index + whole.length);
  if (tonic === "a" && /(?: key| scale| mode)$/i.test(whole)) return true;
  return before === undefined
    ? tonic === "a" || !AT_AN_END.test(after)
    : /^ [A-Za-z\u00c0-\u024f]/u.test(after) && tonic === "a";
}

function keyWish(text: string, match: RegExpExecArray, asked: string): PlacedWish | undefined {
  const words = match[0].trim();
  if (isDenied(text, match.index) && !isCorrection(text, match.index)) return undefined;
  const isMode = new RegExp(`^${MODE}$`, "i").test(asked);
  const read = readKey(isMode ? `C ${asked}` : asked);
  if ("problem" in read) return undefined;
  const { tonic, mode } = read.value;
  const value = isMode ? mode : `${tonic} ${mode}`;
  return {
    wish: { parameter: "key", value, words, because: `"${words}" names the ${isMode ? "mode" : "key"}.` },
    from: match.index,
    to: match.index + match[0].length,
  };
}
