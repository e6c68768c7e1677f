/** What the project promises about speed, memory and understanding, beside what was measured. */

/** A promise, and how it is kept. */
export type Promised = {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
} & ({ readonly atMost: number } | { readonly atLeast: number });

const all: Promised[] = [];

/** Takes note of a figure that was promised to be no more; benches call it while they measure. */
export function promised(what: string, unit: string, measured: number, atMost: number): void {
  all.push({ what, unit, measured, atMost });
}

/** Takes note of a figure that was promised to be no less. */
export function promisedAtLeast(what: string, unit: string, measured: number, atLeast: number): void {
  all.push({ what, unit, measured, atLeast });
}

/** A part of the benchmark that measured nothing, and why. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

/**
 * All that were noted, as a table of Markdown: a ratio of 1 or less is a promise that is kept. Parts that failed stand
 * below them: what they promise is not shown to be kept.
 */
export function promisedTable(
  promises: readonly Promised[] = all,
  failures: readonly Failure[] = [],
): string {
  const rows = promises.map((promise) => {
    const { what, unit, measured } = promise;
    const [sign, bound, ratio] =
      "atMost" in promise
        ? ["≤", promise.atMost, measured / promise.atMost]
        : ["≥", promise.atLeast, promise.atLeast / measured];
    const verdict = ratio <= 1 ? "kept" : "**not kept**";
    return `| ${what} | ${shown(measured)} ${unit} | ${sign} ${shown(bound)} ${unit} | ${ratio.toFixed(2)} | ${verdict} |`;
  });
  const unmeasured = failures.map(
    ({ name, reason }) => `| all of "${name}": ${inCell(reason)} | | | | **not measured** |`,
  );
  const head = ["| | measured | promised | ratio | |", "| --- | ---: | ---: | ---: | --- |"];
  return [...head, ...rows, ...unmeasured].join("\n");
}

function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size < 0.1 ? value.toPrecision(2) : value.toFixed(size < 10 ? 2 : 1);
}

/** The first line of a text, as a cell of a table may hold it. */
function inCell(text: string): string {
  return (text.split("\n")[0] ?? "").replaceAll("|", "\\|");
}
