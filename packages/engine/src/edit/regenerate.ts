/** The edit that composes parts of a song anew and keeps the rest. */
import { harmonyFor, playSketch, type Sketch, streamFor } from "../compose.ts";
import { ticksPerBar } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { listed, oneOf, plain, quoted } from "../plan/wish.ts";
import type { Stream } from "../random.ts";
import type { Role, Track } from "../song.ts";
import { EditError, impossible, type RegenerateEdit } from "./edit.ts";
import { placesOf } from "./places.ts";
import { type Source, spliced } from "./splice.ts";
import type { EditState } from "./state.ts";
import { findTrack, unmoved } from "./track.ts";

/**
 * Carries out the edit. Everything is composed again with the other seed, and of that only what was asked for is
 * taken. Tracks that stay are heard by those that change: the new part is written against the same plan.
 * @throws EditError where a section or track is not there, nothing would be composed, or chords cannot change
 */
export function regenerate(state: EditState, edit: RegenerateEdit): EditState {
  const { plan } = state.sketch;
  const { tracks } = state.played;
  const sections = sectionsIn(plan.sections, edit.sections);
  if (edit.tracks?.length === 0)
    throw impossible(["tracks"], `Name a track: ${oneOf(tracks.map(({ role }) => role))}.`);
  const roles = new Set(
    edit.tracks === undefined || edit.tracks.some(isAll)
      ? tracks.map(({ role }) => role)
      : edit.tracks.map((name, index) => findTrack(tracks, name, ["tracks", index]).role),
  );
  const free = tracks.every(({ role }) => role === "drums" || roles.has(role));
  if (edit.chords === "new" && !free) throw impossible(["chords"], chordsHeld(tracks, roles));
  const stream = streamFor(state.intent, edit.seed);
  const harmony =
    free && edit.chords !== "keep"
      ? replaced(state.sketch.harmony, harmonyFor(plan, stream), sections)
      : state.sketch.harmony;
  const sketch: Sketch = { plan, harmony };
  const own = streamFor(state.intent, state.seed);
  const donor = playSketch(sketch, mixed(own, stream, roles, free)).tracks;

  const places = placesOf(plan.sections, ticksPerBar(plan.timeSignature));
  const composed = tracks.map((track): Track => {
    if (!roles.has(track.role)) return track;
    const octave = state.swaps.get(track.role)?.octave ?? 0;
    const other = unmoved(
      donor.find(({ role }) => role === track.role),
      octave,
    );
    const sources = plan.sections.map(
      (_, section): Source => ({
        version: { track: sections.has(section) ? other : track, places },
        section,
        kept: !sections.has(section),
      }),
    );
    return { ...track, ...spliced(track.role, sources, places) };
  });
  checkSounding(state, sections, roles, [...tracks, ...composed]);
  return { ...state, sketch, played: { ...state.played, tracks: composed } };
}

/** The indexes of the sections of these names or kinds. */
function sectionsIn(
  sections: readonly PlannedSection[],
  names: readonly string[] | undefined,
): ReadonlySet<number> {
  if (names === undefined || names.some(isAll)) return new Set(sections.keys());
  if (names.length === 0) throw impossible(["sections"], `Name a section: ${namesOf(sections)}.`);
  const problems = names.flatMap((name, index) =>
    sections.some((section) => isCalled(section, name))
      ? []
      : [
          {
            path: ["sections", index],
            detail: `${quoted(name)} is no section of this song; it has ${namesOf(sections)}.`,
          },
        ],
  );
  if (problems.length > 0) throw new EditError(problems);
  const meant = [...sections.entries()].filter(([, section]) =>
    names.some((name) => isCalled(section, name)),
  );
  return new Set(meant.map(([index]) => index));
}

/** Whether a name stands for everything. */
function isAll(name: string): boolean {
  return plain(name) === "all";
}

function isCalled({ name, kind }: PlannedSection, wanted: string): boolean {
  return [plain(name), kind].includes(plain(wanted));
}

function namesOf(sections: readonly PlannedSection[]): string {
  return listed(sections.map(({ name }) => name));
}

function replaced<Item>(old: readonly Item[], other: readonly Item[], indexes: ReadonlySet<number>): Item[] {
  return old.map((item, index) => (indexes.has(index) ? (other[index] ?? item) : item));
}

/**
 * The stream of the song in which the roles that are composed anew draw from another one. So a counter-melody that is
 * composed alone answers the melody that is there, and a bass keeps to the drummer's groove. Where all is new, all is
 * drawn anew.
 */
function mixed(own: Stream, other: Stream, roles: ReadonlySet<string>, free: boolean): Stream {
  const isNew = (name: string) => free || roles.has(name) || (name === "groove" && roles.has("drums"));
  return { ...own, fork: (name) => (isNew(name) ? other : own).fork(name) };
}

function chordsHeld(tracks: readonly Track[], roles: ReadonlySet<Role>): string {
  const staying = tracks.filter(({ role }) => role !== "drums" && !roles.has(role)).map(({ name }) => name);
  return `Chords can only be new where every pitched track is: ${listed(staying)} would stay. Leave out tracks, or keep the chords.`;
}

/** Composing what does not play, before or after, is a mistake of whoever asks. */
function checkSounding(
  { sketch: { plan } }: EditState,
  sections: ReadonlySet<number>,
  roles: ReadonlySet<Role>,
  tracks: readonly Track[],
): void {
  const places = placesOf(plan.sections, ticksPerBar(plan.timeSignature));
  const meant = tracks.filter(({ role }) => roles.has(role));
  const playing = new Set(meant.flatMap(({ notes }) => notes.map(({ start }) => places.at(start))));
  if ([...sections].some((section) => playing.has(section))) return;
  const names = plan.sections.filter((_, index) => playing.has(index));
  const who = [...roles].join(" and ");
  const play = roles.size === 1 && !roles.has("chords") && !roles.has("drums") ? "plays" : "play";
  throw impossible(["sections"], `There is nothing to compose: the ${who} ${play} in ${namesOf(names)}.`);
}
