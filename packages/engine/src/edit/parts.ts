/** Some of a song's parts: which ones are meant, and how they are taken from another version of it. */
import { ticksPerBar } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { listed, oneOf, plain, quoted } from "../plan/wish.ts";
import type { Role, Track } from "../song.ts";
import { EditError, impossible } from "./edit.ts";
import { placesOf } from "./places.ts";
import { type Source, spliced } from "./splice.ts";
import type { EditState } from "./state.ts";
import { findTrack, unmoved } from "./track.ts";

/** Tracks in sections. */
export interface Parts {
  /** Indexes. */
  readonly sections: ReadonlySet<number>;
  readonly roles: ReadonlySet<Role>;
}

/**
 * The tracks of a song with some parts taken from a version of it that has the same sections. Everything else stays note
 * for note.
 * @throws EditError where the parts are silent, before and after
 */
export function taken(
  { sketch: { plan }, played: { tracks }, swaps }: EditState,
  donor: readonly Track[],
  { sections, roles }: Parts,
): readonly Track[] {
  const places = placesOf(plan.sections, ticksPerBar(plan.timeSignature));
  const composed = tracks.map((track): Track => {
    if (!roles.has(track.role)) return track;
    const octave = swaps.get(track.role)?.octave ?? 0;
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
  checkSounding(plan, { sections, roles }, [...tracks, ...composed]);
  return composed;
}

/** Whether every pitched track is among these, so that there can be other chords. */
export function isFree(tracks: readonly Track[], roles: ReadonlySet<Role>): boolean {
  return tracks.every(({ role }) => role === "drums" || roles.has(role));
}

/**
 * The roles of the tracks of these names; all of them without.
 * @throws EditError
 */
export function rolesIn(tracks: readonly Track[], names: readonly string[] | undefined): ReadonlySet<Role> {
  if (names?.length === 0)
    throw impossible(["tracks"], `Name a track: ${oneOf(tracks.map(({ role }) => role))}.`);
  return new Set(
    names === undefined || names.some(isAll)
      ? tracks.map(({ role }) => role)
      : names.map((name, index) => findTrack(tracks, name, ["tracks", index]).role),
  );
}

/** What sections are called by. */
type NamedSection = Pick<PlannedSection, "name" | "kind">;

/**
 * The indexes of the sections of these names or kinds; all of them without.
 * @throws EditError
 */
export function sectionsIn(
  sections: readonly NamedSection[],
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

function isCalled({ name, kind }: NamedSection, wanted: string): boolean {
  return [plain(name), kind].includes(plain(wanted));
}

function namesOf(sections: readonly NamedSection[]): string {
  return listed(sections.map(({ name }) => name));
}

/** A list with the items of these indexes taken from another one. */
export function replaced<Item>(
  old: readonly Item[],
  other: readonly Item[],
  indexes: ReadonlySet<number>,
): Item[] {
  return old.map((item, index) => (indexes.has(index) ? (other[index] ?? item) : item));
}

/** Composing what does not play, before or after, is a mistake of whoever asks. */
function checkSounding(
  plan: EditState["sketch"]["plan"],
  { sections, roles }: Parts,
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
