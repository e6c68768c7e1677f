/** One note, chord or rest as MusicXML. */
import type { AccidentalName } from "./accidentals.ts";
import type { Beam } from "./beams.ts";
import { drumPlace } from "./drum-staff.ts";
import type { Piece } from "./measures.ts";
import type { SpelledPitch } from "./spelling.ts";
import type { ValueName } from "./values.ts";
import { element, leaf, plain } from "./xml.ts";

/** What stands on the page besides the piece itself. */
export interface NoteContext {
  /** "P1": instruments of drums are named after it. */
  readonly part: string;
  /** From 1. */
  readonly voice: number;
  /** From 1; undefined where the part has one staff. */
  readonly staff?: number;
  /** Where stems point; left to the reader where undefined. */
  readonly stem?: "up" | "down";
  readonly beams: readonly Beam[];
  readonly tuplet?: "start" | "stop";
  /** Spelled pitches with their accidentals, as many as the stroke has notes; undefined for drums. */
  readonly pitches?: readonly { readonly spelled: SpelledPitch; readonly accidental?: AccidentalName }[];
}

/** MusicXML's loudness of 100 % is velocity 90. */
const FULL_VELOCITY = 90;

/** Ticks are its divisions. */
export function writeRest({ value }: Piece, context: NoteContext, wholeBar: boolean): string {
  return plain("note", [
    wholeBar ? element("rest", { measure: "yes" }) : plain("rest"),
    leaf("duration", value.length),
    leaf("voice", context.voice),
    ...(wholeBar ? [] : typeOf(value.name, value.dots, value.tripletOf)),
    staffOf(context),
    value.tripletOf && context.tuplet ? plain("notations", tuplet(context.tuplet)) : undefined,
  ]);
}

/** A sounded piece: its notes one after another, the second one on marked as a chord's. */
export function writeNotes(piece: Piece, context: NoteContext): string {
  const { stroke, value } = piece;
  return (stroke?.notes ?? [])
    .map((note, index) =>
      element("note", { dynamics: Math.round((note.velocity / FULL_VELOCITY) * 10000) / 100 }, [
        index > 0 ? plain("chord") : undefined,
        pitchOf(note.pitch, context.pitches?.[index]?.spelled),
        leaf("duration", value.length),
        piece.tiedFrom ? element("tie", { type: "stop" }) : undefined,
        piece.tiedTo ? element("tie", { type: "start" }) : undefined,
        context.pitches ? undefined : element("instrument", { id: instrumentId(context.part, note.pitch) }),
        leaf("voice", context.voice),
        ...typeOf(value.name, value.dots, value.tripletOf, accidentalOf(context, index, piece)),
        context.stem ? leaf("stem", context.stem) : undefined,
        context.pitches ? undefined : headOf(note.pitch),
        staffOf(context),
        ...(index > 0 ? [] : context.beams.map((beam, level) => leaf("beam", beam, { number: level + 1 }))),
        notationsOf(piece, context, index),
      ]),
    )
    .join("");
}

/** The id of one drum in a kit's part. */
export function instrumentId(part: string, key: number): string {
  return `${part}-I${key}`;
}

function pitchOf(pitch: number, spelled: SpelledPitch | undefined): string {
  if (spelled === undefined) {
    const { step, octave } = drumPlace(pitch);
    return plain("unpitched", [leaf("display-step", step), leaf("display-octave", octave)]);
  }
  const { step, alter, octave } = spelled;
  return plain("pitch", [
    leaf("step", step),
    alter === 0 ? undefined : leaf("alter", alter),
    leaf("octave", octave),
  ]);
}

function accidentalOf({ pitches }: NoteContext, index: number, { tiedFrom }: Piece): string | undefined {
  const accidental = pitches?.[index]?.accidental;
  return accidental === undefined || tiedFrom ? undefined : leaf("accidental", accidental);
}

function typeOf(name: ValueName, dots: number, tripletOf: ValueName | undefined, accidental?: string) {
  return [
    leaf("type", name),
    dots > 0 ? plain("dot") : undefined,
    accidental,
    tripletOf &&
      plain("time-modification", [
        leaf("actual-notes", 3),
        leaf("normal-notes", 2),
        leaf("normal-type", tripletOf),
      ]),
  ];
}

function headOf(key: number): string | undefined {
  const { head } = drumPlace(key);
  return head === undefined ? undefined : leaf("notehead", head);
}

function staffOf({ staff }: NoteContext): string | undefined {
  return staff === undefined ? undefined : leaf("staff", staff);
}

function notationsOf(piece: Piece, context: NoteContext, index: number): string | undefined {
  const staccato = piece.stroke?.staccato === true && !piece.tiedFrom && !piece.tiedTo && index === 0;
  const parts = [
    piece.tiedFrom ? element("tied", { type: "stop" }) : undefined,
    piece.tiedTo ? element("tied", { type: "start" }) : undefined,
    context.tuplet && index === 0 ? tuplet(context.tuplet) : undefined,
    staccato ? plain("articulations", plain("staccato")) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : plain("notations", parts);
}

function tuplet(type: "start" | "stop"): string {
  return element("tuplet", { type, bracket: type === "start" ? "yes" : undefined });
}
