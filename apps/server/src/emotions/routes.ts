/** The emotion thesaurus over HTTP. */
import {
  DOMINANCE_DEFAULT,
  emotionAnswerSchema,
  emotionNodeAnswerSchema,
  emotionNodePathSchema,
  emotionNodeToWire,
  emotionPathSchema,
  emotionsAnswerSchema,
  emotionsToWire,
  emotionToWire,
  NEAREST_DEFAULT,
  nearestAnswerSchema,
  nearestQuerySchema,
  nearestToWire,
  noQuerySchema,
  readingToWire,
  searchAnswerSchema,
  searchQuerySchema,
  wayAnswerSchema,
  wayQuerySchema,
  wayToWire,
} from "@music-brain/contract";
import {
  affectDistance,
  baseByWord,
  type EmotionNode,
  nearestNodes,
  nodeById,
  readFeeling,
  resolveFeeling,
  thesaurus,
  wayBetween,
} from "@music-brain/engine";
import { type Prebuilt, prebuild, sendPrebuilt } from "../http/prebuilt.ts";
import { emotionNotFound, invalidRequest, Problem } from "../http/problem.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { refuseQuery } from "../http/validation.ts";

const CACHE_CONTROL = "public, max-age=3600";
const tags = ["Emotions"];

/** Adds GET /emotions and everything below it. */
export function addEmotions(app: TypedApp): void {
  const all = memo(() => prebuildJson(emotionsToWire(thesaurus.bases)));
  const byBase = new Map<string, Prebuilt>();
  const byId = new Map<number, Prebuilt>();

  app.get(
    "/emotions",
    {
      config: { needs: "open" },
      schema: {
        operationId: "listEmotions",
        summary: "The whole emotion thesaurus",
        description:
          "Six base emotions × six sub-emotions × six intensities. Send `If-None-Match` to ask whether it changed.",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The thesaurus.", emotionsAnswerSchema), ...problems(422) },
      },
    },
    (request, reply) => sendPrebuilt(request, reply, all()),
  );

  app.get(
    "/emotions/nearest",
    {
      config: { needs: "open" },
      schema: {
        operationId: "nearestEmotions",
        summary: "The nodes nearest to a point",
        description: "Where a point in the space of feelings lies among the named ones. Nearest first.",
        tags,
        querystring: nearestQuerySchema,
        response: { 200: json("The nearest nodes.", nearestAnswerSchema), ...problems(422) },
      },
    },
    (request) => {
      const { valence, arousal, dominance = DOMINANCE_DEFAULT, limit = NEAREST_DEFAULT } = request.query;
      const affect = { valence, arousal, dominance };
      return nearestToWire(affect, nearestNodes(affect, limit));
    },
  );

  app.get(
    "/emotions/search",
    {
      config: { needs: "open" },
      schema: {
        operationId: "searchEmotions",
        summary: "Words to a feeling",
        description:
          "How words are read: where they lie, which nodes they speak for, what decided, and how sure it is.",
        tags,
        querystring: searchQuerySchema,
        response: { 200: json("The words as they were read.", searchAnswerSchema), ...problems(422) },
      },
    },
    (request) => readingToWire(readFeeling(request.query.q)),
  );

  app.get(
    "/emotions/path",
    {
      config: { needs: "open" },
      schema: {
        operationId: "wayBetweenEmotions",
        summary: "The way between two nodes",
        description: "From neighbour to neighbour, by the shortest way: stations for a journey.",
        tags,
        querystring: wayQuerySchema,
        response: { 200: json("The way.", wayAnswerSchema), ...problems(422) },
      },
    },
    (request) => {
      const from = nodeFor(request.query.from, "from");
      const to = nodeFor(request.query.to, "to");
      const way = wayBetween(from, to);
      const steps = way.slice(1).map((node, place) => affectDistance(node, way[place] ?? node));
      return wayToWire(
        [from, to],
        way,
        steps.reduce((sum, step) => sum + step, 0),
      );
    },
  );

  app.get(
    "/emotions/nodes/:id",
    {
      config: { needs: "open" },
      schema: {
        operationId: "emotionNode",
        summary: "One node",
        description: "A shade of feeling at one intensity: how people say it, where it lies, how it sounds.",
        tags,
        params: emotionNodePathSchema,
        response: { 200: json("The node.", emotionNodeAnswerSchema), ...problems(404, 422) },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const node = nodeById(id);
      if (node === undefined) throw new Problem("emotion_not_found", `Emotion node ${id} not found`);
      refuseQuery(request);
      const body = byId.get(id) ?? prebuildJson(emotionNodeToWire(node));
      byId.set(id, body);
      return sendPrebuilt(request, reply, body);
    },
  );

  app.get(
    "/emotions/:base",
    {
      config: { needs: "open" },
      schema: {
        operationId: "emotion",
        summary: "One base emotion",
        description: "By its name or by an everyday word: `sad` and `grief` lead to sadness.",
        tags,
        params: emotionPathSchema,
        response: {
          200: json("The base emotion with its sub-emotions and nodes.", emotionAnswerSchema),
          ...problems(404, 422),
        },
      },
    },
    (request, reply) => {
      const name = baseByWord(request.params.base);
      const entry = thesaurus.bases.find((base) => base.name === name);
      if (entry === undefined) throw emotionNotFound(request.params.base);
      refuseQuery(request);
      const body = byBase.get(entry.name) ?? prebuildJson(emotionToWire(entry));
      byBase.set(entry.name, body);
      return sendPrebuilt(request, reply, body);
    },
  );
}

/** The node that a number, a name or words for a feeling stand for. */
function nodeFor(text: string, name: "from" | "to"): EmotionNode {
  const words = text.trim();
  const node = /^\d{1,3}$/.test(words) ? nodeById(Number(words)) : resolveFeeling(words)?.node;
  if (node !== undefined) return node;
  const detail = `${name} names no feeling that is known: use a node's number, 0 to 215, or a word such as "grief".`;
  throw invalidRequest("query", [{ pointer: `/${name}`, detail }]);
}

function prebuildJson(message: object): Prebuilt {
  return prebuild(JSON.stringify(message), "application/json; charset=utf-8", CACHE_CONTROL);
}

function memo<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
