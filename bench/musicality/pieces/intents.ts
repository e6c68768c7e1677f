/** What is composed to be measured: fixed, so that two versions of the engine are measured alike. */
import { composeSong, type Intent, IntentError, type Song } from "@music-brain/engine";
import { isInFourFour } from "./from-song.ts";

/** Feelings from all over the plane of valence and arousal; nothing else is asked for. */
const feelings: readonly string[] = [
  "joy",
  "excited and full of life",
  "triumph",
  "falling in love",
  "playful",
  "hope",
  "gratitude",
  "tender love",
  "contentment",
  "peace",
  "calm",
  "serenity",
  "wonder",
  "awe",
  "nostalgia",
  "longing",
  "bittersweet memories",
  "melancholy",
  "loneliness",
  "grief",
  "heartbreak",
  "regret",
  "despair",
  "boredom",
  "fear",
  "anxious and restless",
  "rage",
  "defiance",
  "jealousy",
  "grief slowly turning into hope",
];

/** What pop ballads are about. */
const ballads: readonly string[] = [
  "a tender love song",
  "missing you",
  "first love",
  "saying goodbye",
  "hopeful after a hard year",
  "a quiet wonder",
  "falling in love slowly",
  "heartbreak on a rainy night",
  "memories of summer",
  "longing for home",
  "grateful for a friend",
  "bittersweet farewell",
  "waiting for you",
  "gentle comfort",
  "dreaming of you",
  "regret and forgiveness",
  "lonely in the city",
  "a promise for ever",
  "letting go",
  "warm and happy together",
];

/** Feelings of which sixteen songs each are set beside one another. */
export const repeated: readonly string[] = [
  "joy",
  "calm",
  "grief",
  "rage",
  "fear",
  "longing",
  "hope",
  "falling in love",
];

/** A set of songs to be compared with the corpus. */
export interface SongSet {
  readonly name: string;
  /** In plain words, for the table. */
  readonly what: string;
  readonly songs: readonly Song[];
}

/** The two sets: feelings of all kinds with no wish, and ballads in pop. All in 4/4. */
export function songSets(): readonly SongSet[] {
  return [
    {
      name: "all",
      what: "30 feelings × 2 seeds, no wishes",
      songs: feelings.flatMap((emotionalIntent) => inFourFour({ emotionalIntent }, 2)),
    },
    {
      name: "pop",
      what: "20 ballad themes × 3 seeds, genre pop",
      songs: ballads.flatMap((emotionalIntent) =>
        inFourFour({ emotionalIntent, technical: { genre: "pop" } }, 3),
      ),
    },
  ];
}

/** A feeling moves some of its seeds to other metres; rarely are more than half of them elsewhere. */
const SEEDS_TRIED = 40;

/** The first songs of an intent that are in 4/4, by seed from 1. The metre is not wished for: that would be a wish. */
function inFourFour(intent: Intent, count: number): readonly Song[] {
  const songs: Song[] = [];
  for (let seed = 1; seed <= SEEDS_TRIED && songs.length < count; seed++) {
    const song = composed(intent, seed);
    if (isInFourFour(song)) songs.push(song);
  }
  return songs;
}

/** Composes, and says which intent it was when that fails. */
export function composed(intent: Intent, seed: number): Song {
  try {
    return composeSong(intent, seed).song;
  } catch (cause) {
    const why = cause instanceof IntentError ? cause.message : "the engine failed";
    throw new Error(`"${intent.emotionalIntent}" with seed ${seed} was not composed: ${why}`, { cause });
  }
}
