/** Valence, arousal and dominance on the wire. */
import Type from "typebox";

/** Unpleasant −1 … 1 pleasant. */
const valenceSchema = Type.Number({
  minimum: -1,
  maximum: 1,
  description: "From −1 (unpleasant) to 1 (pleasant).",
  examples: [-0.4],
});

/** Calm 0 … 1 excited. */
const arousalSchema = Type.Number({
  minimum: 0,
  maximum: 1,
  description: "From 0 (calm) to 1 (excited).",
  examples: [0.3],
});

/** Powerless 0 … 1 in control; for schemas that add a default to it. */
export const dominanceOptions = {
  minimum: 0,
  maximum: 1,
  description: "From 0 (powerless) to 1 (in control).",
  examples: [0.4],
};

const dominanceSchema = Type.Number(dominanceOptions);

/** The three properties, to be spread into an object that has them. */
export const affectProperties = {
  valence: valenceSchema,
  arousal: arousalSchema,
  dominance: dominanceSchema,
};

/** A point in the space of feelings. */
export const affectSchema = Type.Object(affectProperties, {
  $id: "Affect",
  title: "Affect",
  description: "A point in the space of feelings (Russell 1980; Mehrabian 1996).",
  additionalProperties: false,
});
