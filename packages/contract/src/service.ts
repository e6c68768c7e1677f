/** What the service says about itself. */
import Type, { type Static } from "typebox";

const endpointSchema = Type.Object(
  {
    method: Type.String({ examples: ["POST"] }),
    path: Type.String({ examples: ["/generate"] }),
    summary: Type.String({ examples: ["Compose a song"] }),
  },
  { $id: "Endpoint", title: "Endpoint" },
);

/** GET /. */
export const serviceSchema = Type.Object(
  {
    service: Type.String({ examples: ["Music Brain API"] }),
    version: Type.String({ examples: ["0.1.0"] }),
    status: Type.Literal("running"),
    endpoints: Type.Array(endpointSchema, { description: "Everything that can be called." }),
  },
  { $id: "Service", title: "Service" },
);

/** GET /health. */
export const healthSchema = Type.Object(
  {
    status: Type.Literal("healthy"),
    service: Type.String({ examples: ["Music Brain API"] }),
    version: Type.String({ examples: ["0.1.0"] }),
  },
  { $id: "Health", title: "Health" },
);

const dependencySchema = Type.Object(
  {
    name: Type.String({ examples: ["engine"] }),
    state: Type.Enum(["up", "degraded", "down"], {
      type: "string",
      description: "degraded: it fails, and the service does without it for now.",
    }),
    detail: Type.Optional(
      Type.String({
        description: "What whoever runs the service has to do about it, where that is known.",
        examples: ["The database is older than this version of Music Brain. Run: music-brain migrate"],
      }),
    ),
  },
  { $id: "Dependency", title: "Dependency" },
);

const dependenciesSchema = Type.Array(dependencySchema, {
  description: "Everything that has to work before requests can be served.",
});

/** GET /health/ready where it is. */
export const readySchema = Type.Object(
  { status: Type.Literal("ready"), dependencies: dependenciesSchema },
  { $id: "Ready", title: "Ready" },
);

/** What a problem has besides, when GET /health/ready says no. */
export const notReadyProperties = { dependencies: dependenciesSchema };

/** The service on the wire. */
export type WireService = Static<typeof serviceSchema>;
/** A dependency on the wire. */
export type WireDependency = Static<typeof dependencySchema>;
