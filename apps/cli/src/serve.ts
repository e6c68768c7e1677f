/** `music-brain serve`: the HTTP service. */
import process from "node:process";

/** The options of `serve`, as they stand on the command line. */
export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

/** Runs the service until a signal ends it. Options win over the environment. */
export async function serve({ host, port }: ServeOptions): Promise<void> {
  // Loaded here, so that composing without a server does not wait for one.
  const { runServer } = await import("@music-brain/server");
  await runServer({
    ...process.env,
    ...(host !== undefined && { HOST: host }),
    ...(port !== undefined && { PORT: port }),
  });
}
