/** The fingerprint of a song. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Song } from "./song.ts";

/**
 * The SHA-256 of the canonical song, in lower-case hexadecimal. The canonical song is what sounds: key, tempo and its
 * changes, metre, sections with their chords, all notes and control changes, as JSON whose properties stand in alphabetical order. Titles and reasons
 * are not part of it, so that a better sentence does not make another song.
 */
export function songDigest(song: Song): string {
  const { seed, engineVersion, key, tempoBpm, timeSignature, totalBars } = song;
  const sections = song.sections.map(({ name, kind, startBar, bars, chords }) => [
    name,
    kind,
    startBar,
    bars,
    chords.map(({ start, duration, symbol }) => [start, duration, symbol]),
  ]);
  const tracks = song.tracks.map(({ role, program, channel, notes, controls }) => [
    role,
    program,
    channel,
    notes.map(({ start, duration, pitch, velocity }) => [start, duration, pitch, velocity]),
    controls.map(({ tick, controller, value }) => [tick, controller, value]),
  ]);
  const canonical = {
    engineVersion,
    key: [key.tonic, key.mode],
    sections,
    seed,
    tempoBpm,
    tempoChanges: song.tempoChanges.map(({ tick, bpm }) => [tick, bpm]),
    timeSignature,
    totalBars,
    tracks,
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}
