/** A plot over time: its lines, what they say now, and the same as a table. */
import { words } from "../words.ts";

/** A line of a plot. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** What is drawn. */
export interface PlotProps {
  readonly title: string;
  /** Epoch milliseconds, one for each value of a line. */
  readonly times: readonly number[];
  readonly lines: readonly Line[];
}

const WIDTH = 320;
const HEIGHT = 96;

/** What a plot shows at least, so that the first readings are no walls, and at most: two minutes, and ten. */
const LEAST_MS = 120_000;
const MOST_MS = 600_000;

const TABLE_ROWS = 12;

/** The plot. */
export function Plot({ title, times, lines }: PlotProps) {
  const top = roundUp(Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0));
  const now = times.at(-1) ?? 0;
  const span = Math.min(Math.max(now - (times[0] ?? now), LEAST_MS), MOST_MS);
  const at: At = {
    x: (index) => WIDTH * (1 - (now - (times[index] ?? 0)) / span),
    y: (value) => HEIGHT - 1 - (HEIGHT - 2) * (value / top),
  };
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <ul className="now">
        {lines.map(({ name, values }) => (
          <li key={name}>
            <strong>{shown(values.at(-1))}</strong>
            <span>{name}</span>
          </li>
        ))}
      </ul>
      <div className="scope">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {[0.25, 0.5, 0.75].map((share) => (
            <line key={share} className="grid" x1="0" x2={WIDTH} y1={HEIGHT * share} y2={HEIGHT * share} />
          ))}
          {lines.slice(0, 1).map(({ name, values }) => (
            <path key={name} className="fill" d={areaOf(values, at)} />
          ))}
          {lines.map(({ name, values }) => (
            <path key={name} className="trace" d={pathOf(values, at)} />
          ))}
        </svg>
        <span className="top">{shown(top)}</span>
      </div>
      <p className="axis" aria-hidden="true">
        <span>{words.administration.figures.ago(Math.round(span / 60_000))}</span>
        <span>{words.administration.figures.seconds(0)}</span>
      </p>
      <details>
        <summary>{words.administration.figures.table}</summary>
        <Table title={title} times={times} lines={lines} />
      </details>
    </figure>
  );
}

function Table({ title, times, lines }: PlotProps) {
  const texts = words.administration.figures;
  const now = times.at(-1) ?? 0;
  const shownTimes = times.map((at, index) => ({ at, index })).slice(-TABLE_ROWS);
  return (
    <table className="plot-cells">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.time}</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shownTimes.reverse().map(({ at, index }) => (
          <tr key={at}>
            <th scope="row">{texts.seconds(Math.round((now - at) / 1000))}</th>
            {lines.map(({ name, values }) => (
              <td key={name}>{shown(values[index])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A line from reading to reading, broken where there is nothing to say. */
function pathOf(values: Line["values"], { x, y }: At): string {
  let isDrawing = false;
  return values
    .map((value, index) => {
      const wasDrawing = isDrawing;
      isDrawing = value !== undefined;
      if (value === undefined) return "";
      return `${wasDrawing ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}

/** What is below a line; where there is nothing to say it is empty. */
function areaOf(values: Line["values"], { x, y }: At): string {
  const edge = values.map((value, index) => `L${x(index).toFixed(1)} ${y(value ?? 0).toFixed(1)}`);
  return `M${x(0).toFixed(1)} ${HEIGHT}${edge.join("")}L${WIDTH} ${HEIGHT}Z`;
}

/** Where a reading stands, by its place among them and its value. */
interface At {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

/** The next of 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function shown(value: number | undefined): string {
  if (value === undefined) return "–";
  if (value === 0) return "0";
  return value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value));
}
