/** Where the browser of the tests comes from. */
import { findProgram, type Program } from "./found-program.ts";

/**
 * CHROMIUM_PATH in the environment, or Chromium or Chrome on the path, or Debian's.
 * @throws Error that says what to do
 */
export function chromiumProgram(): Program {
  return findProgram({
    variable: "CHROMIUM_PATH",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    debian: { name: "chromium", path: "usr/lib/chromium/chromium" },
  });
}
