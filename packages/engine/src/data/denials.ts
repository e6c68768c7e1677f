/**
 * Where the denial of a feeling lands, by sub-emotion: "not afraid" is calm or brave, "not happy" a disappointment and
 * no grief. A denial names no feeling, so these are this project's own choices among the families that lie on the other
 * side of the plane (Russell 1980) and answer the same question: hope and despair, pride and insecurity.
 */
export const landings: Readonly<Record<string, readonly string[]>> = {
  happiness: ["disappointment", "melancholy"],
  serenity: ["anxiety"],
  excitement: ["weariness", "melancholy"],
  love: ["loneliness"],
  hope: ["despair", "disappointment"],
  pride: ["disappointment", "insecurity"],
  grief: ["serenity", "hope"],
  melancholy: ["serenity", "happiness"],
  loneliness: ["serenity", "love"],
  disappointment: ["serenity", "happiness"],
  nostalgia: ["serenity"],
  despair: ["hope"],
  frustration: ["serenity"],
  rage: ["serenity"],
  resentment: ["serenity", "hope"],
  indignation: ["serenity"],
  jealousy: ["serenity"],
  defiance: ["serenity", "despair"],
  anxiety: ["serenity"],
  dread: ["serenity", "pride"],
  panic: ["serenity", "pride"],
  insecurity: ["pride"],
  suspense: ["serenity"],
  helplessness: ["pride"],
  wonder: ["weariness"],
  curiosity: ["weariness"],
  amusement: ["melancholy"],
  astonishment: ["serenity", "weariness"],
  confusion: ["serenity", "pride"],
  shock: ["serenity"],
  aversion: ["serenity"],
  revulsion: ["serenity"],
  contempt: ["serenity"],
  shame: ["pride"],
  guilt: ["serenity", "hope"],
  weariness: ["excitement", "happiness"],
};

/**
 * Families that a place in the space of feelings cannot speak for: guilt, jealousy or contempt are about somebody or
 * something, and only words can say so (Ortony, Clore & Collins 1988).
 */
export const needAnObject: ReadonlySet<string> = new Set([
  "resentment",
  "indignation",
  "jealousy",
  "defiance",
  "insecurity",
  "helplessness",
  "confusion",
  "shock",
  "aversion",
  "contempt",
  "shame",
  "guilt",
  "astonishment",
  "revulsion",
]);

/** Single shades of which the same is true. */
export const needAnOccasion: ReadonlySet<string> = new Set([
  "gratitude",
  "epiphany",
  "homesickness",
  "misgiving",
  "rejection",
  "abandonment",
  "existential dread",
  "impending doom",
  "mortal terror",
  "delight",
  "relief",
  "faith",
  "hostility",
  "impatience",
  "watchfulness",
]);
