/** Runs the examples of a guide as a reader would: in a folder of their own, beside a service that listens. */
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  // `npx` looks for the project's commands beside the folder that it is called in.
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const service = start("node", ["launcher/launch.mjs", "apps/server/src/main.ts"], {
    env: environment({ PORT: "0" }),
  });
  const address = await addressOf(service);
  return {
    run: async (command) => {
      const here = command.replaceAll("http://127.0.0.1:8000", address);
      const ended = await start("sh", ["-ec", here], { cwd: folder }).ended;
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
