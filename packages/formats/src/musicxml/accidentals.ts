/** Which accidentals are printed: those that neither the signature nor an earlier note of the bar has said. */
import { spellingAt, type WrittenKey } from "./fifths.ts";
import type { SpelledPitch } from "./spelling.ts";

/** MusicXML's names. */
export type AccidentalName = "flat" | "natural" | "sharp" | "double-sharp" | "flat-flat";

const names: Readonly<Record<number, AccidentalName>> = {
  [-2]: "flat-flat",
  [-1]: "flat",
  0: "natural",
  1: "sharp",
  2: "double-sharp",
};

/** Remembers what has been said on one staff in one bar. Ask in the order of time. */
export class AccidentalMemory {
  readonly #signature: ReadonlyMap<string, number>;
  readonly #said = new Map<string, number>();

  constructor(key: WrittenKey) {
    this.#signature = new Map(
      Array.from({ length: 7 }, (_, index) => spellingAt(key.signature - 1 + index)).map(
        ({ step, alter }) => [step, alter],
      ),
    );
  }

  /** The accidental to print before a note, undefined where none is. */
  before({ step, alter, octave }: SpelledPitch): AccidentalName | undefined {
    const place = `${step}${octave}`;
    const heard = this.#said.get(place) ?? this.#signature.get(step) ?? 0;
    if (heard === alter) return undefined;
    this.#said.set(place, alter);
    return names[alter];
  }
}
