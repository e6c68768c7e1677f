/** What an independent reader (`midi-file`) finds in a MIDI file, in absolute ticks. For tests only. */

import { type MidiEvent, parseMidi } from "midi-file";

/** A note as it was read. */
export interface ReadNote {
  readonly channel: number;
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** An event with its tick and the track it stands in. */
export interface TimedEvent {
  readonly tick: number;
  readonly track: number;
  readonly event: MidiEvent;
}

/** A file as it was read. */
export interface ReadFile {
  readonly format: number;
  readonly ticksPerQuarter: number | undefined;
  /** The events of each track in their order. */
  readonly tracks: readonly (readonly TimedEvent[])[];
}

/** Reads a whole file. */
export function readBack(bytes: Uint8Array): ReadFile {
  const { header, tracks } = parseMidi(bytes);
  return {
    format: header.format,
    ticksPerQuarter: header.ticksPerBeat,
    tracks: tracks.map((events, track) => {
      let tick = 0;
      return events.map((event) => {
        tick += event.deltaTime;
        return { tick, track, event };
      });
    }),
  };
}

/** All events as a player sends them: by tick, and at one tick by track. */
export function merged({ tracks }: ReadFile): readonly TimedEvent[] {
  return tracks.flat().sort((a, b) => a.tick - b.tick);
}

/** The events of one type with their ticks, the texts among them decoded from UTF-8. */
export function eventsOf(events: readonly TimedEvent[], type: MidiEvent["type"]): readonly object[] {
  return events
    .filter(({ event }) => event.type === type)
    .map(({ tick, event }) => {
      const { deltaTime: _, type: __, meta: ___, ...rest } = { meta: true, ...event };
      return "text" in rest ? { tick, text: decoded(rest.text) } : { tick, ...rest };
    });
}

/** `midi-file` gives each byte of a text as one character. Throws where they are not UTF-8. */
function decoded(text: string): string {
  const bytes = text.split("").map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return decodeURIComponent(bytes.map((byte) => `%${byte}`).join(""));
}

/**
 * The notes among events, in the order in which they begin. Throws where readers could disagree: at a note-on for
 * a key that is down, a note-off for one that is not, a note of no length, and a key that is never released.
 */
export function notesOf(events: readonly TimedEvent[]): readonly ReadNote[] {
  const notes: { channel: number; start: number; duration: number; pitch: number; velocity: number }[] = [];
  const down = new Map<number, { start: number; duration: number }>();
  for (const { tick, event } of events) {
    if (event.type !== "noteOn" && event.type !== "noteOff") continue;
    const key = event.channel * 128 + event.noteNumber;
    const note = down.get(key);
    if (event.type === "noteOn") {
      if (note !== undefined) throw new Error(`note ${event.noteNumber} begins twice, at tick ${tick}`);
      const begun = {
        channel: event.channel,
        start: tick,
        duration: 0,
        pitch: event.noteNumber,
        velocity: event.velocity,
      };
      notes.push(begun);
      down.set(key, begun);
    } else {
      if (note === undefined || tick === note.start) {
        throw new Error(`note ${event.noteNumber} ends where it does not sound, at tick ${tick}`);
      }
      note.duration = tick - note.start;
      down.delete(key);
    }
  }
  if (down.size > 0) throw new Error(`${down.size} notes never end`);
  return notes;
}
