/** What an address can do: 405 with Allow, OPTIONS, and 404 for the rest. */
import { showName } from "@music-brain/contract";
import type { FastifyInstance } from "fastify";
import { Problem } from "./problem.ts";

/** The methods of an address, OPTIONS among them; undefined where there is nothing. */
export type MethodsFor = (url: string) => readonly string[] | undefined;

/** Watches the routes that are registered after it, and knows what an address can do. */
export function watchMethods(app: FastifyInstance): MethodsFor {
  const methods = new Map<string, { readonly pattern: RegExp; readonly names: Set<string> }>();
  app.addHook("onRoute", ({ url, method }) => {
    const entry = methods.get(url) ?? { pattern: patternOf(url), names: new Set<string>() };
    methods.set(url, entry);
    for (const name of [method].flat()) entry.names.add(name);
  });
  return (url) => {
    const path = url.split(/[?#]/, 1)[0] ?? "";
    const matching = [...methods.values()].filter(({ pattern }) => pattern.test(path));
    if (matching.length === 0) return undefined;
    return [...new Set(matching.flatMap(({ names }) => [...names]).concat("OPTIONS"))].sort();
  };
}

/** Answers requests that no route is there for, before anything of their body is read. */
export function addMethodRefusals(app: FastifyInstance, methodsFor: MethodsFor): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (!request.is404) return done();
    const { url, method } = request;
    const known = methodsFor(url);
    if (known === undefined) return done(nothingAt(url));
    const allow = known.join(", ");
    if (method === "OPTIONS") {
      void reply.code(204).header("allow", allow).send();
      return;
    }
    const detail = `${method} cannot be used here; ${allow} can.`;
    done(new Problem("method_not_allowed", detail, { headers: { allow } }));
  });
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
