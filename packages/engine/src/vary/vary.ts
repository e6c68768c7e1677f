/** Variations: a song that is there, with some of it otherwise and the rest note for note as it was. */
import { changedIntent, type IntentChange } from "../compare/counterfactual.ts";
import { programNames } from "../data/instruments.ts";
import { type PartDigest, partDigests } from "../edit/digests.ts";
import { type Edit, EditError } from "../edit/edit.ts";
import { type EditedFrom, type EditedSong, editedSong, type PartName } from "../edit/edit-song.ts";
import { roles } from "../plan/band.ts";
import { readKey } from "../plan/key.ts";
import { placesOf, readSectionName } from "../plan/section-names.ts";
import { oneOf, plain, quoted } from "../plan/wish.ts";
import type { Affect, Role, Song, Track } from "../song.ts";
import { sectionNamesIn } from "../wishes/one-section.ts";
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
    throw noChange(`${quoted(changes.unread)} is no change that can be made: ${CHANGES_THAT_CAN_BE}.`);
  }
  return (
    changes.reduce<EditedSong | undefined>((song, { where, ...change }) => {
      const from = song?.from ?? base;
      return carriedOut(from, change, before.song, within(scope, where, before.song));
    }, undefined) ?? editedSong(base)
  );
}

/** Where a change may change something: in the sections that its words name. */
function within(scope: Scope, where: string | undefined, { sections }: Song): Scope {
  if (where === undefined) return scope;
  if (scope.sections !== undefined)
    throw noChange(`${quoted(where)} stands in the change: leave out sections, or keep that names them.`);
  const names = sectionNamesIn(where).flatMap((name) => {
    const read = readSectionName(name);
    const places =
      "problem" in read
        ? []
        : placesOf(
            read.value,
            sections.map(({ kind }) => kind),
          );
    return places.flatMap((place) => sections[place]?.name ?? []);
  });
  if (names.length > 0) return { ...scope, sections: names };
  const there = oneOf(sections.map(({ name }) => quoted(name)));
  throw noChange(`${quoted(where)} is no section of this song; it has ${there}.`);
}

function carriedOut(from: EditedFrom, change: Change, song: Song, scope: Scope): EditedSong {
  const isLimited = scope.sections !== undefined || scope.tracks !== undefined;
  if (isLimited && WHOLE.has(change.kind)) {
    throw noChange(
      `A change of ${nameOf(change)} is one of the whole song: it cannot be had for some sections or tracks alone.`,
    );
  }
  if (change.kind === "key") return inKey(from, change);
  if (change.kind === "metre") return replanned(from, { technical: { timeSignature: change.timeSignature } });
  if (change.kind === "feel" && change.track === undefined && !isLimited)
    return feltOtherwise(from, change.by);
  return editedSong({ ...from, edits: [...from.edits, editOf(change, song, scope)] });
}

/**
 * The whole song as it would be if it were felt otherwise, of the same genre, metre, form and length. Where the edits
 * that were made since it was composed do not fit that song, its key and tempo stay and the parts change alone.
 */
function feltOtherwise(from: EditedFrom, by: Affect): EditedSong {
  const composed = editedSong({ ...from, edits: [] });
  const to = (name: keyof Affect) => {
    const [low, high] = name === "valence" ? [-1, 1] : [0, 1];
    const old = from.intent[name] ?? composed.intent[name];
    return { to: Math.min(high, Math.max(low, Math.round((old + by[name]) * 1000) / 1000)) };
  };
  const change = {
    ...(by.valence !== 0 && { valence: to("valence") }),
    ...(by.arousal !== 0 && { arousal: to("arousal") }),
    ...(by.dominance !== 0 && { dominance: to("dominance") }),
  };
  try {
    return replanned(from, change, composed);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return editedSong({ ...from, edits: [...from.edits, { kind: "feel", ...by }] });
  }
}

/** The song in another key: moved where its mode stays, composed in it otherwise. */
function inKey(from: EditedFrom, { tonic, mode }: Extract<Change, { kind: "key" }>): EditedSong {
  const { key } = editedSong(from).song;
  const wanted = readKey(`${tonic ?? key.tonic} ${mode}`);
  if ("problem" in wanted) throw noChange(wanted.problem);
  const isThere = wanted.value.mode === key.mode;
  const { from: composed, song } = isThere
    ? editedSong(from)
    : replanned(from, { technical: { key: `${wanted.value.tonic} ${mode}` } });
  // What was transposed since goes on being so.
  if (song.key.tonic === wanted.value.tonic) return editedSong(composed);
  const move: Edit = { kind: "transpose", to: wanted.value.tonic };
  return editedSong({ ...composed, edits: [...composed.edits, move] });
}

/** The song composed with a change of its request, of the same genre, metre, form and length where it says nothing of them. */
function replanned(
  from: EditedFrom,
  { technical, ...felt }: IntentChange,
  composed: EditedSong = editedSong({ ...from, edits: [] }),
): EditedSong {
  const { genre, timeSignature, form, bars } = composed.intent.technical;
  const intent = changedIntent(from.intent, composed, {
    ...felt,
    technical: { genre, timeSignature, form, bars, durationSeconds: null, ...technical },
  });
  return editedSong({ ...from, intent });
}

/** What changes a song as a whole. */
const WHOLE: ReadonlySet<Change["kind"]> = new Set([
  "tempo",
  "transpose",
  "key",
  "metre",
  "genre",
  "lengthen",
]);

function editOf(change: Exclude<Change, { kind: "key" | "metre" }>, song: Song, scope: Scope): Edit {
  switch (change.kind) {
    case "feel":
      return {
        kind: "feel",
        ...change.by,
        ...scope,
        ...(change.track !== undefined && { tracks: [trackOf(song, change.track)] }),
      };
    case "silence": {
      const track = trackOf(song, change.track);
      return { kind: "silence", tracks: [track], ...(scope.sections && { sections: scope.sections }) };
    }
    case "instrument": {
      if (scope.sections !== undefined)
        throw noChange(
          "An instrument changes for all of the song: it cannot be had for some sections alone.",
        );
      const track = change.track ?? (scope.tracks?.length === 1 ? scope.tracks[0] : undefined) ?? "melody";
      return { kind: "instrument", track, instrument: change.instrument };
    }
    default:
      return change;
  }
}

function noChange(detail: string): EditError {
  return new EditError([{ path: ["change"], detail }]);
}

function nameOf({ kind }: Change): string {
  return { transpose: "key", lengthen: "length" }[kind as string] ?? kind;
}

/** The role of the track that words name: by its name, its role or its instrument, or a word of it as in "guitar". */
function trackOf({ tracks }: Song, words: string): Role {
  const singular = (name: string) => name.replace(/s$/, "");
  const wanted = singular(plain(words));
  const instrumentOf = ({ role, program }: Track) =>
    role === "drums" ? "" : plain(programNames[program] ?? "");
  const isMeant = (track: Track) =>
    [plain(track.name), track.role, instrumentOf(track)].some((name) => singular(name) === wanted);
  const hasWord = (track: Track) => instrumentOf(track).split(" ").map(singular).includes(wanted);
  const found = tracks.find(isMeant) ?? tracks.find(hasWord);
  if (found) return found.role;
  const role = roles.find((other) => singular(other) === wanted);
  const there = oneOf(tracks.map((track) => quoted(track.role)));
  throw noChange(
    role === undefined
      ? `${quoted(words)} is no track of this song: use ${there}.`
      : `This song has no ${role}: it has ${there}.`,
  );
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
