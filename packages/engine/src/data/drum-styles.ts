/**
 * How a genre's rhythm section plays, by the genre's name: which learned drummer sits at the kit, how its metres other
 * than 4/4 are felt, how closely the bass follows the kick, and which notes swing. The assignments are common practice
 * of the styles (Riley & Vidacovich 1995 for New Orleans, Slutsky 1989 for the lock of bass and drums in soul,
 * Butterfield 2011 for swing of eighths and of sixteenths).
 */
import type { Drumming, GrooveName } from "./grooves.ts";
import type { DrumStyleName } from "./learned/drums.ts";

/** Families of feel for metres that no table was learned of. */
export type MetreFamily = "band" | "folk" | "swing" | "electronic" | "orchestral";

/** One genre's rhythm section. */
export interface RhythmSection {
  /** The learned drummers, the usual first; none where the grooves are written out. */
  readonly drummers: readonly DrumStyleName[];
  /** Written grooves that suit better than the genre's own names, quiet ones first. */
  readonly grooves?: readonly [GrooveName, ...GrooveName[]];
  /** Whose fills are played. */
  readonly fills: DrumStyleName;
  readonly family: MetreFamily;
  /** How closely the bass follows the kick, 0 … 1. */
  readonly lock: number;
  /** The length of the pair of notes that swings, in sixteenths: 4 two eighths, 2 two sixteenths. */
  readonly swungPair: 2 | 4;
  /** Whether a piano of this genre plays as the pianists of pop songs do. */
  readonly popPiano: boolean;
  /** Whether kick and snare comment on what the others play rather than repeat a figure. */
  readonly comments: boolean;
  /** Below this energy the backbeat is a stick laid across the rim; 0 never. */
  readonly crossStick: number;
  /** Whether the bass plays figures that are known for themselves: one is played whole, not mixed with its neighbour. */
  readonly riff: boolean;
  /** Whether the hand that keeps time does so evenly, in quarters, eighths or sixteenths. */
  readonly evenHand: boolean;
  /** Whether a rhythm of two bars runs through the whole song, and all patterns of two bars with it. */
  readonly clave: boolean;
}

const section = (
  drummers: readonly DrumStyleName[],
  fills: DrumStyleName,
  family: MetreFamily,
  lock: number,
  more: Partial<RhythmSection> = {},
): RhythmSection => ({
  drummers,
  fills,
  family,
  lock,
  swungPair: 4,
  popPiano: false,
  comments: false,
  crossStick: 0,
  riff: false,
  evenHand: ["rock", "punk", "pop", "soft", "soul", "gospel", "hip-hop", "disco", "bossa"].includes(
    drummers[0] ?? "",
  ),
  clave: false,
  ...more,
});

const sixteenths = { swungPair: 2 } as const;
const piano = { popPiano: true } as const;
const ballad = { popPiano: true, crossStick: 0.42 } as const;
const riff = { riff: true } as const;

