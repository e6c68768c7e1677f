/** Songs made from songs that are kept, and the tree of all of them. */
import {
  changeOf,
  editsFromWire,
  editToWire,
  intentFromWire,
  type Mistake,
  mistakesFromEngine,
  noQuerySchema,
  type SongWish,
  songId,
  songPathSchema,
  variationAnswerSchema,
  variationRequestSchema,
  versionsAnswerSchema,
  versionsToWire,
  type WireIntent,
  type WireVariationAnswer,
  type WireVariationRequest,
} from "@music-brain/contract";
import {
  EditError,
  type EditedFrom,
  ENGINE_VERSION,
  editedSong,
  IntentError,
  partDigests,
  songDigest,
  type VariationWish,
  varySong,
} from "@music-brain/engine";
import { callerOf } from "../http/caller.ts";
import { invalidRequest, Problem } from "../http/problem.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { ChooseSeed } from "./generate.ts";
import { keepFor, type Library } from "./keep.ts";
import { findWholeSong, type SentIntent, versionsOf, type WholeSong } from "./library.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER, songNotFound, songOf, wholeSongOf } from "./library-one.ts";
import type { Workshop } from "./workshop.ts";

const tags = ["Songs"];

/** Adds the routes. */
export function addVariations(
  app: TypedApp,
  library: Library,
  workshop: Workshop,
  chooseSeed: ChooseSeed,
): void {
  app.post(
    "/songs/:song_id/variations",
    {
      config: { needs: "songs:write", creates: true },
      schema: {
        operationId: "varySong",
        summary: "Make a new song from a song of yours",
        description: [
          "The new song is kept beside the old one, which stays. What is not touched is identical note for note: `parts`",
          "has a digest of every track in every section, `kept` and `changed` say which are as they were. `seed` composes",
          "`sections` and `tracks` anew, and not what `keep` names; `change` says in a few words what is to be otherwise.",
        ].join("\n"),
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        body: variationRequestSchema,
        response: {
          201: json("The variation, which is kept.", variationAnswerSchema),
          ...problems(400, 401, 403, 404, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const parent = await wholeSongOf(library, request);
      const asked = settled(request.body, chooseSeed);
      const made = await workshop.turns.run(() => {
        const base = recipeOf(parent);
        return { base, ...workshop.composing(() => vary(base, wishOf(asked))) };
      });
      const { song, from, kept, changed } = made;
      const id = songId(songDigest(song));
      const change = changeOf(kept, changed);
      if (id === parent.id) throw unchanged();
      await keepFor(request, reply, library, {
        id,
        intent: sentIntent(parent, made.base, from),
        edits: from.edits.map(editToWire),
        descent: { parent, asked, changed: change },
        song: () => ({ ...song, title: parent.title }),
      });
      const whole = await findWholeSong(library.database, callerOf(request), id);
      if (whole === undefined) throw songNotFound();
      const { recipe, ...answer } = keptAnswer(whole);
      if (recipe === null) throw new Error("a variation has a recipe");
      const variation: WireVariationAnswer = {
        ...answer,
        recipe,
        parts: partDigests(song).map(({ section, track, digest }) => ({ section, track, digest })),
        ...change,
      };
      return reply.code(201).headers(OF_ONE_CALLER).header("etag", etagOf(whole)).send(variation);
    },
  );

  app.get(
    "/songs/:song_id/versions",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "versionsOfSong",
        summary: "All versions of a song of yours",
        description:
          "The tree of songs that were made from one another: what each was made from, what was asked, and what changed.",
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("The versions.", versionsAnswerSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const song = await songOf(library, request);
      const versions = await versionsOf(library.database, callerOf(request), song);
      return reply.headers(OF_ONE_CALLER).send(versionsToWire(song.root, versions));
    },
  );
}

/** What was asked, without what was left out, and with the seed that is chosen where nothing else says what to do. */
function settled(wish: WireVariationRequest, chooseSeed: ChooseSeed): SongWish {
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
