/** Songs that are kept, from the service's spelling to the wire's. */
import type { NoteExplanation, Provenance, Song } from "@music-brain/engine";
import { provenanceToWire } from "./provenance-map.ts";
import { emotionOfSongToWire, reasonsToWire } from "./song-map.ts";
import type { WireExplanation, WireKeptSong } from "./songs.ts";
import type { SongChange, SongWish } from "./variations.ts";

/** What is said of a song where its notes are not. */
export type SongOutline = Pick<
  Song,
  "key" | "tempoBpm" | "timeSignature" | "genre" | "mood" | "emotion" | "totalBars" | "durationSeconds"
>;

/** A song that somebody has kept, without its notes. */
export interface KeptSong {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly favourite: boolean;
  /** The id of the song that it was made from. */
  readonly parent: string | null;
  /** What was asked of that song, and what came of it. */
  readonly asked: SongWish | null;
  readonly changed: SongChange | null;
  readonly words: string;
  readonly seed: number;
  readonly engineVersion: string;
  readonly digest: string;
  readonly outline: SongOutline;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A kept song in the wire's spelling. */
export function keptSongToWire(kept: KeptSong): WireKeptSong {
  const { outline } = kept;
  return {
    id: kept.id,
    title: kept.title,
    words: kept.words,
    digest: kept.digest,
    seed: kept.seed,
    engine_version: kept.engineVersion,
    key: outline.key.tonic,
    mode: outline.key.mode,
    tempo_bpm: outline.tempoBpm,
    time_signature: [...outline.timeSignature],
    genre: outline.genre,
    mood: outline.mood,
    emotion: emotionOfSongToWire(outline.emotion),
    total_bars: outline.totalBars,
    duration_seconds: outline.durationSeconds,
    ...keepingToWire(kept),
  };
}

/** What keeping adds to a song. */
export function keepingToWire({
  tags,
  favourite,
  parent,
  createdAt,
  updatedAt,
}: Pick<KeptSong, "tags" | "favourite" | "parent" | "createdAt" | "updatedAt">): Pick<
  WireKeptSong,
  "tags" | "favourite" | "parent_id" | "created_at" | "updated_at"
> {
  return {
    tags: [...tags],
    favourite,
    parent_id: parent,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}

/** Why a song is as it is, and the notes of a bar where they were asked for. */
export function explanationToWire(
  id: string,
  song: Song,
  provenance: Provenance,
  notes: readonly NoteExplanation[] | undefined,
): WireExplanation {
  return {
    success: true,
    id,
    title: song.title,
    reasons: reasonsToWire(song),
    provenance: provenanceToWire(provenance),
    notes:
      notes?.map(({ bar, beat, track, sounds, sentences }) => ({
        bar,
        beat,
        track,
        sounds,
        sentences: [...sentences],
      })) ?? null,
  };
}
