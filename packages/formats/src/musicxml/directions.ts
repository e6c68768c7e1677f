/** What stands over and under the staves: sections, tempo, swing, loudness, chords. */
import type { TimeSignature } from "@music-brain/engine";
import { isCompound } from "./beats.ts";
import type { ChordSymbol } from "./chord-symbols.ts";
import { type Spelling, spellingAt } from "./fifths.ts";
import type { Swing } from "./swing.ts";
import { element, leaf, plain } from "./xml.ts";

/** A section's name in a frame. */
export function rehearsalMark(name: string): string {
  return direction("above", leaf("rehearsal", name));
}

/** "♩ = 80", for readers and for players; in compound metres the beat is a dotted quarter. @param bpm quarters a minute */
export function metronome(bpm: number, metre: TimeSignature): string {
  const dotted = isCompound(metre);
  const shown = plain("metronome", [
    leaf("beat-unit", "quarter"),
    dotted ? plain("beat-unit-dot") : undefined,
    leaf("per-minute", Math.round(dotted ? bpm / 1.5 : bpm)),
  ]);
  return direction("above", shown, element("sound", { tempo: bpm }));
}

/** A tempo that is only played. @param offset ticks from the bar line */
export function soundingTempo(bpm: number, offset: number): string {
  return element("sound", { tempo: bpm }, offset === 0 ? "" : leaf("offset", offset));
}

/** A word in italics over the staff, such as "rit.". @param offset ticks from the bar line */
export function wordsAbove(words: string, offset: number): string {
  return direction("above", leaf("words", words, { "font-style": "italic" }), undefined, offset);
}

/** That the second of two equal notes comes late. */
export function swingMark({ pair, late }: Swing): string {
  const eighths = pair === 480;
  const share = (pair / 2 + late) / pair;
  // 2 : 1 is a triplet's swing, 3 : 2 a light one.
  const [first, second] = share >= 0.62 ? [2, 1] : [3, 2];
  const sound = element("sound", {}, [
    plain("swing", [
      leaf("first", first),
      leaf("second", second),
      leaf("swing-type", eighths ? "eighth" : "16th"),
    ]),
  ]);
  return direction("above", leaf("words", eighths ? "Swing" : "Swung 16ths"), sound);
}

/** The dynamic marks, and the least mean velocity that each stands for. */
const marks = [
  ["ff", 112],
  ["f", 96],
  ["mf", 80],
  ["mp", 64],
  ["p", 46],
  ["pp", 0],
] as const;
/** A dynamic mark of MusicXML's. */
export type DynamicMark = (typeof marks)[number][0];

/** The mark for a mean velocity, 1 … 127. */
export function markFor(velocity: number): DynamicMark {
  return marks.find(([, least]) => velocity >= least)?.[0] ?? "pp";
}

/** Where a dynamic mark stands. */
export interface DynamicsPlace {
  /** Ticks from the bar line. */
  readonly offset: number;
  /** From 1; undefined where the part has one staff. */
  readonly staff: number | undefined;
}

/** A dynamic mark under the staff; of a part on two staves between them. */
export function dynamics(mark: DynamicMark, { offset, staff }: DynamicsPlace): string {
  const placement = staff === 2 ? "above" : "below";
  return direction(placement, plain("dynamics", plain(mark)), undefined, offset, staff);
}

/** A chord symbol over the staff. @param offset ticks from where the next note stands */
export function harmony({ root, bass, kind }: ChordSymbol, offset: number): string {
  return element("harmony", { "print-frame": "no" }, [
    plain("root", note("root", spellingAt(root))),
    leaf("kind", kind.kind, { text: kind.text }),
    bass === undefined ? undefined : plain("bass", note("bass", spellingAt(bass))),
    kind.added &&
      plain("degree", [
        leaf("degree-value", kind.added.degree),
        leaf("degree-alter", kind.added.alter),
        leaf("degree-type", "add", { text: "" }),
      ]),
    offset === 0 ? undefined : leaf("offset", offset),
  ]);
}

function note(name: "root" | "bass", { step, alter }: Spelling): readonly (string | undefined)[] {
  return [leaf(`${name}-step`, step), alter === 0 ? undefined : leaf(`${name}-alter`, alter)];
}

function direction(
  placement: "above" | "below",
  type: string,
  sound?: string,
  offset = 0,
  staff?: number,
): string {
  return element("direction", { placement }, [
    plain("direction-type", type),
    offset === 0 ? undefined : leaf("offset", offset),
    staff === undefined ? undefined : leaf("staff", staff),
    sound,
  ]);
}
