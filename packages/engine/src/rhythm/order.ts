/** The order of notes. */
import type { Note } from "../song.ts";

/**
 * Sorts notes by start, then pitch, in place and in time that is linear where hardly any is out of place.
 * @param from the index of the first note that is looked at
 */
export function sortNearlySorted(notes: Pick<Note, "start" | "pitch">[], from = 0): void {
  for (let index = from + 1; index < notes.length; index++) {
    const note = notes[index];
    let place = index;
    while (note && place > from) {
      const before = notes[place - 1];
      if (!before || before.start < note.start) break;
      if (before.start === note.start && before.pitch <= note.pitch) break;
      notes[place] = before;
      place--;
    }
    if (note && place < index) notes[place] = note;
  }
}
