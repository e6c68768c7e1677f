/** Two sections compared, bar by bar and track by track. */

import { EARLY } from "../edit/places.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import type { SectionPair } from "./align.ts";
import {
  barTicksOf,
  type ComparableSection,
  type ComparableSong,
  type ComparableTrack,
} from "./comparable.ts";
import type {
  BarComparison,
  Change,
  SectionComparison,
  SectionPlace,
  TrackComparison,
} from "./comparison.ts";
import { isUnchanged, NO_CHANGES, type NoteChanges, noteChanges, type PlacedNote, sumOf } from "./notes.ts";

/** The notes and controls of a song by track and bar, each counted from its bar line; made once a song. */
export interface SongBars {
  readonly song: ComparableSong;
  readonly tracks: ReadonlyMap<string, TrackBars>;
}

interface TrackBars {
  readonly notes: readonly (readonly PlacedNote[])[];
  /** Each bar's control changes as text. */
  readonly controls: readonly string[];
}

/** The bars of a song. */
export function barsOfSong(song: ComparableSong): SongBars {
  const tracks = new Map<string, TrackBars>();
  for (const track of song.tracks)
    if (!tracks.has(track.role)) tracks.set(track.role, trackBars(song, track));
  return { song, tracks };
}

function trackBars(song: ComparableSong, { notes, controls }: ComparableTrack): TrackBars {
  const ticks = barTicksOf(song.timeSignature);
  const barOf = (tick: number) => Math.min(song.totalBars - 1, Math.floor((tick + EARLY) / ticks));
  const bars: PlacedNote[][] = Array.from({ length: song.totalBars }, () => []);
  for (const note of notes) {
    const bar = barOf(note.start);
    bars[bar]?.push({ ...note, start: note.start - bar * ticks });
  }
  const texts: string[] = Array.from({ length: song.totalBars }, () => "");
  for (const { tick, controller, value } of controls) {
    const bar = barOf(tick);
    texts[bar] += `${tick - bar * ticks}:${controller}=${value};`;
  }
  return { notes: bars, controls: texts };
}

/** Two sections compared. @param roles all roles of both songs, in order */
export function compareSections(
  pair: SectionPair,
  old: SongBars,
  fresh: SongBars,
  roles: readonly string[],
): SectionComparison {
  const { before, after, by } = pair;
  const tracks = roles.map((role) =>
    compareTracks(role, stretchOf(old, before, role), stretchOf(fresh, after, role)),
  );
  const bars: BarComparison[] = [];
  const length = Math.max(before?.bars ?? 0, after?.bars ?? 0);
  const chords = { before: chordsByBar(before, old), after: chordsByBar(after, fresh) };
  for (let bar = 0; bar < length; bar++) {
    const changes = tracks.flatMap(({ track, bars: counts }) => {
      const counted = counts[bar] ?? NO_CHANGES;
      return isUnchanged(counted) ? [] : [{ track, ...counted }];
    });
    const [one, other] = [chords.before[bar] ?? [], chords.after[bar] ?? []];
    const sameChords = String(one.map(written)) === String(other.map(written));
    if (sameChords && changes.length === 0) continue;
    bars.push({
      before: before && bar < before.bars ? before.startBar + bar : null,
      after: after && bar < after.bars ? after.startBar + bar : null,
      chords: sameChords ? null : { before: one.map(symbolOf), after: other.map(symbolOf) },
      tracks: changes,
    });
  }
  const compared = tracks.map(({ bars: _, ...track }) => track);
  const harmony = chordsCompared(pair, chords, { before: old.song.key.tonic, after: fresh.song.key.tonic });
  return {
    before: placeOf(before),
    after: placeOf(after),
    alignedBy: by ?? null,
    identical:
      before?.bars === after?.bars && harmony === "same" && compared.every((track) => track.identical),
    chords: harmony,
    tracks: compared,
    bars,
  };
}

/** A track over the whole song, from its sections. */
export function wholeTrack(
  role: string,
  sections: readonly SectionComparison[],
  old: SongBars,
  fresh: SongBars,
): TrackComparison {
  const parts = sections.flatMap(({ tracks }) => tracks.filter(({ track }) => track === role));
  const { bars: _, ...whole } = compareTracks(role, wholeOf(old, role), wholeOf(fresh, role));
  const changes = parts.reduce<NoteChanges>(sumOf, NO_CHANGES);
  return {
    ...whole,
    kept: changes.kept,
    inflected: changes.inflected,
    moved: changes.moved,
    repitched: changes.repitched,
    added: changes.added,
    removed: changes.removed,
    identical: parts.every(({ identical }) => identical),
  };
}

