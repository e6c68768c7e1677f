import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forms } from "../packages/engine/src/data/forms.ts";
import { genres } from "../packages/engine/src/data/genres.ts";
import { examplesOf } from "../tools/guide/guide.ts";
import { enter, type Place } from "../tools/guide/run.ts";
import { root } from "./support/programs.ts";

const page = readFileSync(join(root, "docs/USER_GUIDE.md"), "utf8");
const examples = examplesOf(page);

describe("the user guide", () => {
  let place: Place;

  beforeAll(async () => {
    place = await enter();
  });

  afterAll(() => place.leave());

  test("names every genre and every form", () => {
    for (const { name } of genres) expect(page).toContain(`\n| ${name} | `);
    for (const { name, description } of forms) expect(page).toContain(`- **${name}**: ${description}`);
  });

  // More than fifty programs, one after the other, on a machine that may have much else to do.
  test("shows what its commands print (npm run guide writes it anew)", { timeout: 600_000 }, async () => {
    expect(examples.length).toBeGreaterThan(10);
    for (const { command, shown } of examples) {
      const printed = await place.run(command);
      if (shown !== null) expect(`${printed.trimEnd()}\n`, command).toBe(shown);
    }
  });
});
