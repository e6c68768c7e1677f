/** One note explained, from what it is to the feeling that it serves. */
import { programNames } from "../data/instruments.ts";
import { nodeById } from "../emotion/thesaurus.ts";
import { ticksPerBar } from "../plan/metre.ts";
import { type Note, type Song, TICKS_PER_QUARTER, type Track } from "../song.ts";
import { type Ground, groundAt } from "./chord-at.ts";
import { chordToneName, degreeName, drumName, pitchName } from "./names.ts";
import { originText } from "./origin-text.ts";
import { felt } from "./provenance.ts";

/** Why a note is there. */
export interface NoteExplanation {
  /** Counted from 1, as people do. */
  readonly bar: number;
  /** In quarter notes from 1: 2.5 is the eighth after the second quarter. */
  readonly beat: number;
  readonly track: string;
  /** "E5", or the drum. */
  readonly sounds: string;
  /** In order: the note, its origin, its chord's, its section's, its feeling's. */
  readonly sentences: readonly string[];
}

/**
 * Explains a note.
 * @throws RangeError where there is no such note
 */
export function explainNote(song: Song, trackIndex: number, noteIndex: number): NoteExplanation {
  const track = song.tracks[trackIndex];
  const note = track?.notes[noteIndex];
  if (track === undefined || note === undefined)
    throw new RangeError(`the song has no note ${noteIndex} in a track ${trackIndex}`);
  const ground = groundAt(song, note.start);
  const sounds = track.role === "drums" ? drumName(note.pitch) : pitchName(note.pitch, song.key);
  return {
    ...placeOf(song, note),
    track: track.name,
    sounds,
    sentences: [whatItIs(track, note, sounds, ground), whyItIs(note), ...whyHere(ground)],
  };
}

/** Where a note is written: to the nearest 32nd, since a player is never exactly on the grid. */
function placeOf(song: Song, { start }: Note): { readonly bar: number; readonly beat: number } {
  const written = Math.round(start / 60) * 60;
  const barTicks = ticksPerBar(song.timeSignature);
  return { bar: Math.floor(written / barTicks) + 1, beat: (written % barTicks) / TICKS_PER_QUARTER + 1 };
}

/**
 * The notes that begin in a bar, by track, as they are explained.
 * @param bar counted from 1
 * @param role one track's, or all
 */
export function explainBar(song: Song, bar: number, role?: string): readonly NoteExplanation[] {
  return song.tracks.flatMap((track, trackIndex) => {
    if (role !== undefined && track.role !== role) return [];
    return track.notes.flatMap((note, noteIndex) =>
      placeOf(song, note).bar === bar ? [explainNote(song, trackIndex, noteIndex)] : [],
    );
  });
}

function whatItIs(track: Track, note: Note, sounds: string, ground: Ground | undefined): string {
  const length = `${lengthName(note.duration)}, ${loudness(note.velocity)}`;
  if (track.role === "drums") return `The drums strike the ${sounds} (${loudness(note.velocity)}).`;
  const who = `The ${track.role}${track.role === "chords" ? " play" : " plays"} ${sounds}`;
  const on = `on the ${programNames[track.program] ?? "instrument"} (${length})`;
  if (ground === undefined) return `${who} ${on}.`;
  const { chord, section } = ground;
  const tone = chordToneName(note.pitch, chord) ?? "a tone between its tones";
  const degree = degreeName(note.pitch, section.key) ?? `outside of ${section.key.tonic} ${section.key.mode}`;
  return `${who} ${on} over ${chord.symbol} (${chord.numeral}): ${tone}, ${degree}.`;
}

function whyItIs({ origin }: Note): string {
  return origin === undefined ? "Where it comes from is not known." : originText(origin);
}

function whyHere(ground: Ground | undefined): readonly string[] {
  if (ground === undefined) return [];
  const { chord, section } = ground;
  const { nodeId, name, valence, arousal, dominance } = felt(section.affect);
  const base = nodeById(nodeId)?.base ?? "";
  return [
    `The chord ${chord.symbol}: ${chord.origin === undefined ? "where it comes from is not known." : originText(chord.origin)}`,
    `The section ${section.name}: ${section.notes}`,
    `What is felt here is ${name === base ? name : `${name}, a shade of ${base}`} (valence ${signed(valence)}, arousal ${arousal}, dominance ${dominance}).`,
  ];
}

/** Names of lengths in ticks, shortest first. */
const LENGTHS: readonly (readonly [number, string])[] = [
  [60, "a 32nd"],
  [120, "a sixteenth"],
  [180, "a dotted sixteenth"],
  [240, "an eighth"],
  [360, "a dotted eighth"],
  [480, "a quarter"],
  [720, "a dotted quarter"],
  [960, "a half"],
  [1440, "a dotted half"],
  [1920, "a whole"],
];

function lengthName(ticks: number): string {
  let nearest = LENGTHS[0];
  for (const entry of LENGTHS)
    if (Math.abs(entry[0] - ticks) <= Math.abs((nearest?.[0] ?? 0) - ticks)) nearest = entry;
  return ticks > 2200 ? `${Math.round(ticks / 48) / 10} quarters` : `about ${nearest?.[1] ?? ""}`;
}

/** Velocities as players read them: each dynamic begins where the last ends. */
const DYNAMICS: readonly (readonly [number, string])[] = [
  [32, "very softly"],
  [48, "softly"],
  [64, "half softly"],
  [80, "moderately loudly"],
  [96, "loudly"],
  [128, "very loudly"],
];

function loudness(velocity: number): string {
  return DYNAMICS.find(([below]) => velocity < below)?.[1] ?? "very loudly";
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}
