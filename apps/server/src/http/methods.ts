/** What an address can do: 405 with Allow, OPTIONS, and 404 for the rest. */
import { showName } from "@music-brain/contract";
import type { FastifyInstance } from "fastify";
import { Problem } from "./problem.ts";

/** What addresses can do. */
export interface AddressMethods {
  /** The methods of an address, OPTIONS among them; undefined where there is nothing. */
  readonly at: (url: string) => readonly string[] | undefined;
  /** The same of an address that a route stands at word for word, without parameters. */
  readonly literallyAt: (url: string) => readonly string[] | undefined;
}

/** Watches the routes that are registered after it, and knows what an address can do. */
export function watchMethods(app: FastifyInstance): AddressMethods {
  const methods = new Map<string, { readonly pattern: RegExp; readonly names: Set<string> }>();
  app.addHook("onRoute", ({ url, method }) => {
    const entry = methods.get(url) ?? { pattern: patternOf(url), names: new Set(["OPTIONS"]) };
    methods.set(url, entry);
    for (const name of [method].flat()) entry.names.add(name);
  });
  const literallyAt = (url: string) => {
    const literal = methods.get(pathOf(url));
    return literal && [...literal.names].sort();
  };
  return {
    literallyAt,
    at(url) {
      const path = pathOf(url);
      const matching = [...methods.values()].filter(({ pattern }) => pattern.test(path));
      if (matching.length === 0) return undefined;
      return literallyAt(url) ?? [...new Set(matching.flatMap(({ names }) => [...names]))].sort();
    },
  };
}

/**
 * Answers requests that no route is there for, before anything of their body is read; and those that the router gives to a
 * route with parameters where one that stands there word for word has other methods: "/songs/edits" is no song.
 */
export function addMethodRefusals(app: FastifyInstance, methods: AddressMethods): void {
  app.addHook("onRequest", (request, reply, done) => {
    const { url, method, is404 } = request;
    const isMeant = !is404 && !request.routeOptions.url?.includes(":");
    if (isMeant) return done();
    const known = is404 ? methods.at(url) : methods.literallyAt(url);
    if (known === undefined) return done(is404 ? nothingAt(url) : undefined);
    const allow = known.join(", ");
    if (method === "OPTIONS") {
      void reply.code(204).header("allow", allow).send();
      return;
    }
    const detail = `${method} cannot be used here; ${allow} can.`;
    done(new Problem("method_not_allowed", detail, { headers: { allow } }));
  });
}

/** The path of an address, without the slash at its end, which the router ignores. */
function pathOf(url: string): string {
  const [path = ""] = url.split(/[?#]/, 1);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** "/emotions/:base" as a pattern for raw paths; one slash at the end is ignored, as the router does. */
function patternOf(url: string): RegExp {
  const source = url
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("/");
  return new RegExp(`^${source.replace(/\/$/, "")}/?$`);
}

/** What is said where nothing is. */
export function nothingAt(url: string): Problem {
  return new Problem("not_found", `There is nothing at ${showName(url)}.`);
}
