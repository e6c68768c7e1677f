// What the person at the terminal sees while the launcher works. All of it goes to standard error, because
// standard output belongs to the program.

/**
 * Prints one line.
 *
 * @param {string} text
 * @returns {void}
 */
export function say(text) {
  process.stderr.write(`music-brain: ${text}\n`);
}

/**
 * Begins a line that counts the seconds on a terminal; in a log it is written once at the start and once at the end.
 *
 * @param {string} text what is being done
 * @returns {{ end: (outcome: string) => void }} `end` closes the line with the outcome and the time it took
 */
export function startProgress(text) {
  const started = Date.now();
  const terminal = process.stderr.isTTY === true;
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const redraw = () => process.stderr.write(`\r\x1b[Kmusic-brain: ${text}… ${seconds()}`);
  const timer = terminal ? setInterval(redraw, 1000) : undefined;
  if (terminal) redraw();
  else say(`${text}…`);
  return {
    end(outcome) {
      clearInterval(timer);
      if (terminal) process.stderr.write("\r\x1b[K");
      say(`${text}: ${outcome} after ${seconds()}`);
    },
  };
}
