/** A clock that a test moves. */
export interface TestClock {
  readonly nowMs: () => number;
  readonly advance: (milliseconds: number) => void;
}

/** A clock that stands until it is moved. */
export function testClock(startMs = 1_000_000): TestClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance(milliseconds) {
      nowMs += milliseconds;
    },
  };
}
