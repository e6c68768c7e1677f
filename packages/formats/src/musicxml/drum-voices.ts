/** Drums on paper: the hands in one voice, the feet in another, each stroke as long as its beat has room. */
import { TICKS_PER_QUARTER } from "@music-brain/engine";
import { drumPlace } from "./drum-staff.ts";
import type { Stroke, Voice } from "./voices.ts";
import type { Divisions, PlacedNote } from "./written.ts";

/** The voices of a drum kit: hands, then feet. A drum's length says nothing, so that what is struck is written up to the next. */
export function drumVoices(
  notes: readonly PlacedNote[],
  divisions: Divisions,
): readonly [hands: Voice, feet: Voice] {
  const isFoot = ({ pitch }: PlacedNote) => drumPlace(pitch).foot === true;
  return [
    strokesOf(
      notes.filter((note) => !isFoot(note)),
      divisions,
    ),
    strokesOf(notes.filter(isFoot), divisions),
  ];
}

function strokesOf(notes: readonly PlacedNote[], divisions: Divisions): Voice {
  const struck = [...Map.groupBy(notes, ({ start }) => start)];
  return struck.map(([start, together], index): Stroke => {
    const { beat } = divisions(start);
    const room = Math.min(beat.start + beat.length, start + TICKS_PER_QUARTER);
    const next = struck[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    return { start, end: Math.min(room, next), notes: together, staccato: false };
  });
}
