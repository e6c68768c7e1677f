/**
 * Where each drum stands on a five-line staff, and its notehead: the Percussive Arts Society's recommendation (Weinberg, Guide to
 * Standardized Drumset Notation, 1998).
 */
import type { Letter } from "./fifths.ts";

/** A place for a drum. */
export interface DrumPlace {
  readonly name: string;
  readonly step: Letter;
  readonly octave: number;
  /** "normal" where absent. */
  readonly head?: "x" | "circle-x" | "triangle" | "slash" | "diamond";
  /** Played with the feet: stems down, in a voice of its own. */
  readonly foot?: true;
}

const places: Readonly<Record<number, DrumPlace>> = {
  35: { name: "Acoustic bass drum", step: "E", octave: 4, foot: true },
  36: { name: "Bass drum", step: "F", octave: 4, foot: true },
  37: { name: "Side stick", step: "C", octave: 5, head: "x" },
  38: { name: "Snare", step: "C", octave: 5 },
  39: { name: "Hand clap", step: "C", octave: 5, head: "slash" },
  40: { name: "Electric snare", step: "C", octave: 5 },
  41: { name: "Low floor tom", step: "G", octave: 4 },
  42: { name: "Closed hi-hat", step: "G", octave: 5, head: "x" },
  43: { name: "Floor tom", step: "A", octave: 4 },
  44: { name: "Pedal hi-hat", step: "D", octave: 4, head: "x", foot: true },
  45: { name: "Low tom", step: "B", octave: 4 },
  46: { name: "Open hi-hat", step: "G", octave: 5, head: "circle-x" },
  47: { name: "Mid tom", step: "D", octave: 5 },
  48: { name: "High-mid tom", step: "D", octave: 5 },
  49: { name: "Crash cymbal", step: "A", octave: 5, head: "x" },
  50: { name: "High tom", step: "E", octave: 5 },
  51: { name: "Ride cymbal", step: "F", octave: 5, head: "x" },
  52: { name: "China cymbal", step: "C", octave: 6, head: "x" },
  53: { name: "Ride bell", step: "F", octave: 5, head: "diamond" },
  54: { name: "Tambourine", step: "B", octave: 5, head: "triangle" },
  55: { name: "Splash cymbal", step: "B", octave: 5, head: "x" },
  56: { name: "Cowbell", step: "E", octave: 5, head: "triangle" },
  57: { name: "Crash cymbal 2", step: "B", octave: 5, head: "x" },
  59: { name: "Ride cymbal 2", step: "F", octave: 5, head: "x" },
  60: { name: "High bongo", step: "E", octave: 5, head: "slash" },
  61: { name: "Low bongo", step: "C", octave: 5, head: "slash" },
  62: { name: "Mute conga", step: "D", octave: 5, head: "x" },
  63: { name: "Open conga", step: "D", octave: 5, head: "slash" },
  64: { name: "Low conga", step: "A", octave: 4, head: "slash" },
  69: { name: "Cabasa", step: "B", octave: 5, head: "slash" },
  70: { name: "Shaker", step: "B", octave: 5, head: "slash" },
  75: { name: "Claves", step: "E", octave: 5, head: "x" },
  76: { name: "High wood block", step: "E", octave: 5, head: "triangle" },
  77: { name: "Low wood block", step: "C", octave: 5, head: "triangle" },
  80: { name: "Mute triangle", step: "A", octave: 5, head: "triangle" },
  81: { name: "Open triangle", step: "A", octave: 5, head: "triangle" },
};

/** The place of a General MIDI percussion key; one without a place of its own stands above the staff. */
export function drumPlace(key: number): DrumPlace {
  return places[key] ?? { name: `Percussion ${key}`, step: "C", octave: 6, head: "slash" };
}
