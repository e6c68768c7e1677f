/** Edits between the wire's spelling and the engine's. */
import type { Edit, EditedSong, Problem } from "@music-brain/engine";
import type { Read } from "./compare-map.ts";
import type { WireEdit, WireEditsAnswer } from "./edits.ts";
import type { Mistake } from "./validate/explain.ts";
import { pointer } from "./validate/pointer.ts";

/**
 * Edits from the wire.
 * @param chooseSeed where seeds come from that are not given
 */
export function editsFromWire(wire: readonly WireEdit[], chooseSeed: () => number): Read<readonly Edit[]> {
  const mistakes: Mistake[] = [];
  const edits = wire.flatMap((edit, index): readonly Edit[] => {
    const read = editFromWire(edit, chooseSeed);
    if (typeof read !== "string") return [read];
    mistakes.push({ pointer: pointer(["edits", index]), detail: read });
    return [];
  });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: edits };
}

/** The edit, or a sentence about what it lacks. */
function editFromWire(wire: WireEdit, chooseSeed: () => number): Edit | string {
  switch (wire.kind) {
    case "regenerate":
      return {
        kind: "regenerate",
        ...partsFromWire(wire),
        ...(wire.chords == null ? {} : { chords: wire.chords }),
        seed: wire.seed ?? chooseSeed(),
      };
    case "transpose": {
      const { semitones = null, to = null } = wire;
      if (semitones !== null && to === null) return { kind: "transpose", semitones };
      if (semitones === null && to !== null) return { kind: "transpose", to };
      return 'A transposition has either semitones, like 2, or the tonic that it goes to, like "D".';
    }
    case "tempo": {
      const { bpm = null, factor = null } = wire;
      if (bpm !== null && factor === null) return { kind: "tempo", bpm };
      if (bpm === null && factor !== null) return { kind: "tempo", factor };
      return "A tempo has either bpm, like 96, or a factor, like 1.1.";
    }
    case "feel":
      return {
        kind: "feel",
        ...(wire.valence == null ? {} : { valence: wire.valence }),
        ...(wire.arousal == null ? {} : { arousal: wire.arousal }),
        ...(wire.dominance == null ? {} : { dominance: wire.dominance }),
        ...partsFromWire(wire),
      };
    case "silence":
      return { kind: "silence", tracks: wire.tracks, ...partsFromWire({ sections: wire.sections }) };
    case "instrument":
    case "genre":
    case "lengthen":
      return wire;
  }
}

interface Parts<List> {
  readonly sections?: List;
  readonly tracks?: List;
}

/** Names of parts from the wire, where none stays away. */
export function partsFromWire({
  sections,
  tracks,
}: Parts<readonly string[] | null | undefined>): Parts<readonly string[]> {
  return { ...(sections == null ? {} : { sections }), ...(tracks == null ? {} : { tracks }) };
}

/** An edit in the wire's spelling. */
export function editToWire(edit: Edit): WireEdit {
  if (edit.kind === "silence") {
    const { kind, tracks, sections } = edit;
    return { kind, tracks: [...tracks], ...(sections === undefined ? {} : { sections: [...sections] }) };
  }
  if (edit.kind !== "regenerate" && edit.kind !== "feel") return { ...edit };
  const { sections, tracks, ...others } = edit;
  return {
    ...others,
    ...(sections === undefined ? {} : { sections: [...sections] }),
    ...(tracks === undefined ? {} : { tracks: [...tracks] }),
  };
}

/** What an edited song's answer has besides the song. */
export function editedToWire({
  from,
  parts,
  kept,
  changed,
  inverse,
}: EditedSong): Pick<WireEditsAnswer, "edits" | "parts" | "kept" | "changed" | "inverse"> {
  return {
    edits: from.edits.map(editToWire),
    parts: parts.map(({ section, track, digest }) => ({ section, track, digest })),
    kept: kept.map(({ section, track }) => ({ section, track })),
    changed: changed.map(({ section, track }) => ({ section, track })),
    inverse: inverse === null ? null : editToWire(inverse),
  };
}

/** What the last edit did, in a sentence. */
export function editedMessage({ kept, changed }: Pick<EditedSong, "kept" | "changed">): string {
  const parts = (count: number) => `${count} part${count === 1 ? "" : "s"}`;
  if (changed.length === 0)
    return `After the last edit all ${parts(kept.length)} are note for note as before`;
  return `The last edit changed ${parts(changed.length)} and kept ${kept.length}, note for note`;
}

/** Problems of one of the edits, as mistakes in a message that holds `edits`. */
export function mistakesFromEdit(index: number, problems: readonly Problem[]): Mistake[] {
  return problems.map(({ path, detail }) => ({ pointer: pointer(["edits", index, ...path]), detail }));
}
