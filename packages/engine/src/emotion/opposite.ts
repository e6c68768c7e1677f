/** What lies opposite a feeling: through the middle of the space, on the other side. */
import type { Affect } from "../song.ts";
import { affectDistance } from "./space.ts";

/** Where the circle of feelings (Russell 1980) has its middle. */
const MIDDLE = { arousal: 0.45, dominance: 0.5 };

/** A place of the thesaurus, as far as its opposite asks. */
interface Placed extends Affect {
  readonly base: string;
  readonly intensity: number;
}

/** A step of intensity that tells two nodes apart which lie equally near. */
const STEP = 0.02;

/** Which of some places lies opposite one of them: of another base, nearest to its mirror image. */
export function oppositeAmong<Place extends Placed>(places: readonly Place[], place: Place): Place {
  const across = {
    valence: -place.valence,
    arousal: 2 * MIDDLE.arousal - place.arousal,
    dominance: 2 * MIDDLE.dominance - place.dominance,
  };
  let best = place;
  let least = Number.POSITIVE_INFINITY;
  for (const other of places) {
    if (other.base === place.base) continue;
    const distance = affectDistance(across, other) + STEP * Math.abs(other.intensity - place.intensity);
    if (distance < least) {
      best = other;
      least = distance;
    }
  }
  return best;
}
