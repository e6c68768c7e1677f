/** Which metre a song is in: the one that was asked for, or one that the genre has and the feeling and the seed choose. */
import type { Genre } from "../data/genres.ts";
import { clamp } from "../emotion/space.ts";
import { raceWinner } from "../harmony/race.ts";
import type { Affect, TimeSignature } from "../song.ts";
import { showTimeSignature } from "./metre.ts";

/** A metre, and the sentence that says why. */
export interface MetreChoice {
  readonly metre: TimeSignature;
  readonly because: string;
}

/** Each metre has a chance of its own, so that a neighbouring genre that has the metre too mostly has it here. */
const METRES = ["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"];

/**
 * The genre's metre for a feeling: mostly its first. Lilting metres (3/4, 6/8, 12/8) come more often the calmer it is,
 * uneven ones (5/4, 7/8) the more irregular the rhythm that it asks for.
 * @param draw the song's chance, in [0, 1)
 * @param regularity 0 irregular … 1 firm, as the feeling asks for it
 */
export function metreFor(genre: Genre, affect: Affect, regularity: number, draw: number): MetreChoice {
  const [own] = genre.metres;
  const weights = METRES.map((name) => {
    const share = genre.metres.find(({ metre }) => showTimeSignature(metre) === name);
    if (!share) return 0;
    return share.weight * (share === own ? 1 : likeliness(share.metre, affect, regularity));
  });
  const name = METRES[raceWinner(weights, draw, 0)];
  const metre = genre.metres.find((share) => showTimeSignature(share.metre) === name)?.metre ?? own.metre;
  return { metre, because: reason(metre, genre) };
}

/** The metre that was asked for. */
export function wishedMetre(metre: TimeSignature, genre: Genre): MetreChoice {
  const [own] = genre.metres;
  const isKnown = genre.metres.some((share) => share.metre.join() === metre.join());
  return {
    metre,
    because: isKnown
      ? "You asked for it."
      : `You asked for it. It wins over ${genre.name}, which is usually in ${showTimeSignature(own.metre)} and keeps its instruments and its harmony.`,
  };
}

function likeliness([beats, unit]: TimeSignature, { arousal }: Affect, regularity: number): number {
  const isUneven = beats === 5 || beats === 7;
  if (isUneven) return clamp(2.4 * (0.9 - regularity), 0.1, 1.6);
  if (beats === 4 && unit === 4) return 1;
  return clamp(1.5 - 1.6 * arousal, 0.04, 1.4);
}

function reason(metre: TimeSignature, genre: Genre): string {
  if (metre === genre.metres[0].metre) return `The usual metre of ${genre.name}.`;
  if (metre[0] === 5 || metre[0] === 7)
    return `An uneven count, never quite at rest, which ${genre.name} knows as well.`;
  return metre[0] === 4
    ? `An even count, which ${genre.name} knows as well.`
    : `A lilt that ${genre.name} knows as well.`;
}
