// What the program finds in its environment.

import { delimiter, dirname, join } from "node:path";

/**
 * The launcher's environment with two changes: the installed commands and the chosen runtime are found first on the
 * PATH, also by the program's own children; and compiled code is kept, which halves the time of every later start.
 * npm empties node_modules, so the compiled code goes when the packages change.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} root the project's folder
 * @param {string} node absolute path of the runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnvironment(environment, root, node) {
  // Windows writes "Path", and a copied environment minds the case.
  const path = Object.keys(environment).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const first = [join(root, "node_modules", ".bin"), dirname(node)];
  return {
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "music-brain", "compile"),
    ...environment,
    [path]: [...first, environment[path]].filter(Boolean).join(delimiter),
  };
}
