/** Where the chords of an accompaniment lie, through the whole of a part. */
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";
import { voiceSpans } from "../harmony/voice-spans.ts";
import type { VoicingRange, VoicingStyle } from "../harmony/voicing-candidates.ts";
import { melodyRange } from "../melody/range.ts";
import type { Bar, Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";

/** The keys of each span of each bar, ascending. */
export type Voicings = readonly (readonly (readonly number[])[])[];

/** The lowest key of a power chord. */
const POWER_LOWEST = 40;

/**
 * The voicings of a part.
 * @param style how chords are laid out; "power" is without thirds, as distorted guitars play
 */
export function voicingsOf(score: Score, bars: readonly Bar[], style: VoicingStyle | "power"): Voicings {
  const spans = bars.flatMap((bar) => bar.spans.map(({ chord }) => ({ chord, section: bar.section })));
  const ranges = new Map<PlannedSection, VoicingRange>();
  const rangeOf = (section: PlannedSection): VoicingRange => {
    const range = ranges.get(section) ?? rangeFor(score, section);
    ranges.set(section, range);
    return range;
  };
  const keys =
    style === "power"
      ? spans.map(({ chord }) => powerVoicing(chord))
      : voiceSpans(
          spans.map(({ chord }) => chord),
          spans.map(({ section }) => rangeOf(section)),
          undefined,
          style,
        );
  let place = 0;
  return bars.map((bar) => bar.spans.map(() => keys[place++] ?? []));
}

/** A chord without its third, on its lowest root: root, fifth and octave. */
function powerVoicing(chord: Harmony): readonly number[] {
  const root = POWER_LOWEST + wrap(chord.root - POWER_LOWEST, 12);
  const fifth = chord.tones.find((tone) => tone >= 6 && tone <= 8) ?? 7;
  return [root, root + fifth, root + 12];
}

/** Chords lie around middle C and below the middle of the melody, a little higher where there is more energy. */
function rangeFor({ plan }: Score, section: PlannedSection): VoicingRange {
  const singer = plan.band.find(({ role }) => role === "melody");
  const ceiling = singer ? melodyRange(plan, section, singer.program).center - 2 : 71;
  const wanted = 58.5 + section.music.register * 0.6 + 4 * (section.energy - 0.5);
  const center = clamp(Math.min(wanted, ceiling - 7), 50, 64);
  return { low: Math.round(center) - 11, high: Math.round(Math.max(ceiling, center + 7)), center };
}
