/** Edits carried out: from a state to the next. */
import type { Edit } from "./edit.ts";
import { changeFeeling } from "./feel.ts";
import { changeGenre } from "./genre.ts";
import { changeInstrument } from "./instrument.ts";
import { lengthen } from "./lengthen.ts";
import { regenerate } from "./regenerate.ts";
import { silence } from "./silence.ts";
import type { EditState } from "./state.ts";
import { changeTempo } from "./tempo.ts";
import { transpose } from "./transpose.ts";

/**
 * The state after an edit. The one before stays as it was.
 * @throws EditError where the edit cannot be carried out
 */
export function applyEdit(state: EditState, edit: Edit): EditState {
  switch (edit.kind) {
    case "regenerate":
      return regenerate(state, edit);
    case "transpose":
      return transpose(state, edit);
    case "tempo":
      return changeTempo(state, edit);
    case "instrument":
      return changeInstrument(state, edit);
    case "genre":
      return changeGenre(state, edit);
    case "lengthen":
      return lengthen(state, edit);
    case "silence":
      return silence(state, edit);
    case "feel":
      return changeFeeling(state, edit);
  }
}

/** The edit that takes back what led from one state to the next; null where only leaving it out does. */
export function inverseOf(edit: Edit, before: EditState, after: EditState): Edit | null {
  switch (edit.kind) {
    case "transpose":
      // Not -0, which JSON cannot say.
      return { kind: "transpose", semitones: before.semitones - after.semitones + 0 };
    case "tempo":
      return { kind: "tempo", bpm: before.bpm };
    case "instrument": {
      const role = before.played.tracks.find(
        (track, index) => track.program !== after.played.tracks[index]?.program,
      )?.role;
      const player = before.sketch.plan.band.find((other) => other.role === role);
      return player ? { kind: "instrument", track: player.role, instrument: player.instrument } : null;
    }
    case "regenerate":
    case "genre":
    case "lengthen":
    case "silence":
    case "feel":
      return null;
  }
}
