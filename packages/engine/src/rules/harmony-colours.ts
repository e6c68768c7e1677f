/** Rules about which chords and keys belong together that can be broken. */
import { tonicChord } from "../harmony/harmonize.ts";
import { type Harmony, numeralOf } from "../harmony/numerals.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { qualityOfTones } from "../harmony/qualities.ts";
import { isMinorish, scaleOf } from "../harmony/scales.ts";
import { type BarHarmony, type ChordSpan, type SongHarmony, wholeBar } from "../harmony/span.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { Plan } from "../plan/plan.ts";
import type { Key } from "../song.ts";
import { changeBars, chordNamed } from "./bars.ts";
import { stampOf } from "./notes.ts";
import { allOf, arrivalOf, needsFreeChords, needsSections, peaksOf, versesOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** A chord of each chorus comes from the parallel mode. */
export const modalInterchange: RuleBreak = {
  id: "harmony.modal_interchange",
  domain: "harmony",
  effect: "one chord of each chorus is borrowed from the parallel mode",
  because: "A chord from the other side, minor within major or major within minor, is felt as bittersweet.",
  helps: "Where gladness remembers something, or sorrow sees a light.",
  source: "Persichetti 1961, Twentieth-Century Harmony; Doll 2017, Hearing Harmony",
  emotions: ["nostalgia", "love", "hope", "melancholy"],
  excludes: ["harmony.open_fifths", "texture.unison_band"],
  applies: needsFreeChords,
  mark: foreignTones,
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, at, index, steps, closesSection }) => {
        if (!peaksOf(plan).includes(at) || index % 4 !== 2 || closesSection) return bar;
        return wholeBar(borrowedIn(section.key), steps, stampOf("harmony.modal_interchange"));
      }),
  },
};

/** The subdominant of the parallel mode; where the mode has that one itself, the submediant. */
function borrowedIn(key: Key): Harmony {
  const subdominant = chordNamed(isMinorish(key.mode) ? "IV" : "iv", key);
  return foreignTones(subdominant, key).length > 0 ? subdominant : chordNamed("bVI", key);
}

/** The tones of a chord that its key lacks. */
function foreignTones({ root, tones }: Harmony, key: Key): readonly number[] {
  const scale = scaleOf(key);
  return tones.map((tone) => wrap(root + tone, 12)).filter((tone) => !scale.includes(tone));
}

/** Chords a third away that share one tone only. */
export const chromaticMediants: RuleBreak = {
  id: "harmony.chromatic_mediants",
  domain: "harmony",
  effect: "in each chorus the second chord of four lies a third away from home and outside of its key",
  because:
    "Home turns into another room by one step that no scale explains, which is felt as magic or as menace.",
  helps: "Where the world opens, in wonder, or tilts, in dread.",
  source: "Lehman 2018, Hollywood Harmony; Cohn 2012, Audacious Euphony",
  emotions: ["wonder", "astonishment", "love", "dread", "suspense"],
  excludes: ["texture.unison_band"],
  applies: needsFreeChords,
  mark: foreignTones,
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, at, index, steps, closesSection }) => {
        if (!peaksOf(plan).includes(at) || index % 4 !== 1 || closesSection) return bar;
        const light = index % 8 < 4 ? "III" : "bVI";
        const chord = chordNamed(isMinorish(section.key.mode) ? "bvi" : light, section.key);
        return wholeBar(chord, steps, stampOf("harmony.chromatic_mediants"));
      }),
  },
};

/** Dominants a tritone away. */
export const tritoneSubstitution: RuleBreak = {
  id: "harmony.tritone_substitution",
  domain: "harmony",
  effect: "dominants are replaced by the seventh chord a tritone away, which slides down a semitone",
  because: "The bass slides where it should leap: the way home is known and still surprises.",
  helps: "Where something is said with a wink, a sigh or a sly step aside.",
  source: "Levine 1995, The Jazz Theory Book",
  emotions: ["amusement", "curiosity", "nostalgia", "melancholy", "love"],
  applies: needsFreeChords,
  mark: ({ root }) => [root],
  change: { stage: "harmony", apply: substituted },
};

/** A verse that stays on one chord. */
export const staticChord: RuleBreak = {
  id: "harmony.static_chord",
  domain: "harmony",
  effect: "the verses stay on the tonic chord from their first bar to their last",
  because: "When no chord moves, time stands still, or a wall is run against again and again.",
  helps: "For trance, exhaustion and obsession, and to make the first change of chord an event.",
  source: "Doll 2017, Hearing Harmony",
  emotions: ["weariness", "helplessness", "defiance", "serenity", "despair"],
  applies: needsFreeChords,
  change: {
    stage: "harmony",
    apply: (harmony, plan) => {
      const verses = versesOf(plan);
      // Where the verses stay on one chord anyway the other sections do too.
      const still = verses.every((at) => chordsIn(harmony, at) <= 1);
      const staying = still ? plan.sections.map((_, at) => at) : verses;
      return changeBars(harmony, plan, (bar, { section, at, steps }) =>
        staying.includes(at)
          ? wholeBar(tonicChord(section.key), steps, stampOf("harmony.static_chord"))
          : bar,
      );
    },
  },
};

