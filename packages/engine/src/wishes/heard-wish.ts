/** A wish about the music that stands in the words for a feeling: "around 70 bpm", "no drums", "like a lullaby". */

/** What each wish asks for, under the name that it has in the body of a request. */
export interface WishValues {
  /** "E minor"; a mode alone ("minor") leaves the tonic open. */
  readonly key: string;
  /** Quarter notes a minute, 20 … 300. */
  readonly bpm: number;
  /** As it is called: "sea shanty"; or "not jazz". */
  readonly genre: string;
  /** 3 … 64 Roman numerals or chord symbols. */
  readonly progression: readonly string[];
  /** "3/4". */
  readonly time_signature: string;
  /** 4 … 512. */
  readonly bars: number;
  /** Seconds, 10 … 900. */
  readonly duration_seconds: number;
  /** The name of a form. */
  readonly form: string;
  /** By role; "none" silences one. Several such wishes add up. */
  readonly instruments: Readonly<Record<string, string>>;
  /** By section, and in it by role; see `sectionInstruments` of an intent. Several such wishes add up. */
  readonly section_instruments: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** 0 … 1. */
  readonly humanize: number;
}

/** What can be wished for. */
export type WishName = keyof WishValues;

/** One wish, with the words that ask for it. */
export type HeardWish = {
  readonly [Name in WishName]: {
    readonly parameter: Name;
    readonly value: WishValues[Name];
    /** As they stand in the text. */
    readonly words: string;
    /** A sentence for people that quotes the words. */
    readonly because: string;
  };
}[WishName];

/** A wish, and where it stands. */
export interface PlacedWish {
  readonly wish: HeardWish;
  /** Of the first character. */
  readonly from: number;
  /** After the last character. */
  readonly to: number;
  /** Whether it counts only in the company of other wishes: "folk" alone between two commas. */
  readonly isUnsure?: boolean;
  /** Whether an unsure wish needs a sure one right beside it: "a blues in E". */
  readonly needsNeighbour?: boolean;
  /** Whether it brings back who was silenced: "actually drums", "bring the drums back". */
  readonly isRestored?: boolean;
  /** Of a tempo in words: −1 the slowest … 1 the fastest of the genre, where one is heard. */
  readonly pace?: number;
}

/** Finds the wishes of one kind in a text that {@link spelling} has prepared. */
export type Listener = (text: string) => readonly PlacedWish[];
