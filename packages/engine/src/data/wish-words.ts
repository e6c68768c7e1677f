/**
 * Words by which people ask for music. Terms of tempo stand with the middles of the ranges that metronomes have printed
 * on them; the rest is this project's own choice of everyday words.
 */

/** A word for a tempo. */
export interface TempoWord {
  readonly word: string;
  /** Quarter notes a minute where no genre says what is slow or fast in it. */
  readonly bpm: number;
  /** −1 the slowest … 1 the fastest of a genre. */
  readonly pace: number;
  /** A musicians' term, which needs no music beside it to be understood. */
  readonly isTerm: boolean;
}

const tempoRow = (word: string, bpm: number, pace: number, isTerm: boolean): TempoWord => {
  return { word, bpm, pace, isTerm };
};

/** Words for tempi. */
export const tempoWords: readonly TempoWord[] = [
  tempoRow("largo", 50, -1, true),
  tempoRow("larghetto", 62, -0.8, true),
  tempoRow("lento", 54, -0.9, true),
  tempoRow("adagio", 70, -0.6, true),
  tempoRow("andante", 88, -0.2, true),
  tempoRow("moderato", 108, 0, true),
  tempoRow("allegretto", 116, 0.3, true),
  tempoRow("allegro", 132, 0.6, true),
  tempoRow("vivace", 152, 0.8, true),
  tempoRow("presto", 176, 1, true),
  tempoRow("prestissimo", 200, 1, true),
  tempoRow("mid-tempo", 104, 0, true),
  tempoRow("midtempo", 104, 0, true),
  tempoRow("uptempo", 132, 0.5, true),
  tempoRow("up-tempo", 132, 0.5, true),
  tempoRow("slow", 66, -0.6, false),
  tempoRow("fast", 144, 0.6, false),
  tempoRow("quick", 138, 0.5, false),
  tempoRow("moderate", 104, 0, false),
];

/**
 * Names of genres that are something else as often: a country, a soul, a house. They count as genres beside a word for
 * music ("a soul song", "in a folk style"), beside another wish, or alone between two commas.
 */
export const doubtfulGenres: ReadonlySet<string> = new Set(
  (
    "acid acoustic adagio adventure african alternative ambient anthem atmospheric ballad ballroom baroque bells blues boogie " +
    "breakbeat brazilian bulgarian campfire chamber children chill chip choral cinematic circus classical club " +
    "cocktail country cuban dance doom downtempo drill drone drop dub eighties electro electronic elegy emo epic " +
    "fanfare folk funk garage gipsy gospel gothic greek grime groove gypsy hardcore haunted highland horror house hymn " +
    "indie industrial irish jig jungle lament latin lounge march meditation metal military minimalist movie mystery noise " +
    "nu opera orchestral pop praise progressive punk rap rave reel requiem ritual rock roots rumba salsa score scary " +
    "scottish sleep soul soundscape soundtrack spanish spiritual spy stride swing symphony symphonic " +
    "thriller traditional trailer trance trap victory vaudeville western worship argentine nashville " +
    "nes outrun hitchcock standard gangsta ebm soca"
  ).split(" "),
);

/** Those among them that are a genre when a word of feeling stands right beside them: "rage metal", "sad country". */
export const genresBesideFeelings: ReadonlySet<string> = new Set(
  (
    "ambient blues bluegrass classical country dub electro electronic emo folk funk gospel grime hardcore indie industrial " +
    "metal opera pop punk rap rave rock rumba salsa trance trap"
  ).split(" "),
);

/** Names of genres that are instruments or persons first: never heard as a genre by themselves. */
export const noGenres: ReadonlySet<string> = new Set([
  "piano",
  "solo piano",
  "strings",
  "music box",
  "son",
  "oi",
  "rag",
  "slow song",
  "acoustic",
  "movie",
  // A feeling first: its genre is chosen for it anyway.
  "suspense",
]);

