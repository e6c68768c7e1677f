import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        // Beside the code: pure functions and the HTTP app by injection. One process, no isolation: seconds.
        test: {
          name: "unit",
          include: ["{packages,apps,bench,tools,launcher}/**/*.test.ts"],
          isolate: false,
          // Nothing here is slow; a busy machine may be. No test measures time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Whole programs as a person runs them: processes, sockets, files, the commands of the README.
        test: {
          name: "journeys",
          include: ["test/**/*.test.ts"],
          exclude: ["test/{scale,load,deploy}/**"],
          // A busy machine takes its time with what is waited for, too.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The image and the machine of docs/DEPLOYMENT.md, made from an empty Debian: for root, with the network. Minutes.
        test: {
          name: "deploy",
          include: ["test/deploy/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 2_400_000,
          hookTimeout: 2_400_000,
        },
      },
      {
        // Replicas, load, faults and hostile input. One file after the other: each takes the machine for itself.
        test: {
          name: "endurance",
          include: ["test/{scale,load}/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
