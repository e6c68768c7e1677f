/** The chain of reasons from a note up to the feeling. */
import type { WireSong } from "@music-brain/contract";
import { placeOf, ticksPerBar } from "../see/song-time.ts";
import { words } from "../words.ts";

/** What was clicked: a note of a track, a chord of a section, a section, or the song. */
export type Question =
  | { readonly kind: "note"; readonly track: number; readonly note: number }
  | { readonly kind: "chord"; readonly section: number; readonly chord: number }
  | { readonly kind: "section"; readonly section: number };

/** One link of the chain. */
export interface Link {
  /** What it is about: "The note". */
  readonly heading: string;
  /** What was chosen. */
  readonly decision: string;
  /** Why. */
  readonly because: string;
}

/** Players are a little early now and then: a chord is a note's own where it begins at most so many ticks after it. */
const EARLY = 40;

/** What the reasons for the feeling of a song are about: the words or the way that was named, then the numbers. */
const OF_FEELING: ReadonlySet<string> = new Set(["feeling", "journey", "affect"]);

const NAMES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

/** The answer to a question, from what was clicked up to the feeling of the song. */
export function reasonsFor(song: WireSong, question: Question): readonly Link[] {
  const { section, chord } = placesOf(song, question);
  return [
    ...(question.kind === "note" ? noteLinks(song, question.track, question.note) : []),
    ...(chord === undefined ? [] : chordLinks(song, section, chord)),
    ...sectionLinks(song, section),
    ...songLinks(song),
  ];
}

/** The section that a question lies in, by its place. */
export function sectionOf(song: WireSong, question: Question): number {
  return placesOf(song, question).section;
}

/** The section and the chord that a question lies in. */
function placesOf(song: WireSong, question: Question): { section: number; chord: number | undefined } {
  if (question.kind === "section") return { section: question.section, chord: undefined };
  if (question.kind === "chord") return question;
  const start = song.tracks[question.track]?.notes[question.note]?.start ?? 0;
  const bar = (start + EARLY) / ticksPerBar(song);
  const section = song.sections.findLastIndex(({ start_bar }) => start_bar <= bar);
  const chord = song.sections[section]?.harmony.findLastIndex((change) => change.start <= start + EARLY);
  return { section, chord: chord === undefined || chord < 0 ? undefined : chord };
}

function noteLinks(song: WireSong, track: number, place: number): readonly Link[] {
  const player = song.tracks[track];
  const note = player?.notes[place];
  if (!player || !note) return [];
  const { bar, beat } = placeOf(song, note.start + EARLY);
  const origin = originText(song, song.provenance?.tracks[track]?.notes[place]);
  const name = player.role === "drums" ? player.name : `${pitchName(note.pitch)}, ${player.name}`;
  return [
    {
      heading: words.why.note,
      decision: `${name}, ${words.why.at(bar, beat)}`,
      because: origin ?? words.why.unknown,
    },
  ];
}

function chordLinks(song: WireSong, section: number, place: number): readonly Link[] {
  const chord = song.sections[section]?.harmony[place];
  if (!chord) return [];
  const because = originText(song, song.provenance?.sections[section]?.chords[place]) ?? "";
  return [{ heading: words.why.chord, decision: `${chord.symbol} (${chord.numeral})`, because }];
}

function sectionLinks(song: WireSong, place: number): readonly Link[] {
  const section = song.sections[place];
  if (!section) return [];
  const feeling = song.provenance?.sections[place]?.emotion.name;
  const decision = feeling === undefined ? section.name : `${section.name}: ${feeling}`;
  return [{ heading: words.why.section, decision, because: section.notes }];
}

function songLinks({ emotion, reasons }: WireSong): readonly Link[] {
  return [
    {
      heading: words.why.feeling,
      decision: `${emotion.name} (${emotion.sub}, ${emotion.base})`,
      because: reasons
        .filter(({ about }) => OF_FEELING.has(about))
        .map(({ because }) => because)
        .join(" "),
    },
  ];
}

function originText({ provenance }: WireSong, place: number | undefined): string | undefined {
  return place === undefined || place < 0 ? undefined : provenance?.origins[place]?.text;
}

/** A pitch as it is spoken of: middle C is C4. */
export function pitchName(pitch: number): string {
  return `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}
