/** One bar of one part as MusicXML. */
import type { Chord, TimeSignature } from "@music-brain/engine";
import { AccidentalMemory, type AccidentalName } from "./accidentals.ts";
import { beamsOf } from "./beams.ts";
import { barTicks } from "./beats.ts";
import { harmony } from "./directions.ts";
import type { WrittenKey } from "./fifths.ts";
import type { Piece, VoiceBar } from "./measures.ts";
import { type NoteContext, writeNotes, writeRest } from "./note.ts";
import type { Part } from "./part.ts";
import { type SpelledPitch, spelled } from "./spelling.ts";
import type { Stroke } from "./voices.ts";
import { writtenChord } from "./written-chord.ts";
import { leaf, plain } from "./xml.ts";

/** What a bar needs to know beside its part. */
export interface BarContext {
  /** From 0. */
  readonly bar: number;
  /** Tick at which it begins on paper: later than its first tick in a pickup. */
  readonly begin: number;
  readonly metre: TimeSignature;
  readonly key: WrittenKey;
  /** The chord at a tick. */
  readonly chordAt: (tick: number) => Chord | undefined;
  /** Chords that begin in the bar, where they are shown over this part. */
  readonly symbols: readonly Chord[];
}

type Pitches = NonNullable<NoteContext["pitches"]>;

/** Voices of a second staff are numbered from here on, as notation programs do. */
const VOICES_A_STAFF = 4;

/** The notes of a bar, voice after voice, with chord symbols over the first. */
export function writeBar(part: Part, context: BarContext): string {
  const length = (context.bar + 1) * barTicks(context.metre) - context.begin;
  const several = part.staves.length > 1;
  const written = part.staves.flatMap(({ voices, clef }, staffIndex) => {
    const bars = voices.map((voice) => voice[context.bar] ?? []);
    const sounding = bars.filter((bar) => bar.length > 0);
    const shown = sounding.length === 0 ? [[]] : bars.map((bar) => (bar.length > 0 ? bar : undefined));
    const pitches = clef.sign === "percussion" ? undefined : pitchesOf(voices, context);
    return shown.flatMap((bar, voiceIndex) => {
      if (bar === undefined) return [];
      const base = {
        part: part.id,
        voice: staffIndex * VOICES_A_STAFF + voiceIndex + 1,
        ...(several && { staff: staffIndex + 1 }),
        ...stemOf(sounding.length, voiceIndex, clef.sign === "percussion"),
      };
      const symbols =
        staffIndex === 0 && bar === shown.find((each) => each !== undefined) ? context.symbols : [];
      return [writeVoice(bar, base, context, pitches, symbols, voiceIndex > 0)];
    });
  });
  return written.join(plain("backup", leaf("duration", length)));
}

function stemOf(sounding: number, voice: number, drums: boolean): { readonly stem?: "up" | "down" } {
  if (sounding < 2 && !drums) return {};
  return { stem: voice === 0 ? "up" : "down" };
}

type Base = Pick<NoteContext, "part" | "voice" | "staff" | "stem">;

function writeVoice(
  pieces: VoiceBar,
  base: Base,
  { bar, begin, metre, key }: BarContext,
  pitches: ReadonlyMap<Piece, Pitches> | undefined,
  symbols: readonly Chord[],
  inner: boolean,
): string {
  const end = (bar + 1) * barTicks(metre);
  if (pieces.length === 0) return wholeBarRest(base, begin, end - begin, symbols, key);
  const beams = beamsOf(pieces, metre);
  const tuplets = tupletsOf(pieces);
  return pieces
    .filter(({ value }) => value.start >= begin)
    .map((piece, index, shown) => {
      const { start } = piece.value;
      const until = shown[index + 1]?.value.start ?? Number.POSITIVE_INFINITY;
      const above = symbols
        .filter((chord) => chord.start >= start && chord.start < until)
        .map((chord) => harmony(writtenChord(chord.symbol, key), chord.start - start));
      const tuplet = tuplets.get(piece);
      const context: NoteContext = {
        ...base,
        beams: beams.get(piece) ?? [],
        ...(tuplet && { tuplet }),
        ...(pitches && { pitches: pitches.get(piece) ?? [] }),
      };
      const body =
        piece.stroke !== undefined
          ? writeNotes(piece, context)
          : inner && piece.value.tripletOf === undefined
            ? plain("forward", [leaf("duration", piece.value.length), leaf("voice", base.voice)])
            : writeRest(piece, context, false);
      return above.join("") + body;
    })
    .join("");
}

function wholeBarRest(
  base: Base,
  start: number,
  length: number,
  symbols: readonly Chord[],
  key: WrittenKey,
): string {
  const above = symbols
    .map((chord) => harmony(writtenChord(chord.symbol, key), chord.start - start))
    .join("");
  const value = { start, length, name: "whole", dots: 0 } as const;
  return above + writeRest({ value, tiedFrom: false, tiedTo: false }, { ...base, beams: [] }, true);
}

/** Where the brackets of triplets begin and end: each beat's first and last triplet value. */
function tupletsOf(pieces: VoiceBar): ReadonlyMap<Piece, "start" | "stop"> {
  const found = new Map<Piece, "start" | "stop">();
  let open: Piece[] = [];
  let filled = 0;
  for (const piece of pieces) {
    if (piece.value.tripletOf === undefined) continue;
    open.push(piece);
    filled += piece.value.length;
    if (filled % 480 !== 0) continue;
    const [first] = open;
    const last = open.at(-1);
    if (first && last && first !== last) {
      found.set(first, "start");
      found.set(last, "stop");
    }
    [open, filled] = [[], 0];
  }
  return found;
}

/** The spelled pitches of all pieces on a staff in the bar, with the accidentals that have to be printed. */
function pitchesOf(
  voices: readonly (readonly VoiceBar[])[],
  { bar, key, chordAt }: BarContext,
): ReadonlyMap<Piece, Pitches> {
  const memory = new AccidentalMemory(key);
  const all = voices.flatMap((voice) => {
    const line = [...(voice[bar] ?? []), ...(voice[bar + 1] ?? [])];
    return (voice[bar] ?? []).map((piece, index) => ({
      piece,
      next: pitchAfter(piece, line.slice(index + 1)),
    }));
  });
  const inOrder = all.toSorted((left, right) => left.piece.value.start - right.piece.value.start);
  const made = new Map<Piece, Pitches>();
  for (const { piece, next } of inOrder) {
    const chord = chordAt(piece.stroke?.start ?? piece.value.start);
    const symbol = chord && writtenChord(chord.symbol, key);
    made.set(
      piece,
      (piece.stroke?.notes ?? []).map(({ pitch }) => {
        const name = spelled(pitch, key, symbol, next);
        return withAccidental(name, piece.tiedFrom ? undefined : memory.before(name));
      }),
    );
  }
  return made;
}

/** The pitch that a voice goes on to, its repetitions of one note passed over; undefined where it goes on to a chord. */
function pitchAfter({ stroke }: Piece, line: VoiceBar): number | undefined {
  const isAgain = (other: Stroke) =>
    other === stroke || (other.notes.length === 1 && other.notes[0]?.pitch === stroke?.notes[0]?.pitch);
  const next = line.find((piece) => piece.stroke !== undefined && !isAgain(piece.stroke))?.stroke;
  return next?.notes.length === 1 ? next.notes[0]?.pitch : undefined;
}

function withAccidental(name: SpelledPitch, accidental: AccidentalName | undefined): Pitches[number] {
  return { spelled: name, ...(accidental !== undefined && { accidental }) };
}