const sections: Readonly<Record<string, RhythmSection>> = {
  pop: section(["pop", "soul", "rock"], "pop", "band", 0.75, ballad),
  ballad: section(["pop", "soft"], "soft", "band", 0.6, { popPiano: true, crossStick: 0.6 }),
  rock: section(["rock"], "rock", "band", 0.85, piano),
  "progressive rock": section(["rock"], "rock", "band", 0.8, piano),
  "post-rock": section(["rock", "halftime"], "rock", "band", 0.7),
  punk: section([], "punk", "band", 0.8, riff),
  metal: section([], "punk", "band", 0.9, riff),
  doom: section([], "halftime", "band", 0.9, riff),
  industrial: section([], "rock", "electronic", 0.5, {
    ...riff,
    grooves: ["half time", "industrial march", "industrial stomp"],
  }),
  folk: section([], "country", "folk", 0.2, { ...piano, ...riff }),
  "indie folk": section([], "soul", "folk", 0.3, piano),
  celtic: section([], "country", "folk", 0.2, riff),
  balkan: section([], "second line", "folk", 0.3, riff),
  flamenco: section([], "afro-cuban", "folk", 0.2, riff),
  country: section(["country"], "country", "folk", 0.3, { ...riff, crossStick: 0.4 }),
  ragtime: section([], "march", "folk", 0.2, riff),
  march: section([], "march", "orchestral", 0.3, riff),
  blues: section([], "jazz", "swing", 0.4, { ...riff, crossStick: 0.35 }),
  jazz: section(["jazz"], "jazz", "swing", 0, { comments: true }),
  "bossa nova": section(["bossa"], "bossa", "band", 0, { ...riff, clave: true }),
  bolero: section([], "latin", "band", 0.3, riff),
  salsa: section([], "afro-cuban", "band", 0, { ...riff, clave: true }),
  afrobeat: section(["afrobeat"], "afrobeat", "band", 0.4, { ...sixteenths, ...riff }),
  reggae: section([], "rock", "band", 0, riff),
  ska: section([], "punk", "band", 0, riff),
  "hip-hop": section(["hip-hop"], "hip-hop", "band", 0.8, sixteenths),
  "lo-fi": section([], "hip-hop", "band", 0.6, sixteenths),
  "trip hop": section(["hip-hop"], "hip-hop", "band", 0.7, sixteenths),
  trap: section([], "hip-hop", "electronic", 0.85, {
    swungPair: 2,
    grooves: ["trap sparse", "trap", "trap"],
  }),
  "r&b": section(["soul", "gospel", "hip-hop"], "soul", "band", 0.8, { ...ballad, swungPair: 2 }),
  soul: section(["soul", "gospel"], "soul", "band", 0.85),
  gospel: section(["gospel", "soul"], "gospel", "band", 0.7),
  funk: section(["funk"], "funk", "band", 0.9, sixteenths),
  disco: section(["disco"], "disco", "electronic", 0.8, riff),
  electronic: section([], "disco", "electronic", 0.2, riff),
  house: section([], "disco", "electronic", 0, riff),
  techno: section([], "disco", "electronic", 0, {
    ...riff,
    grooves: ["four on the floor", "techno rumble", "techno", "house full"],
  }),
  synthwave: section([], "rock", "electronic", 0.6, {
    ...riff,
    grooves: ["synthwave half", "synthwave gate", "pop open"],
  }),
  "drum and bass": section([], "funk", "electronic", 0.7, {
    grooves: ["breakbeat half", "breakbeat", "breakbeat full"],
  }),
  chiptune: section([], "rock", "electronic", 0.3, riff),
  ambient: section([], "soft", "orchestral", 0.2),
  "dark ambient": section([], "soft", "orchestral", 0.2),
  cinematic: section([], "rock", "orchestral", 0.4, piano),
  suspense: section([], "rock", "orchestral", 0.4),
  classical: section([], "soft", "orchestral", 0.2),
  chamber: section([], "soft", "orchestral", 0.2),
  neoclassical: section([], "soft", "orchestral", 0.2),
  lullaby: section([], "soft", "orchestral", 0.2),
  waltz: section([], "soft", "orchestral", 0.2, riff),
  tango: section([], "march", "orchestral", 0.3, riff),
};

/** What the rhythm section asks of a genre. */
export interface DrummedGenre {
  readonly name: string;
  readonly drumming: Drumming;
}

/** Styles that are their groove: without it there is nothing left of them. */
const LED_BY_GROOVE: ReadonlySet<string> = new Set([
  ...["hip-hop", "lo-fi", "trip hop", "trap", "bossa nova", "bolero", "salsa", "samba", "latin", "afrobeat"],
  ...[
    "reggae",
    "ska",
    "funk",
    "new orleans",
    "disco",
    "electronic",
    "house",
    "techno",
    "trance",
    "synthwave",
  ],
  ...["drum and bass", "jazz", "swing", "blues", "march", "punk", "metal"],
]);

/** Whether a genre is its groove: then drums and bass are thinned out where there is little energy, not left out. */
export function isLedByGroove({ name }: { readonly name: string }): boolean {
  return LED_BY_GROOVE.has(name);
}

/** Styles whose drummers lead over with a beat, not with a bar. */
const BRIEF_FILLS: ReadonlySet<string> = new Set([
  ...["bossa nova", "bolero", "jazz", "swing", "lo-fi", "trip hop", "folk", "indie folk", "ballad", "waltz"],
]);

/** Whether a genre's fills are a beat at the most, but into what is much louder. */
export function fillsBriefly({ name }: { readonly name: string }): boolean {
  return BRIEF_FILLS.has(name);
}

const OTHER_BAND = section([], "rock", "band", 0.4);
const OTHER_ORCHESTRA = section([], "soft", "orchestral", 0.3);

/** The rhythm section of a genre; of one that the table lacks, a band's or an orchestra's. */
export function rhythmSectionOf({ name, drumming }: DrummedGenre): RhythmSection {
  const own = Object.hasOwn(sections, name) ? sections[name] : undefined;
  return own ?? (drumming === "orchestral" ? OTHER_ORCHESTRA : OTHER_BAND);
}
