/** Songs made from songs that are kept, and the tree of all of them. */
import {
  noQuerySchema,
  songPathSchema,
  variationAnswerSchema,
  variationRequestSchema,
  versionsAnswerSchema,
  versionsToWire,
  type WireVariationAnswer,
} from "@music-brain/contract";
import { partDigests } from "@music-brain/engine";
import { callerOf } from "../http/caller.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { ChooseSeed } from "./generate.ts";
import type { Library } from "./keep.ts";
import { versionsOf } from "./library.ts";
import { etagOf, keptAnswer, OF_ONE_CALLER, songOf, wholeSongOf } from "./library-one.ts";
import { keepVariation, settled, variationOf } from "./variation.ts";
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
      const made = await workshop.turns.run(() => workshop.composing(() => variationOf(parent, asked)));
      const { song, change } = made;
      const whole = await keepVariation(callerOf(request), library, parent, asked, made);
      const { recipe, ...answer } = keptAnswer(whole);
      if (recipe === null) throw new Error("a variation has a recipe");
      const variation: WireVariationAnswer = {
        ...answer,
        recipe,
        parts: partDigests(song).map(({ section, track, digest }) => ({ section, track, digest })),
        ...change,
      };
      const headers = { ...OF_ONE_CALLER, etag: etagOf(whole), location: `/songs/${whole.id}` };
      return reply.code(201).headers(headers).send(variation);
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
