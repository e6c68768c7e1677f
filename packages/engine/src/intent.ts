/** What a caller asks for, and how a wrong wish is reported. */

/** Wishes about the music itself; each one that is given wins over the feeling. */
export interface TechnicalWishes {
  /** "A minor", "F#m", "Bb", "D dorian"; a mode alone ("minor") leaves the tonic to the seed. */
  readonly key?: string | null;
  /** 20 … 300. */
  readonly bpm?: number | null;
  /** Any text; it is mapped to the nearest genre that the engine knows. */
  readonly genre?: string | null;
  /** Roman numerals ("i", "bVII7") or chord symbols ("Am", "F/A"), 1 … 64 of them. */
  readonly progression?: readonly string[] | null;
  /** "4/4", "3/4", "6/8", "12/8", "5/4" or "7/8". */
  readonly timeSignature?: string | null;
  /** 4 … 512. */
  readonly bars?: number | null;
  /** 10 … 900: about how long the song is to be, in seconds; `bars` wins over it. */
  readonly durationSeconds?: number | null;
  /** "verse-chorus", "AABA", "through-composed"…; see `plan/form.ts`. */
  readonly form?: string | null;
  /** By role: { melody: "flute" }; "none" silences a role. */
  readonly instruments?: Readonly<Record<string, string>> | null;
  /**
   * By section ("chorus", "verse 2", "last chorus"), and in it by role: who is named plays there and, but for melody, chords
   * and bass, nowhere else; another melody than the song's is a solo; "none" lets a role rest there.
   */
  readonly sectionInstruments?: Readonly<Record<string, Readonly<Record<string, string>>>> | null;
  /**
   * 0 … 1: how humanly the song is played. 0 is the exact score: every note on the grid, swing included, and as loud as
   * written. More of it moves the same notes further, up to what is measured in people at 1.
   */
  readonly humanize?: number | null;
}

/** A feeling at a place in the song. */
export interface JourneyWish {
  /** 0 (the start) … 1 (the end). */
  readonly at: number;
  /** Any text that names a feeling. */
  readonly emotion: string;
}

/** What a caller asks for. Only the feeling is required. */
export interface Intent {
  /** A feeling in words; 1 … 5,000 characters. */
  readonly emotionalIntent: string;
  /** 1 … 200 characters; the first words of the feeling where there is none. */
  readonly title?: string | null;
  /** What hurts. */
  readonly coreWound?: string | null;
  /** What is longed for. */
  readonly coreDesire?: string | null;
  readonly technical?: TechnicalWishes | null;
  /** −1 … 1; wins over the words. */
  readonly valence?: number | null;
  /** 0 … 1; wins over the words. */
  readonly arousal?: number | null;
  /** 0 … 1; wins over the words. */
  readonly dominance?: number | null;
  readonly journey?: readonly JourneyWish[] | null;
  /** Ids from the catalogue in `rules/`; "auto" lets the engine choose one or two that suit the feeling. */
  readonly ruleBreaks?: readonly string[] | null;
}

/** One wish that cannot be met. */
export interface Problem {
  /** Where in the intent, in the intent's own property names: ["technical", "key"]. */
  readonly path: readonly (string | number)[];
  /** A sentence that says what is wrong and what would be right. */
  readonly detail: string;
}

/** Thrown by everything that takes an {@link Intent} which cannot be met; lists all its problems at once. */
export class IntentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.detail).join(" "));
    this.name = "IntentError";
    this.problems = problems;
  }
}
