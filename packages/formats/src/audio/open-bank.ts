/** The sound bank that is open. */

import { SoundBank } from "./fluid-synth.ts";

let latest: { readonly bytes: Uint8Array; readonly bank: Promise<SoundBank> } | undefined;

/**
 * A bank stays open for the next song, with what was decoded of it, until another one is wanted: whoever was given it has
 * used it by then, since rendering does not wait for anything.
 */
export function opened(bytes: Uint8Array): Promise<SoundBank> {
  if (latest?.bytes === bytes) return latest.bank;
  const previous = latest;
  const bank = (async () => {
    (await previous?.bank.catch(() => undefined))?.close();
    return SoundBank.open(bytes);
  })();
  latest = { bytes, bank };
  return bank;
}
