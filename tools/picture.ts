/** Draws docs/idea.svg, the picture of the idea in the README, from a song that the engine composes. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ideaPicture } from "./picture/idea.ts";

const path = fileURLToPath(new URL("../docs/idea.svg", import.meta.url));
writeFileSync(path, ideaPicture());
process.stdout.write(`Wrote ${path}\n`);
