/** How long work in other threads holds up this one. */
import process from "node:process";

/** Measures what this thread works in one turn of its event loop; how long it waits for a processor is not its fault. */
export function watchTurns(): { longestMs: () => number } {
  let longest = 0;
  let before = process.threadCpuUsage();
  const watching = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 1);
  return {
    longestMs() {
      clearInterval(watching);
      return longest;
    },
  };
}
