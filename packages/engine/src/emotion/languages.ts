/** Words of feeling in German, Spanish, French, Portuguese and Italian. */
import { french } from "../data/languages/french.ts";
import { german } from "../data/languages/german.ts";
import { italian } from "../data/languages/italian.ts";
import { portuguese } from "../data/languages/portuguese.ts";
import type { LanguageTable } from "../data/languages/schema.ts";
import { spanish } from "../data/languages/spanish.ts";

const tables: readonly LanguageTable[] = [german, spanish, french, portuguese, italian];

/** What a word of another language means. */
export interface ForeignWord {
  readonly language: string;
  /** The name of the sub-emotion or node. */
  readonly means: string;
  /** Whether the word itself is listed, rather than its stem. */
  readonly isWhole: boolean;
}

/** The longest ending that a stem takes. */
const LONGEST_ENDING = 4;

interface Words {
  readonly whole: ReadonlyMap<string, ForeignWord>;
  readonly stems: ReadonlyMap<string, ForeignWord>;
}

let built: Words | undefined;

/**
 * What a word means in one of the five languages; undefined where it is in none of the tables.
 * @param word in lower case, without accents
 * @example
 * foreignWord("traurigen"); // { language: "German", means: "sadness", isWhole: false }
 */
export function foreignWord(word: string): ForeignWord | undefined {
  built ??= build();
  const plain = word.replaceAll("ß", "ss").replaceAll("œ", "oe");
  const whole = built.whole.get(plain);
  if (whole !== undefined) return whole;
  for (let length = plain.length; length >= Math.max(4, plain.length - LONGEST_ENDING); length--) {
    const stem = built.stems.get(plain.slice(0, length));
    if (stem !== undefined) return stem;
  }
  return undefined;
}

function build(): Words {
  const whole = new Map<string, ForeignWord>();
  const stems = new Map<string, ForeignWord>();
  for (const { language, words } of tables) {
    for (const [means, list] of Object.entries(words)) {
      for (const entry of list.split(" ")) {
        const isStem = entry.endsWith("*");
        const target = isStem ? stems : whole;
        for (const spelling of spellingsOf(isStem ? entry.slice(0, -1) : entry)) {
          if (!target.has(spelling)) target.set(spelling, { language, means, isWhole: !isStem });
        }
      }
    }
  }
  return { whole, stems };
}

/** Without accents; German umlauts also as "ae", "oe" and "ue". */
function spellingsOf(word: string): readonly string[] {
  const bare = word.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").replaceAll("œ", "oe");
  const spelled = word
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss");
  return spelled === word ? [bare] : [bare, spelled.normalize("NFKD").replace(/\p{M}/gu, "")];
}
