/** Writes lines to a file descriptor: together where they come together, and never for ever. */
import { closeSync, openSync, writeSync } from "node:fs";

/** What the writer needs of the system. */
export interface WriterOptions {
  /** A descriptor to write to; called again by {@link LineWriter.reopen}. Standard output is 1. */
  readonly open: () => number;
  /** @default fs.writeSync */
  readonly write?: (descriptor: number, bytes: Buffer) => number;
  /** @default Atomics.wait */
  readonly pause?: (milliseconds: number) => void;
}

/** Bytes that wait for a reader who does not keep up; what comes beyond them is lost, and counted. */
const MOST_WAITING = 8 * 1024 * 1024;

/** A pipe that is full is tried again after this time. */
const RETRY_MS = 20;

/** How often a full pipe is tried again when the process ends: for a second in all. */
const LAST_TRIES = 50;

/**
 * Lines that are written in one turn of the event loop go out in one system call at its end: under load that is one
 * call for many requests. A reader that is gone, or a full disk, costs the lines and nothing else.
 *
 * pino's own writer (sonic-boom 4.2.1) is not buffered here, because where the reader is gone its flush at the end of
 * the process tries again for ever.
 */
export class LineWriter {
  readonly #open: () => number;
  readonly #write: (descriptor: number, bytes: Buffer) => number;
  readonly #pause: (milliseconds: number) => void;
  #descriptor: number;
  #lines = "";
  /** What the system has not taken yet of what was written before. */
  #rest: Buffer = Buffer.alloc(0);
  #scheduled = false;
  #lost = 0;

  /** @throws Error of the system where it cannot be opened */
  constructor({ open, write = writeSync, pause = sleep }: WriterOptions) {
    this.#open = open;
    this.#write = write;
    this.#pause = pause;
    this.#descriptor = open();
  }

  /** Takes a line, its end included. */
  write(line: string): void {
    if (this.#lines.length + this.#rest.length + line.length > MOST_WAITING) {
      this.#lost++;
      return;
    }
    this.#lines += line;
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  /** Writes what waits now. A full pipe is tried again for a second, then what is left is given up. */
  flushSync(): void {
    for (let tries = 0; !this.#drain() && tries < LAST_TRIES; tries++) this.#pause(RETRY_MS);
  }

  /**
   * Goes on in the file that has the name now: whoever rotates the log has renamed the old one.
   * @throws Error of the system; the old file is then kept
   */
  reopen(): void {
    this.flushSync();
    const descriptor = this.#open();
    if (descriptor === this.#descriptor) return;
    closeSync(this.#descriptor);
    this.#descriptor = descriptor;
  }

  #run(): void {
    this.#scheduled = false;
    if (this.#drain()) return;
    this.#scheduled = true;
    // The process may end meanwhile: flushSync is called then.
    setTimeout(() => this.#run(), RETRY_MS).unref();
  }

  /** Writes as much as the system takes; false where it takes no more at the moment. */
  #drain(): boolean {
    if (this.#lost > 0 && this.#lines.length < MOST_WAITING / 2) {
      this.#lines += `${JSON.stringify({ level: "warn", time: new Date().toISOString(), lost: this.#lost, msg: "log lines were lost" })}\n`;
      this.#lost = 0;
    }
    let bytes =
      this.#rest.length === 0
        ? Buffer.from(this.#lines)
        : Buffer.concat([this.#rest, Buffer.from(this.#lines)]);
    this.#lines = "";
    try {
      while (bytes.length > 0) bytes = bytes.subarray(this.#write(this.#descriptor, bytes));
      this.#rest = bytes;
      return true;
    } catch (error) {
      const isFull = error instanceof Error && "code" in error && error.code === "EAGAIN";
      // Nobody reads any more, or the disk is full: these lines are lost, the service goes on.
      this.#rest = isFull ? bytes : Buffer.alloc(0);
      return !isFull;
    }
  }
}

/** A writer to standard output. */
export function standardOutput(): LineWriter {
  return new LineWriter({ open: () => 1 });
}

/** A writer to the end of a file, which only its owner and group may read. */
export function fileOutput(path: string): LineWriter {
  return new LineWriter({ open: () => openSync(path, "a", 0o640) });
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
