/** The tables that songs are composed from, each with where it comes from: the far end of every explanation. */
import accompaniment from "../data/learned/accompaniment.json" with { type: "json" };
import drums from "../data/learned/drums.json" with { type: "json" };
import form from "../data/learned/form.json" with { type: "json" };
import harmony from "../data/learned/harmony.json" with { type: "json" };
import melody from "../data/learned/melody.json" with { type: "json" };

/** A table, or a set of rules with numbers in it. */
export interface SourcedTable {
  /** Where it stands in the engine. */
  readonly id: string;
  /** The corpus or the literature. */
  readonly source: string;
  readonly licence: string;
  /** What comes of it: origins ("bass.riff"), all with one first word ("melody"), or "section" and "emotion". */
  readonly feeds: readonly string[];
}

/** Tables that are the project's own, after the literature that is named. */
const OWN = "MIT";

/** All tables, from the note outwards. */
export const tables: readonly SourcedTable[] = [
  learned("data/learned/melody", melody, ["melody", "counter-melody"]),
  learned("data/learned/accompaniment", accompaniment, ["chords", "bass", "pad"]),
  {
    id: "data/patterns",
    source: "The stock accompaniment figures of their styles, written out for this project",
    licence: OWN,
    feeds: ["chords", "bass"],
  },
  {
    id: "data/riffs",
    source: "Walser 1993; Pieslak 2007; Lilja 2009; Elflein 2010; Piper 2013",
    licence: OWN,
    feeds: ["chords.riff", "bass.riff"],
  },
  learned("data/learned/drums", drums, ["drums"]),
  {
    id: "data/grooves",
    source: "The textbook beats of their styles, written out for this project",
    licence: OWN,
    feeds: ["drums"],
  },
  {
    id: "data/fills",
    source: "The stock fills of drum kit methods, written out for this project",
    licence: OWN,
    feeds: ["drums.fill"],
  },
  learned("data/learned/harmony", harmony, ["harmony"]),
  {
    id: "data/progressions",
    source: "Temperley 2018; de Clercq & Temperley 2011; Kostka & Payne 2013",
    licence: OWN,
    feeds: ["harmony"],
  },
  learned("data/learned/form", form, ["section"]),
  { id: "data/forms", source: "Covach 2005; Caplin 1998", licence: OWN, feeds: ["section"] },
  {
    id: "emotion/music",
    source:
      "Gabrielsson & Lindström 2010; Juslin & Laukka 2003, 2004; Eerola, Friberg & Bresin 2013; Hevner 1935; Huron, Kinney & Precoda 2006",
    licence: OWN,
    feeds: ["emotion"],
  },
];

/** The tables that fed any of these origins, and those behind every section and feeling. */
export function tablesFor(origins: Iterable<string>): readonly SourcedTable[] {
  const parts = new Set(["section", "emotion"]);
  for (const id of origins) parts.add(id).add(id.slice(0, id.indexOf(".")));
  return tables.filter(({ feeds }) => feeds.some((part) => parts.has(part)));
}

function learned(
  id: string,
  { source, licence }: { readonly source: string; readonly licence: string },
  feeds: readonly string[],
): SourcedTable {
  return { id, source, licence, feeds };
}
