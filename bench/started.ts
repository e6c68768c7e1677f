/** Programs of the project that are measured from outside. */
import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { nodeOptions } from "../launcher/options.mjs";

/** A program of the project that says where it listens, with the options of Node.js that the launcher gives it. */
export async function started(
  program: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code} before it listened`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /http:\/\/[\w.:[\]]+/.exec(line)?.[0];
      if (address !== undefined) resolve({ child, address });
    });
  });
}
