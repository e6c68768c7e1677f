/** Dynamic marks: where a part's loudness changes from one passage to the next. */
import type { Section, TimeSignature } from "@music-brain/engine";
import { barTicks } from "./beats.ts";
import { type DynamicMark, dynamics, markFor } from "./directions.ts";
import type { Part } from "./part.ts";
import type { Passage } from "./passages.ts";

/**
 * The dynamic marks of a part as MusicXML, by the bar of the song that they are printed in. A passage is as loud as its notes are
 * on the mean; its mark stands at the first of them, never on silence, and is not said again while it holds.
 * @param pickup ticks that the first bar leaves out
 */
export function dynamicMarks(
  part: Part,
  passages: readonly Passage[],
  metre: TimeSignature,
  pickup: number,
): ReadonlyMap<number, string> {
  const length = barTicks(metre);
  const marks = new Map<number, string>();
  let holds: DynamicMark | undefined;
  for (const { sections } of passages) {
    const inside = sections.map((section) => part.notes.filter(({ start }) => isIn(section, start, length)));
    const first = inside[0]?.[0];
    if (first === undefined) continue;
    const mark = meanMark(inside.flat());
    if (mark === holds) continue;
    holds = mark;
    const bar = Math.floor(first.start / length);
    const offset = first.start - bar * length - (bar === 0 ? pickup : 0);
    marks.set(bar, dynamics(mark, { offset, staff: staffAt(part, bar, first.start) }));
  }
  return marks;
}

function isIn({ startBar, bars }: Section, tick: number, length: number): boolean {
  return tick >= startBar * length && tick < (startBar + bars) * length;
}

function meanMark(notes: readonly { readonly velocity: number }[]): DynamicMark {
  return markFor(notes.reduce((sum, { velocity }) => sum + velocity, 0) / notes.length);
}

/** The number of the staff, of several, on which a note begins at a tick: the uppermost. */
function staffAt({ staves }: Part, bar: number, tick: number): number | undefined {
  if (staves.length === 1) return undefined;
  const begins = ({ voices }: Part["staves"][number]) =>
    voices.some((voice) => voice[bar]?.some(({ stroke }) => stroke?.start === tick));
  return staves.findIndex(begins) + 1;
}
