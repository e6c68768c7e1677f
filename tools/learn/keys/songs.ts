/** Songs whose keys are known: ours by their plans, those of people by what people wrote beside them. */
import { countKeysOf, hearFirst } from "../../../packages/engine/src/analyze/first-hearing.ts";
import { evidenceFor } from "../../../packages/engine/src/analyze/key-evidence.ts";
import { candidateKeys } from "../../../packages/engine/src/analyze/keys.ts";
import { type Piece, pieceOf } from "../../../packages/engine/src/analyze/piece.ts";
import { composeSong } from "../../../packages/engine/src/compose.ts";
import type { LearnedEvidence } from "../../../packages/engine/src/data/learned/keys.ts";
import { thesaurus } from "../../../packages/engine/src/emotion/thesaurus.ts";
import { pitchClassOf } from "../../../packages/engine/src/harmony/pitch.ts";
import { scales } from "../../../packages/engine/src/harmony/scales.ts";
import type { Song } from "../../../packages/engine/src/song.ts";
import { partOf, readPeoplesSongs } from "./people.ts";

/** The evidence that is learned of, in the order in which it is stored. */
export const evidenceNames = [
  ...["scale", "signature", "tonicChord", "otherThird", "first", "last", "phrases"],
  ...["authentic", "plagal", "dominant", "bass", "openingBass", "late", "rareMode"],
] as readonly LearnedEvidence[];

/** A song as the learner sees it. */
export interface KnownKey {
  /** For each candidate key what speaks for it, in the order of {@link evidenceNames}. */
  readonly evidence: readonly (readonly number[])[];
  /** The places of the keys that are right: of a song that is "minor" all modes with a minor third. */
  readonly right: readonly number[];
}

const GENRES = ["pop", "rock", "jazz", "electronic", "indie folk", "classical", "waltz", "funk", undefined];

/** Seeds of songs of ours; `bench/understanding` asks about others. */
const SEEDS = [1, 2];

/** Songs of this engine, of every feeling of the thesaurus and of journeys from each to the next but some. */
export function composedSongs(): readonly Song[] {
  const { nodes } = thesaurus;
  return nodes.flatMap(({ id, name }) =>
    SEEDS.map((seed) => {
      const genre = GENRES[(id * 5 + seed) % GENRES.length];
      const other = nodes[(id * 7 + 50) % nodes.length]?.name ?? name;
      const emotionalIntent = id % 9 === 0 ? `${name} slowly turning into ${other}` : name;
      return composeSong({ emotionalIntent, ...(genre !== undefined && { technical: { genre } }) }, seed)
        .song;
    }),
  );
}

/** The keys of {@link composedSongs}. */
export function ownSongs(): readonly KnownKey[] {
  return composedSongs().map((song) => {
    const tonic = pitchClassOf(song.key.tonic);
    return known(pieceOf(song), (key) => key.tonic === tonic && key.mode === song.key.mode);
  });
}

/** The third of POP909 that is learned from. */
export function peoplesSongs(corpusFolder: string): readonly KnownKey[] {
  return partOf(readPeoplesSongs(corpusFolder), "learned from").map(({ piece, tonic, isMinor }) =>
    known(piece, (key) => key.tonic === tonic && scales[key.mode].includes(3) === isMinor),
  );
}

function known(piece: Piece, isRight: (key: (typeof candidateKeys)[number]) => boolean): KnownKey {
  const counts = countKeysOf(hearFirst(piece));
  return {
    evidence: candidateKeys.map(({ tonic, mode }) => {
      const all = evidenceFor(counts, tonic, mode);
      return evidenceNames.map((name) => all[name]);
    }),
    right: candidateKeys.flatMap((key, place) => (isRight(key) ? [place] : [])),
  };
}
