/** A song in another key: the same intervals, the same numerals, other names. */
import type { Sketch } from "../compose.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { pitchClassOf, spellDegree, wrap } from "../harmony/pitch.ts";
import { modesByBrightness, signatureOf } from "../harmony/scales.ts";
import type { BarHarmony } from "../harmony/span.ts";
import type { Plan } from "../plan/plan.ts";
import type { Key, Reason } from "../song.ts";
import { decided } from "./decided.ts";

const LETTERS = "CDEFGAB";

/** The spellings of the twelve pitch classes that keys are named by. */
const SPELLINGS: readonly (readonly string[])[] = [
  ["C", "B#"],
  ["Db", "C#"],
  ["D"],
  ["Eb", "D#"],
  ["E", "Fb"],
  ["F", "E#"],
  ["F#", "Gb"],
  ["G"],
  ["Ab", "G#"],
  ["A"],
  ["Bb", "A#"],
  ["B", "Cb"],
];

/** The sketch with its keys and chords moved; the very sketch where they stay. */
export function transposedSketch({ plan, harmony }: Sketch, semitones: number): Sketch {
  if (semitones === 0) return { plan, harmony };
  const key = movedKey(plan.key, semitones);
  const letters = wrap(LETTERS.indexOf(key.tonic.charAt(0)) - LETTERS.indexOf(plan.key.tonic.charAt(0)), 7);
  const spell = (name: string): string => {
    const spelled = spellDegree(name, letters, semitones);
    const plain = SPELLINGS[pitchClassOf(spelled)]?.[0] ?? spelled;
    // A name with two accidentals says less than its neighbour.
    return spelled.length > 2 ? plain : spelled;
  };
  const chord = (harmony: Harmony): Harmony => ({
    ...harmony,
    symbol: harmony.symbol
      .replace(/^[A-G][#b]*/, spell)
      .replace(/\/([A-G][#b]*)$/, (_, bass: string) => `/${spell(bass)}`),
    root: wrap(harmony.root + semitones, 12),
    bass: wrap(harmony.bass + semitones, 12),
  });
  return {
    plan: transposedPlan(plan, key, semitones, chord),
    harmony: harmony.map((section) =>
      section.map(
        ([first, ...others]): BarHarmony => [
          { ...first, chord: chord(first.chord) },
          ...others.map((span) => ({ ...span, chord: chord(span.chord) })),
        ],
      ),
    ),
  };
}

function transposedPlan(plan: Plan, key: Key, semitones: number, chord: (harmony: Harmony) => Harmony): Plan {
  return {
    ...plan,
    key,
    sections: plan.sections.map((section) => ({ ...section, key: movedKey(section.key, semitones) })),
    progression: plan.progression?.map(chord) ?? null,
    reasons: movedReasons(plan.reasons, key, semitones),
  };
}

/** A reason whose decision begins with a key names the one that it has become. */
function movedReasons(reasons: readonly Reason[], key: Key, semitones: number): readonly Reason[] {
  const spelled = reasons.map((reason) =>
    reason.about === "turn"
      ? {
          ...reason,
          decision: reason.decision.replace(/^([A-G][#b]*) (\S+)/, (told, tonic: string, name: string) => {
            const mode = modesByBrightness.find((known) => known === name);
            return mode === undefined ? told : `${movedKey({ tonic, mode }, semitones).tonic} ${mode}`;
          }),
        }
      : reason,
  );
  const way = semitones > 0 ? "up" : "down";
  const size = Math.abs(semitones);
  return decided(
    spelled,
    "key",
    `${key.tonic} ${key.mode}`,
    `You moved the song ${way} by ${size} semitone${size === 1 ? "" : "s"}.`,
  );
}

/** The key with the tonic moved, in the spelling that has the fewest accidentals. */
function movedKey({ tonic, mode }: Key, semitones: number): Key {
  const names = SPELLINGS[wrap(pitchClassOf(tonic) + semitones, 12)] ?? [];
  const accidentals = (name: string) => Math.abs(signatureOf({ tonic: name, mode }));
  const best = names.toSorted((one, other) => accidentals(one) - accidentals(other))[0];
  return { tonic: best ?? tonic, mode };
}
