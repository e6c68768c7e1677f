/** GET /.well-known/jwks.json: the public keys of the tokens that the service signs. */
import { keySetSchema, noQuerySchema, type WireKeySet } from "@music-brain/contract";
import { json, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { KEY_SET_PATH } from "../oauth-metadata.ts";

/** For as long others may keep them: a new key stands here as soon as it signs, and a token that names one asks anew. */
const KEPT_SECONDS = 300;

/** Adds the route. */
export function addKeySet(app: TypedApp, keys: readonly WireKeySet["keys"][number][]): void {
  app.get(
    KEY_SET_PATH,
    {
      config: { needs: "open" },
      schema: {
        operationId: "keySet",
        summary: "The public keys of access tokens (RFC 7517)",
        description:
          "Where `JWT_ALGORITHM` signs with a private key: its public key and those of `JWT_PUBLIC_KEY_PREVIOUS`, so that others can verify tokens by their `kid`. With a secret (HS256) there are none. A token may have been revoked since: only the service knows that.",
        tags: ["Identity"],
        querystring: noQuerySchema,
        response: { 200: json("The keys.", keySetSchema), ...problems(422) },
      },
    },
    (_request, reply) => {
      void reply
        .header("cache-control", `public, max-age=${KEPT_SECONDS}`)
        .header("access-control-allow-origin", "*")
        .send({ keys: [...keys] });
    },
  );
}
