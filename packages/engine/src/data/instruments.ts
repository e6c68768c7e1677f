/**
 * The instruments of General MIDI (MIDI Manufacturers Association, General MIDI System Level 1, 1991): program
 * numbers are positions in this list. Playing ranges are the usual written compasses of the instruments at concert
 * pitch (Adler, The Study of Orchestration), trimmed to where they sound well.
 */

/** The 128 program names, in the order of their numbers. */
export const programNames: readonly string[] = [
  // Pianos
  ...["acoustic grand piano", "bright acoustic piano", "electric grand piano", "honky-tonk piano"],
  ...["electric piano", "chorused electric piano", "harpsichord", "clavinet"],
  // Chromatic percussion
  ...[
    "celesta",
    "glockenspiel",
    "music box",
    "vibraphone",
    "marimba",
    "xylophone",
    "tubular bells",
    "dulcimer",
  ],
  // Organs
  ...["drawbar organ", "percussive organ", "rock organ", "church organ"],
  ...["reed organ", "accordion", "harmonica", "bandoneon"],
  // Guitars
  ...["nylon guitar", "steel guitar", "jazz guitar", "clean electric guitar"],
  ...["muted electric guitar", "overdriven guitar", "distortion guitar", "guitar harmonics"],
  // Basses
  ...["acoustic bass", "fingered bass", "picked bass", "fretless bass"],
  ...["slap bass", "slap bass 2", "synth bass", "synth bass 2"],
  // Strings
  ...["violin", "viola", "cello", "contrabass", "tremolo strings", "pizzicato strings", "harp", "timpani"],
  // Ensembles
  ...["string ensemble", "slow strings", "synth strings", "synth strings 2"],
  ...["choir aahs", "voice oohs", "synth voice", "orchestra hit"],
  // Brass
  ...["trumpet", "trombone", "tuba", "muted trumpet"],
  ...["french horn", "brass section", "synth brass", "synth brass 2"],
  // Reeds
  ...["soprano sax", "alto sax", "tenor sax", "baritone sax", "oboe", "english horn", "bassoon", "clarinet"],
  // Pipes
  ...["piccolo", "flute", "recorder", "pan flute", "blown bottle", "shakuhachi", "whistle", "ocarina"],
  // Synth leads
  ...["square lead", "saw lead", "calliope lead", "chiff lead"],
  ...["charang lead", "voice lead", "fifths lead", "bass and lead"],
  // Synth pads
  ...["new age pad", "warm pad", "polysynth pad", "choir pad"],
  ...["bowed pad", "metallic pad", "halo pad", "sweep pad"],
  // Synth effects
  ...["rain", "soundtrack", "crystal", "atmosphere", "brightness", "goblins", "echoes", "sci-fi"],
  // World
  ...["sitar", "banjo", "shamisen", "koto", "kalimba", "bagpipe", "fiddle", "shanai"],
  // Percussive
  ...["tinkle bell", "agogo", "steel drums", "woodblock", "taiko drum", "melodic tom", "synth drum"],
  ...["reverse cymbal"],
  // Sound effects
  ...["guitar fret noise", "breath noise", "seashore", "bird tweet"],
  ...["telephone ring", "helicopter", "applause", "gunshot"],
];

/** Everyday names for programs. */
export const instrumentAliases: Readonly<Record<string, string>> = {
  piano: "acoustic grand piano",
  "grand piano": "acoustic grand piano",
  "upright piano": "bright acoustic piano",
  rhodes: "electric piano",
  keys: "electric piano",
  keyboard: "electric piano",
  wurlitzer: "chorused electric piano",
  bells: "tubular bells",
  vibes: "vibraphone",
  organ: "drawbar organ",
  hammond: "drawbar organ",
  guitar: "steel guitar",
  "acoustic guitar": "steel guitar",
  "classical guitar": "nylon guitar",
  "spanish guitar": "nylon guitar",
  "electric guitar": "clean electric guitar",
  "distorted guitar": "distortion guitar",
  bass: "fingered bass",
  "bass guitar": "fingered bass",
  "electric bass": "fingered bass",
  "upright bass": "acoustic bass",
  "double bass": "acoustic bass",
  "808": "synth bass 2",
  "sub bass": "synth bass 2",
  strings: "string ensemble",
  "string section": "string ensemble",
  pizzicato: "pizzicato strings",
  choir: "choir aahs",
  voice: "choir aahs",
  vocals: "choir aahs",
  voices: "choir aahs",
  brass: "brass section",
  horn: "french horn",
  horns: "french horn",
  sax: "alto sax",
  saxophone: "alto sax",
  synth: "saw lead",
  lead: "saw lead",
  "synth lead": "saw lead",
  pad: "warm pad",
  "synth pad": "warm pad",
  "hang drum": "kalimba",
  "steel drum": "steel drums",
  "cor anglais": "english horn",
  bagpipes: "bagpipe",
  "tin whistle": "whistle",
};

/** Lowest and highest key in which an instrument sounds well, by program number; families of eight give the rest. */
const compasses: Readonly<Record<number, readonly [low: number, high: number]>> = {
  8: [60, 96],
  9: [72, 103],
  10: [60, 96],
  11: [53, 89],
  12: [48, 91],
  13: [65, 96],
  22: [55, 88],
  40: [57, 93],
  41: [50, 84],
  42: [40, 76],
  43: [28, 55],
  46: [40, 91],
  56: [55, 82],
  57: [41, 70],
  58: [29, 55],
  59: [55, 82],
  60: [43, 74],
  64: [58, 87],
  65: [51, 79],
  66: [46, 74],
  67: [39, 67],
  68: [60, 86],
  69: [54, 80],
  70: [36, 70],
  71: [52, 86],
  72: [74, 102],
  73: [60, 91],
  74: [65, 91],
  75: [62, 91],
  77: [57, 86],
  104: [50, 81],
  105: [50, 84],
  107: [48, 84],
  108: [55, 86],
  109: [57, 81],
  110: [57, 91],
};

const familyCompasses: readonly (readonly [low: number, high: number])[] = [
  [40, 92],
  [55, 96],
  [43, 86],
  [43, 83],
  [28, 55],
  [40, 86],
  [43, 84],
  [46, 77],
  [48, 82],
  [60, 91],
  [48, 91],
  [43, 86],
  [45, 86],
  [50, 84],
  [50, 84],
  [48, 84],
];

/** The keys, low and high, within which a program sounds well. */
export function compassOf(program: number): readonly [low: number, high: number] {
  return compasses[program] ?? familyCompasses[Math.floor(program / 8)] ?? [48, 84];
}

/** Instruments to suggest to whoever asks for a tune from something that has none. */
export const instrumentsForTunes: readonly string[] = ['"flute"', '"cello"', '"marimba"', '"electric piano"'];

/** From here on programs have no pitch that a listener could name: woodblock, drums, cymbal and the sound effects. */
const UNPITCHED_FROM = 115;

/** Others of the kind: the hit of a whole orchestra, and rain. */
const unpitched: ReadonlySet<number> = new Set([55, 96]);

/** Whether a General MIDI program can carry a tune, a chord or a bass line. */
export function isPitched(program: number): boolean {
  return program < UNPITCHED_FROM && !unpitched.has(program);
}

/** The General MIDI drum kits: program numbers on channel 9 (Roland GS). */
export const drumKits: Readonly<Record<string, number>> = {
  "standard kit": 0,
  "room kit": 8,
  "power kit": 16,
  "electronic kit": 24,
  "808 kit": 25,
  "jazz kit": 32,
  "brush kit": 40,
  "orchestra kit": 48,
};
