/** What songs are for, by the words in which people say it. */

/** One of the things that songs are for. */
export interface Occasion {
  readonly name: string;
  /** Words and phrases, in lower case. */
  readonly words: readonly string[];
  /** The feeling that is taken where nobody names one. */
  readonly feeling: string;
  /** As in "then this is for …". */
  readonly shown: string;
}

/** In the order in which they are looked for: "a wedding film" is about the wedding. */
export const occasions: readonly Occasion[] = [
  {
    name: "wedding",
    words: [
      "wedding",
      "first dance",
      "getting married",
      "gets married",
      "get married",
      "got married",
      "bride",
      "groom",
      "our vows",
      "marry",
      "marries",
    ],
    feeling: "tender love and joy",
    shown: "a wedding",
  },
  {
    name: "funeral",
    words: ["funeral", "memorial", "wake", "burial", "eulogy", "remembrance"],
    feeling: "grief and gratitude",
    shown: "a farewell",
  },
  {
    name: "lullaby",
    words: ["lullaby", "fall asleep", "falls asleep", "bedtime", "put to sleep", "goodnight song", "cradle"],
    feeling: "tender and sleepy",
    shown: "the end of a day",
  },
  {
    name: "game",
    words: [
      "boss fight",
      "boss battle",
      "final boss",
      "boss music",
      "video game",
      "videogame",
      "game",
      "level",
      "rpg",
      "d&d",
      "dnd",
      "dungeons & dragons",
      "tabletop",
      "dungeon",
    ],
    feeling: "menace and defiance",
    shown: "a game",
  },
  {
    name: "film",
    words: ["film", "movie", "scene", "soundtrack", "trailer", "documentary", "short film"],
    feeling: "suspense",
    shown: "a film",
  },
  {
    name: "birthday",
    words: ["birthday", "turns thirty", "turns forty", "turns fifty", "turning thirty", "turning forty"],
    feeling: "cheerful and proud",
    shown: "a birthday",
  },
  {
    name: "anniversary",
    words: ["anniversary", "years together", "years of marriage"],
    feeling: "lasting love",
    shown: "an anniversary",
  },
  {
    name: "birth",
    words: ["newborn", "our baby", "baby shower", "just born", "was born"],
    feeling: "wonder and tenderness",
    shown: "a beginning",
  },
  {
    name: "farewell",
    words: ["farewell", "goodbye", "moving away", "leaving town", "last day", "going away"],
    feeling: "bittersweet nostalgia",
    shown: "a goodbye",
  },
  {
    name: "graduation",
    words: ["graduation", "graduate", "graduating", "commencement"],
    feeling: "proud and hopeful",
    shown: "a graduation",
  },
  {
    name: "workout",
    words: ["workout", "running", "gym", "marathon", "training montage"],
    feeling: "excited and determined",
    shown: "moving",
  },
  {
    name: "party",
    words: ["party", "dance floor", "dancefloor", "club night", "rave"],
    feeling: "exuberant joy",
    shown: "a party",
  },
  {
    name: "protest",
    words: ["protest", "demonstration", "picket line", "strike"],
    feeling: "righteous anger and hope",
    shown: "a protest",
  },
  {
    name: "study",
    words: ["study", "studying", "focus", "concentrate", "background music", "coding"],
    feeling: "calm and quiet",
    shown: "quiet work",
  },
  {
    name: "worship",
    words: ["worship", "prayer", "church service", "hymn"],
    feeling: "reverence and serenity",
    shown: "a prayer",
  },
  {
    name: "stage",
    words: ["on a stage", "on stage", "concert", "gig", "open mic"],
    feeling: "excited",
    shown: "a stage",
  },
  {
    name: "headphones",
    words: ["headphones", "at night alone", "in my room", "in bed", "in the car", "just me"],
    feeling: "quiet longing",
    shown: "listening alone",
  },
];
