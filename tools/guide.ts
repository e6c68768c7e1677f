/** `npm run guide`: runs the examples of the user guide and writes what they print into it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/programs.ts";
import { renewed } from "./guide/guide.ts";
import { enter } from "./guide/run.ts";

const path = join(root, "docs/USER_GUIDE.md");
const place = await enter();
try {
  writeFileSync(path, await renewed(readFileSync(path, "utf8"), place.run));
} finally {
  await place.leave();
}
