/** The clock on the wall, as one program sees it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "./found-program.ts";

/** A clock that can be set. Time that is only measured goes on evenly, as on a machine whose clock is set. */
export interface WallClock {
  /** What a program is started with that goes by it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets it to so many seconds after the true time. */
  set(offsetSeconds: number): void;
  remove(): void;
}

/** One that is right. */
export function wallClock(): WallClock {
  const { path } = findProgram({
    variable: "FAKETIME_LIBRARY",
    names: ["libfaketimeMT.so.1"],
    installed: "/usr/lib/*/faketime/libfaketimeMT.so.1",
    debian: { name: "libfaketime", path: "usr/lib/*/faketime/libfaketimeMT.so.1" },
  });
  const folder = mkdtempSync(join(tmpdir(), "music-brain-clock-"));
  const file = join(folder, "offset");
  const set = (seconds: number) => writeFileSync(file, `${seconds < 0 ? "" : "+"}${seconds}\n`);
  set(0);
  return {
    environment: {
      LD_PRELOAD: path,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      DONT_FAKE_MONOTONIC: "1",
    },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
