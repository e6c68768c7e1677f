/** Files with JSON in them. */
import { readFile } from "node:fs/promises";
import { CommandError } from "./command-error.ts";

/**
 * What is in a file of JSON.
 * @throws CommandError where there is no such file, it cannot be read, or it holds something else
 */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const problem = isMissing ? "does not exist" : "cannot be read";
    throw new CommandError(`${path} ${problem}: name a file with JSON in it.`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path} is not a file with JSON in it.`, { cause: error });
  }
}
