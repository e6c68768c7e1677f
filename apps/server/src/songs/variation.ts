/** A song made from a song that is kept. */
import {
  changeOf,
  editsFromWire,
  editToWire,
  intentFromWire,
  type Mistake,
  mistakesFromEngine,
  type SongChange,
  type SongWish,
  songId,
  type WireIntent,
  type WireVariationRequest,
} from "@music-brain/contract";
import {
  EditError,
  type EditedFrom,
  ENGINE_VERSION,
  editedSong,
  IntentError,
  type Song,
  songDigest,
  type VariationWish,
  varySong,
} from "@music-brain/engine";
import { invalidRequest, Problem } from "../http/problem.ts";
import type { ChooseSeed } from "./generate.ts";
import { keepOf, type Library } from "./keep.ts";
import { findWholeSong, type SentIntent, type WholeSong } from "./library.ts";
import { songNotFound } from "./library-one.ts";

/** A variation, made and not kept yet. */
export interface Variation {
  readonly song: Song;
  /** What the song that it was made from is made from, and what it is itself. */
  readonly base: EditedFrom;
  readonly from: EditedFrom;
  readonly change: SongChange;
}

/**
 * Makes a variation.
 * @throws Problem not_composed_here; invalid_request where it cannot be made, or would be the same song
 */
export function variationOf(parent: WholeSong, asked: SongWish): Variation {
  const base = recipeOf(parent);
  const { song, from, ...parts } = vary(base, wishOf(asked));
  if (songId(songDigest(song)) === parent.id) throw unchanged();
  return { song, base, from, change: changeOf(parent.song, song, parts) };
}

/** Keeps a variation beside the song that it was made from. @throws Problem library_full */
export async function keepVariation(
  owner: string,
  library: Library,
  parent: WholeSong,
  asked: SongWish,
  { song, base, from, change }: Variation,
): Promise<WholeSong> {
  const id = songId(songDigest(song));
  await keepOf(owner, library, {
    id,
    intent: sentIntent(parent, base, from),
    edits: from.edits.map(editToWire),
    descent: { parent, asked, changed: change },
    song: () => ({ ...song, title: parent.title }),
  });
  const whole = await findWholeSong(library.database, owner, id);
  if (whole === undefined) throw songNotFound();
  return whole;
}

/** What was asked, without what was left out, and with the seed that is chosen where nothing else says what to do. */
export function settled(wish: WireVariationRequest, chooseSeed: ChooseSeed): SongWish {
  const seed = wish.seed ?? (wish.change == null ? chooseSeed() : undefined);
  return {
    ...(seed !== undefined && { seed }),
    ...(wish.sections != null && { sections: wish.sections }),
    ...(wish.tracks != null && { tracks: wish.tracks }),
    ...(wish.keep != null && { keep: wish.keep }),
    ...(wish.change != null && { change: wish.change }),
  };
}

function wishOf({ seed, sections, tracks, keep, change }: SongWish): VariationWish {
  return {
    ...(seed != null && { seed }),
    ...(sections != null && { sections }),
    ...(tracks != null && { tracks }),
    ...(keep != null && { keep }),
    ...(change != null && { change }),
  };
}

/**
 * What the song is made from, where that makes it again.
 * @throws Problem not_composed_here
 */
function recipeOf({ intent, edits = [], seed, digest, engineVersion }: WholeSong): EditedFrom {
  if (intent === null) {
    throw new Problem(
      "not_composed_here",
      "The song came from elsewhere without its recipe: nothing can be composed that leaves the rest of it as it is.",
    );
  }
  const read = editsFromWire(edits, () => 0);
  const from = read.ok ? { intent: intentFromWire(intent), seed, edits: read.value } : undefined;
  if (from !== undefined && isMadeAgain(from, digest)) return from;
  throw new Problem(
    "not_composed_here",
    `The song was composed by engine ${engineVersion}, and this is engine ${ENGINE_VERSION}: its notes stay as they are, but nothing can be composed that leaves the rest of them as it is. POST /generate composes its recipe anew.`,
  );
}

function isMadeAgain(from: EditedFrom, digest: string): boolean {
  try {
    return songDigest(editedSong(from).song) === digest;
  } catch (error) {
    if (error instanceof EditError || error instanceof IntentError) return false;
    throw error;
  }
}

/** @throws Problem invalid_request */
function vary(base: EditedFrom, wish: VariationWish): ReturnType<typeof varySong> {
  try {
    return varySong(base, wish);
  } catch (error) {
    if (error instanceof IntentError) throw invalidRequest("body", mistakesFromEngine(error.problems, []));
    if (!(error instanceof EditError)) throw error;
    throw invalidRequest("body", error.problems.map(mistakeOf));
  }
}

function mistakeOf({ path, detail }: EditError["problems"][number]): Mistake {
  return { pointer: path.map((step) => `/${step}`).join(""), detail };
}

/** The intent as it was sent, with what a change of feeling has put into it. */
function sentIntent({ intent }: WholeSong, base: EditedFrom, from: EditedFrom): SentIntent {
  if (intent === null) throw new Error("a song that is varied has an intent");
  if (from.intent === base.intent) return intent;
  const { valence, arousal, dominance, technical } = from.intent;
  const { genre, timeSignature, form, bars } = technical ?? {};
  const felt: Partial<WireIntent> = {
    ...(valence != null && { valence }),
    ...(arousal != null && { arousal }),
    ...(dominance != null && { dominance }),
  };
  const { duration_seconds: _, ...wishes } = intent.technical ?? {};
  return {
    ...intent,
    ...felt,
    technical: {
      ...wishes,
      ...(genre != null && { genre }),
      ...(timeSignature != null && { time_signature: timeSignature }),
      ...(form != null && { form }),
      ...(bars != null && { bars }),
    },
  };
}

function unchanged(): Problem {
  const detail = "That changes nothing: the song would be the very same.";
  return invalidRequest("body", [{ pointer: "", detail }]);
}
