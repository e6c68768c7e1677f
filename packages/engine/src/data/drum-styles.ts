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
  ...more,
});

const sixteenths = { swungPair: 2 } as const;
const piano = { popPiano: true } as const;
const ballad = { popPiano: true, crossStick: 0.42 } as const;

const sections: Readonly<Record<string, RhythmSection>> = {
  pop: section(["pop", "soul", "rock"], "pop", "band", 0.6, ballad),
  ballad: section(["pop", "soft"], "soft", "band", 0.5, { popPiano: true, crossStick: 0.6 }),
  rock: section(["rock"], "rock", "band", 0.7, piano),
  "progressive rock": section(["rock"], "rock", "band", 0.7, piano),
  "post-rock": section(["rock", "halftime"], "rock", "band", 0.6),
  punk: section(["punk"], "punk", "band", 0.8),
  metal: section([], "punk", "band", 0.9),
  doom: section([], "halftime", "band", 0.9),
  industrial: section([], "rock", "electronic", 0.5, {
    grooves: ["half time", "four on the floor", "rock driving"],
  }),
  folk: section([], "country", "folk", 0.2, piano),
  "indie folk": section([], "soul", "folk", 0.3, piano),
  celtic: section([], "country", "folk", 0.2),
  balkan: section([], "second line", "folk", 0.3),
  flamenco: section([], "afro-cuban", "folk", 0.2),
  country: section(["country"], "country", "folk", 0.3, piano),
  ragtime: section([], "march", "folk", 0.2),
  march: section([], "march", "orchestral", 0.3),
  blues: section(["shuffle"], "jazz", "swing", 0.4),
  jazz: section(["jazz"], "jazz", "swing", 0, { comments: true }),
  swing: section(["jazz"], "jazz", "swing", 0, { comments: true }),
  "bossa nova": section(["bossa"], "bossa", "band", 0.5),
  bolero: section([], "bossa", "band", 0.3),
  latin: section(["latin", "afro-cuban"], "latin", "band", 0.3),
  salsa: section(["afro-cuban", "latin"], "afro-cuban", "band", 0.1),
  samba: section(["samba"], "samba", "band", 0.4),
  afrobeat: section(["afrobeat"], "afrobeat", "band", 0.4, sixteenths),
  reggae: section([], "rock", "band", 0.2),
  ska: section([], "punk", "band", 0.3),
  "hip-hop": section(["hip-hop"], "hip-hop", "band", 0.7, sixteenths),
  "lo-fi": section([], "hip-hop", "band", 0.5, sixteenths),
  "trip hop": section(["hip-hop"], "hip-hop", "band", 0.6, sixteenths),
  trap: section([], "hip-hop", "electronic", 0.6, {
    swungPair: 2,
    grooves: ["trap sparse", "trap", "trap"],
  }),
  "r&b": section(["soul", "gospel", "hip-hop"], "soul", "band", 0.7, { ...ballad, swungPair: 2 }),
  soul: section(["soul", "gospel"], "soul", "band", 0.7, piano),
  gospel: section(["gospel", "soul"], "gospel", "band", 0.6, piano),
  funk: section(["funk"], "funk", "band", 0.9, sixteenths),
  "new orleans": section(["second line"], "second line", "swing", 0.5),
  disco: section(["disco"], "disco", "electronic", 0.4),
  electronic: section([], "disco", "electronic", 0.2),
  house: section([], "disco", "electronic", 0.2),
  techno: section([], "disco", "electronic", 0.2, {
    grooves: ["four on the floor", "techno", "techno", "house full"],
  }),
  trance: section([], "disco", "electronic", 0.1, { grooves: ["four on the floor", "trance lift"] }),
  synthwave: section([], "rock", "electronic", 0.3, {
    grooves: ["half time", "synthwave gate", "pop open"],
  }),
  "drum and bass": section([], "funk", "electronic", 0.4, {
    grooves: ["breakbeat half", "breakbeat", "breakbeat full"],
  }),
  chiptune: section([], "rock", "electronic", 0.3),
  ambient: section([], "soft", "orchestral", 0.2),
  "dark ambient": section([], "soft", "orchestral", 0.2),
  cinematic: section([], "rock", "orchestral", 0.4, piano),
  suspense: section([], "rock", "orchestral", 0.4),
  classical: section([], "soft", "orchestral", 0.2),
  chamber: section([], "soft", "orchestral", 0.2),
  neoclassical: section([], "soft", "orchestral", 0.2),
  lullaby: section([], "soft", "orchestral", 0.2),
  waltz: section([], "soft", "orchestral", 0.2),
  tango: section([], "march", "orchestral", 0.3),
};

/** What stands in for a genre that the table lacks: the learned drummers that it names, in this project's names. */
const drummersByStyle: Readonly<Record<string, DrumStyleName>> = {
  rock: "rock",
  punk: "punk",
  pop: "pop",
  soul: "soul",
  funk: "funk",
  hiphop: "hip-hop",
  jazz: "jazz",
  latin: "latin",
  afrocuban: "afro-cuban",
  afrobeat: "afrobeat",
  reggae: "reggae",
  country: "country",
  blues: "shuffle",
  gospel: "gospel",
  disco: "disco",
  neworleans: "second line",
  halftime: "halftime",
};

/** What the rhythm section asks of a genre. */
export interface DrummedGenre {
  readonly name: string;
  readonly drumming: Drumming;
  /** The recorded drummers that it takes its drumming from. */
  readonly drumStyle?: string;
}

const OTHER_BAND = section([], "rock", "band", 0.4);
const OTHER_ORCHESTRA = section([], "soft", "orchestral", 0.3);

/** The rhythm section of a genre; of one that the table lacks, what its drummers tell. */
export function rhythmSectionOf({ name, drumming, drumStyle }: DrummedGenre): RhythmSection {
  const own = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (own) return own;
  const drummer = drumStyle === undefined ? undefined : drummersByStyle[drumStyle];
  if (drummer) return section([drummer], drummer, "band", 0.5);
  return drumming === "orchestral" ? OTHER_ORCHESTRA : OTHER_BAND;
}
