/** Why a MIDI file cannot be read. */

/** What is the matter with the file. */
export type MidiFault =
  | "not_midi"
  | "broken_header"
  | "no_notes"
  | "too_many_tracks"
  | "too_many_notes"
  | "too_long";

/** A file that cannot be read; the message is a sentence for people. */
export class MidiReadError extends Error {
  readonly fault: MidiFault;

  constructor(fault: MidiFault, message: string) {
    super(message);
    this.name = "MidiReadError";
    this.fault = fault;
  }
}
