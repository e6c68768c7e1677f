/** The bars of a score as all parts share them: keys, marks, pickup, repeats. */
import type { Chord, Section, Song } from "@music-brain/engine";
import { leftBarline, rightBarline } from "./barlines.ts";
import { barTicks } from "./beats.ts";
import { metronome, rehearsalMark, soundingTempo, swingMark, wordsAbove } from "./directions.ts";
import { dynamicMarks } from "./dynamic-marks.ts";
import { type WrittenKey, writtenKey } from "./fifths.ts";
import { gradualTempi } from "./gradual-tempo.ts";
import { writeBar } from "./measure.ts";
import type { VoiceBar } from "./measures.ts";
import type { Part } from "./part.ts";
import { type BarsCompared, passagesOf, printedBars } from "./passages.ts";
import type { Clef } from "./staves.ts";
import type { Swing } from "./swing.ts";
import { element, leaf, plain } from "./xml.ts";

/** One bar as it is printed. */
export interface ScoreBar {
  /** Printed bar number: 0 a pickup, else from 1. */
  readonly number: number;
  readonly implicit: boolean;
  /** The bars of the song that are played from it, from 0: several where it is repeated. */
  readonly played: readonly number[];
  /** What each part has in it. */
  readonly contents: readonly string[];
}

/**
 * The bars of a score, in order.
 * @param pickup ticks that the first bar leaves out
 */
export function scoreBars(
  song: Song,
  parts: readonly Part[],
  swing: Swing | undefined,
  pickup: number,
): readonly ScoreBar[] {
  const notes = new Notes(song, parts, pickup);
  const passages = passagesOf(song, notes);
  const marks = parts.map((part) => dynamicMarks(part, passages, song.timeSignature, pickup));
  const bars: ScoreBar[] = [];
  let signature: number | undefined;
  let number = pickup > 0 ? 0 : 1;
  for (const [index, { sections, ending }] of passages.entries()) {
    const key = writtenKey(sections[0]?.key ?? song.key);
    const next = passages[index + 1];
    for (const printed of printedBars({ sections, ending })) {
      const { bar, played, isFirst, isLast } = printed;
      const changed = key.signature === signature ? undefined : key;
      // Where a repeat begins, its own sign parts the sections.
      const closing = !isLast
        ? "none"
        : next === undefined
          ? "song"
          : next.sections.length > 1
            ? "none"
            : "section";
      const names = isFirst ? sections.map(({ name }) => name) : undefined;
      const contents = parts.map((part, at) =>
        [
          leftBarline(printed),
          attributes(song, part, bars.length === 0, changed),
          at === 0 ? above(song, swing, bar, pickup, names) : "",
          marks[at]?.get(bar) ?? "",
          notes.in(bar, at),
          rightBarline(printed, closing, sections.length),
        ].join(""),
      );
      signature = key.signature;
      bars.push({ number, implicit: number === 0, played, contents });
      number += 1;
    }
  }
  return bars;
}

/** The written notes of all bars. */
class Notes implements BarsCompared {
  readonly #bars: readonly (readonly string[])[];
  readonly #parts: readonly Part[];

  constructor(song: Song, parts: readonly Part[], pickup: number) {
    this.#parts = parts;
    const chords = song.sections.flatMap((section) => section.chords);
    const printed = printedChords(song, pickup);
    const length = barTicks(song.timeSignature);
    this.#bars = Array.from({ length: song.totalBars }, (_, bar) => {
      const section = sectionAt(song, bar);
      const key = section ? writtenKey(section.key) : writtenKey(song.key);
      const begin = bar * length + (bar === 0 ? pickup : 0);
      const end = (bar + 1) * length;
      return parts.map((part, index) =>
        writeBar(part, {
          bar,
          begin,
          metre: song.timeSignature,
          key,
          chordAt: (tick) => chordAt(chords, tick),
          symbols: index === 0 ? printed.filter(({ start }) => start >= begin && start < end) : [],
        }),
      );
    });
  }

  in(bar: number, part: number): string {
    return this.#bars[bar]?.[part] ?? "";
  }

  tiedInto(bar: number): boolean {
    const isTied = (voice: readonly VoiceBar[]) => voice[bar]?.[0]?.tiedFrom === true;
    return this.#parts.some(({ staves }) => staves.some(({ voices }) => voices.some(isTied)));
  }

  alike(one: number, other: number): boolean {
    const written = (bar: number) =>
      (this.#bars[bar] ?? []).map((part) => part.replaceAll(/ dynamics="[^"]*"/gu, ""));
    const others = written(other);
    return written(one).every((part, index) => part === others[index]);
  }
}

function sectionAt({ sections }: Song, bar: number): Section | undefined {
  return sections.findLast(({ startBar }) => startBar <= bar);
}

function chordAt(chords: readonly Chord[], tick: number): Chord | undefined {
  return chords.findLast(({ start }) => start <= tick);
}

/** The chords whose symbols are printed: not again where the harmony goes on, but at the beginning of each section. */
function printedChords({ sections }: Song, pickup: number): readonly Chord[] {
  return sections
    .flatMap(({ chords }) => chords.filter((chord, index) => chord.symbol !== chords[index - 1]?.symbol))
    .filter(({ start, duration }) => start + duration > pickup)
    .map((chord) => (chord.start < pickup ? { ...chord, start: pickup } : chord));
}

function attributes(song: Song, part: Part, isFirst: boolean, key: WrittenKey | undefined): string {
  if (!isFirst && key === undefined) return "";
  const [beats, beatType] = song.timeSignature;
  const drums = part.track.role === "drums";
  const several = part.staves.length > 1;
  return plain("attributes", [
    isFirst ? leaf("divisions", 480) : undefined,
    key && plain("key", leaf("fifths", drums ? 0 : key.signature)),
    isFirst ? plain("time", [leaf("beats", beats), leaf("beat-type", beatType)]) : undefined,
    isFirst && several ? leaf("staves", part.staves.length) : undefined,
    ...(isFirst
      ? part.staves.map(({ clef }, index) => writeClef(clef, several ? index + 1 : undefined))
      : []),
  ]);
}

function writeClef({ sign, line, octaves }: Clef, number: number | undefined): string {
  return element("clef", { number }, [
    leaf("sign", sign),
    line === undefined ? undefined : leaf("line", line),
    octaves === 0 ? undefined : leaf("clef-octave-change", octaves),
  ]);
}

/** What stands over the uppermost staff of a bar. */
function above(
  song: Song,
  swing: Swing | undefined,
  bar: number,
  pickup: number,
  names: readonly string[] | undefined,
): string {
  const length = barTicks(song.timeSignature);
  const from = bar * length + (bar === 0 ? pickup : 0);
  const isInside = ({ tick }: { readonly tick: number }) => tick >= from && tick < (bar + 1) * length;
  const written = [
    names === undefined ? "" : rehearsalMark(names.join(", ")),
    bar === 0 ? metronome(song.tempoBpm, song.timeSignature) : "",
    bar === 0 && swing !== undefined ? swingMark(swing) : "",
    ...gradualTempi(song)
      .filter(isInside)
      .map(({ tick, words }) => wordsAbove(words, tick - from)),
  ];
  const tempi = song.tempoChanges
    .filter((change) => change.tick > 0 && isInside(change))
    .map(({ tick, bpm }) => soundingTempo(bpm, tick - from));
  return [...written, ...tempi].join("");
}
