/** Where everything in a song comes from, kept compactly: note → rule or table → chord → section → emotion. */
import { nearestNodes } from "../emotion/thesaurus.ts";
import type { Affect, Song } from "../song.ts";
import { originText } from "./origin-text.ts";
import type { HarmonyOriginId, OriginId } from "./origins.ts";
import { type SourcedTable, tablesFor } from "./tables.ts";

/** The feeling of a section, with its nearest node in the thesaurus. */
export interface FeltNode extends Affect {
  readonly nodeId: number;
  readonly name: string;
}

/** A section's part of the chain. */
export interface SectionProvenance {
  readonly name: string;
  readonly emotion: FeltNode;
  /** 0 … 1. */
  readonly energy: number;
  /** 0 … 1, the mean over its bars. */
  readonly tension: number;
  /** A sentence. */
  readonly because: string;
  /** For each of the section's chords the place of its origin in the list of origins; −1 where it has none. */
  readonly chords: readonly number[];
}

/** The provenance of a song. */
export interface Provenance {
  /** The origins that occur, each once. */
  readonly origins: readonly { readonly id: OriginId | HarmonyOriginId; readonly text: string }[];
  /** By track, for each note the place of its origin in the list of origins; −1 where it has none. */
  readonly tracks: readonly { readonly name: string; readonly notes: readonly number[] }[];
  /** In the order of the song's sections. */
  readonly sections: readonly SectionProvenance[];
  /** The tables that the origins draw from, and their sources. */
  readonly tables: readonly SourcedTable[];
}

/** The provenance of a song: lists beside its notes and chords that say where each comes from. */
export function provenanceOf(song: Song): Provenance {
  const places = new Map<OriginId | HarmonyOriginId, number>();
  const placeOf = (id: OriginId | HarmonyOriginId | undefined): number => {
    if (id === undefined) return -1;
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, places.size);
    return places.size - 1;
  };
  const tracks = song.tracks.map(({ name, notes }) => ({
    name,
    notes: notes.map(({ origin }) => placeOf(origin)),
  }));
  const sections = song.sections.map(
    ({ name, affect, energy, tension = 0, notes, chords }): SectionProvenance => ({
      name,
      emotion: felt(affect),
      energy,
      tension,
      because: notes,
      chords: chords.map(({ origin }) => placeOf(origin)),
    }),
  );
  return {
    origins: [...places.keys()].map((id) => ({ id, text: originText(id) })),
    tracks,
    sections,
    tables: tablesFor(places.keys()),
  };
}

/** A feeling with the node that is nearest to it. */
export function felt(affect: Affect): FeltNode {
  const { valence, arousal, dominance } = affect;
  const node = nearestNodes(affect, 1)[0]?.node;
  return { nodeId: node?.id ?? 0, name: node?.name ?? "", valence, arousal, dominance };
}
