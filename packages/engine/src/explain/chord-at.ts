/** Which section and which chord a note belongs to. */
import { EARLY } from "../edit/places.ts";
import type { Chord, Section, Song } from "../song.ts";

/** What sounds under a tick. */
export interface Ground {
  readonly section: Section;
  readonly chord: Chord;
}

/**
 * The section and the chord of a note that starts at a tick: the last ones that have begun, where a player may be
 * early by up to {@link EARLY} ticks. Undefined in a song without sections.
 */
export function groundAt({ sections }: Song, tick: number): Ground | undefined {
  let ground: Ground | undefined;
  for (const section of sections) {
    for (const chord of section.chords) {
      if (ground !== undefined && chord.start > tick + EARLY) return ground;
      ground = { section, chord };
    }
  }
  return ground;
}
