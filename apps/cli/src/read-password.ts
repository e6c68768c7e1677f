/** A password from whoever runs a command: never from its arguments, which others on the machine can read. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { CommandError } from "./command-error.ts";

/**
 * The password in a file, or typed on the terminal twice without being shown, or the first line of standard input.
 * @throws CommandError where there is none, or what is typed differs
 */
export async function readPassword(file: string | undefined): Promise<string> {
  if (file !== undefined) return firstLine(contentOf(file), file);
  if (!process.stdin.isTTY) return firstLine(await text(process.stdin), "standard input");
  const password = await ask("Password: ");
  if (password !== (await ask("Again: "))) throw new CommandError("The two are not the same.");
  return password;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${file} cannot be read: ${why}.`, { cause: error });
  }
}

function firstLine(content: string, from: string): string {
  const [line = ""] = content.split(/\r?\n/, 1);
  if (line === "") throw new CommandError(`There is no password in ${from}.`);
  return line;
}

function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // What is typed is not shown.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once("SIGINT", () => lines.close());
    lines.once("close", () => reject(new CommandError("No password was given.")));
    lines.question("", (answer) => {
      resolve(answer);
      process.stderr.write("\n");
      lines.close();
    });
  });
}
