/**
 * The manners of genres: how freely their players treat the beat.
 *
 * Players of electronic music and of hip-hop follow a clock; those of chamber music shape every phrase (Repp 1992
 * measures it in 28 pianists; studio bands keep to a click). Soloists in jazz come 15 to 50 ms
 * after the ride cymbal on the beat (Friberg & Sundström 2002); soul and hip-hop rhythm sections lay the bass and the
 * keys behind the drums (Danielsen 2010). The signs and the order follow these; the numbers are this project's own.
 */
import type { Genre } from "../data/genres.ts";

/** How the players of a genre play. All shares are 0 … 1, all delays are milliseconds at full humanity. */
export interface Manner {
  /** How far their hands stray from the beat: 0 a sequencer, 1 a live band. */
  readonly looseness: number;
  /** How much the tempo breathes with the phrases and follows a journey: 0 a clock. */
  readonly freedom: number;
  /** How much the ending slows down. */
  readonly ritardando: number;
  /** How late the melody, the chords and the bass are behind the drums. */
  readonly lag: { readonly melody: number; readonly chords: number; readonly bass: number };
  /** How much a pianist holds the sustain pedal. */
  readonly pedal: number;
}

const manner = (
  [looseness, freedom, ritardando]: readonly [number, number, number],
  [melody, chords, bass]: readonly [number, number, number],
  pedal: number,
): Manner => ({ looseness, freedom, ritardando, lag: { melody, chords, bass }, pedal });

const machine = manner([0.15, 0, 0], [0, 0, 0], 0.6);
const studio = manner([0.7, 0.12, 0.35], [6, 4, 2], 1);
const chamber = manner([0.9, 1, 1], [0, 4, 2], 1);
const acoustic = manner([1, 0.4, 0.6], [6, 3, 2], 1);

/** By the genre's name; a genre that is not listed plays as its drums do. */
const manners: Readonly<Record<string, Manner>> = {
  pop: studio,
  ballad: manner([0.9, 0.45, 0.7], [8, 5, 3], 1),
  rock: manner([0.85, 0.2, 0.35], [4, 2, 0], 1),
  punk: manner([0.8, 0.15, 0.15], [-4, -4, -4], 0.4),
  metal: manner([0.5, 0.08, 0.3], [0, 0, 0], 0.5),
  doom: manner([0.8, 0.3, 0.5], [8, 6, 6], 0.8),
  industrial: manner([0.25, 0, 0], [0, 0, 0], 0.4),
  "progressive rock": manner([0.75, 0.25, 0.45], [4, 2, 0], 0.9),
  "post-rock": manner([0.85, 0.3, 0.5], [6, 4, 2], 1),
  folk: acoustic,
  "indie folk": manner([1, 0.4, 0.6], [8, 4, 2], 1),
  celtic: manner([0.9, 0.3, 0.5], [0, 2, 2], 0.8),
  balkan: manner([0.9, 0.3, 0.3], [-2, 0, 0], 0.4),
  country: manner([0.9, 0.25, 0.45], [6, 2, 0], 0.8),
  blues: manner([1, 0.25, 0.7], [18, 6, 4], 0.4),
  jazz: manner([1, 0.3, 0.6], [24, 8, -3], 0.25),
  ragtime: manner([0.7, 0.3, 0.5], [4, 0, 0], 0.3),
  "bossa nova": manner([0.9, 0.2, 0.5], [16, 2, 2], 0.6),
  salsa: manner([0.9, 0.05, 0.15], [6, 0, -3], 0.2),
  bolero: manner([0.9, 0.4, 0.7], [14, 4, 2], 0.8),
  tango: manner([0.95, 0.7, 0.7], [12, 0, 0], 0.3),
  flamenco: manner([1, 0.7, 0.6], [6, 0, 0], 0.3),
  reggae: manner([0.9, 0, 0.2], [10, 6, 8], 0.1),
  ska: manner([0.85, 0.05, 0.15], [0, -2, 0], 0.1),
  afrobeat: manner([0.9, 0, 0.1], [6, 2, 2], 0.2),
  soul: manner([1, 0.12, 0.4], [14, 6, 5], 0.6),
  gospel: manner([1, 0.35, 0.8], [14, 6, 4], 0.8),
  "r&b": manner([0.9, 0.06, 0.3], [14, 10, 8], 0.7),
  funk: manner([0.85, 0, 0.15], [8, 2, 3], 0.1),
  disco: manner([0.5, 0, 0.05], [4, 2, 0], 0.3),
  "hip-hop": manner([0.6, 0, 0], [10, 10, 8], 0.6),
  "trip hop": manner([0.6, 0, 0.1], [12, 10, 8], 0.9),
  "lo-fi": manner([1, 0, 0], [16, 14, 8], 0.8),
  trap: machine,
  electronic: machine,
  house: machine,
  techno: machine,
  trance: machine,
  "drum and bass": machine,
  synthwave: machine,
  chiptune: manner([0, 0, 0], [0, 0, 0], 0),
  ambient: manner([0.6, 0.5, 0.5], [6, 6, 4], 1),
  "dark ambient": manner([0.6, 0.4, 0.4], [8, 8, 6], 1),
  cinematic: manner([0.8, 0.75, 0.8], [2, 4, 2], 1),
  suspense: manner([0.7, 0.4, 0.4], [0, 2, 2], 0.7),
  classical: chamber,
  chamber,
  neoclassical: manner([0.9, 0.8, 0.9], [4, 3, 2], 1),
  lullaby: manner([0.9, 0.7, 1], [6, 4, 2], 1),
  waltz: manner([0.9, 0.7, 0.8], [4, -6, 0], 0.8),
  march: manner([0.6, 0.15, 0.4], [0, 0, 0], 0.2),
};

/** How the players of a genre play. */
export function mannerOf(genre: Genre): Manner {
  const own = Object.hasOwn(manners, genre.name) ? manners[genre.name] : undefined;
  if (own) return own;
  if (genre.grooves === null) return chamber;
  const kits = genre.palette.drums ?? [];
  return kits.some((kit) => /electronic|808/u.test(kit)) ? machine : studio;
}

/** How much of the way from one feeling's tempo to the next's a genre goes on a journey: nothing where a clock beats. */
export function roadShare(genre: Genre): number {
  const { freedom } = mannerOf(genre);
  return freedom === 0 ? 0 : Math.min(0.8, 0.3 + freedom);
}
