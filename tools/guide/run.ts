/** Runs the examples of a guide as a reader would: in a folder of their own, beside a service that listens. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { addressOf, environment, root, start } from "../../test/support/programs.ts";

/** A place where commands run. */
export interface Place {
  /** What the command prints. Rejects when it fails. */
  run(command: string): Promise<string>;
  /** Stops the service and removes the folder. */
  leave(): Promise<void>;
}

/** Starts a service and makes a folder for the commands' files. */
export async function enter(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-guide-"));
  // The commands and the service have one database, as on the machine of a reader.
  const data = { DATA_DIR: join(folder, "data") };
  const path = [standIn(folder), environment()["PATH"]].join(delimiter);
  const service = start("node", ["launcher/launch.mjs", "apps/server/src/main.ts"], {
    env: environment({ PORT: "0", ...data }),
  });
  const address = await addressOf(service);
  return {
    run: async (command) => {
      const here = command.replaceAll("http://127.0.0.1:8000", address);
      const ended = await start("sh", ["-ec", here], {
        cwd: folder,
        env: environment({ PATH: path, ...data }),
      }).ended;
      if (ended.code === 0) return ended.stdout;
      throw new Error(
        `${command}\nended with ${ended.code ?? ended.signal}:\n${ended.stdout}${ended.stderr}`,
      );
    },
    leave: async () => {
      service.child.kill("SIGTERM");
      await service.ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A folder with an `npx` that runs the command at once. The README's test runs the real one; here each of its starts
 * would take longer than the command itself.
 */
function standIn(folder: string): string {
  const programs = join(folder, "bin");
  mkdirSync(programs);
  const command = join(root, "apps/cli/src/main.ts");
  writeFileSync(join(programs, "npx"), `#!/bin/sh\nshift\nexec '${process.execPath}' '${command}' "$@"\n`, {
    mode: 0o755,
  });
  return programs;
}