/** What an instrument mostly does in a band. */
export type Part = "chords" | "melody" | "pad" | "bass" | "drums";

/** An instrument as people name it. */
export interface InstrumentWord {
  readonly word: string;
  /** As the band knows it. */
  readonly instrument: string;
  readonly part: Part;
  /** The word has another meaning: bass is a fish, keys open doors. It counts only beside a word for music. */
  readonly isDoubtful: boolean;
}

const instrumentRows = (part: Part, plain: string, doubtful = ""): readonly InstrumentWord[] =>
  [plain, doubtful].flatMap((list, index) =>
    list
      .split(", ")
      .filter((entry) => entry !== "")
      .map((entry) => {
        const [word = "", instrument = word] = entry.split(" = ");
        return { word, instrument, part, isDoubtful: index === 1 };
      }),
  );

/** Instruments by what they mostly do; "a = b" where the band calls a by the name b. */
export const instrumentWords: readonly InstrumentWord[] = [
  ...instrumentRows(
    "chords",
    "piano, grand piano, upright piano, honky-tonk piano, felt piano = piano, toy piano = celesta, electric piano, rhodes, wurlitzer, " +
      "harpsichord, clavinet, guitar, acoustic guitar, classical guitar, nylon guitar, spanish guitar, steel guitar, " +
      "electric guitar, jazz guitar, distorted guitar, distortion guitar, overdriven guitar, ukulele = nylon guitar, " +
      "banjo, harp, church organ, pipe organ = church organ, hammond, hammond organ = hammond, accordion, koto, " +
      "hammered dulcimer = dulcimer, mandolin = steel guitar",
    "keys, keyboard, keyboards = keyboard, organ, dulcimer",
  ),
  ...instrumentRows(
    "melody",
    "violin, viola, cello, fiddle, flute, clarinet, oboe, bassoon, english horn, cor anglais, trumpet, muted trumpet, " +
      "trombone, french horn, tuba, saxophone, sax, alto sax, tenor sax, soprano sax, baritone sax, harmonica, " +
      "tin whistle, pan flute, shakuhachi, ocarina, music box, celesta, glockenspiel, vibraphone, marimba, xylophone, " +
      "kalimba, steel drums, sitar, bagpipes, bandoneon, piccolo, synth lead, lead synth = synth lead, saw lead, supersaw = saw lead, square lead, shamisen",
    "recorder, whistle, bells, voice, voices, vocals, horn, vibes, synth, crystal",
  ),
  ...instrumentRows(
    "pad",
    "string section, string ensemble, tremolo strings, pizzicato strings, synth pad, warm pad, synth strings, brass section",
    "strings, choir, brass, horns, pad, pads = pad",
  ),
  ...instrumentRows(
    "bass",
    "bass guitar, electric bass, upright bass, double bass, sub bass, synth bass, slap bass, fretless bass, acoustic bass, contrabass, bassline = bass, bass line = bass",
    "bass, 808",
  ),
  ...instrumentRows(
    "drums",
    "drum kit, drum set, drum machine = electronic kit, 808 kit, jazz kit, brush kit",
    "drums, percussion, drumming = drums, brushes = brush kit, drum",
  ),
];

/** Names of forms that mean nothing else, as part of a pattern. */
export const plainForms: readonly string[] = [
  "verse-chorus",
  "verse/chorus",
  "AABA",
  "strophic",
  "twelve-bar blues",
  "12-bar blues",
  "12 bar blues",
  "rondo",
  "da capo",
  "through-composed",
  "through composed",
  "ternary",
  "build-and-drop",
];

/** How humanly a song is played, 0 … 1. */
export const humanizeWords: Readonly<Record<string, number>> = {
  quantized: 0,
  quantised: 0,
  "on the grid": 0,
  "exactly as written": 0,
  "loosely played": 0.9,
  "loose timing": 0.9,
  humanized: 0.9,
  humanised: 0.9,
};
