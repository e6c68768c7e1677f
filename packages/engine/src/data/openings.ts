/**
 * How songs open: ways in which an introduction brings the players in (Everett 2009, The Foundations of Rock, on
 * introductions that present a riff, a texture that grows, or the groove of the verse; Butler 2006 on layers in dance
 * music). The weights and energies are this project's own.
 */
import type { Role } from "../song.ts";

/** The ways to open a song. */
export type OpeningName = "chords" | "riff" | "layers" | "groove" | "beat";

/** One way to open a song. */
export interface Opening {
  /** How usual it is. */
  readonly weight: number;
  /** The energy of a song that it suits best, 0 … 1: calm songs open with less. */
  readonly suits: number;
  /** Energy of the introduction as a form has it, 0 … 1. */
  readonly energy: number;
  /** Where each role enters, as a share of the introduction; a role that is absent waits for the section after it. */
  readonly entrances: Readonly<Partial<Record<Role, number>>>;
  /** Whether there has to be a drummer for it. */
  readonly needsDrums: boolean;
  /** A sentence for people. */
  readonly description: string;
}

/** All ways to open a song. */
export const openings: Readonly<Record<OpeningName, Opening>> = {
  chords: {
    weight: 1,
    suits: 0.3,
    energy: 0.3,
    entrances: { chords: 0, pad: 0 },
    needsDrums: false,
    description: "The chords of the first theme set the scene before the tune enters.",
  },
  riff: {
    weight: 1.1,
    suits: 0.62,
    energy: 0.42,
    entrances: { chords: 0, bass: 0, drums: 0.5, pad: 0.5 },
    needsDrums: false,
    description: "A riff, short enough to be remembered at once, calls the song in.",
  },
  layers: {
    weight: 0.9,
    suits: 0.55,
    energy: 0.38,
    entrances: { chords: 0, bass: 0.25, drums: 0.5, pad: 0.75 },
    needsDrums: false,
    description: "The players come in one after the other, until the tune can enter.",
  },
  groove: {
    weight: 1,
    suits: 0.75,
    energy: 0.48,
    entrances: { chords: 0, bass: 0, drums: 0, pad: 0 },
    needsDrums: false,
    description: "The band sets off at once, and the tune enters when its groove is known.",
  },
  beat: {
    weight: 0.6,
    suits: 0.85,
    energy: 0.45,
    entrances: { drums: 0, bass: 0.5, chords: 0.5, pad: 0.75 },
    needsDrums: true,
    description: "The drums begin alone; the others step into their time.",
  },
};