/** What a track plays in a stretch of bars. */
interface Stretch {
  readonly notes: readonly (readonly PlacedNote[])[];
  readonly controls: readonly string[];
}

function stretchOf({ tracks }: SongBars, section: ComparableSection | undefined, role: string): Stretch {
  const track = tracks.get(role);
  if (!section || !track) return { notes: [], controls: [] };
  const [from, to] = [section.startBar, section.startBar + section.bars];
  return {
    notes: track.notes.slice(from, to),
    controls: track.controls.slice(from, to),
  };
}

function wholeOf({ tracks }: SongBars, role: string): Stretch {
  return tracks.get(role) ?? { notes: [], controls: [] };
}

function compareTracks(
  track: string,
  before: Stretch,
  after: Stretch,
): TrackComparison & { readonly bars: readonly NoteChanges[] } {
  const length = Math.max(before.notes.length, after.notes.length);
  const bars = Array.from({ length }, (_, bar) =>
    noteChanges(before.notes[bar] ?? [], after.notes[bar] ?? []),
  );
  const changes = bars.reduce<NoteChanges>(sumOf, NO_CHANGES);
  const [old, fresh] = [before.notes.flat(), after.notes.flat()];
  const pitched = track !== "drums";
  return {
    track,
    ...changes,
    identical: isUnchanged(changes) && String(before.controls) === String(after.controls),
    notes: { before: old.length, after: fresh.length },
    meanPitch: pitched
      ? { before: mean(old, "pitch"), after: mean(fresh, "pitch") }
      : { before: null, after: null },
    loudness: { before: mean(old, "velocity"), after: mean(fresh, "velocity") },
    density: { before: perBar(old.length, before), after: perBar(fresh.length, after) },
    bars,
  };
}

function mean(notes: readonly PlacedNote[], of: "pitch" | "velocity"): number | null {
  if (notes.length === 0) return null;
  let sum = 0;
  for (const note of notes) sum += note[of];
  return Math.round((sum / notes.length) * 10) / 10;
}

function perBar(count: number, { notes }: Stretch): number {
  return notes.length === 0 ? 0 : Math.round((count / notes.length) * 100) / 100;
}

/** A chord in a bar: ticks from the bar line (0 where it sounds on from before), and its name. */
interface BarChord {
  readonly tick: number;
  readonly symbol: string;
}

function chordsByBar(
  section: ComparableSection | undefined,
  { song }: SongBars,
): readonly (readonly BarChord[])[] {
  if (!section) return [];
  const ticks = barTicksOf(song.timeSignature);
  let place = 0;
  let sounding: BarChord | undefined;
  return Array.from({ length: section.bars }, (_, index) => {
    const start = (section.startBar + index) * ticks;
    const chords: BarChord[] = [];
    let next = section.chords[place];
    if (sounding && (next === undefined || next.start > start)) chords.push({ ...sounding, tick: 0 });
    while (next !== undefined && next.start < start + ticks) {
      sounding = { tick: next.start - start, symbol: next.symbol };
      chords.push(sounding);
      next = section.chords[++place];
    }
    return chords;
  });
}

const written = ({ tick, symbol }: BarChord) => `${tick} ${symbol}`;
const symbolOf = ({ symbol }: BarChord) => symbol;

type ChordBars = readonly (readonly BarChord[])[];

function chordsCompared(
  { before, after }: SectionPair,
  bars: Change<ChordBars>,
  keys: Change<string>,
): SectionComparison["chords"] {
  if (!before || !after) return "absent";
  const told = (of: ChordBars, name: (symbol: string) => string) =>
    JSON.stringify(of.map((bar) => bar.map(({ tick, symbol }) => [tick, name(symbol)])));
  const same = (one: (symbol: string) => string, other: (symbol: string) => string) =>
    told(bars.before, one) === told(bars.after, other);
  if (same(String, String)) return "same";
  const inKey = (tonic: string) => (symbol: string) => aboveTonic(symbol, tonic);
  return same(inKey(keys.before), inKey(keys.after)) ? "transposed" : "changed";
}

/** A symbol with its root and its bass as semitones above the tonic: "Am7/C" in A is "0m7/3". */
function aboveTonic(symbol: string, tonic: string): string {
  const above = (name: string) => String(wrap(pitchClassOf(name) - pitchClassOf(tonic), 12));
  return symbol
    .replace(/^[A-G][#b]*/, above)
    .replace(/\/([A-G][#b]*)$/, (_, bass: string) => `/${above(bass)}`);
}

function placeOf(section: ComparableSection | undefined): SectionPlace | null {
  return section ? { name: section.name, startBar: section.startBar, bars: section.bars } : null;
}
