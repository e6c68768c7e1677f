// What can go wrong on the way to a running program, in words that say what to do.

/**
 * A failure whose message is written for the person at the terminal: it is printed without a stack.
 */
export class LaunchError extends Error {
  /** @override */
  name = "LaunchError";
}

/**
 * The launcher was told to stop while it was preparing the start.
 */
export class Interrupted extends Error {
  /** @override */
  name = "Interrupted";

  /** @param {NodeJS.Signals} signal the signal that asked for it */
  constructor(signal) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

/**
 * The error code of a failed system call, such as `ENOSPC`.
 *
 * @param {unknown} error
 * @returns {string} the code, or an empty text when the error has none
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/**
 * The words for any error: its own message when it was written for people, an explanation when a system call
 * failed for a reason that a person can remove, and the stack when it is a fault of ours.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function describeFailure(error) {
  if (error instanceof LaunchError) return error.message;
  const where = error instanceof Error && "path" in error ? ` (${error.path})` : "";
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return `The disk is full${where}. Free some space and start again.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `A file or folder may not be written${where}. Start as its owner, or give yourself access to it.`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
