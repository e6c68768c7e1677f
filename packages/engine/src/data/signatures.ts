/**
 * What every bar of a style has, whatever its drummer does otherwise: the strokes by which people know it. They are laid
 * over the groove that was learned or written. In the lines a digit is a stroke that is always there, as loud as it says,
 * an "x" a place that stays free, a dot the drummer's own affair; lines of two bars go with the clave.
 */
import type { Drum, Groove } from "./grooves.ts";

/** The signature of a style in 4/4. */
export interface Signature {
  /** The handbook or study that says so. */
  readonly source: string;
  readonly lines: Groove;
  /** Drums that go on under a fill. */
  readonly through: readonly Drum[];
}

const BACKBEAT: Signature = {
  source:
    "Everett, The Foundations of Rock (2009), and Tamlyn, The Big Beat (1998): snare on two and four since rhythm and blues.",
  lines: { snare: "....8.......8..." },
  through: [],
};

const FLOOR: Signature = {
  source: "Butler, Unlocking the Groove (2006): the bass drum on every beat, hats between.",
  lines: { kick: "9xxx9xxx9xxx9xxx" },
  through: ["kick"],
};

/** By the genre's name. */
export const signatures: Readonly<Record<string, Signature>> = {
  pop: BACKBEAT,
  ballad: BACKBEAT,
  rock: BACKBEAT,
  blues: BACKBEAT,
  soul: BACKBEAT,
  gospel: BACKBEAT,
  "r&b": BACKBEAT,
  "hip-hop": BACKBEAT,
  "trip hop": BACKBEAT,
  "lo-fi": BACKBEAT,
  synthwave: BACKBEAT,
  funk: {
    source:
      "Danielsen, Presence and Pleasure (2006): the One is the heaviest place of the bar, the snare answers on two and four.",
    lines: { kick: "9...............", snare: "....8.......8..." },
    through: [],
  },
  country: {
    source:
      "Neal, Country Music (2013), on the two-beat: bass and kick on one and three, the chick on two and four.",
    lines: { kick: "7.......7.......", snare: "....6.......6..." },
    through: [],
  },
  "drum and bass": {
    source:
      "Butler, Unlocking the Groove (2006), on the breakbeat: snares on two and four around kicks that leave the beat.",
    lines: { kick: "9...x.......x...", snare: "....8.......8..." },
    through: [],
  },
  trap: {
    source: "Snoman, Dance Music Manual (2004), on half time: one clap a bar, on three.",
    lines: { clap: "xxxxxxxx9xxxxxxx" },
    through: [],
  },
  disco: {
    source:
      "Snoman, Dance Music Manual (2004): bass drum on every beat, open hats between, snare on two and four.",
    lines: { kick: "9xxx8xxx9xxx8xxx", snare: "....8.......8...", openHat: "x.7.x.7.x.7.x.7." },
    through: ["kick"],
  },
  house: {
    source: FLOOR.source,
    lines: { kick: "9xxx8xxx9xxx8xxx", openHat: "..5...5...5...5." },
    through: ["kick"],
  },
  techno: FLOOR,
  electronic: {
    source: FLOOR.source,
    lines: { kick: "9xxx9xxx9xxx9xxx", openHat: "..5...5...5...5." },
    through: ["kick"],
  },
  reggae: {
    source:
      "Veal, Dub (2007), on the one drop: nothing on the first beat, kick and rim together where rock has its backbeat; bars are counted in the slow four.",
    lines: { kick: "....9.......9...", stick: "....7.......7..." },
    through: [],
  },
  ska: {
    source:
      "Bradley, Bass Culture (2000): kick and snare together on two and four under chords on every off-beat.",
    lines: { kick: "....7.......7..." },
    through: [],
  },
  jazz: {
    source:
      "Riley, The Art of Bop Drumming (1994): the ride keeps the beat, the hat is closed on two and four.",
    lines: { pedalHat: "....6.......6..." },
    through: ["pedalHat"],
  },
  "bossa nova": {
    source:
      "Faria & Korman, Inside the Brazilian Rhythm Section (2001): the rim plays the bossa clave over two bars, the kick what a surdo plays.",
    lines: { stick: "7xxxxx6xxxxx7xxxxxxx7xxxxx6xxxxx", kick: "7xxxxx5.7xxxxx5." },
    through: [],
  },
  salsa: {
    source:
      "Goines & Ameen, Afro-Cuban Grooves for Bass and Drums (1990): son clave, two strokes before three, from the first bar to the last.",
    lines: { claves: "xxxx7xxx7xxxxxxx7xxxxx7xxxxx7xxx", openConga: "............6.6.............6.6." },
    through: ["claves"],
  },
  flamenco: {
    source:
      "Manuel 2006, Flamenco in focus: the claps of rumba leave the first beat and come on the second and fourth.",
    lines: { clap: "....6.......6..." },
    through: ["clap"],
  },
  afrobeat: {
    source: "Veal, Fela (2000): sticks repeat one bell pattern under everything.",
    lines: { claves: "6xx6xxx6xx6x6xxx" },
    through: ["claves"],
  },
  march: {
    source: "Berger, The March King and His Band (1957): bass drum on the two beats of the step.",
    lines: { kick: "8xxx....8xxx...." },
    through: ["kick"],
  },
};
