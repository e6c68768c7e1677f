/**
 * Drum grooves of one bar or two, a sixteenth a character. Digits are loudness, 1 (a ghost note) … 9 (an accent); a dot is
 * silence. They are the textbook beats of their styles, written out for this project: Riley & Vidacovich (1995) for New
 * Orleans and jazz, Goines & Ameen (1990) for the Cuban ones, Faria & Korman (2001) for the Brazilian ones, Snoman (2004)
 * for those of machines.
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
  cowbell: 56,
  highBongo: 60,
  lowBongo: 61,
  slapConga: 62,
  openConga: 63,
  lowConga: 64,
  shaker: 70,
  claves: 75,
} as const;

/** A drum of the kit. */
export type Drum = keyof typeof drumKeys;

/** One bar of drumming: a line a drum. */
export type Groove = Readonly<Partial<Record<Drum, string>>>;

/** 4/4 grooves by name. */
export const groovesInFour = {
  // Rock, pop and what grew out of them
  "half time": { kick: "8.........5.....", snare: "........7.......", closedHat: "5...4...5...4..." },
  "stick and hat": { kick: "7.......6.......", stick: "....6.......6...", closedHat: "5.3.5.3.5.3.5.3." },
  "pop straight": { kick: "9.......8.7.....", snare: "....8.......8...", closedHat: "6.4.6.4.6.4.6.4." },
  "pop open": {
    kick: "9.....6.8.7.....",
    snare: "....9.......9...",
    closedHat: "7.5.7.5.7.5.7...",
    openHat: "..............6.",
  },
  "rock straight": { kick: "9.......9.8.....", snare: "....9.......9...", closedHat: "8.6.8.6.8.6.8.6." },
  "rock driving": { kick: "9.7...7.9.7...7.", snare: "....9.......9..4", ride: "8.6.8.6.8.6.8.6." },
  "punk half": { kick: "9.....8.9.......", snare: "....9.......9...", closedHat: "8.7.8.7.8.7.8.7." },
  "punk d-beat": { kick: "9.....8...8.....", snare: "....9.......9...", openHat: "8...8...8...8..." },
  "punk fast": { kick: "9...8...9...8...", snare: "..9...9...9...9.", closedHat: "8...8...8...8..." },
  "metal half": { kick: "9.7.....9.7.....", snare: "........9.......", ride: "8...7...8...7..." },
  "metal gallop": { kick: "9.779.779.779.77", snare: "....9.......9...", closedHat: "8...7...8...7..." },
  "metal full": { kick: "9777977797779777", snare: "....9.......9...", ride: "9.7.9.7.9.7.9.7." },
  "doom slow": {
    kick: "9...............",
    snare: "........9.......",
    crash: "7...............",
    ride: "....6...6...6...",
  },
  "doom heavy": { kick: "9.....7.........", snare: "........9.......", openHat: "8...7...8...7..." },
  "industrial march": { kick: "9...7...9..77...", snare: "....9.......9...", lowTom: "......7.......77" },
  "industrial stomp": {
    kick: "9...9...9...9...",
    snare: "....9.......9...",
    closedHat: "7.7.7.7.7.7.7.7.",
    midTom: ".......6......7.",
  },
  // Folk, country and dances
  "folk shaker": { shaker: "5.3.6.3.5.3.6.3." },
  "folk stomp": { kick: "8.......7.......", shaker: "5.3.6.3.5.3.6.3.", tambourine: "....6.......6..." },
  "folk train": { kick: "8...5...8...5...", snare: "3.3.7.3.3.3.7.33", tambourine: "....5.......5..." },
  "bodhran reel": { lowTom: "8.454.458.454.45", tambourine: "....4.......4..." },
  "country soft": { kick: "7.......7.......", stick: "....6.......6...", closedHat: "4...4...4...4..." },
  "country two-beat": { kick: "8.......8.......", snare: "....7.......7...", closedHat: "5.4.6.4.5.4.6.4." },
  "country train": { kick: "8...6...8...6...", snare: "3363837333638373", pedalHat: "....5.......5..." },
  "balkan oom-pah": { kick: "8.......8.......", snare: "..5.6.5...5.6.55", tambourine: "....6.......6..." },
  "march side drum": { kick: "8.......8.......", snare: "3...6.443...6.66", pedalHat: "....5.......5..." },
  "march full": {
    kick: "9.......9.......",
    snare: "5.667.665.667.77",
    crash: "........5.......",
    pedalHat: "....6.......6...",
  },
  "rag woodblock": { kick: "6.......6.......", stick: "....5.......5...", snare: "..2...2...2...22" },
  "rag two-beat": { kick: "7.......7.......", snare: "3.2.6.3.3.2.6.33", pedalHat: "....5.......5..." },
  // Blues and jazz
  shuffle: { kick: "9.....5.8.......", snare: "....9.......9...", closedHat: "7.5.7.5.7.5.7.5." },
  "shuffle soft": { kick: "7.......6.......", stick: "....6.......6...", ride: "5.3.5.3.5.3.5.3." },
  "shuffle full": { kick: "9.....6.9.....6.", snare: "..3.9.3...3.9.3.", ride: "8.6.8.6.8.6.8.6." },
  "jazz brushes": { ride: "5...6.4.5...6.4.", pedalHat: "....5.......5..." },
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
  // Soul, hip-hop and their slow relatives
  "lo-fi lazy": { kick: "8.........6.....", snare: "....6.......6...", closedHat: "4.3.4.3.4.3.4.3." },
  "lo-fi ghost": { kick: "8......5..7.....", snare: "....7..2.2..7...", closedHat: "5.3.5.354.3.5.3." },
  "boom bap soft": { kick: "8.......5.......", snare: "....7.......7...", closedHat: "5.4.5.4.5.4.5.4." },
  "boom bap": { kick: "9..5...4.76.....", snare: "....9.......9...", closedHat: "6.5.6.5.6.5.6.56" },
  "trap sparse": { kick: "9.........7.....", clap: "........8.......", closedHat: "5.4.5.4.5.4.5.4." },
  trap: {
    kick: "9......6..8.....9..7......8..7..",
    clap: "........9...............9.......",
    closedHat: "6.5.6.5.655565556.5.6.5.6.556666",
    openHat: "..............................5.",
  },
  "r&b slow": { kick: "8......4..6.....", stick: "....7.......7...", closedHat: "5.345.345.345.34" },
  "r&b full": { kick: "9..5...5.76.....", snare: "....8..2....8..3", closedHat: "6.456.456.456.45" },
  "funk tight": { kick: "9..6......7..6..", snare: "....9..3.3..9...", closedHat: "6464646464646464" },
  "funk sparse": { kick: "9.....5...7.....", snare: "....8.......8..2", closedHat: "6.4.6.4.6.4.6.4." },
  // Dance floors
  "four on the floor": { kick: "9...8...9...8...", closedHat: "..5...5...5...5." },
  house: { kick: "9...8...9...8...", clap: "....8.......8...", openHat: "..6...6...6...6." },
  "house full": {
    kick: "9...8...9...8...",
    clap: "....9.......9...",
    closedHat: "5445544554455445",
    openHat: "..7...7...7...7.",
  },
  "disco floor": {
    kick: "9...8...9...8...",
    snare: "....7.......7...",
    closedHat: "5.......5.......",
    openHat: "..5...5...5...5.",
  },
  disco: {
    kick: "9...8...9...8...",
    snare: "....9.......9...",
    closedHat: "6..56..56..56..5",
    openHat: "..7...7...7...7.",
  },
  "disco full": {
    kick: "9...8...9...8...",
    snare: "....9.......9..3",
    closedHat: "65.565.565.565.5",
    openHat: "..8...8...8...8.",
    tambourine: "....6.......6...",
  },
  techno: {
    kick: "9...9...9...9...",
    closedHat: "3.5.3.5.3.5.3.53",
    openHat: "..6...6...6...6.",
    clap: "....7.......7...",
  },
  "techno rumble": { kick: "9...9...9...9...", lowTom: "..34..34..34..34", openHat: "..5...5...5...5." },
  "trance lift": {
    kick: "9...9...9...9...",
    openHat: "..7...7...7...7.",
    closedHat: "4434443444344434",
    clap: "....8.......8...",
  },
  "synthwave half": { kick: "8.......8.......", snare: "....8.......8...", closedHat: "5...5...5...5..." },
  "synthwave gate": { kick: "9...8...9...8...", snare: "....9.......9...", closedHat: "5.5.5.5.5.5.5.5." },
  "breakbeat half": { kick: "9.........7.....", snare: "....7.......7...", closedHat: "5.4.5.4.5.4.5.4." },
  breakbeat: {
    kick: "9.........8.....9.7.......8.....",
    snare: "....9..3.3..9..3....9..3.3..9.4.",
    closedHat: "7.5.7.5.7.5.7.5.7.5.7.5.7.5.7.5.",
  },
  "breakbeat full": {
    kick: "9.7.......8.....9.7.......8..7..",
    snare: "....9..4.4..9..4....9..4.4..9.44",
    ride: "7.5.7.5.7.5.7.5.7.5.7.5.7.5.7.5.",
  },
  // Latin America and the Caribbean; bars of the clave come in pairs
  "bossa soft": { stick: "6.....6.....6.......6.....6.....", shaker: "5.4.5.4.5.4.5.4.5.4.5.4.5.4.5.4." },
  bossa: {
    kick: "7.....57......577.....57......57",
    stick: "7.....6.....7.......7.....6.....",
    closedHat: "5.4.5.4.5.4.5.4.5.4.5.4.5.4.5.4.",
    pedalHat: "....4.......4.......4.......4...",
  },
  "samba full": {
    kick: "6.....58......586.....58......58",
    lowTom: "........8...............8.......",
    stick: "7.....7.....7.......7.....7.....",
    closedHat: "6.456.456.456.456.456.456.456.45",
    tambourine: "6.446.446.446.446.446.446.446.44",
  },
  "bolero bongos": {
    shaker: "5.343.3.3.3.3.3.",
    highBongo: "6.3.5.3.6.3.5...",
    lowBongo: "..............5.",
  },
  "bolero full": {
    kick: "6...........5...",
    stick: "......4.....5...",
    shaker: "6.454.4.4.4.4.4.",
    highBongo: "7.3.5.3.7.3.5...",
    lowBongo: "..............6.",
    openConga: "............5.6.",
  },
  "son soft": {
    claves: "....7...7.......7.....7.....7...",
    shaker: "5.4.5.4.5.4.5.4.5.4.5.4.5.4.5.4.",
    slapConga: "....5...............5...........",
    openConga: "............5.6.............5.6.",
  },
  "salsa verse": {
    claves: "....7...7.......7.....7.....7...",
    kick: "......5...............5.........",
    stick: "5...5.5...5...5.5...5...5.5...5.",
    slapConga: "....6...............6...........",
    openConga: "............6.7.............6.7.",
    lowConga: "................5...............",
    highBongo: "5.3.4.3.5.3.4...5.3.4.3.5.3.4...",
    lowBongo: "..............5...............5.",
  },
  "salsa mambo": {
    claves: "....8...8.......8.....8.....8...",
    kick: "......7...............7.........",
    cowbell: "8...6.8...6.8.6.8...6.8...6.8.6.",
    slapConga: "....7...............7...........",
    openConga: "............7.8.............7.8.",
    lowConga: "......5.........6.....5.........",
    stick: "6...6.6...6...6.6...6...6.6...6.",
  },
  "rumba palmas": { clap: "....6.4.....6.4.", kick: "7.....5.....6...", shaker: "4...3...4...3..." },
  "rumba full": { clap: "4.4.7.5.4.4.7.56", kick: "8.....7.....7...", stick: "...5...5...5...5" },
  "reggae one drop": { kick: "....9.......9...", stick: "....7.......7...", closedHat: "5.6.5.6.5.6.5.6." },
  "reggae rockers": { kick: "7...9...7...9...", stick: "....8.......8...", closedHat: "6.5.6.5.6.5.6.56" },
  "reggae steppers": { kick: "8.8.9.8.8.8.9.8.", snare: "....8.......8...", closedHat: "6.566.566.566.56" },
  "ska light": { kick: "....7.......7...", stick: "....7.......7...", closedHat: "4.6.4.6.4.6.4.6." },
  "ska drive": { kick: "8...7...8...7...", snare: "....8.......8...", closedHat: "5.7.5.7.5.7.5.7." },
  "afrobeat light": { kick: "7.....5...6.....", shaker: "5.4.5.4.5.4.5.4.", claves: "6..6...6..6.6..." },
  afrobeat: {
    kick: "8..6......7..6..",
    snare: "....6..3..6...3.",
    closedHat: "6.456.456.456.45",
    claves: "6..6...6..6.6...",
    openConga: "......5.......55",
  },
  // Orchestras
  "cinematic pulse": { lowTom: "8.....6.....6..." },
  "cinematic drive": { kick: "9.....7.....7...", lowTom: "8..5..8..5..8.5.", midTom: "..5..5..5..5..5." },
} as const satisfies Readonly<Record<string, Groove>>;

/** What the drums of a genre are: the kit of a band, or the drums of an orchestra. */
export type Drumming = "band" | "orchestral";

/** How much of the kit plays. */
export type GrooveLevel = "soft" | "medium" | "full";

/** Something for each amount of energy. */
export type ByLevel<Item> = Readonly<Record<GrooveLevel, Item>>;

/** The name of a groove in 4/4. */
export type GrooveName = keyof typeof groovesInFour;
