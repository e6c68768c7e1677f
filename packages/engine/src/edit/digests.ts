/** Fingerprints of the parts of a song: what proves that an edit kept them. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ticksPerBar } from "../plan/metre.ts";
import type { Role, Song } from "../song.ts";
import { placesOf } from "./places.ts";

/** What one track plays in one section. */
export interface PartDigest {
  /** The section's name. */
  readonly section: string;
  /** The track's role. */
  readonly track: Role;
  /** Hexadecimal, 16 characters. */
  readonly digest: string;
}

/** Characters of a digest: 64 bits, far more than enough to tell the parts of one song apart. */
const LENGTH = 16;

/**
 * The digest of every track in every section, by section and then by track: the start of the SHA-256 of
 * `[role, program, notes, controls]` as JSON, each note as `[start, duration, pitch, velocity]` and each control change
 * as `[tick, controller, value]`, with ticks from the start of the section. The same part in another place of a song
 * has the same digest. A track that is silent in a section has no part there.
 */
export function partDigests(song: Song): readonly PartDigest[] {
  const { sections, tracks } = song;
  const places = placesOf(sections, ticksPerBar(song.timeSignature));
  const parts = sections.map(() =>
    tracks.map(({ role, program }) => ({
      role,
      program,
      notes: [] as number[][],
      controls: [] as number[][],
    })),
  );
  tracks.forEach(({ notes, controls }, index) => {
    for (const { start, duration, pitch, velocity } of notes) {
      const at = places.at(start);
      parts[at]?.[index]?.notes.push([start - (places.bounds[at] ?? 0), duration, pitch, velocity]);
    }
    for (const { tick, controller, value } of controls) {
      const at = places.at(tick);
      parts[at]?.[index]?.controls.push([tick - (places.bounds[at] ?? 0), controller, value]);
    }
  });
  return sections.flatMap(({ name }, section) =>
    (parts[section] ?? [])
      .filter(({ notes, controls }) => notes.length + controls.length > 0)
      .map(({ role, program, notes, controls }) => ({
        section: name,
        track: role,
        digest: digestOf([role, program, notes, controls]),
      })),
  );
}

function digestOf(part: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(part)))).slice(0, LENGTH);
}
