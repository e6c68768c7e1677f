/** The bars of a score as all parts share them: keys, marks, pickup, repeats. */
import type { Chord, Section, Song } from "@music-brain/engine";
import { barTicks } from "./beats.ts";
import {
  type DynamicMark,
  dynamics,
  markFor,
  metronome,
  rehearsalMark,
  ritardandoFrom,
  soundingTempo,
  swingMark,
  wordsAbove,
} from "./directions.ts";
import { type WrittenKey, writtenKey } from "./fifths.ts";
import { writeBar } from "./measure.ts";
import type { Part } from "./part.ts";
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

/** A section, or several that are written alike. */
interface Passage {
  readonly section: Section;
  readonly names: readonly string[];
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
  const bars: ScoreBar[] = [];
  const marks: (DynamicMark | undefined)[] = parts.map(() => undefined);
  let signature: number | undefined;
  let number = pickup > 0 ? 0 : 1;
  for (const { section, names } of passagesOf(song, notes)) {
    const key = writtenKey(section.key);
    const times = names.length;
    for (let bar = section.startBar; bar < section.startBar + section.bars; bar += 1) {
      const isFirst = bar === section.startBar;
      const isLast = bar === section.startBar + section.bars - 1;
      const contents = parts.map((part, index) => {
        const level = isFirst ? levelOf(part, section, song) : undefined;
        const changed = level !== undefined && level !== marks[index] ? level : undefined;
        if (changed !== undefined) marks[index] = changed;
        return [
          isFirst && times > 1 ? barline("left", "forward", times) : "",
          attributes(song, part, bars.length === 0, key.signature === signature ? undefined : key),
          index === 0 ? above(song, swing, bar, isFirst ? names : undefined) : "",
          changed === undefined ? "" : dynamics(changed, part.staves.length > 1 ? 1 : undefined),
          notes.in(bar, index),
          isLast && times > 1 ? barline("right", "backward", times) : "",
          bar === song.totalBars - 1 && times === 1 ? finalBarline() : "",
        ].join("");
      });
      signature = key.signature;
      const played = names.map((_, time) => bar + time * section.bars);
      bars.push({ number, implicit: number === 0, played, contents });
      number += 1;
    }
  }
  return bars;
}

/** The written notes of all bars. */
class Notes {
  readonly #bars: readonly (readonly string[])[];

  constructor(song: Song, parts: readonly Part[], pickup: number) {
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

  /** Whether two bars are written alike in all parts, however loud they are played. */
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

/** Sections, with those that are written alike and follow one another taken together. */
function passagesOf(song: Song, notes: Notes): readonly Passage[] {
  const passages: Passage[] = [];
  for (const section of song.sections) {
    const last = passages.at(-1);
    const isAgain =
      last !== undefined &&
      last.section.bars === section.bars &&
      last.section.kind === section.kind &&
      Array.from({ length: section.bars }, (_, bar) => bar).every((bar) =>
        notes.alike(last.section.startBar + bar, section.startBar + bar),
      ) &&
      sameKey(last.section, section);
    if (isAgain) passages[passages.length - 1] = { ...last, names: [...last.names, section.name] };
    else passages.push({ section, names: [section.name] });
  }
  return passages;
}

function sameKey(one: Section, other: Section): boolean {
  return one.key.tonic === other.key.tonic && one.key.mode === other.key.mode;
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
  names: readonly string[] | undefined,
): string {
  const length = barTicks(song.timeSignature);
  const from = bar * length;
  const slowing = ritardandoFrom(song);
  const written = [
    names === undefined ? "" : rehearsalMark(names.join(", ")),
    bar === 0 ? metronome(song.tempoBpm) : "",
    bar === 0 && swing !== undefined ? swingMark(swing) : "",
    slowing !== undefined && Math.floor(slowing / length) === bar ? wordsAbove("rit.", slowing - from) : "",
  ];
  const tempi = song.tempoChanges
    .filter(({ tick }) => tick > 0 && tick >= from && tick < from + length)
    .map(({ tick, bpm }) => soundingTempo(bpm, tick - from));
  return [...written, ...tempi].join("");
}

/** The mark of a part in a section, by the mean velocity of its notes there. */
function levelOf({ track }: Part, section: Section, { timeSignature }: Song): DynamicMark | undefined {
  const length = barTicks(timeSignature);
  const [from, until] = [section.startBar * length, (section.startBar + section.bars) * length];
  const inside = track.notes.filter(({ start }) => start >= from && start < until);
  if (inside.length === 0) return undefined;
  return markFor(inside.reduce((sum, { velocity }) => sum + velocity, 0) / inside.length);
}

function barline(location: "left" | "right", direction: "forward" | "backward", times: number): string {
  return element("barline", { location }, [
    leaf("bar-style", direction === "forward" ? "heavy-light" : "light-heavy"),
    element("repeat", { direction, times: direction === "backward" && times > 2 ? times : undefined }),
  ]);
}

function finalBarline(): string {
  return element("barline", { location: "right" }, leaf("bar-style", "light-heavy"));
}
