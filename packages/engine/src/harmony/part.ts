/** The parts that carry the harmony: the chords in the genre's patterns, and a pad that holds them. */
import { chordsInFour, chordsInSix, chordsInThree } from "../data/patterns.ts";
import { clamp } from "../emotion/space.ts";
import { melodyRange } from "../melody/range.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, noteOnGrid, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { choosePattern, named } from "../rhythm/choose-pattern.ts";
import { eventsOf } from "../rhythm/pattern.ts";
import type { Note } from "../song.ts";
import { powerVoicing, type VoicingRange, voice } from "./voicing.ts";

/** General MIDI programs whose distortion blurs thirds: they play power chords. */
const DISTORTED = new Set([29, 30]);

/** The song's last bar, in every metre. */
const HELD = "A---------------";

/** The chords' notes, by start. */
export function chordsPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection) => boolean,
  stream: Stream,
): Note[] {
  const hand = stream.fork("hand");
  const { plan } = score;
  const patterns = {
    four: named(chordsInFour, plan.genre.chords),
    three: chordsInThree,
    six: chordsInSix,
  };
  return voicedPart(
    score,
    plays,
    (bar, keys) => {
      const pattern = bar.closesSong
        ? HELD.slice(0, score.stepsPerBar)
        : choosePattern(plan, bar.section, patterns, stream);
      const base = sectionVelocity("chords", bar.section);
      const detached = clamp(1 - bar.section.music.articulation * 0.4, 0.5, 0.98);
      return eventsOf(pattern).flatMap(({ step, length, symbol }) => {
        const velocity = noteVelocity(base, score.plan.timeSignature, step, null, hand.between(-1, 1));
        // A broken chord rings on; struck ones are as short as the articulation asks.
        const hold = symbol >= "0" && symbol <= "9" ? 1 : length >= 8 ? 0.97 : detached;
        return struck(symbol, keys).map((key) =>
          noteOnGrid(score, bar, { step, length, key }, hold, velocity),
        );
      });
    },
    DISTORTED.has(program),
  );
}

/** The pad's notes: each chord held for its bar. */
export function padPart(score: Score, plays: (section: PlannedSection) => boolean): Note[] {
  return voicedPart(
    score,
    plays,
    (bar, keys) => {
      const velocity = noteVelocity(
        sectionVelocity("pad", bar.section),
        score.plan.timeSignature,
        0,
        null,
        0,
      );
      return keys.map((key) =>
        noteOnGrid(score, bar, { step: 0, length: score.stepsPerBar, key }, 1, velocity),
      );
    },
    false,
  );
}

function voicedPart(
  score: Score,
  plays: (section: PlannedSection) => boolean,
  play: (bar: Bar, keys: readonly number[]) => readonly Note[],
  power: boolean,
): Note[] {
  let before: readonly number[] | undefined;
  return barsOf(score, plays).flatMap((bar) => {
    before = power ? powerVoicing(bar.chord, 40) : voice(bar.chord, before, rangeFor(score, bar.section));
    return play(bar, before);
  });
}

/** Chords lie around middle C and below the middle of the melody, wherever its instrument puts it. */
function rangeFor({ plan }: Score, section: PlannedSection): VoicingRange {
  const singer = plan.band.find(({ role }) => role === "melody");
  const ceiling = singer ? melodyRange(plan, section, singer.program).center - 2 : 70;
  const center = clamp(Math.min(59 + section.music.register * 0.6, ceiling - 7), 50, 63);
  return { low: Math.round(center) - 11, high: Math.round(Math.max(ceiling, center + 7)), center };
}

/** The keys that a character of a pattern strikes. */
function struck(symbol: string, keys: readonly number[]): readonly number[] {
  switch (symbol) {
    case "A":
      return keys;
    case "U":
      return keys.slice(1);
    case "L":
      return keys.slice(0, 1);
    default: {
      const place = Number(symbol);
      const octave = Math.floor(place / keys.length);
      return [(keys[place % keys.length] ?? 60) + 12 * octave];
    }
  }
}
