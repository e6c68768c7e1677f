/**
 * Words that deny a feeling, carry a denial, or undo one. The cues are the common ones of English negation (Huddleston &
 * Pullum 2002, chapter 9); what each does to a feeling is this project's own.
 */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** May stand between "not" and what it denies: "I do not think that I am going to be happy". */
export const carriers: ReadonlySet<string> = setOf(
  "feel feels feeling felt be being been am is are was were i it we you he she they there here to going get gets " +
    "getting got become becoming seem seems look looks sound sounds really all at even quite exactly any anymore " +
    "longer more have has had having think believe of as in about by make makes made me us him her them want " +
    "wanted bring brings give gives find found know known anything something much that enough ever yet always " +
    "necessarily particularly remotely trace hint sign bit ounce shred room time reason for can could will would " +
    "do did does say says said tell told",
);

/** Deny a whole clause. */
export const clauseCues: ReadonlySet<string> = setOf(
  "not never hardly scarcely rarely seldom nothing nobody none neither nor",
);

/** Deny only the noun that they stand before: "without you I am sad" does not deny the sadness. */
export const nounCues: ReadonlySet<string> = setOf("no without lacking lacks minus");

/** Two words that deny the noun after them. */
export const pairCues: ReadonlySet<string> = new Set([
  "lack of",
  "absence of",
  "devoid of",
  "void of",
  "free of",
  "free from",
  "far from",
  "instead of",
  "rather than",
  "end of",
  "loss of",
  "cured of",
  "done with",
  "anything but",
  "stop being",
  "stopped being",
  "stop feeling",
  "stopped feeling",
  "no more",
  "not any",
]);

/** Deny what follows at once, and most of them only what is pleasant: "lost hope", "stopped laughing". */
export const endingCues: ReadonlySet<string> = setOf(
  "stopped stop quit lost lose losing loses cease ceased killed cancelled canceled cancel",
);

/** After "not" these make an addition or a set phrase, not a denial. */
export const undoing: ReadonlySet<string> = setOf(
  "only just merely simply stop stopped help but except without wait resist wonder doubt matter",
);

/** With "is" or "has" before them these end the feeling that stands before both: "the pain is gone". */
export const ended: ReadonlySet<string> = setOf(
  "over gone past passed ended finished lifted vanished fading cancelled canceled",
);

/** End the feeling before them by themselves: "the rain stopped". */
export const stopping: ReadonlySet<string> = setOf(
  "stopped stops subsided subsides lifted lifts passed passes vanished vanishes",
);

/** After "never been" these heighten: "never been so happy". */
export const raising: ReadonlySet<string> = setOf("so such more this");

/** After "I wish I" these say that it is not so. */
export const unreal: ReadonlySet<string> = setOf("were was could had felt");
