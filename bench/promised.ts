/** What the project promises about speed and memory, beside what was measured. */

/** A promise, and how it is kept. */
export interface Promised {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly atMost: number;
}

const all: Promised[] = [];

/** Takes note of a figure that was promised; benches call it while they measure. */
export function promised(what: string, unit: string, measured: number, atMost: number): void {
  all.push({ what, unit, measured, atMost });
}

/** All that were noted, as a table of Markdown: a ratio of 1 or less is a promise that is kept. */
export function promisedTable(promises: readonly Promised[] = all): string {
  const rows = promises.map(({ what, unit, measured, atMost }) => {
    const ratio = measured / atMost;
    const verdict = ratio <= 1 ? "kept" : "**not kept**";
    return `| ${what} | ${shown(measured)} ${unit} | ${shown(atMost)} ${unit} | ${ratio.toFixed(2)} | ${verdict} |`;
  });
  return ["| | measured | at most | ratio | |", "| --- | ---: | ---: | ---: | --- |", ...rows].join("\n");
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
