/**
 * Words that take a feeling out of the here and now: it is remembered, was only believed, ought to be there and is not.
 * That such frames move the value of a word which they do not contain follows Polanyi & Zaenen (2006) on presupposition and
 * irrealis; the lists are this project's own.
 */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** With an unreal verb behind them these say that it was not so: "I thought I was happy". */
export const believing: ReadonlySet<string> = setOf("thought believed assumed figured imagined");

/** The unreal verbs: "I thought I was", "I believed you loved". */
export const believed: ReadonlySet<string> = setOf("was were had could would felt");

/** What is only shown is not felt: "pretending to be happy". */
export const showing: ReadonlySet<string> = setOf(
  "pretend pretends pretended pretending fake fakes faked faking",
);

/** May stand between such a word and the feeling, beside what carries a denial. */
export const framed: ReadonlySet<string> = setOf("so too very my our life things everything else only");

/** Who speaks of himself: "I should be happy" misses something, "you should be proud" says something kind. */
export const speakers: ReadonlySet<string> = setOf("i we");

/** Who a past is told of: "when I was happy". */
export const subjects: ReadonlySet<string> = setOf("i we you he she they it life things everything");

/** Verbs that stand for the one before: "but I'm not", "but she doesn't". */
export const standIns: ReadonlySet<string> = setOf(
  "am is are was were do does did can could will would have has had feel",
);

/** May follow such a "not" at the end of its clause. */
export const standInTails: ReadonlySet<string> = setOf(
  "feel it that way like this really anymore any more longer now today at all yet quite always either inside me",
);

/** Times of a life that are over: "those happy days". */
export const bygones: ReadonlySet<string> = setOf(
  "day days time times year years night nights summer summers winters evenings mornings afternoons moments memories weekends",
);
