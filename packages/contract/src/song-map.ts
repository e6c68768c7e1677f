/** Songs from the engine's spelling to the wire's. */
import type { Affect, Provenance, Section, Song, SongEmotion } from "@music-brain/engine";
import { provenanceToWire } from "./provenance-map.ts";
import type { WirePlan, WireSong } from "./song.ts";

/** The engine's TICKS_PER_QUARTER; stated here because the contract takes only types from the engine. */
const TICKS_PER_QUARTER = 480;

/** The id of the song with this digest (SHA-256, hexadecimal). The same song has the same id everywhere. */
export function songId(digest: string): string {
  return `song_${digest.slice(0, 24)}`;
}

/** What may be said of a song besides the song itself. */
export interface SongExtras {
  readonly provenance?: Provenance | undefined;
  /** The feeling that is heard in each section. */
  readonly measured?: readonly Affect[];
}

/** A whole song in the wire's spelling, with what is said of it besides. */
export function songToWire(song: Song, digest: string, { provenance, measured }: SongExtras = {}): WireSong {
  const outline = outlineToWire(song);
  return {
    id: songId(digest),
    digest,
    ...outline,
    sections: outline.sections.map((section, index) => withMeasured(section, measured?.[index])),
    tempo_changes: song.tempoChanges.map(({ tick, bpm }) => ({ tick, bpm })),
    tracks: song.tracks.map(({ name, role, program, channel, notes, controls }) => ({
      name,
      role,
      program,
      channel,
      notes: notes.map(({ start, duration, pitch, velocity }) => ({ start, duration, pitch, velocity })),
      controls: controls.map(({ tick, controller, value }) => ({ tick, controller, value })),
    })),
    reasons: reasonsToWire(song),
    production: song.production.map(({ about, instruction, because }) => ({ about, instruction, because })),
    ...(provenance === undefined ? {} : { provenance: provenanceToWire(provenance) }),
  };
}

/** A song's plan in the wire's spelling: everything but its identity and its notes. */
export function planToWire(song: Song): WirePlan {
  return {
    ...outlineToWire(song),
    tracks: song.tracks.map(({ name, role, program, channel }) => ({ name, role, program, channel })),
    reasons: reasonsToWire(song),
  };
}

function outlineToWire(song: Song): Omit<WirePlan, "tracks" | "reasons"> {
  return {
    seed: song.seed,
    engine_version: song.engineVersion,
    title: song.title,
    key: song.key.tonic,
    mode: song.key.mode,
    tempo_bpm: song.tempoBpm,
    time_signature: [...song.timeSignature],
    ticks_per_quarter: TICKS_PER_QUARTER,
    genre: song.genre,
    mood: song.mood,
    emotion: emotionOfSongToWire(song.emotion),
    total_bars: song.totalBars,
    duration_seconds: song.durationSeconds,
    sections: song.sections.map(sectionToWire),
  };
}

/** The feeling that a song set out from. */
export function emotionOfSongToWire({ nodeId, ...emotion }: SongEmotion): WireSong["emotion"] {
  const { name, base, sub, intensity, valence, arousal, dominance } = emotion;
  return { node_id: nodeId, name, base, sub, intensity, valence, arousal, dominance };
}

function sectionToWire(section: Section): WireSong["sections"][number] {
  const { affect, chords } = section;
  return {
    name: section.name,
    kind: section.kind,
    start_bar: section.startBar,
    bars: section.bars,
    key: section.key.tonic,
    mode: section.key.mode,
    energy: section.energy,
    ...(section.tension !== undefined && { tension: section.tension }),
    valence: affect.valence,
    arousal: affect.arousal,
    dominance: affect.dominance,
    progression: chords.map((chord) => chord.numeral),
    chords: chords.map((chord) => chord.symbol),
    harmony: chords.map(({ start, duration, numeral, symbol }) => ({ start, duration, numeral, symbol })),
    notes: section.notes,
  };
}

type WireSection = WireSong["sections"][number];

function withMeasured(section: WireSection, heard: Affect | undefined): WireSection {
  if (heard === undefined) return section;
  const { valence, arousal } = section;
  return {
    ...section,
    intended: { valence, arousal },
    measured: { valence: heard.valence, arousal: heard.arousal },
  };
}

/** The decisions of a song. */
export function reasonsToWire(song: Song): WireSong["reasons"] {
  return song.reasons.map(({ about, decision, because }) => ({ about, decision, because }));
}
