/** Variations: a song that is there, with some of it otherwise and the rest note for note as it was. */
import { changedIntent } from "../compare/counterfactual.ts";
import { programNames } from "../data/instruments.ts";
import { type PartDigest, partDigests } from "../edit/digests.ts";
import { type Edit, EditError } from "../edit/edit.ts";
import { type EditedFrom, type EditedSong, editedSong, type PartName } from "../edit/edit-song.ts";
import { roles } from "../plan/band.ts";
import { oneOf, plain, quoted } from "../plan/wish.ts";
import type { Affect, Role, Song } from "../song.ts";
import { CHANGES_THAT_CAN_BE, type Change, readChange } from "./change.ts";

/** What is wished for. Without anything all is composed anew from the seed. */
export interface VariationWish {
  /** What new notes are drawn from. Absent where nothing is drawn: a change alone keeps the song's own. */
  readonly seed?: number;
  /** Names or kinds of sections that may change; all where absent. */
  readonly sections?: readonly string[];
  /** Names or roles of tracks that may change; all where absent. */
  readonly tracks?: readonly string[];
  /** Names or roles of tracks, names or kinds of sections that stay. */
  readonly keep?: readonly string[];
  /** In words, as `change.ts` reads them. */
  readonly change?: string;
}

/** A song that was made from another. */
export interface VariedSong {
  readonly song: Song;
  /** What to make it from again. */
  readonly from: EditedFrom;
  /** The parts that are as they were, note for note. */
  readonly kept: readonly PartName[];
  /** The parts that are otherwise, new or gone. */
  readonly changed: readonly PartName[];
}

/**
 * A variation of a song.
 * @param base what the song is made from
 * @throws EditError where the wish cannot be met; its paths lie within the wish
 * @example
 * const base = { intent: { emotionalIntent: "grief" }, seed: 42, edits: [] };
 * varySong(base, { change: "slower" }).from.edits; // [{ kind: "tempo", factor: 0.88 }]
 */
export function varySong(base: EditedFrom, wish: VariationWish): VariedSong {
  const before = editedSong(base);
  const scope = scopeOf(before.song, wish);
  const drawn: readonly Edit[] =
    wish.seed === undefined && wish.change !== undefined
      ? []
      : [{ kind: "regenerate", ...scope, seed: wish.seed ?? base.seed }];
  const regenerated = { ...base, edits: [...base.edits, ...drawn] };
  const after = told(() =>
    wish.change === undefined ? editedSong(regenerated) : changed(regenerated, before, wish.change, scope),
  );
  return { song: after.song, from: after.from, ...partsOf(before.song, after.song) };
}

/** Which parts of a song are in another one as they were, and which are not. */
export function partsOf(before: Song, after: Song): Pick<VariedSong, "kept" | "changed"> {
  const keyOf = ({ section, track }: PartName) => `${section}/${track}`;
  const nameOf = ({ section, track }: PartDigest): PartName => ({ section, track });
  const [old, parts] = [partDigests(before), partDigests(after)];
  const known = new Map(old.map((part) => [keyOf(part), part.digest]));
  const there = new Set(parts.map(keyOf));
  const isKept = (part: PartDigest) => known.get(keyOf(part)) === part.digest;
  const gone = old.filter((part) => !there.has(keyOf(part)));
  return {
    kept: parts.filter(isKept).map(nameOf),
    changed: [...parts.filter((part) => !isKept(part)), ...gone].map(nameOf),
  };
}

/** Where something may change; nothing of it where it may everywhere. */
type Scope = Pick<VariationWish, "sections" | "tracks">;

function scopeOf({ sections, tracks }: Song, wish: VariationWish): Scope {
  const kept = (wish.keep ?? []).map((name, index) => {
    const wanted = plain(name);
    const ofTracks = tracks.filter((track) => plain(track.name) === wanted || track.role === wanted);
    const ofSections = sections.filter(
      (section) => plain(section.name) === wanted || section.kind === wanted,
    );
    if (ofTracks.length + ofSections.length === 0) {
      const there = [...tracks.map(({ role }) => role), ...sections.map((section) => section.name)];
      const detail = `${quoted(name)} is no track or section of this song; it has ${oneOf(there)}.`;
      throw new EditError([{ path: ["keep", index], detail }]);
    }
    return { ofTracks, ofSections };
  });
  const stay = {
    tracks: new Set(kept.flatMap(({ ofTracks }) => ofTracks)),
    sections: new Set(kept.flatMap(({ ofSections }) => ofSections)),
  };
  const isNamed = (names: readonly string[] | undefined, name: string, kind: string) =>
    names === undefined || names.some((wanted) => [plain(name), kind, "all"].includes(plain(wanted)));
  const open = {
    tracks: tracks.filter((track) => isNamed(wish.tracks, track.name, track.role) && !stay.tracks.has(track)),
    sections: sections.filter(
      (section) => isNamed(wish.sections, section.name, section.kind) && !stay.sections.has(section),
    ),
  };
  if (stay.tracks.size > 0 && open.tracks.length === 0) throw nothingLeft();
  if (stay.sections.size > 0 && open.sections.length === 0) throw nothingLeft();
  // Names that are not there are found out by the edit that they go into.
  return {
    ...(stay.tracks.size > 0 ? { tracks: open.tracks.map(({ role }) => role) } : given("tracks", wish)),
    ...(stay.sections.size > 0
      ? { sections: open.sections.map(({ name }) => name) }
      : given("sections", wish)),
  };
}

