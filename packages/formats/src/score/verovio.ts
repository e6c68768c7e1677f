/** Verovio (LGPL-3.0, a dependency of its own), loaded when the first score is engraved. */
import type { VerovioToolkit } from "verovio/esm";

let loading: Promise<VerovioToolkit> | undefined;

/** The toolkit of this thread: 7 MB of WebAssembly, which is compiled once. */
export function verovio(): Promise<VerovioToolkit> {
  loading ??= load();
  return loading;
}

async function load(): Promise<VerovioToolkit> {
  const [{ VerovioToolkit: Toolkit }, { default: createModule }] = await Promise.all([
    import("verovio/esm"),
    import("verovio/wasm"),
  ]);
  return new Toolkit(await createModule());
}
