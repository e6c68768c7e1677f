/** What stands over and under the staves: sections, tempo, swing, loudness, chords. */
import type { Chord, Song } from "@music-brain/engine";
import { readChordSymbol } from "./chord-symbols.ts";
import { type Spelling, spellingAt } from "./fifths.ts";
import type { Swing } from "./swing.ts";
import { element, leaf, plain } from "./xml.ts";

/** A section's name in a frame. */
export function rehearsalMark(name: string): string {
  return direction("above", leaf("rehearsal", name));
}

/** "♩ = 80", for readers and for players. */
export function metronome(bpm: number): string {
  const shown = plain("metronome", [leaf("beat-unit", "quarter"), leaf("per-minute", Math.round(bpm))]);
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

/** A dynamic mark under the staff. */
export function dynamics(mark: DynamicMark, staff: number | undefined): string {
  return direction("below", plain("dynamics", plain(mark)), undefined, 0, staff);
}

/** A chord symbol over the staff. @param offset ticks from where the next note stands @param shift fifths: see `fifths.ts` */
export function harmony({ symbol }: Pick<Chord, "symbol">, offset: number, shift: number): string {
  const { root, bass, kind } = readChordSymbol(symbol);
  return element("harmony", { "print-frame": "no" }, [
    plain("root", note("root", spellingAt(root + shift))),
    leaf("kind", kind.kind, { text: kind.text }),
    bass === undefined ? undefined : plain("bass", note("bass", spellingAt(bass + shift))),
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

/** Where the song slows down to its end: the tick from which the tempo only falls, undefined where it does not by 4 % or more. */
export function ritardandoFrom({ tempoChanges }: Pick<Song, "tempoChanges">): number | undefined {
  let from = tempoChanges.length - 1;
  while (from > 0 && (tempoChanges[from - 1]?.bpm ?? 0) > (tempoChanges[from]?.bpm ?? 0)) from -= 1;
  const first = tempoChanges[from];
  const last = tempoChanges.at(-1);
  return first && last && last.bpm < first.bpm * 0.96 ? tempoChanges[from + 1]?.tick : undefined;
}
