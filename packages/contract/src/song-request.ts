/** A song named by what it is composed from. */
import Type, { type Static } from "typebox";
import { generateRequestProperties } from "./generate.ts";

/** An intent and a seed: the whole of what a song follows from. */
export const songRequestSchema = Type.Object(
  { intent: generateRequestProperties.intent, seed: generateRequestProperties.seed },
  {
    $id: "SongRequest",
    title: "What a song is composed from",
    additionalProperties: false,
    "x-expected": 'an object with intent, like {"intent": {"emotional_intent": "grief"}, "seed": 42}',
  },
);

/** A song's request on the wire. */
export type WireSongRequest = Static<typeof songRequestSchema>;