function given(name: "tracks" | "sections", wish: VariationWish): Scope {
  const names = wish[name];
  return names === undefined ? {} : { [name]: names };
}

function nothingLeft(): EditError {
  return new EditError([
    { path: ["keep"], detail: "Everything would stay: leave something that may change." },
  ]);
}

function changed(base: EditedFrom, before: EditedSong, words: string, scope: Scope): EditedSong {
  const { valence, arousal, dominance } = before.intent;
  const changes = readChange(words, { valence, arousal, dominance });
  if ("unread" in changes) {
    const detail = `${quoted(changes.unread)} is no change that can be made: ${CHANGES_THAT_CAN_BE}.`;
    throw new EditError([{ path: ["change"], detail }]);
  }
  const isLimited = scope.sections !== undefined || scope.tracks !== undefined;
  return (
    changes.reduce<EditedSong | undefined>((song, change) => {
      const from = song?.from ?? base;
      return change.kind === "feel" && !isLimited
        ? feltOtherwise(from, change.by)
        : editedSong({ ...from, edits: [...from.edits, editOf(change, before.song, scope, isLimited)] });
    }, undefined) ?? editedSong(base)
  );
}

/**
 * The whole song as it would be if it were felt otherwise, of the same genre, metre, form and length. Where the edits
 * that were made since it was composed do not fit that song, its key and tempo stay and the parts change alone.
 */
function feltOtherwise(from: EditedFrom, by: Affect): EditedSong {
  const composed = editedSong({ ...from, edits: [] });
  const { genre, timeSignature, form, bars } = composed.intent.technical;
  const to = (name: keyof Affect) => {
    const [low, high] = name === "valence" ? [-1, 1] : [0, 1];
    const old = from.intent[name] ?? composed.intent[name];
    return { to: Math.min(high, Math.max(low, Math.round((old + by[name]) * 1000) / 1000)) };
  };
  const intent = changedIntent(from.intent, composed, {
    ...(by.valence !== 0 && { valence: to("valence") }),
    ...(by.arousal !== 0 && { arousal: to("arousal") }),
    ...(by.dominance !== 0 && { dominance: to("dominance") }),
    technical: { genre, timeSignature, form, bars, durationSeconds: null },
  });
  try {
    return editedSong({ ...from, intent });
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return editedSong({ ...from, edits: [...from.edits, { kind: "feel", ...by }] });
  }
}

/** What changes a song as a whole. */
const WHOLE: ReadonlySet<Change["kind"]> = new Set(["tempo", "transpose", "genre", "lengthen"]);

function editOf(change: Change, song: Song, scope: Scope, isLimited: boolean): Edit {
  if (isLimited && WHOLE.has(change.kind)) {
    const detail = `A change of ${nameOf(change)} is one of the whole song: leave out sections, tracks and keep.`;
    throw new EditError([{ path: ["change"], detail }]);
  }
  switch (change.kind) {
    case "feel":
      return { kind: "feel", ...change.by, ...scope };
    case "silence": {
      const track = trackOf(song, change.track);
      return { kind: "silence", tracks: [track], ...(scope.sections && { sections: scope.sections }) };
    }
    case "instrument": {
      if (scope.sections !== undefined) {
        const detail = "An instrument changes for all of the song: leave out sections.";
        throw new EditError([{ path: ["change"], detail }]);
      }
      const track = change.track ?? (scope.tracks?.length === 1 ? scope.tracks[0] : undefined) ?? "melody";
      return { kind: "instrument", track, instrument: change.instrument };
    }
    default:
      return change;
  }
}

function nameOf({ kind }: Change): string {
  return { transpose: "key", lengthen: "length" }[kind as string] ?? kind;
}

function trackOf({ tracks }: Song, words: string): string {
  const wanted = plain(words).replace(/s$/, "");
  const found = tracks.find(({ name, role, program }) =>
    [plain(name), role, ...(role === "drums" ? [] : [plain(programNames[program] ?? "")])].some(
      (other) => other.replace(/s$/, "") === wanted,
    ),
  );
  const role: Role | undefined = found?.role ?? roles.find((other) => other.replace(/s$/, "") === wanted);
  if (found) return found.role;
  const there = oneOf(tracks.map((track) => quoted(track.role)));
  const detail =
    role === undefined
      ? `${quoted(words)} is no track of this song: use ${there}.`
      : `This song has no ${role}: it has ${there}.`;
  throw new EditError([{ path: ["change"], detail }]);
}

/** Problems of the edits that a wish became, as problems of the wish. */
function told<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw new EditError(
      error.problems.map(({ path, detail }) => {
        const [first] = path;
        const isOfWish = ["sections", "tracks", "keep", "change", "seed"].includes(String(first));
        return { path: isOfWish ? path : ["change"], detail };
      }),
    );
  }
}
