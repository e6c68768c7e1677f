/** Which mode a feeling wants. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { spellDegree } from "../harmony/pitch.ts";
import { parentOffset, scales, signatureOf } from "../harmony/scales.ts";
import type { Stream } from "../random.ts";
import type { Affect, Key, Mode } from "../song.ts";

/** A mode's place: the mode leaning at which it suits best, and how far away it may be chosen. */
interface ModeProfile {
  readonly mode: Mode;
  readonly leaning: number;
  /** How rarely it is used: added to its distance. */
  readonly rarity: number;
  /** Whether the feeling as a whole allows it. */
  readonly suits: (affect: Affect) => boolean;
  readonly because: string;
}

/**
 * The order from dark to bright is that of Temperley & Tan 2013 ("Emotional connotations of diatonic modes"), who found
 * happiness to rise from Phrygian to Ionian and to fall again with Lydian.
 */
const profiles: readonly ModeProfile[] = [
  {
    mode: "major",
    leaning: 0.6,
    rarity: 0,
    suits: () => true,
    because: "Major is heard as the happiest of the modes.",
  },
  {
    mode: "lydian",
    leaning: 0.5,
    rarity: 0.16,
    suits: ({ valence, arousal }) => valence > 0.2 && arousal < 0.7,
    because: "The raised fourth of Lydian floats: bright, but not of this world.",
  },
  {
    mode: "mixolydian",
    leaning: 0.2,
    rarity: 0.08,
    suits: ({ dominance }) => dominance > 0.35,
    because: "Mixolydian is major with its leading tone let go: open, a little rough.",
  },
  {
    mode: "dorian",
    leaning: -0.12,
    rarity: 0,
    suits: () => true,
    because: "Dorian is minor with a ray of light in its sixth degree.",
  },
  {
    mode: "minor",
    leaning: -0.55,
    rarity: 0,
    suits: () => true,
    because: "Minor is heard as sad or grave.",
  },
  {
    mode: "phrygian",
    leaning: -0.85,
    rarity: 0.12,
    suits: ({ valence, arousal }) => valence < -0.3 && arousal > 0.5,
    because: "The lowered second of Phrygian presses down: threat and dread live there.",
  },
];

/** A mode for a feeling, with its reason: the nearest by mode leaning, now and then a near neighbour. */
export function chooseMode(
  affect: Affect,
  music: MusicalAttributes,
  stream: Stream,
): { readonly mode: Mode; readonly because: string } {
  const ranked = profiles
    .filter((profile) => profile.suits(affect))
    .map((profile) => ({ profile, distance: Math.abs(music.modeLeaning - profile.leaning) + profile.rarity }))
    .sort((one, other) => one.distance - other.distance);
  const least = ranked[0]?.distance ?? 0;
  const near = ranked.filter(({ distance }) => distance < least + 0.18);
  const { profile } = stream.weighted(near, ({ distance }) => 0.2 - (distance - least));
  return { mode: profile.mode, because: profile.because };
}

/** Every tonic in its two spellings, by pitch class. */
const TONICS: readonly (readonly string[])[] = [
  ["C"],
  ["Db", "C#"],
  ["D"],
  ["Eb", "D#"],
  ["E"],
  ["F"],
  ["F#", "Gb"],
  ["G"],
  ["Ab", "G#"],
  ["A"],
  ["Bb", "A#"],
  ["B"],
];

/** A tonic for a mode, drawn from the stream: each in the spelling with fewer accidentals, and rarer the more it has. */
export function chooseTonic(mode: Mode, stream: Stream): Key {
  const keys = TONICS.map((names) => {
    const spellings = names.map((tonic): Key => ({ tonic, mode }));
    return spellings.reduce((best, key) => (accidentals(key) < accidentals(best) ? key : best));
  });
  return stream.weighted(keys, (key) => 8 - accidentals(key));
}

function accidentals(key: Key): number {
  return Math.abs(signatureOf(key));
}

/**
 * The key that is felt where the feeling leans this way: the song's own, or its relative major or minor once the
 * leaning has clearly crossed to the other side. Relatives share all their tones, so the music need not modulate.
 */
export function localKey(key: Key, modeLeaning: number): Key {
  if (key.mode === "minor" && modeLeaning > 0.22) {
    return { tonic: spellDegree(key.tonic, 2, 3), mode: "major" };
  }
  if (key.mode === "major" && modeLeaning < -0.28) {
    return { tonic: spellDegree(key.tonic, 5, 9), mode: "minor" };
  }
  if ((key.mode === "dorian" || key.mode === "phrygian") && modeLeaning > 0.22) {
    const offset = parentOffset(key.mode);
    return { tonic: spellDegree(key.tonic, scales[key.mode].indexOf(offset), offset), mode: "major" };
  }
  if (key.mode === "mixolydian" && modeLeaning < -0.28)
    return { tonic: spellDegree(key.tonic, 1, 2), mode: "minor" };
  if (key.mode === "lydian" && modeLeaning < -0.28)
    return { tonic: spellDegree(key.tonic, 2, 4), mode: "minor" };
  return key;
}
