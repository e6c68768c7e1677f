/** POST /songs/compare: which bars of two songs differ, and how. */
import {
  changeFromWire,
  compareAnswerSchema,
  comparedMessage,
  comparedSongFromWire,
  compareRequestSchema,
  comparisonToWire,
  intentFromWire,
  intentToWire,
  type Mistake,
  mistakesFromEngine,
  noQuerySchema,
  type Read,
  songId,
  type WireCompareAnswer,
  type WireCompareRequest,
} from "@music-brain/contract";
import {
  type ComparableSong,
  type Composition,
  compareSongs,
  counterfactual,
  IntentError,
  songDigest,
} from "@music-brain/engine";
import type { FastifyRequest } from "fastify";
import { callerOf } from "../http/caller.ts";
import { invalidRequest } from "../http/problem.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { refusalOf } from "../identity/scopes.ts";
import type { ChooseSeed } from "./generate.ts";
import type { Library } from "./keep.ts";
import { findWholeSong } from "./library.ts";
import { songNotFound } from "./library-one.ts";
import type { Workshop } from "./workshop.ts";

const EITHER =
  'Send either before and after, two songs as POST /generate gives them out, or request and change, like {"request": {"intent": {"emotional_intent": "grief"}, "seed": 42}, "change": {"arousal": {"by": 0.2}}}.';

/** Adds POST /songs/compare. */
export function addCompare(
  app: TypedApp,
  workshop: Workshop,
  library: Library,
  chooseSeed: ChooseSeed,
): void {
  app.post(
    "/songs/compare",
    {
      config: { needs: "music" },
      schema: {
        operationId: "compareSongs",
        summary: "Say which bars of two songs differ, and how",
        description: [
          "Either two songs, `before` and `after`, as POST /generate gives them out, or the ids of songs that you keep",
          "(with the scope `songs:read`); or a `request` and a `change`: the",
          "song, and what it would be with the same seed if it were felt or wished for otherwise. Sections answer to each",
          "other by name, else by kind in order; in a pair, bar answers to bar from its start. A feeling may ask for",
          "another genre, metre, form or length: name them in the request to see what the feeling does besides.",
        ].join("\n"),
        tags: ["Music"],
        querystring: noQuerySchema,
        body: compareRequestSchema,
        response: {
          200: json("The comparison.", compareAnswerSchema),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request): Promise<WireCompareAnswer> => {
      const { before, after } = request.body;
      const kept = new Map<string, ComparableSong>();
      for (const id of [before, after]) {
        if (typeof id === "string" && !kept.has(id)) kept.set(id, await keptSong(request, library, id));
      }
      return workshop.turns.run(() => answerFor(request.body, kept, chooseSeed));
    },
  );
}

/** @throws Problem unauthorized, insufficient_scope, song_not_found */
async function keptSong(request: FastifyRequest, { database }: Library, id: string): Promise<ComparableSong> {
  const refusal = refusalOf(request.principal, "songs:read", false);
  if (refusal !== undefined) throw refusal;
  const whole = await findWholeSong(database, callerOf(request), id);
  if (whole === undefined) throw songNotFound();
  return whole.song;
}

type KeptSongs = ReadonlyMap<string, ComparableSong>;

function answerFor(wish: WireCompareRequest, kept: KeptSongs, chooseSeed: ChooseSeed): WireCompareAnswer {
  const { before, after, request, change } = wish;
  const songs = before != null && after != null;
  const changed = request != null && change != null;
  const stray = songs ? request != null || change != null : before != null || after != null;
  if (songs && !stray) return compareTwo(before, after, kept);
  if (changed && !stray) return compareChange(request, change, chooseSeed);
  throw invalidRequest("body", [{ pointer: "", detail: EITHER }]);
}

type Given<Name extends keyof WireCompareRequest> = NonNullable<WireCompareRequest[Name]>;

function compareTwo(before: Given<"before">, after: Given<"after">, kept: KeptSongs): WireCompareAnswer {
  const read = (song: Given<"before">, name: "before" | "after"): Read<ComparableSong> => {
    if (typeof song !== "string") return comparedSongFromWire(song, name);
    const known = kept.get(song);
    if (known === undefined) throw songNotFound();
    return { ok: true, value: known };
  };
  const old = read(before, "before");
  const fresh = read(after, "after");
  if (!old.ok || !fresh.ok) throw invalidRequest("body", [...mistakesOf(old), ...mistakesOf(fresh)]);
  const comparison = compareSongs(old.value, fresh.value);
  return {
    success: true,
    comparison: comparisonToWire(comparison),
    counterfactual: null,
    message: comparedMessage(comparison),
  };
}

function compareChange(
  request: Given<"request">,
  wanted: Given<"change">,
  chooseSeed: ChooseSeed,
): WireCompareAnswer {
  const change = changeFromWire(wanted);
  if (!change.ok) throw invalidRequest("body", change.mistakes);
  const seed = request.seed ?? chooseSeed();
  try {
    const { before, after, comparison } = counterfactual(intentFromWire(request.intent), seed, change.value);
    return {
      success: true,
      comparison: comparisonToWire(comparison),
      counterfactual: { seed, before: identityOf(before), after: identityOf(after) },
      message: comparedMessage(comparison),
    };
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    const ofChange = error.problems.some(({ path }) => path[0] === "change");
    throw invalidRequest("body", mistakesFromEngine(error.problems, ofChange ? [] : ["request", "intent"]));
  }
}

function identityOf({
  intent,
  song,
}: Composition): NonNullable<WireCompareAnswer["counterfactual"]>["before"] {
  const digest = songDigest(song);
  return { id: songId(digest), digest, intent: intentToWire(intent) };
}

function mistakesOf(read: Read<unknown>): readonly Mistake[] {
  return read.ok ? [] : read.mistakes;
}
