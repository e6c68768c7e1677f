/** `music-brain config`: the settings in force. */
import process from "node:process";
import { CommandError } from "./command-error.ts";

/** The options of `config`, as they stand on the command line. */
export interface ConfigOptions {
  readonly json?: boolean;
}

/**
 * Prints the settings that `serve` would run with, and where each comes from; no secret is shown. On standard error it tells
 * of variables that look like settings and are none.
 * @throws CommandError with every mistake that is in them
 */
export async function config({ json = false }: ConfigOptions): Promise<void> {
  const { effectiveSettings, SettingsError, unknownSettings } = await import("@music-brain/server");
  try {
    const settings = effectiveSettings(process.env);
    const text = json
      ? JSON.stringify(settings, null, 2)
      : settings.map(({ name, value, from }) => `${name}=${value}  # ${from}`).join("\n");
    process.stdout.write(`${text}\n`);
    for (const sentence of unknownSettings(process.env)) process.stderr.write(`${sentence}\n`);
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}
