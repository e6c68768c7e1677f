/** What is said where a genre that was asked for is far from the feeling. */
import type { Genre } from "../data/genres.ts";
import { affectDistance } from "../emotion/space.ts";
import type { Affect } from "../song.ts";

/** Five of six pairs of a genre and a feeling lie nearer than this. */
const FAR = 1;

/** A warning where none of a genre's homes is near the feeling; undefined where one is. */
export function contrastOf({ name, affects }: Genre, feeling: Affect): string | undefined {
  if (affects.some((home) => affectDistance(home, feeling) < FAR)) return undefined;
  return `It is seldom heard with such a feeling: ${name} lends its band and its manner, and the feeling decides mode, pace and loudness.`;
}