function chordsIn(harmony: SongHarmony, at: number): number {
  return new Set((harmony[at] ?? []).flat().map(({ chord }) => chord.symbol)).size;
}

/** Choruses in the parallel key. */
export const wrongModeChorus: RuleBreak = {
  id: "harmony.wrong_mode_chorus",
  domain: "harmony",
  effect: "the choruses stand in the parallel key: minor where the song is major, major where it is minor",
  because: "The refrain smiles where the song weeps, or the other way round, and neither is quite believed.",
  helps: "Where a brave face is put on, or where the mask falls.",
  source: "Doll 2017, Hearing Harmony",
  emotions: ["shame", "contempt", "hope", "disappointment", "jealousy", "confusion"],
  applies: needsFreeChords,
  change: {
    stage: "plan",
    apply: (plan) => {
      const peaks = peaksOf(plan);
      const sections = plan.sections.map((section, index) =>
        peaks.includes(index) ? { ...section, key: parallelOf(section.key) } : section,
      );
      return { ...plan, sections };
    },
  },
};

/** A change of key without a bridge to it. */
export const unpreparedModulation: RuleBreak = {
  id: "harmony.unprepared_modulation",
  domain: "harmony",
  effect: "the last chorus and all that follows stand a semitone higher, without a chord that leads there",
  because: "Everything is lifted at once, and the ground is felt to move.",
  helps: "Where a feeling is to burst its frame, or where the floor is to be pulled away.",
  source: "Ricci 2017, The Pump-Up in Pop Music of the 1970s and 1980s",
  emotions: ["excitement", "pride", "panic", "shock", "happiness"],
  applies: allOf(needsFreeChords, needsSections),
  change: {
    stage: "plan",
    apply: (plan) => {
      const from = arrivalOf(plan) ?? plan.sections.length;
      const sections = plan.sections.map((section, index) =>
        index < from ? section : { ...section, key: raised(section.key) },
      );
      return { ...plan, sections };
    },
  },
};

const TONICS = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"] as const;

function raised({ tonic, mode }: Key): Key {
  return { tonic: TONICS[(pitchClassOf(tonic) + 1) % 12] ?? tonic, mode };
}

function parallelOf({ tonic, mode }: Key): Key {
  return { tonic, mode: isMinorish(mode) ? "major" : "minor" };
}

/**
 * Each major chord that falls by a fifth to the next one makes room for its substitute. Where no chord does, each
 * section is led to the next one by a substitute in the second half of its last bar.
 */
function substituted(harmony: SongHarmony, plan: Plan): SongHarmony {
  const spans = harmony.flatMap((bars) => bars.flat());
  const substitutes = new Map<ChordSpan, Harmony>();
  spans.forEach((span, index) => {
    const next = spans[index + 1];
    if (!next || wrap(next.chord.root - span.chord.root, 12) !== 5 || !span.chord.tones.includes(4)) return;
    substitutes.set(span, substituteFor(next.chord, plan));
  });
  const origin = stampOf("harmony.tritone_substitution");
  if (substitutes.size === 0) return ledBySubstitutes(harmony, plan);
  return changeBars(harmony, plan, (bar) => {
    const [first, ...others] = bar.map((span): ChordSpan => {
      const chord = substitutes.get(span);
      return chord ? { ...span, chord, origin } : span;
    });
    return first ? [first, ...others] : bar;
  });
}

function ledBySubstitutes(harmony: SongHarmony, plan: Plan): SongHarmony {
  const half = Math.floor(stepsPerBar(plan.timeSignature) / 4) * 2;
  return changeBars(harmony, plan, (bar, { at, index, steps, closesPhrase, closesSong }): BarHarmony => {
    const next = harmony[at]?.[index + 1] ?? harmony[at + 1]?.[0];
    const alone = harmony.length === 1 && index === 0;
    if (!next || closesSong || !(closesPhrase || alone)) return bar;
    const chord = substituteFor(next[0].chord, plan);
    const origin = stampOf("harmony.tritone_substitution");
    return [
      { ...bar[0], step: 0, length: half },
      { step: half, length: steps - half, chord, origin },
    ];
  });
}

/** The dominant seventh chord a semitone above its goal. */
function substituteFor(goal: Harmony, { key }: Plan): Harmony {
  const root = wrap(goal.root + 1, 12);
  const tones = [0, 4, 7, 10];
  const quality = qualityOfTones(tones);
  const numeral = quality ? numeralOf(root, quality, key) : "bII7";
  return { numeral, symbol: `${TONICS[root] ?? "C"}7`, root, bass: root, tones };
}
