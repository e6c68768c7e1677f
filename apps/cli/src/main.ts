/** The command line: `music-brain <command>`. */
import process from "node:process";
import { CommandError, program } from "./program.ts";

// Whoever reads our output may stop reading: "music-brain generate joy | head -2".
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
