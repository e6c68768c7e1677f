/** Where the chords of an accompaniment lie, through the whole of a part. */
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { rubShare, withRub } from "../harmony/rub.ts";
import { scaleOf } from "../harmony/scales.ts";
import { voiceSpans } from "../harmony/voice-spans.ts";
import { powerVoicing } from "../harmony/voicing.ts";
import type { VoicingRange, VoicingStyle } from "../harmony/voicing-candidates.ts";
import { melodyRange } from "../melody/range.ts";
import type { Bar, Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { RIFF_LOWEST } from "../rhythm/riff.ts";
import { guitarVoicing } from "./guitar.ts";

/** The keys of each span of each bar, ascending. */
export type Voicings = readonly (readonly (readonly number[])[])[];

/**
 * How a part lays out its chords; "power" is without thirds, as distorted guitars play, "guitar" as they lie on six
 * strings.
 */
export type PartStyle = VoicingStyle | "power" | "guitar";

/** Semitones by which the second of two phrases lies above the first, so that what comes again is voiced anew. */
const ANSWER = 3;

/**
 * A song's part is voiced phrase by phrase in one go: the voices lead on over the ends of phrases and sections.
 * @param rubs whether the part takes the rubs of {@link withRub}: one part of a band does, or they would be doubled
 */
export function voicingsOf(
  score: Score,
  bars: readonly Bar[],
  styleOf: (section: PlannedSection) => PartStyle,
  rubs = true,
): Voicings {
  const chords: Harmony[] = [];
  const ranges: VoicingRange[] = [];
  const styles: VoicingStyle[] = [];
  const places = new Map<PlannedSection, Place>();
  for (const { section, index, spans } of bars) {
    const place = places.get(section) ?? placeFor(score, section, styleOf(section));
    places.set(section, place);
    const range = (index >> 2) % 2 === 1 ? place.answer : place.range;
    for (const { chord } of spans) {
      chords.push(chord);
      ranges.push(range);
      styles.push(styleOver(chord, place.style));
    }
  }
  const shaped = [...places.values()].every(({ style }) => style === "power" || style === "guitar");
  const keys = shaped ? [] : voiceSpans(chords, ranges, undefined, styles);
  let at = 0;
  return bars.map(({ section, spans }) => {
    const place = places.get(section);
    return spans.map(({ chord }) => {
      const voiced = keys[at++] ?? [];
      if (!place) return voiced;
      if (place.style === "guitar") return guitarVoicing(chord);
      // Distortion makes a semitone noise: what rubs against its fifths and octaves is played by others.
      if (place.style === "power") return powerVoicing(chord, RIFF_LOWEST);
      return rubs && place.rub > 0
        ? withRub(voiced, chord, place.scale, place.rub, place.rubHighest)
        : voiced;
    });
  });
}

/** A shell leaves the root to the bass: where that has another tone, the chord has its root itself. */
function styleOver({ root, bass }: Harmony, style: PartStyle): VoicingStyle {
  if (style === "power" || style === "guitar") return "close";
  return style === "shell" && bass !== root ? "open" : style;
}

/** Where and how the chords of a section lie. */
interface Place {
  readonly style: PartStyle;
  readonly range: VoicingRange;
  /** The range of every second phrase. */
  readonly answer: VoicingRange;
  /** The share of chords that rub, and the pitch classes that they rub with. */
  readonly rub: number;
  readonly scale: readonly number[];
  readonly rubHighest: number;
}

function placeFor(score: Score, section: PlannedSection, style: PartStyle): Place {
  return {
    style,
    // Chords that somebody asked for are played as they are.
    rub: score.plan.progression ? 0 : rubShare(section.music),
    scale: scaleOf(section.key),
    rubHighest: melodyMiddle(score, section),
    range: rangeFor(score, section, 0),
    answer: rangeFor(score, section, ANSWER),
  };
}

/** Up to where chords may rub: the middle of the melody, which is sung above. */
function melodyMiddle({ plan }: Score, section: PlannedSection): number {
  const singer = plan.band.find(({ role }) => role === "melody");
  return singer ? melodyRange(plan, section, singer.program).center : Number.POSITIVE_INFINITY;
}

/** Semitones by which chords lie lower where the music is as heavy as can be, beside music of no weight. */
const SINKING = 6;

/**
 * Chords lie around middle C and below the middle of the melody, higher where there is more energy, which spreads them
 * wider too, and lower the heavier the music is to be.
 * @param shift semitones above the usual place
 */
function rangeFor({ plan }: Score, section: PlannedSection, shift: number): VoicingRange {
  const singer = plan.band.find(({ role }) => role === "melody");
  const ceiling = singer ? melodyRange(plan, section, singer.program).center - 2 : 71;
  const { register, weight } = section.music;
  const wanted = 58 + register * 0.6 + 6 * (section.energy - 0.5) - SINKING * (weight - 0.6) + shift;
  const center = clamp(Math.min(wanted, ceiling - 7), 52, 66);
  return { low: Math.round(center) - 13, high: Math.round(Math.max(ceiling, center + 9, 62)), center };
}
