/** Songs that were edited: a request, a seed and a list of edits always give the same song. */
import type { Composition } from "../compose.ts";
import type { Intent } from "../intent.ts";
import { understood } from "../plan/understood.ts";
import { applyEdit, inverseOf } from "./apply.ts";
import { type PartDigest, partDigests } from "./digests.ts";
import { type Edit, EditError } from "./edit.ts";
import { type EditState, songOf, stateOf } from "./state.ts";
import { transposedSketch } from "./transposed.ts";

/** What an edited song is made from. */
export interface EditedFrom {
  readonly intent: Intent;
  /** 0 … 2^53 − 1. */
  readonly seed: number;
  /** In the order in which they were made. */
  readonly edits: readonly Edit[];
}

/** A part by its section and track. */
export type PartName = Pick<PartDigest, "section" | "track">;

/** A song after its edits. */
export interface EditedSong extends Composition {
  /** What to make it from again. */
  readonly from: EditedFrom;
  /** The digest of every part. */
  readonly parts: readonly PartDigest[];
  /** The parts that are as they were before the last edit, note for note. */
  readonly kept: readonly PartName[];
  /** The parts that the last edit changed, added or silenced. */
  readonly changed: readonly PartName[];
  /** The edit that takes the last one back; null where only leaving it out does. */
  readonly inverse: Edit | null;
}

/** The most edits that one song takes. */
export const MOST_EDITS = 32;

/**
 * The song that the edits lead to; with none, the song as it was composed.
 * @throws IntentError, RangeError as {@link composeSong}; EditError for the first edit that cannot be carried out
 * @example
 * const from = { intent: { emotionalIntent: "grief" }, seed: 42, edits: [{ kind: "transpose", semitones: 2 }] };
 * editedSong(from).inverse; // { kind: "transpose", semitones: -2 }
 */
export function editedSong(from: EditedFrom): EditedSong {
  if (from.edits.length > MOST_EDITS)
    throw new EditError([{ path: [], detail: `A song takes at most ${MOST_EDITS} edits.` }], MOST_EDITS);
  let before = stateOf(from.intent, from.seed);
  let after = before;
  from.edits.forEach((edit, index) => {
    before = after;
    after = applied(after, edit, index);
  });
  return result(from, before, after);
}

/**
 * One more edit: a command in, a new song out. The old one stays.
 * @throws as {@link editedSong}
 */
export function editSong(base: EditedFrom, edit: Edit): EditedSong {
  return editedSong({ ...base, edits: [...base.edits, edit] });
}

function applied(state: EditState, edit: Edit, index: number): EditState {
  try {
    return applyEdit(state, edit);
  } catch (error) {
    throw error instanceof EditError ? new EditError(error.problems, index) : error;
  }
}

function result(from: EditedFrom, before: EditState, after: EditState): EditedSong {
  const song = songOf(after);
  const parts = partDigests(song);
  const old = before === after ? parts : partDigests(songOf(before));
  const keyOf = ({ section, track }: PartName) => `${section}/${track}`;
  const known = new Map(old.map((part) => [keyOf(part), part.digest]));
  const isKept = (part: PartDigest) => known.get(keyOf(part)) === part.digest;
  const there = new Set(parts.map(keyOf));
  const gone = old.filter((part) => !there.has(keyOf(part)));
  const changed = [...parts.filter((part) => !isKept(part)), ...gone];
  const last = from.edits.at(-1);
  const { plan } = transposedSketch(after.sketch, after.semitones);
  return {
    intent: understood(from.intent, { ...plan, tempoBpm: after.bpm }),
    song,
    from,
    parts,
    kept: parts.filter(isKept).map(nameOf),
    changed: changed.map(nameOf),
    inverse: last === undefined ? null : inverseOf(last, before, after),
  };
}

function nameOf({ section, track }: PartDigest): PartName {
  return { section, track };
}
