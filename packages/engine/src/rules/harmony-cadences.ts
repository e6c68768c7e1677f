/** Rules about how phrases and songs end that can be broken. */
import { leadingChord, openEnding } from "../harmony/harmonize.ts";
import { diatonic } from "../harmony/numerals.ts";
import { pitchClassOf, spellDegree, wrap } from "../harmony/pitch.ts";
import { isMinorish } from "../harmony/scales.ts";
import { wholeBar } from "../harmony/span.ts";
import { beatsOf } from "../plan/metre.ts";
import type { Plan } from "../plan/plan.ts";
import { changeBars, chordNamed } from "./bars.ts";
import { stampOf } from "./notes.ts";
import { allOf, needsFreeChords, needsInnerClose } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** The song ends away from home. */
export const avoidTonicResolution: RuleBreak = {
  id: "harmony.avoid_tonic_resolution",
  domain: "harmony",
  effect: "the song ends away from its tonic",
  because: "Without the home chord the ending stays a question.",
  helps: "Where the story is not over: a loss that is not accepted, a wish that is not granted.",
  source: "Meyer 1956, Emotion and Meaning in Music",
  emotions: ["grief", "loneliness", "nostalgia", "insecurity", "suspense"],
  excludes: ["arrangement.sudden_stop"],
  applies: needsFreeChords,
  mark: ({ root }) => [root],
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, steps, closesSong }) =>
        closesSong
          ? wholeBar(openEnding(section.key), steps, stampOf("harmony.avoid_tonic_resolution"))
          : bar,
      ),
  },
};

/** Phrases that lead home arrive next door. */
export const deceptiveCadence: RuleBreak = {
  id: "harmony.deceptive_cadence",
  domain: "harmony",
  effect:
    "the dominant at the end of each phrase leads to the sixth degree instead of home, but for the last",
  because:
    "The promised arrival is withheld, which is felt as a turn of the heart and makes the real arrival stronger.",
  helps: "Where hope is put off, or where something is said that cannot be taken at its word.",
  source: "Huron 2006, Sweet Anticipation; Caplin 1998, Classical Form",
  emotions: ["disappointment", "hope", "nostalgia", "astonishment", "suspense"],
  excludes: ["harmony.unresolved_dissonance"],
  applies: allOf(needsFreeChords, needsInnerClose),
  mark: ({ root }) => [root],
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, place) => {
        const { section, steps, closesPhrase, leadsToClose, closesSong } = place;
        const stamp = stampOf("harmony.deceptive_cadence");
        if (closesSong) return bar;
        if (closesPhrase) return wholeBar(diatonic(section.key, 5, 3), steps, stamp);
        const endsSong = place.at === harmony.length - 1 && place.index >= section.bars - 2;
        return leadsToClose && !endsSong ? wholeBar(leadingChord(section.key), steps, stamp) : bar;
      }),
  },
};

/** What is dissonant stays so. */
export const unresolvedDissonance: RuleBreak = {
  id: "harmony.unresolved_dissonance",
  domain: "harmony",
  effect:
    "every phrase stops on a suspended dominant seventh that never resolves, and the last chord keeps its second",
  because: "A dissonance that is left standing keeps the listener tense, as a sentence that breaks off.",
  helps: "Where nothing is settled and nobody is going to settle it.",
  source: "Meyer 1956, Emotion and Meaning in Music; Persichetti 1961, Twentieth-Century Harmony",
  emotions: ["anxiety", "suspense", "frustration", "confusion", "curiosity"],
  applies: needsFreeChords,
  // Of the suspended dominant what home has not, its seventh or its fifth; of the last chord the added second.
  mark: ({ root, tones }) => (tones.includes(5) ? [10, 7] : [2]).map((tone) => wrap(root + tone, 12)),
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, steps, closesPhrase, closesSong }) => {
        if (!closesPhrase) return bar;
        const { key } = section;
        const ending = isMinorish(key.mode) ? "iadd9" : "Iadd9";
        const chord = chordNamed(closesSong ? ending : "V7sus4", key);
        return wholeBar(chord, steps, stampOf("harmony.unresolved_dissonance"));
      }),
  },
};

/** A song in minor ends in major. */
export const picardyThird: RuleBreak = {
  id: "harmony.picardy_third",
  domain: "harmony",
  effect: "the last chord of a song in minor is major",
  because: "One semitone turns the whole way behind into light, at the moment when it is over.",
  helps: "Where sorrow is to end in acceptance, or where a prayer is heard.",
  emotions: ["hope", "grief", "melancholy", "serenity", "wonder"],
  excludes: [
    "harmony.avoid_tonic_resolution",
    "harmony.unresolved_dissonance",
    "harmony.open_fifths",
    "arrangement.sudden_stop",
  ],
  applies: allOf(needsFreeChords, ({ sections }) => {
    const last = sections.at(-1);
    return last && isMinorish(last.key.mode) ? null : "the song ends in major anyway";
  }),
  mark: ({ root }) => [wrap(root + 4, 12)],
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, steps, closesSong }) =>
        closesSong && isMinorish(section.key.mode)
          ? wholeBar(chordNamed("I", section.key), steps, stampOf("harmony.picardy_third"))
          : bar,
      ),
  },
};

/** The chord on the lowered second degree before each close. */
export const neapolitan: RuleBreak = {
  id: "harmony.neapolitan",
  domain: "harmony",
  effect:
    "the major chord on the lowered second degree, in its first inversion, comes before the end of each section",
  because: "The lowered second is the darkest neighbour of home: the close is shadowed by something fateful.",
  helps: "Where an ending is to weigh, in laments and in menace.",
  source: "Aldwell & Schachter 1989, Harmony and Voice Leading",
  emotions: ["despair", "dread", "grief", "resentment", "guilt"],
  applies: needsFreeChords,
  mark: ({ root }) => [root],
  change: {
    stage: "harmony",
    apply: (harmony, plan) =>
      changeBars(harmony, plan, (bar, { section, at, index, steps }) => {
        if (index !== section.bars - 2) return bar;
        const { tonic } = section.key;
        const origin = stampOf("harmony.neapolitan");
        const chord = chordNamed("bII", section.key);
        const bass = wrap(chord.root + 4, 12);
        const symbol = `${chord.symbol}/${spellDegree(tonic, 3, 5)}`;
        const shadow = { ...chord, bass, symbol };
        const goal = harmony[at]?.[index + 1]?.[0].chord;
        if (goal?.root !== pitchClassOf(tonic)) return wholeBar(shadow, steps, origin);
        // On the way home it leads through the dominant, as it always has.
        const step = turningStep(plan);
        return [
          { step: 0, length: step, chord: shadow, origin },
          { step, length: steps - step, chord: leadingChord(section.key), origin },
        ];
      }),
  },
};

/** Where the second half of a bar begins, in sixteenths; its last beat where it has no halves. */
function turningStep({ timeSignature }: Plan): number {
  const beats = beatsOf(timeSignature);
  return (beats.find(({ strength }) => strength === 2) ?? beats.at(-1))?.step ?? 8;
}
