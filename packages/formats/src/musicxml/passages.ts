/** Passages: sections as they are printed, neighbours that are written alike once, with repeat signs. */
import type { Section, Song } from "@music-brain/engine";
import { barTicks } from "./beats.ts";

/** A section, or several that are written alike, perhaps but for their last bars. */
export interface Passage {
  /** In the order in which they are played. */
  readonly sections: readonly Section[];
  /** Bars of each of two endings; 0 where the sections are alike to their ends. */
  readonly ending: number;
}

/** What has to be known of the bars of a song, from 0. */
export interface BarsCompared {
  /** Whether two bars are written alike in all parts, however loud they are played. */
  alike(one: number, other: number): boolean;
  /** Whether a note of the bar before sounds on into a bar. */
  tiedInto(bar: number): boolean;
}

/** How far the tempo of two bars may differ that are written as one: a player's breath. */
const MOST_TEMPO_OFF = 0.02;

/** The passages of a song, in order; all have one section that has no neighbour like it. */
export function passagesOf(song: Song, bars: BarsCompared): readonly Passage[] {
  const passages: Passage[] = [];
  for (const section of song.sections) {
    const last = passages.at(-1);
    const ending = last && endingOf(last, section, song, bars);
    if (last === undefined || ending === undefined) passages.push({ sections: [section], ending: 0 });
    else passages[passages.length - 1] = { sections: [...last.sections, section], ending };
  }
  return passages;
}

/** Bars of the ending that a section needs to be a repetition of a passage, undefined where it is none. */
function endingOf(
  { sections, ending }: Passage,
  section: Section,
  song: Song,
  bars: BarsCompared,
): number | undefined {
  const [first] = sections;
  if (first === undefined || ending > 0) return undefined;
  const sameKind = first.kind === section.kind && first.bars === section.bars && sameKey(first, section);
  if (!sameKind || bars.tiedInto(first.startBar) || bars.tiedInto(section.startBar)) return undefined;
  const isAlike = (bar: number) =>
    bars.alike(first.startBar + bar, section.startBar + bar) &&
    sameTempo(song, first.startBar + bar, section.startBar + bar);
  const all = Array.from({ length: section.bars }, (_, bar) => bar);
  let body = all.find((bar) => !isAlike(bar)) ?? section.bars;
  if (body === section.bars) return 0;
  // A tie cannot lead into two endings.
  while (body > 0 && (bars.tiedInto(first.startBar + body) || bars.tiedInto(section.startBar + body)))
    body -= 1;
  // Three times or more would need as many endings, and what is mostly endings is easier read in full.
  return sections.length === 1 && body > section.bars / 2 ? section.bars - body : undefined;
}

function sameKey(one: Section, other: Section): boolean {
  return one.key.tonic === other.key.tonic && one.key.mode === other.key.mode;
}

function sameTempo({ tempoChanges, timeSignature }: Song, one: number, other: number): boolean {
  const atEnd = (bar: number) =>
    tempoChanges.findLast(({ tick }) => tick < (bar + 1) * barTicks(timeSignature))?.bpm ?? 0;
  return Math.abs(atEnd(one) / atEnd(other) - 1) <= MOST_TEMPO_OFF;
}

/** One bar as it is printed. */
export interface PrintedBar {
  /** The bar of the song that is printed, from 0. */
  readonly bar: number;
  /** The bars of the song that are played from it. */
  readonly played: readonly number[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** What begins at its left and ends at its right bar line. */
  readonly begins: Edge;
  readonly ends: Edge;
}

/** What stands at a bar line. */
export interface Edge {
  readonly repeat: boolean;
  /** The number of the ending that begins or ends, from 1. */
  readonly ending: number | undefined;
}

/** The bars of a passage in the order in which they are printed: what is common, the first ending, the second. */
export function printedBars({ sections, ending }: Passage): readonly PrintedBar[] {
  const [first] = sections;
  if (first === undefined) return [];
  const isRepeated = sections.length > 1;
  const body = first.bars - ending;
  const stretches = [
    { sections, from: 0, to: body, number: undefined },
    ...(ending === 0
      ? []
      : sections.map((section, index) => ({
          sections: [section],
          from: body,
          to: first.bars,
          number: index + 1,
        }))),
  ];
  const bars = stretches.flatMap(({ sections: own, from, to, number }) =>
    Array.from({ length: to - from }, (_, index): PrintedBar => {
      const played = own.map(({ startBar }) => startBar + from + index);
      const ends = index === to - from - 1;
      return {
        bar: played[0] ?? 0,
        played,
        isFirst: false,
        isLast: false,
        begins: { repeat: isRepeated && from + index === 0, ending: index === 0 ? number : undefined },
        ends: {
          repeat: isRepeated && from + index === first.bars - 1 && number !== sections.length,
          ending: ends ? number : undefined,
        },
      };
    }),
  );
  return bars.map((bar, index) => ({ ...bar, isFirst: index === 0, isLast: index === bars.length - 1 }));
}
