/** Where everything in a song comes from, on the wire. */
import Type, { type Static } from "typebox";
import { affectProperties } from "./affect.ts";

/** What a caller can have besides the song itself. */
export const includable = ["provenance"] as const;

const placeSchema = Type.Integer({ minimum: -1 });

const originSchema = Type.Object(
  {
    id: Type.String({
      description: 'The rule or table; "rule:" and an id where a rule was broken on purpose.',
      examples: ["melody.repeat"],
    }),
    text: Type.String({ examples: ["The motif again, so that it is remembered."] }),
  },
  { $id: "Origin", title: "Origin" },
);

const trackProvenanceSchema = Type.Object(
  {
    name: Type.String({ examples: ["Melody"] }),
    notes: Type.Array(placeSchema, {
      description:
        "For each note of the track, in order: the place of its origin in `origins`; -1 where it has none.",
      examples: [[0, 0, 1, 2]],
    }),
  },
  { $id: "TrackProvenance", title: "Provenance of a track" },
);

const sectionProvenanceSchema = Type.Object(
  {
    name: Type.String({ examples: ["verse 1"] }),
    chords: Type.Array(placeSchema, {
      description:
        "For each chord of the section's `harmony`, in order: the place of its origin in `origins`; -1 where it has none.",
      examples: [[3, 3, 3, 4]],
    }),
    energy: Type.Number({ minimum: 0, maximum: 1, description: "How much plays, how loud and how dense." }),
    tension: Type.Number({ minimum: 0, maximum: 1, description: "How much the music wants to go on." }),
    emotion: Type.Object({
      node_id: Type.Integer({ minimum: 0, maximum: 215, description: "The nearest node of the thesaurus." }),
      name: Type.String({ examples: ["grief"] }),
      ...affectProperties,
    }),
    because: Type.String({ description: "What happens here, and why." }),
  },
  { $id: "SectionProvenance", title: "Provenance of a section" },
);

const tableSchema = Type.Object(
  {
    id: Type.String({ examples: ["data/learned/harmony"] }),
    source: Type.String({ description: "The corpus or the literature." }),
    licence: Type.String({ examples: ["MIT"] }),
    feeds: Type.Array(Type.String(), {
      description: 'What comes of it: the first words of origins, "section" or "emotion".',
      examples: [["harmony"]],
    }),
  },
  { $id: "SourcedTable", title: "Table and its source" },
);

/** The provenance of a song. */
export const provenanceSchema = Type.Object(
  {
    origins: Type.Array(originSchema, { description: "Every origin that occurs, once." }),
    tracks: Type.Array(trackProvenanceSchema, { description: "In the order of the song's tracks." }),
    sections: Type.Array(sectionProvenanceSchema, { description: "In the order of the song's sections." }),
    tables: Type.Array(tableSchema, { description: "The tables that the origins draw from." }),
  },
  {
    $id: "Provenance",
    title: "Provenance",
    description: [
      "Why every note is there, as lists beside the song: note → rule or table → chord → section → emotion.",
      "A note's origin is at the same place in `tracks[].notes` as the note in the track. Its chord is found by time:",
      "the last one in `harmony` that begins at most 40 ticks after the note does (players are a little early now and",
      "then). The chord's origin is in `sections[].chords`; the section names its feeling.",
    ].join(" "),
  },
);

/** A provenance on the wire. */
export type WireProvenance = Static<typeof provenanceSchema>;
