/** Comparisons between the wire's spelling and the engine's. */
import type {
  ComparableSong,
  Comparison,
  IntentChange,
  NoteChanges,
  NumberChange,
  SectionComparison,
  TrackComparison,
} from "@music-brain/engine";
import type { WireCompareAnswer, WireComparedSong, WireCompareRequest } from "./compare.ts";
import { technicalFromWire } from "./intent-map.ts";
import type { Mistake } from "./validate/explain.ts";
import { pointer } from "./validate/pointer.ts";

type WireComparison = WireCompareAnswer["comparison"];
type WireChange = NonNullable<WireCompareRequest["change"]>;

/** A value that was read, or what keeps it from being one. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Note values that time signatures count in. */
const NOTE_VALUES: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32]);

/**
 * A song to compare. What a schema cannot say is held here: its sections follow one another and fill it, and its notes
 * lie within it.
 * @param name where the song stands in the message
 */
export function comparedSongFromWire(
  wire: WireComparedSong,
  name: "before" | "after" | "song",
): Read<ComparableSong> {
  const mistakes: Mistake[] = [];
  const wrong = (path: readonly (string | number)[], detail: string) =>
    mistakes.push({ pointer: pointer([name, ...path]), detail: `${name}: ${detail}` });
  const [beats = 4, value = 4] = wire.time_signature;
  if (!NOTE_VALUES.has(value))
    wrong(
      ["time_signature"],
      `${beats}/${value} is no time signature; it counts halves, quarters, eighths or the like.`,
    );
  let bar = 0;
  wire.sections.forEach((section, index) => {
    if (section.start_bar !== bar)
      wrong(
        ["sections", index, "start_bar"],
        `sections follow one another; this one begins in bar ${bar}, not ${section.start_bar}.`,
      );
    bar = section.start_bar + section.bars;
  });
  if (bar !== wire.total_bars)
    wrong(["total_bars"], `the sections end after ${bar} bars, but total_bars is ${wire.total_bars}.`);
  const end = (wire.total_bars * 1920 * beats) / value;
  wire.tracks.forEach(({ notes }, track) => {
    const late = notes.findIndex(({ start }) => start >= end);
    if (late >= 0)
      wrong(
        ["tracks", track, "notes", late, "start"],
        `the song ends at tick ${end}, and this note begins later.`,
      );
  });
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.slice(0, 20) };
  return { ok: true, value: comparable(wire, [beats, value]) };
}

function comparable(wire: WireComparedSong, timeSignature: readonly [number, number]): ComparableSong {
  return {
    key: { tonic: wire.key, mode: wire.mode },
    tempoBpm: wire.tempo_bpm,
    tempoChanges: wire.tempo_changes ?? [{ tick: 0, bpm: wire.tempo_bpm }],
    timeSignature,
    genre: wire.genre,
    totalBars: wire.total_bars,
    durationSeconds: wire.duration_seconds,
    sections: wire.sections.map(({ name, kind, start_bar, bars, harmony }) => ({
      name,
      kind,
      startBar: start_bar,
      bars,
      chords: harmony,
    })),
    tracks: wire.tracks.map(({ role, program, notes, controls }) => ({
      role,
      program,
      notes,
      controls: controls ?? [],
    })),
  };
}

/** A change of a request, as the engine takes it. */
export function changeFromWire(wire: WireChange): Read<IntentChange> {
  const mistakes: Mistake[] = [];
  const numbers: { valence?: NumberChange; arousal?: NumberChange; dominance?: NumberChange } = {};
  for (const name of ["valence", "arousal", "dominance"] as const) {
    const given = wire[name];
    if (given == null) continue;
    const { by = null, to = null } = given;
    if (by !== null && to === null) numbers[name] = { by };
    else if (by === null && to !== null) numbers[name] = { to };
    else {
      const detail = `${name} changes either by a number, like {"by": 0.2}, or to one, like {"to": 0.8}.`;
      mistakes.push({ pointer: pointer(["change", name]), detail });
    }
  }
  if (mistakes.length > 0) return { ok: false, mistakes };
  // Of the wishes only those that are named: the others stay as they were.
  const wishes = wire.technical == null ? undefined : technicalFromWire(wire.technical);
  const named = new Set(
    Object.keys(wire.technical ?? {}).map((name) => (name === "time_signature" ? "timeSignature" : name)),
  );
  const technical = wishes && Object.fromEntries(Object.entries(wishes).filter(([name]) => named.has(name)));
  return {
    ok: true,
    value: {
      ...numbers,
      ...(technical ? { technical } : {}),
      ...(wire.rule_breaks == null ? {} : { ruleBreaks: wire.rule_breaks }),
    },
  };
}

/** A comparison in the wire's spelling. */
export function comparisonToWire({
  identical,
  summary,
  whole,
  tracks,
  sections,
}: Comparison): WireComparison {
  return {
    identical,
    summary: [...summary],
    global: whole.map(({ about, before, after, identical: same }) => ({
      about,
      before,
      after,
      identical: same,
    })),
    tracks: tracks.map(trackToWire),
    sections: sections.map(sectionToWire),
  };
}

function sectionToWire(section: SectionComparison): WireComparison["sections"][number] {
  return {
    before: placeToWire(section.before),
    after: placeToWire(section.after),
    aligned_by: section.alignedBy,
    identical: section.identical,
    chords: section.chords,
    tracks: section.tracks.map(trackToWire),
    bars: section.bars.map(({ before, after, chords, tracks }) => ({
      before,
      after,
      chords: chords && { before: [...chords.before], after: [...chords.after] },
      tracks: tracks.map(({ track, ...changes }) => ({ track, ...changesToWire(changes) })),
    })),
  };
}

function placeToWire(place: SectionComparison["before"]): WireComparison["sections"][number]["before"] {
  return place && { name: place.name, start_bar: place.startBar, bars: place.bars };
}

function trackToWire(track: TrackComparison): WireComparison["tracks"][number] {
  return {
    track: track.track,
    identical: track.identical,
    ...changesToWire(track),
    notes: { ...track.notes },
    mean_pitch: { ...track.meanPitch },
    loudness: { ...track.loudness },
    density: { ...track.density },
  };
}

function changesToWire({ kept, inflected, moved, repitched, added, removed }: NoteChanges): {
  -readonly [Name in keyof NoteChanges]: number;
} {
  return { kept, inflected, moved, repitched, added, removed };
}

/** How much of two songs differs, in a sentence. */
export function comparedMessage({ identical, sections }: Comparison): string {
  if (identical) return "The songs are identical";
  const bars = sections.reduce((sum, section) => sum + section.bars.length, 0);
  const all = sections.reduce(
    (sum, { before, after }) => sum + Math.max(before?.bars ?? 0, after?.bars ?? 0),
    0,
  );
  return bars === 0 ? "The songs have the same notes" : `The songs differ in ${bars} of ${all} bars`;
}
