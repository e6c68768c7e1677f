/** Another tempo for a song. */
import type { Song } from "../song.ts";
import { decided } from "./decided.ts";
import { impossible, type TempoEdit } from "./edit.ts";
import type { EditState } from "./state.ts";

/** The tempi that a song can have: those of `bpm` in an intent. */
const SLOWEST = 20;
const FASTEST = 300;

/**
 * Carries out the edit.
 * @throws EditError where the tempo lies outside of 20 … 300
 */
export function changeTempo(state: EditState, edit: TempoEdit): EditState {
  const wanted = "bpm" in edit ? edit.bpm : state.bpm * edit.factor;
  const bpm = Math.round(wanted * 100) / 100;
  if (bpm >= SLOWEST && bpm <= FASTEST) return { ...state, bpm };
  const range = `A song can have from ${SLOWEST} to ${FASTEST} BPM`;
  if ("bpm" in edit) throw impossible(["bpm"], `${edit.bpm} BPM cannot be had. ${range}.`);
  const least = Math.ceil((SLOWEST / state.bpm) * 100) / 100;
  const most = Math.floor((FASTEST / state.bpm) * 100) / 100;
  throw impossible(
    ["factor"],
    `${edit.factor} times ${state.bpm} BPM cannot be had. ${range}: here, a factor from ${least} to ${most}.`,
  );
}

/** The song with its tempo, and all changes of it, scaled so that it begins at the given one. */
export function atTempo(song: Song, bpm: number): Song {
  if (bpm === song.tempoBpm) return song;
  const scale = bpm / song.tempoBpm;
  return {
    ...song,
    tempoBpm: bpm,
    tempoChanges: song.tempoChanges.map((change) => ({ ...change, bpm: rounded(change.bpm * scale) })),
    durationSeconds: Math.round((song.durationSeconds / scale) * 1000) / 1000,
    reasons: decided(song.reasons, "tempo", `${bpm} BPM`, "You changed it."),
  };
}

function rounded(bpm: number): number {
  return Math.round(bpm * 100) / 100;
}
