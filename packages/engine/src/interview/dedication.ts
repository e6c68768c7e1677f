/** Hears for whom a song is. */
import type { Heard } from "./known.ts";
import { padded, quotable } from "./words.ts";

const KIN =
  "sister|brother|mother|father|mum|mom|mommy|mummy|dad|daddy|parents|wife|husband|partner|boyfriend|girlfriend|fianc(?:e|é|ee|ée)|son|daughter|baby|kid|kids|child|children|twins|grandma|grandmother|granny|nana|grandpa|grandfather|grandparents|aunt|uncle|cousin|niece|nephew|godchild|friend|friends|best friend|ex|family|dog|cat|horse|pet|team|class|students|teacher|boss|neighbour|neighbor|roommate|colleagues?|crew|band|fans|people|town|village|country|choir|orchestra|flatmate|mates?|two of (?:them|us)|self|former self|younger self|old self|older self";

/** Those who need no "my". */
const GROUPS =
  "crew|team|band|class|choir|orchestra|kids|children|family|fans|students|twins|two of (?:them|us)|bride|groom|couple";

/** "for my late grandmother", "to our two kids". */
const FOR_KIN = new RegExp(
  `\\b(?<!(?:left|leave|dump|dumped) (?:me|us) )(?:for|to|dedicated to|miss|love|lost) ((?:my|our)(?: (?:late|dear|dead|beloved|little|big|older|younger|old|best|oldest|newborn|two|three|first|poor|sweet|dying|ex))* (?:${KIN})|the (?:${GROUPS}))\\b`,
  "iu",
);

/** "my wife died": the one who is gone is whom it is for. */
const GONE = new RegExp(
  `\\b((?:my|our)(?: (?:late|dear|little|big|older|younger|old|best))* (?:${KIN}))(?: \\p{L}+){0,2} (?:died|passed|is gone|left|is leaving|is dying|gets? married|is getting married|is marrying|was born|is born)`,
  "iu",
);

/** "for Marta", "for Anna and Tom": names are written with a capital, and not at the start of a sentence alone. */
const FOR_NAME =
  /\b(?:[Ff]or|[Dd]edicated to|[Cc]alled my \w+) (\p{Lu}\p{Ll}{1,20}(?:(?: and | & )\p{Lu}\p{Ll}{1,20})?)\b/u;

/** "His name was Tomek": who is called so, in an answer to whom it is for. */
const NAMED = /\b(?:[Hh]is|[Hh]er|[Tt]heir) name (?:was|is) (\p{Lu}\p{L}{1,20})/u;

const NOT_NAMES = new Set([
  ..."His Her Their My Our The This That It He She They We You There What When Where Who Just Not No Yes".split(
    " ",
  ),
  ..."Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August".split(
    " ",
  ),
  ..."September October November December Christmas Easter Halloween God Christ English German French".split(
    " ",
  ),
]);

/** "for me", "for everyone": as the whole of a phrase. */
const FOR_OTHERS =
  /\b(?:it'?s |just |only )?for (me|myself|nobody|no one|everyone|everybody|the two of us|us both|the world|strangers)\b(?! to\b)/iu;

/** What can stand for somebody in an answer to "who is it for?": a name, a pronoun, one of us. */
const SOMEBODY =
  /^(?:\p{Lu}[\p{L}'-]+(?: (?:and |& )?\p{Lu}[\p{L}'-]+)*|(?:my|our|his|her|their).*|(?:the|a|an|all|any|every|some|those|these|whoever|anyone|people|one)(?!.* (?:at|in|on|with|by|under|near) ).*|him|her|them|you|us|both|\p{Ll}+ and \p{Ll}+)$/u;

/** Whom a text names as the one it is for. */
export function hearDedication(text: string): readonly Heard[] {
  const kin = FOR_KIN.exec(text)?.[1] ?? GONE.exec(text)?.[1];
  const name = FOR_NAME.exec(text)?.[1];
  const who = kin ?? (name !== undefined && !NOT_NAMES.has(name) ? name : FOR_OTHERS.exec(text)?.[1]);
  return who === undefined ? [] : [dedicationTo(who)];
}

/** What is said to a question for whom it is: "my sister", "it's for Anna, mostly". */
export function readDedication(text: string): readonly Heard[] {
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) return [dedicationTo(named)];
  const heard = hearDedication(`for ${text}`);
  if (heard.length > 0) return heard;
  const who = quotable(text, 60).replace(
    /^(?:it'?s |just |only |probably |maybe |mostly )*(?:for |to )?/iu,
    "",
  );
  const isWho = FOR_OTHERS.test(`for ${who}`) || SOMEBODY.test(who);
  return isWho && padded(who).trim().split(" ").length <= 8 ? [dedicationTo(who)] : [];
}

function dedicationTo(who: string): Heard {
  const shown = quotable(who).replace(/^(My|Our|Me|Myself|Everyone|Everybody|Nobody)\b/u, (word) =>
    word.toLowerCase(),
  );
  return { parameter: "dedication", value: shown, because: `You said that it is for ${shown}.` };
}
