/** Draws the pictures of docs/ anew: the idea, from a song that the engine composes, and the house, from its folders. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { housePicture } from "./picture/house.ts";
import { ideaPicture } from "./picture/idea.ts";

const pictures = { "idea.svg": ideaPicture, "house.svg": housePicture };

for (const [name, draw] of Object.entries(pictures)) {
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  writeFileSync(path, draw());
  process.stdout.write(`Wrote ${path}\n`);
}
