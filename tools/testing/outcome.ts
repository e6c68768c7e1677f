/** What one step found. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Tests that did not run. */
  readonly skipped: number;
  /** What the step has to say afterwards; empty when it has already written to the terminal itself. */
  readonly output: string;
}

/** One step of `npm test`. */
export interface Step {
  readonly title: string;
  run(): Promise<Outcome>;
}

/** A step that is over. */
export interface Result extends Outcome {
  readonly title: string;
  readonly seconds: number;
}
