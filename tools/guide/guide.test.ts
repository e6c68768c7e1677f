import { expect, test } from "vitest";
import { examplesOf, renewed } from "./guide.ts";

const page =
  "# A guide\n\n```sh\nsay one\n```\n\n```text\nold\n```\n\nWords.\n\n```sh\nsay two\n```\n\nMore.\n";

test("a page's examples are its commands, each with the output that is shown for it", () => {
  expect(examplesOf(page)).toEqual([
    { command: "say one", shown: "old\n" },
    { command: "say two", shown: null },
  ]);
});

test("a renewed page shows what the commands print, and is otherwise the same", async () => {
  const run: string[] = [];
  const fresh = await renewed(page, async (command) => {
    run.push(command);
    return `said ${command}\n\n`;
  });
  expect(run).toEqual(["say one", "say two"]);
  expect(fresh).toBe(page.replace("old\n", "said say one\n"));
  expect(await renewed(fresh, async (command) => `said ${command}`)).toBe(fresh);
});
