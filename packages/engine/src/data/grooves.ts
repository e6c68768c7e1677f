/**
 * Drum grooves, one bar each, a sixteenth a character. Digits are loudness, 1 (a ghost note) … 9 (an accent); a dot is
 * silence. They are the textbook beats of their styles, written out for this project.
 */

/** The General MIDI percussion keys that the grooves use (General MIDI System Level 1, 1991). */
export const drumKeys = {
  kick: 36,
  stick: 37,
  snare: 38,
  clap: 39,
  lowTom: 43,
  closedHat: 42,
  pedalHat: 44,
  midTom: 47,
  openHat: 46,
  crash: 49,
  highTom: 50,
  ride: 51,
  tambourine: 54,
  shaker: 70,
} as const;

/** A drum of the kit. */
export type Drum = keyof typeof drumKeys;

/** One bar of drumming: a line a drum. */
export type Groove = Readonly<Partial<Record<Drum, string>>>;

/** 4/4 grooves by name. */
export const groovesInFour = {
  "half time": {
    kick: "8.........5.....",
    snare: "........7.......",
    closedHat: "5...4...5...4...",
  },
  "stick and hat": {
    kick: "7.......6.......",
    stick: "....6.......6...",
    closedHat: "5.3.5.3.5.3.5.3.",
  },
  "pop straight": {
    kick: "9.......8.7.....",
    snare: "....8.......8...",
    closedHat: "6.4.6.4.6.4.6.4.",
  },
  "pop open": {
    kick: "9.....6.8.7.....",
    snare: "....9.......9...",
    closedHat: "7.5.7.5.7.5.7...",
    openHat: "..............6.",
  },
  "rock straight": {
    kick: "9...6...9.8.....",
    snare: "....9.......9...",
    closedHat: "8.6.8.6.8.6.8.6.",
  },
  "rock driving": {
    kick: "9.7...7.9.7...7.",
    snare: "....9.......9..4",
    ride: "8.6.8.6.8.6.8.6.",
  },
  "folk shaker": {
    shaker: "5.3.6.3.5.3.6.3.",
  },
  "folk stomp": {
    kick: "8.......7.......",
    shaker: "5.3.6.3.5.3.6.3.",
    tambourine: "....6.......6...",
  },
  "folk train": {
    kick: "8...5...8...5...",
    snare: "3.3.7.3.3.3.7.33",
    tambourine: "....5.......5...",
  },
  "jazz brushes": {
    ride: "5...6.4.5...6.4.",
    pedalHat: "....5.......5...",
  },
  "jazz ride": {
    kick: "4...3...4...3...",
    ride: "6...7.5.6...7.5.",
    pedalHat: "....6.......6...",
    snare: "......3.......2.",
  },
  "jazz driving": {
    kick: "5...4...5...4...",
    ride: "7...8.6.7...8.6.",
    pedalHat: "....6.......6...",
    snare: "..3...5...3...4.",
  },
  "lo-fi lazy": {
    kick: "8.........6.....",
    snare: "....6.......6...",
    closedHat: "4.3.4.3.4.3.4.3.",
  },
  "lo-fi ghost": {
    kick: "8......5..7.....",
    snare: "....7..2.2..7...",
    closedHat: "5.3.5.354.3.5.3.",
  },
  "four on the floor": {
    kick: "9...8...9...8...",
    closedHat: "..5...5...5...5.",
  },
  house: {
    kick: "9...8...9...8...",
    clap: "....8.......8...",
    openHat: "..6...6...6...6.",
  },
  "house full": {
    kick: "9...8...9...8...",
    clap: "....9.......9...",
    closedHat: "5445544554455445",
    openHat: "..7...7...7...7.",
  },
  "boom bap soft": {
    kick: "8.......5.......",
    snare: "....7.......7...",
    closedHat: "5.4.5.4.5.4.5.4.",
  },
  "boom bap": {
    kick: "9..5...4.76.....",
    snare: "....9.......9...",
    closedHat: "6.5.6.5.6.5.6.56",
  },
  trap: {
    kick: "9......6..8.....",
    clap: "........9.......",
    closedHat: "6.5.6.5.6555655.",
  },
  "r&b slow": {
    kick: "8......4..6.....",
    stick: "....7.......7...",
    closedHat: "5.345.345.345.34",
  },
  "r&b full": {
    kick: "9..5...5.76.....",
    snare: "....8..2....8..3",
    closedHat: "6.456.456.456.45",
  },
  "cinematic pulse": {
    lowTom: "8.....6.....6...",
  },
  "cinematic drive": {
    kick: "9.....7.....7...",
    lowTom: "8..5..8..5..8.5.",
    midTom: "..5..5..5..5..5.",
  },
  "metal half": {
    kick: "9.7.....9.7.....",
    snare: "........9.......",
    ride: "8...7...8...7...",
  },
  "metal gallop": {
    kick: "9.779.779.779.77",
    snare: "....9.......9...",
    closedHat: "8...7...8...7...",
  },
  "metal full": {
    kick: "9777977797779777",
    snare: "....9.......9...",
    ride: "9.7.9.7.9.7.9.7.",
  },
  "bossa soft": {
    stick: "6.....6.....6...",
    shaker: "5.4.5.4.5.4.5.4.",
  },
  bossa: {
    kick: "7.....57......57",
    stick: "7..6..6...6..6..",
    closedHat: "5.4.5.4.5.4.5.4.",
  },
  "country soft": {
    kick: "7.......7.......",
    stick: "....6.......6...",
    closedHat: "4...4...4...4...",
  },
  "country train": {
    kick: "8.......8.......",
    snare: "4.4.8.4.4.4.8.44",
    closedHat: "....5.......5...",
  },
  "funk tight": {
    kick: "9..6......7..6..",
    snare: "....9..3.3..9...",
    closedHat: "6464646464646464",
  },
  "funk sparse": {
    kick: "9.....5...7.....",
    snare: "....8.......8..2",
    closedHat: "6.4.6.4.6.4.6.4.",
  },
  techno: {
    kick: "9...9...9...9...",
    closedHat: "3.5.3.5.3.5.3.53",
    openHat: "..6...6...6...6.",
    clap: "....7.......7...",
  },
  "trance lift": {
    kick: "9...9...9...9...",
    openHat: "..7...7...7...7.",
    closedHat: "4434443444344434",
    clap: "....8.......8...",
  },
  "synthwave gate": {
    kick: "9...8...9...8...",
    snare: "....9.......9...",
    closedHat: "5.5.5.5.5.5.5.5.",
  },
  "breakbeat half": {
    kick: "9.........7.....",
    snare: "........8.......",
    closedHat: "5.4.5.4.5.4.5.4.",
  },
  breakbeat: {
    kick: "9.........8.....",
    snare: "....9..3.3..9..3",
    closedHat: "7.5.7.5.7.5.7.5.",
  },
  "breakbeat full": {
    kick: "9.7.......8.....",
    snare: "....9..4.4..9..4",
    ride: "7.5.7.5.7.5.7.5.",
  },
  "trap sparse": {
    kick: "9.........7.....",
    clap: "........8.......",
    closedHat: "5...5...5...5.5.",
  },
  shuffle: {
    kick: "9.....5.8.......",
    snare: "....9.......9...",
    closedHat: "7.5.7.5.7.5.7.5.",
  },
  "reggae one drop": {
    stick: "........5.......",
    kick: "........9.......",
    closedHat: "..6...6...6...6.",
  },
  "reggae steppers": {
    kick: "8...7...9...7...",
    snare: "........7.......",
    closedHat: "..6.4.6...6.4.6.",
  },
} as const satisfies Readonly<Record<string, Groove>>;

/** What the drums of a genre are: the kit of a band, or the drums of an orchestra. */
export type Drumming = "band" | "orchestral";

/** How much of the kit plays. */
export type GrooveLevel = "soft" | "medium" | "full";

/** Something for each amount of energy. */
export type ByLevel<Item> = Readonly<Record<GrooveLevel, Item>>;

/** The name of a groove in 4/4. */
export type GrooveName = keyof typeof groovesInFour;
