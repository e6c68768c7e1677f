// `npm run studio`: builds the page, unless what is there was built from the very same files.
//
//   npm run studio               builds it when it is stale
//   npm run studio -- --force    builds it in any case

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { findProject } from "../launcher/project.mjs";
import { fingerprintOf } from "./studio/fingerprint.ts";

const { root } = findProject();
const folder = join(root, "apps/studio");
const stamp = join(folder, "dist/.fingerprint");
const fingerprint = fingerprintOf(root);

if (process.argv.includes("--force") || !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprint) {
  process.stdout.write("Building the studio…\n");
  await build({ root: folder, logLevel: "warn" });
  writeFileSync(stamp, fingerprint);
}
