/**
 * What the engine must not touch: I/O, the clock, chance, the locale; and the functions of Math whose last bits the
 * language leaves open (ECMAScript 2024, 21.3.2: "implementation-approximated"), since a song has to be the same on
 * every machine.
 */
import type { GlobalUse, Import } from "./source.ts";

const forbiddenNames = new Set([
  ...["process", "globalThis", "window", "self", "global", "require", "eval", "Function", "import.meta"],
  ...[
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "navigator",
    "localStorage",
    "document",
    "console",
    "Deno",
    "Bun",
  ],
  ...["Date", "Temporal", "performance", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"],
  ...["crypto", "Intl", "SharedArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry", "**", "Math"],
]);

const exactMath = new Set([
  "abs",
  "ceil",
  "floor",
  "round",
  "trunc",
  "min",
  "max",
  "sign",
  "sqrt",
  "imul",
  "clz32",
]);

/** The packages that the engine may use: pure ones, pinned. */
const allowedPackages = new Set(["tonal", "@noble/hashes", "fastest-levenshtein"]);

/** Why the engine may not use this name; `undefined` where it may. */
export function objectionToName({ name }: GlobalUse): string | undefined {
  if (forbiddenNames.has(name)) return `${name} is not pure`;
  if (name.startsWith("Math.") && !exactMath.has(name.slice(5)) && !/^Math\.[A-Z]/.test(name)) {
    return `${name} is not exact, or not pure`;
  }
  if (/\.(toLocale\w+|localeCompare)$/.test(name))
    return `${name.slice(name.indexOf("."))} depends on the locale`;
  return undefined;
}

/** Why the engine may not import this; `undefined` where it may. */
export function objectionToImport({ specifier, typeOnly }: Import): string | undefined {
  if (specifier.startsWith(".") || typeOnly) return undefined;
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  return allowedPackages.has(name) ? undefined : `${specifier} is not one of the engine's pure packages`;
}
