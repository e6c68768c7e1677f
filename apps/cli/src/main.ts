/** The command line: `music-brain <command>`. */
import { CommandError, program } from "./program.ts";

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
