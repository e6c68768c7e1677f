/** Provenance from the engine's spelling to the wire's. */
import type { Provenance } from "@music-brain/engine";
import type { WireProvenance } from "./provenance.ts";

/** A provenance in the wire's spelling. */
export function provenanceToWire({ origins, tracks, sections, tables }: Provenance): WireProvenance {
  return {
    origins: origins.map(({ id, text }) => ({ id, text })),
    tracks: tracks.map(({ name, notes }) => ({ name, notes: [...notes] })),
    sections: sections.map(({ name, chords, energy, tension, emotion, because }) => ({
      name,
      chords: [...chords],
      energy,
      tension,
      emotion: {
        node_id: emotion.nodeId,
        name: emotion.name,
        valence: emotion.valence,
        arousal: emotion.arousal,
        dominance: emotion.dominance,
      },
      because,
    })),
    tables: tables.map(({ id, source, licence, feeds }) => ({ id, source, licence, feeds: [...feeds] })),
  };
}
