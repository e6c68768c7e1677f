/** What a musician would mind or like in a line, beyond what the learned model can see in two notes. */

/** How a line goes on from the tones before it: 0 without a fault, lower with each. */
export function judgeLine(line: readonly number[], before: readonly number[]): number {
  return before.length === 0 ? faults(line) : faults([...before, ...line]) - faults(before);
}

function faults(line: readonly number[]): number {
  let score = 0;
  let run = line[0] ?? 0;
  let last = run;
  let direction = 0;
  let leapt = 0;
  let turns = 0;
  let low = run;
  let high = run;
  let returns = 0;
  let beforeLast = -1;
  let same = 0;
  let stuck = 0;
  for (const key of line) {
    same = key === last ? same + 1 : 1;
    if (same > stuck) stuck = same;
    // A tone that is said again neither turns the line nor takes it on: leaps and returns are heard across it.
    if (key === last) continue;
    if (key === beforeLast) returns++;
    beforeLast = last;
    const interval = key - last;
    const way = interval > 0 ? 1 : -1;
    if (way !== direction) {
      // A line from one turn to the next that spans a tritone or a seventh is hard to hear and to sing.
      const span = last > run ? last - run : run - last;
      if (span === 6 || span === 10 || span === 11) score -= 1;
      if (direction !== 0) turns++;
      run = last;
      direction = way;
    }
    const size = interval * way;
    if (size >= 5 && leapt * way > 0) score -= 1.5;
    if (size >= 8) score -= 0.5;
    leapt = size >= 5 ? way : 0;
    if (key > high) high = key;
    if (key < low) low = key;
    last = key;
  }
  // On one tone for longer than people stay on it.
  if (stuck > 4) score -= 0.5 * (stuck - 4);
  // Up and down without end, or hardly a movement at all: neither is a tune.
  if (line.length >= 6) {
    if (turns > line.length * 0.6) score -= 1.2;
    if (returns > 1) score -= (7 * (returns - 1)) / line.length;
    if (high - low < 4) score -= 1;
    if (high - low > 14) score -= 1;
  }
  return score;
}
