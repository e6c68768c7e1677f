/** Which mode a feeling wants, and on which tonic. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { spellDegree } from "../harmony/pitch.ts";
import { parentOffset, scales, signatureOf } from "../harmony/scales.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Affect, Key, Mode } from "../song.ts";

/** A mode's place on the line from dark to bright. */
interface ModeProfile {
  readonly mode: Mode;
  /** The mode leaning at which it suits best. */
  readonly leaning: number;
  /** How rarely it is used, in squared leanings: what keeps its stretch of the line short. */
  readonly rarity: number;
  /** How much more the feeling as a whole wants it, apart from its leaning; small, and without a step. */
  readonly favour: (affect: Affect) => number;
  readonly because: string;
}

const nothing = () => 0;

/**
 * From dark to bright. The order and the places are after Temperley & Tan 2013 ("Emotional connotations of diatonic
 * modes"), who found happiness to rise with every step from Phrygian to Ionian; Lydian, brighter by its tones but less
 * happy and less common, and Locrian, which has no stable home, keep to the edges.
 */
const profiles: readonly ModeProfile[] = [
  {
    mode: "locrian",
    leaning: -1.15,
    rarity: 0.25,
    favour: ({ arousal, dominance }) => 0.06 * (arousal - 0.6) - 0.1 * (dominance - 0.3),
    because: "Locrian has a broken fifth above its home: nothing stands firm in it.",
  },
  {
    mode: "phrygian",
    leaning: -0.85,
    rarity: 0.15,
    favour: ({ arousal }) => 0.2 * (arousal - 0.7),
    because: "The lowered second of Phrygian presses down: threat and dread live there.",
  },
  {
    mode: "minor",
    leaning: -0.5,
    rarity: -0.02,
    favour: nothing,
    because: "Minor is heard as sad or grave.",
  },
  {
    mode: "dorian",
    leaning: -0.1,
    rarity: 0.03,
    favour: nothing,
    because: "Dorian is minor with a ray of light in its sixth degree.",
  },
  {
    mode: "mixolydian",
    leaning: 0.18,
    rarity: 0.03,
    favour: ({ dominance }) => 0.06 * (dominance - 0.5),
    because: "Mixolydian is major with its leading tone let go: open, a little rough.",
  },
  {
    mode: "major",
    leaning: 0.58,
    rarity: 0,
    favour: nothing,
    because: "Major is heard as the happiest of the modes.",
  },
  {
    mode: "lydian",
    leaning: 0.85,
    rarity: 0.15,
    favour: ({ arousal, dominance }) => 0.1 * (0.5 - arousal) + 0.1 * (0.5 - dominance),
    because: "The raised fourth of Lydian floats: bright, but not of this world.",
  },
];

/** What a genre's leaning towards a mode counts, in squared leanings. */
const GENRE_WEIGHT = 0.14;

/** How much the seed moves each mode, in squared leanings. */
const SEED_WEIGHT = 0.1;

/**
 * A mode for a feeling, with its reason. Each mode wins on one stretch of the line of leanings (its score is minus the
 * squared distance from its place, plus what the genre, the seed and the feeling give it), so that for one seed and
 * genre a brighter feeling never has a darker mode.
 */
export function chooseMode(
  affect: Affect,
  music: MusicalAttributes,
  leanings: Readonly<Partial<Record<Mode, number>>>,
  stream: Stream,
): { readonly mode: Mode; readonly because: string } {
  const salt = stream.next();
  let best = profiles[0];
  let highest = Number.NEGATIVE_INFINITY;
  profiles.forEach((profile, place) => {
    const away = music.modeLeaning - profile.leaning;
    const favour = profile.favour(affect) + GENRE_WEIGHT * (leanings[profile.mode] ?? 0);
    const chance = SEED_WEIGHT * (2 * chanceAt(salt, place) - 1);
    const score = favour + chance - profile.rarity - away * away;
    if (score > highest) {
      highest = score;
      best = profile;
    }
  });
  if (!best) throw new RangeError("the table of modes is empty");
  return { mode: best.mode, because: best.because };
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

/**
 * A tonic for a mode, drawn from the stream: the fewer accidentals its major and minor key have, the likelier. The same
 * stream gives the same tonic in every mode, so that a change of feeling is heard as a change of mode alone; it is
 * spelled as the mode needs fewest accidentals.
 */
export function chooseTonic(mode: Mode, stream: Stream): Key {
  return spelled(TONICS[stream.weightedIndex(EASES)] ?? ["C"], mode);
}

/** The key on a pitch class (0 … 11), spelled as it needs fewest accidentals. */
export function keyOn(tonic: number, mode: Mode): Key {
  return spelled(TONICS[tonic] ?? ["C"], mode);
}

function spelled(spellings: readonly string[], mode: Mode): Key {
  return spellings
    .map((tonic): Key => ({ tonic, mode }))
    .reduce((best, key) => (accidentals(key) < accidentals(best) ? key : best));
}

function accidentals(key: Key): number {
  return Math.abs(signatureOf(key));
}

/** By pitch class: how easily its keys are read. */
const EASES = TONICS.map((spellings) => {
  const major = accidentals(spelled(spellings, "major"));
  return 8 - (major + accidentals(spelled(spellings, "minor"))) / 2;
});

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
