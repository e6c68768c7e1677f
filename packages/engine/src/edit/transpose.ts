/** The edit that moves a song to another key. */
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { quoted } from "../plan/wish.ts";
import { impossible, type TransposeEdit } from "./edit.ts";
import { type EditState, songOf } from "./state.ts";

/** No song moves further than two octaves from where it was composed. */
const FURTHEST = 24;

/**
 * Carries out the edit. Phrases that would leave the compass of their instrument go to another octave, and so does all of
 * a part where they are much of it.
 * @throws EditError where the song would be too far from where it was composed, or the tonic is none
 */
export function transpose(state: EditState, edit: TransposeEdit): EditState {
  const [down, up] = [-FURTHEST - state.semitones, FURTHEST - state.semitones];
  if ("to" in edit) {
    const higher = wrap(tonicOf(edit.to) - pitchClassOf(songOf(state).key.tonic), 12);
    const ways = higher > 6 ? [higher - 12, higher] : [higher, higher - 12];
    const move = ways.find((way) => way >= down && way <= up) ?? 0;
    return { ...state, semitones: state.semitones + move };
  }
  const { semitones } = edit;
  if (!Number.isInteger(semitones) || semitones < down || semitones > up)
    throw impossible(
      ["semitones"],
      `The song cannot move by ${semitones} semitone${Math.abs(semitones) === 1 ? "" : "s"}: here it can by ${down} to ${up}, two octaves from where it was composed.`,
    );
  return { ...state, semitones: state.semitones + semitones };
}

function tonicOf(text: string): number {
  const match = /^\s*([A-Ga-g])([#b♯♭]?)\s*$/u.exec(text);
  if (!match) {
    throw impossible(
      ["to"],
      `${quoted(text)} is no tonic: write a letter from A to G, with # or b, such as "Bb".`,
    );
  }
  const [, letter = "", accidental = ""] = match;
  return pitchClassOf(letter.toUpperCase() + accidental.replace("♯", "#").replace("♭", "b"));
}
