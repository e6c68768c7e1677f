/**
 * Rhythms of melodies, one bar each, a sixteenth a character: "x" a note begins, "-" it holds, "." is a rest. The
 * cadences end phrases: they come to rest and leave room to breathe. Stock figures of song, written out for this
 * project.
 */

/** The rhythms of a metre. */
export interface MelodyRhythms {
  /** Bars that go on. */
  readonly flowing: readonly string[];
  /** Bars that close a phrase. */
  readonly cadences: readonly string[];
}

/** Rhythms in 4/4. */
export const rhythmsInFour: MelodyRhythms = {
  flowing: [
    "x---------------",
    "x-------x-------",
    "x-----------x---",
    "x-----x---------",
    "....x-------x---",
    "x-------x---x---",
    "x---x---x-------",
    "x-----x-x-------",
    "....x---x---x---",
    "x-----x-----x---",
    "x---x---x---x---",
    "x-----x-x---x---",
    "x---x-x-x-------",
    "x-x-x---x-------",
    "....x-x-x---x---",
    "x---x-----x-x---",
    "x-----x-x-x-x---",
    "x---x-x-x---x---",
    "..x-x-x-x---x---",
    "x-x-x---x-x-x---",
    "x--x--x-x---x---",
    "x--x--x---x-x---",
    "x-x-x-x-x---x---",
    "x---x-x-x-x-x---",
    "..x-x-x-x-x-x---",
    "x-x-x-x---x-x-x-",
    "x-x-x-x-x-x-x---",
    "x--xx-x-x-x-x---",
    "x-xxx-x-x-x-x---",
    "x-x-x-x-x-x-x-x-",
    "x-xxx-x-x-xxx-x-",
  ],
  cadences: [
    "x---------------",
    "x-----------....",
    "x-------x-----..",
    "x---x-------....",
    "x-x-x-------....",
    "x---x---x---....",
    "x-x-x-x-x---....",
    "x-----x-x---....",
  ],
};

/** Rhythms in 3/4. */
export const rhythmsInThree: MelodyRhythms = {
  flowing: [
    "x-----------",
    "x-------x---",
    "x---x-------",
    "x---x---x---",
    "x-----x-x---",
    "x---x-x-x---",
    "x---x---x-x-",
    "x-x-x---x---",
    "....x---x---",
    "x-x-x-x-x---",
    "x---x-x-x-x-",
    "x-x-x-x-x-x-",
    "x--xx---x-x-",
  ],
  cadences: ["x-----------", "x-------....", "x---x---....", "x-x-x-----..", "x---x-----.."],
};

/** Rhythms in 6/8: two beats of three eighths. */
export const rhythmsInSix: MelodyRhythms = {
  flowing: [
    "x-----------",
    "x-----x-----",
    "x---x-x-----",
    "x-----x---x-",
    "x---x-x---x-",
    "x-x-x-x-----",
    "x---x-x-x-x-",
    "x-x-x-x---x-",
    "..x-x-x-----",
    "x--xx-x---x-",
    "x-x-x-x-x-x-",
  ],
  cadences: ["x-----------", "x-----x---..", "x---x-x---..", "x-x-x-x---..", "x-------...."],
};
