/**
 * Tones that unpleasant feelings add to triads, whatever the genre: each makes the chord more dissonant (Huron 1994 ranks
 * the intervals), and each is how songs have long sounded dark. Costa, Fine & Ricci Bitti 2004 and Gabrielsson &
 * Lindström 2010 find dissonance in music that is heard as unpleasant; which tone a chord takes follows the handbooks
 * that the rows name. The shares are this project's own.
 */

/** Where a chord stands. */
export type GritPlace = "home" | "dominant" | "elsewhere";

/** A tone that a triad may take. */
export interface Grit {
  readonly third: 3 | 4;
  readonly places: readonly GritPlace[];
  /** Semitones above the root: the scale has to have this tone. */
  readonly needs: number;
  /** What is written after the numeral's degree. */
  readonly suffix: string;
  /**
   * The stretch of the chances, from 0 … 1, of which the harshest feeling has all and a milder one a part from its
   * start. So chords get a tone with more bite, and none change theirs.
   */
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

/** Of two rows for the same chance the earlier one is taken. */
export const gritTones: readonly Grit[] = [
  {
    third: 3,
    places: ["home", "dominant", "elsewhere"],
    needs: 2,
    suffix: "add9",
    from: 0,
    to: 0.45,
    source: "Karlin & Wright 2004: the ninth a semitone below a minor third, the ache of film scores.",
  },
  {
    third: 3,
    places: ["home"],
    needs: 11,
    suffix: "maj7",
    from: 0.45,
    to: 0.7,
    source: "Levine 1995: minor with the major seventh, a semitone below the root.",
  },
  {
    third: 3,
    places: ["home", "dominant", "elsewhere"],
    needs: 10,
    suffix: "7",
    from: 0,
    to: 0.7,
    source:
      "Aldwell & Schachter 2011: the seventh as an essential dissonance, where the ninth would leave the scale.",
  },
  {
    third: 3,
    places: ["home", "elsewhere"],
    needs: 9,
    suffix: "add6",
    from: 0.7,
    to: 0.95,
    source:
      "Aldwell & Schachter 2011: the sixth a tritone above the third; on the fourth degree of minor, the half-diminished second one over its third.",
  },
  {
    third: 3,
    places: ["home", "dominant", "elsewhere"],
    needs: 10,
    suffix: "7",
    from: 0.7,
    to: 0.9,
    source: "Aldwell & Schachter 2011: the seventh as an essential dissonance.",
  },
  {
    third: 4,
    places: ["dominant"],
    needs: 1,
    suffix: "7b9",
    from: 0,
    to: 0.65,
    source: "Piston 1978: the minor ninth of the dominant in minor, a tritone beside another.",
  },
  {
    third: 4,
    places: ["home", "elsewhere"],
    needs: 11,
    suffix: "maj7",
    from: 0,
    to: 0.5,
    source: "Levine 1995: the major seventh, a semitone below the root.",
  },
  {
    third: 4,
    places: ["home", "dominant", "elsewhere"],
    needs: 10,
    suffix: "7",
    from: 0,
    to: 0.5,
    source: "Piston 1978: the dominant seventh, with the tritone between its third and seventh.",
  },
  {
    third: 4,
    places: ["home", "elsewhere"],
    needs: 2,
    suffix: "add9",
    from: 0.5,
    to: 0.85,
    source: "Karlin & Wright 2004: the ninth beside root and third.",
  },
];
