/** What a service says of itself at /openapi.json, and answers held against it. */
import { Compile } from "typebox/schema";

/** A JSON Schema, as far as the description uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly examples?: readonly unknown[];
}

/** A parameter of an operation. */
export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** What can be asked at one address with one method. */
export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  /** What lets somebody in, each way with its scopes; an empty one is none. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The document. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An answer, as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Reads what the service at an address says of itself. */
export async function descriptionAt(address: string): Promise<Description> {
  return (await (await fetch(`${address}/openapi.json`)).json()) as Description;
}

/**
 * Gives what is wrong with an answer to an operation ("POST /generate"): a status, a media type or a body that its description
 * does not have. Nothing where all is as described.
 */
export function checkAgainst({
  paths,
  components,
}: Description): (operation: string, answer: Answer) => string | undefined {
  const compiled = new Map<Schema, (value: unknown) => string | undefined>();
  const misfit = (schema: Schema, value: unknown): string | undefined => {
    const known = compiled.get(schema);
    if (known !== undefined) return known(value);
    const made = Compile({ ...schema, components });
    const check = (candidate: unknown) => {
      if (made.Check(candidate)) return undefined;
      const [, errors] = made.Errors(candidate);
      return errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join("; ");
    };
    compiled.set(schema, check);
    return check(value);
  };
  return (operation, { status, headers, body }) => {
    const [method = "", path = ""] = operation.split(" ");
    const responses = paths[path]?.[method.toLowerCase()]?.responses ?? {};
    const response = responses[status] ?? responses[`${String(status).charAt(0)}XX`];
    if (response === undefined) return `${status} is not described`;
    if (response.content === undefined || body.length === 0) {
      const isEmpty =
        body.length === 0 && (status === 204 || status === 304 || (status >= 300 && status < 400));
      return isEmpty || response.content === undefined ? undefined : `${status} has no body`;
    }
    const type = String(headers["content-type"] ?? "").split(";", 1)[0] ?? "";
    const described = response.content[type];
    if (described === undefined) return `${status} is not described as ${type || "nothing"}`;
    if (described.schema === undefined || !type.endsWith("json")) return undefined;
    const objection = misfit(described.schema, JSON.parse(body.toString()));
    return objection === undefined ? undefined : `${status} has a body of another shape (${objection})`;
  };
}
