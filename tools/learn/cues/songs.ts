/** Songs of this engine whose feeling is known, each as the cues that its notes give. */

import type { Cues } from "../../../packages/engine/src/analyze/cues.ts";
import { cuesOfSections } from "../../../packages/engine/src/analyze/measure.ts";
import { composeSong } from "../../../packages/engine/src/compose.ts";
import { thesaurus } from "../../../packages/engine/src/emotion/thesaurus.ts";
import type { Intent } from "../../../packages/engine/src/intent.ts";
import type { Affect, Song } from "../../../packages/engine/src/song.ts";

/** A song as the learner sees it. */
export interface FeltSong {
  readonly cues: Cues;
  /** What it is meant to feel, over all its bars. */
  readonly meant: Affect;
}

const GENRES = ["pop", "rock", "jazz", "electronic", "indie folk", "classical", "waltz", "funk"];

/** Places on the plane and in the height of dominance, evenly spread: feelings that no word leans to are among them. */
const VALENCES = [-0.9, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 0.9];
const AROUSALS = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];
const DOMINANCES = [0.1, 0.3, 0.5, 0.7, 0.9];

/**
 * A song for each feeling of the thesaurus and one for each place between, every other in a genre that it would not
 * choose. They are the exact scores: what the band plays otherwise when it has listened to itself depends on the weights
 * that are learned here.
 */
export function feltSongs(): readonly FeltSong[] {
  const ofWords = thesaurus.nodes.map(({ name }): Intent => ({ emotionalIntent: name }));
  const ofPlaces = VALENCES.flatMap((valence) =>
    AROUSALS.flatMap((arousal) =>
      DOMINANCES.map((dominance): Intent => ({ emotionalIntent: "a song", valence, arousal, dominance })),
    ),
  );
  return [...ofWords, ...ofPlaces].map((intent, place) => {
    const genre = place % 2 === 0 ? undefined : GENRES[((place - 1) / 2) % GENRES.length];
    const technical = { humanize: 0, ...(genre !== undefined && { genre }) };
    return felt(composeSong({ ...intent, technical }, place + 1).song);
  });
}

function felt(song: Song): FeltSong {
  const [cues] = cuesOfSections({
    ...song,
    sections: [{ startBar: 0, bars: song.totalBars, key: song.key }],
  });
  if (!cues) throw new RangeError("a song has no cues");
  const mean = (dimension: keyof Affect) =>
    song.sections.reduce((sum, { affect, bars }) => sum + affect[dimension] * bars, 0) / song.totalBars;
  return {
    cues,
    meant: { valence: mean("valence"), arousal: mean("arousal"), dominance: mean("dominance") },
  };
}
