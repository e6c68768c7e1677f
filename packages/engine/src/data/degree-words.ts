/**
 * Words that make a feeling stronger or weaker, in steps on the six intensities of a sub-emotion. The order from
 * weakest to strongest follows Quirk, Greenbaum, Leech & Svartvik (1985, chapter 8: maximizers, boosters,
 * compromisers, diminishers, minimizers); the numbers are this project's own.
 */

/** Words that change the strength of what they stand beside. */
interface DegreeRow {
  /** −2 … 3 steps; 0 lets the reader look past the word to the next one. */
  readonly steps: number;
  /** Single words, separated by spaces. */
  readonly words: string;
  readonly phrases: readonly string[];
}

/** What stands before the feeling: "very sad", "a hint of hope". Phrases are written without "a" and "the". */
export const degreesBefore: ReadonlyMap<string, number> = degreeMap([
  { steps: 3, words: "unbearably unbearable impossibly", phrases: [] },
  {
    steps: 2,
    words:
      "extremely extreme absolutely absolute utterly utter completely complete totally total entirely incredibly " +
      "insanely immensely immense intensely intense profoundly profound overwhelmingly overwhelming wildly " +
      "devastatingly desperately infinitely infinite boundlessly boundless endlessly endless crazily madly " +
      "ridiculously enormously tremendously tremendous hopelessly achingly excruciatingly exceedingly bottomless",
    phrases: ["beyond", "so much", "a lot of"],
  },
  {
    steps: 1,
    words:
      "very really so truly deeply deep such too super much highly strongly particularly especially remarkably " +
      "seriously greatly great heavily severely awfully terribly horribly dreadfully terrifyingly wonderfully purely " +
      "pure sheer fucking fuckin freaking bloody damn damned goddamn hella mega ultra way all increasingly " +
      "incurably painfully unusually exceptionally extraordinarily fiercely literally genuinely overly mighty " +
      "massively massive hugely huge heartbreakingly blindingly amazingly more most",
    phrases: ["full of", "filled with", "lots of"],
  },
  {
    steps: 0,
    words:
      "quite pretty rather fairly just simply still always somehow even honestly strangely oddly weirdly",
    phrases: [],
  },
  {
    steps: -1,
    words:
      "somewhat almost nearly partly half semi moderately reasonably relatively mostly sometimes less little bit " +
      "quietly gently softly subtly occasionally lowkey some",
    phrases: [
      "kind of",
      "sort of",
      "bit of",
      "little bit",
      "little bit of",
      "tad",
      "tad bit",
      "dash of",
      "touch",
    ],
  },
  {
    steps: -2,
    words: "slightly slight slightest mildly mild faintly faint vaguely vague",
    phrases: [
      "hint of",
      "touch of",
      "tinge of",
      "trace of",
      "glimmer of",
      "flicker of",
      "pinch of",
      "whiff of",
      "tiny bit",
      "ever so slightly",
      "just little",
    ],
  },
]);

/** What stands after the feeling: "I miss her so much", "tired to the bone". */
export const degreesAfter: ReadonlyMap<string, number> = degreeMap([
  {
    steps: 2,
    words: "af",
    phrases: [
      "beyond words",
      "beyond measure",
      "beyond belief",
      "as hell",
      "as fuck",
      "more than anything",
      "more than words",
      "to death",
      "to bone",
      "to core",
      "with all heart",
      "like never before",
      "like hell",
    ],
  },
  {
    steps: 1,
    words: "deeply badly terribly completely utterly intensely",
    phrases: [
      "so much",
      "so bad",
      "so badly",
      "very much",
      "lot",
      "so hard",
      "so deeply",
      "too much",
      "all time",
    ],
  },
  {
    steps: -1,
    words: "somewhat sometimes ish maybe",
    phrases: [
      "little",
      "bit",
      "little bit",
      "tad",
      "kind of",
      "sort of",
      "in way",
      "at times",
      "i guess",
      "i suppose",
    ],
  },
  { steps: -2, words: "slightly", phrases: ["tiny bit", "just little", "just bit", "ever so slightly"] },
]);

function degreeMap(rows: readonly DegreeRow[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const row of rows) {
    for (const word of row.words.split(" ")) map.set(word, row.steps);
    for (const phrase of row.phrases) map.set(phrase, row.steps);
  }
  return map;
}
