/** The rules that a song may break, over HTTP. */
import { noQuerySchema, rulesAnswerSchema, rulesToWire } from "@music-brain/contract";
import { ruleBreaks } from "@music-brain/engine";
import { type Prebuilt, prebuild, sendPrebuilt } from "../http/prebuilt.ts";
import { json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";

const CACHE_CONTROL = "public, max-age=3600";

/** Adds GET /rules. */
export function addRules(app: TypedApp): void {
  let made: Prebuilt | undefined;
  app.get(
    "/rules",
    {
      config: { needs: "open" },
      schema: {
        operationId: "listRules",
        summary: "The rules that a song may break",
        description:
          "Each with what it changes, what a listener feels, when it helps and for which feelings. Ask for them by id in `rule_breaks`. Send `If-None-Match` to ask whether the list changed.",
        tags: ["Music"],
        querystring: noQuerySchema,
        response: { 200: json("The rules.", rulesAnswerSchema), ...problems(422) },
      },
    },
    (request, reply) => {
      made ??= prebuild(
        JSON.stringify(rulesToWire(ruleBreaks)),
        "application/json; charset=utf-8",
        CACHE_CONTROL,
      );
      return sendPrebuilt(request, reply, made);
    },
  );
}
