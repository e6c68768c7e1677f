/** What the service does right now, as plots. */
import { useState } from "react";
import { Trouble } from "../parts/Trouble.tsx";
import { words } from "../words.ts";
import type { Point, Reading } from "./figures.ts";
import { Plot } from "./Plot.tsx";
import { useFigures } from "./use-figures.ts";

type Series = keyof typeof words.administration.figures.series & keyof Point;

/** Each plot, and its lines. */
const plots: readonly (readonly [title: keyof typeof words.administration.figures.plots, Series[]])[] = [
  ["requests", ["requests", "failed"]],
  ["latency", ["p50", "p95", "p99"]],
  ["limits", ["limited", "shed"]],
  ["jobs", ["running", "queued"]],
  ["memory", ["resident", "heap"]],
  ["lag", ["lag"]],
];

/** The room. */
export function FiguresRoom() {
  const [isHeld, setHeld] = useState(false);
  const { points, last, error, again } = useFigures(isHeld);
  const texts = words.administration.figures;
  const times = points.map(({ at }) => at);
  return (
    <>
      <section className="panel figures-head">
        <h2>{words.administration.tabs.figures}</h2>
        <div className="buttons">
          <span className={isHeld ? "state" : "state on"}>{isHeld ? texts.paused : texts.live}</span>
          <button type="button" onClick={() => setHeld(!isHeld)}>
            {isHeld ? texts.resume : texts.pause}
          </button>
        </div>
        <p className="lead">{texts.lead}</p>
        <Trouble error={error} onAgain={again} />
      </section>
      {points.length === 0 ? (
        <p role="status" className="hint">
          {texts.waiting}
        </p>
      ) : (
        <div className="plots">
          {plots.map(([title, series]) => (
            <Plot
              key={title}
              title={texts.plots[title]}
              times={times}
              lines={series.map((name) => ({
                name: texts.series[name],
                values: points.map((point) => point[name]),
              }))}
            />
          ))}
        </div>
      )}
      {last && <Busiest reading={last} />}
    </>
  );
}

const MOST_ROUTES = 12;

function Busiest({ reading }: { readonly reading: Reading }) {
  const texts = words.administration.figures;
  return (
    <section className="panel">
      <h2>{texts.busiest}</h2>
      <table className="rows numbers">
        <caption className="visually-hidden">{texts.busiest}</caption>
        <thead>
          <tr>
            {[texts.route, texts.answered, texts.usual, texts.slow].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.routes.slice(0, MOST_ROUTES).map(({ name, count, p50, p99 }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td data-label={texts.answered}>{count}</td>
              <td data-label={texts.usual}>{texts.ms(p50)}</td>
              <td data-label={texts.slow}>{texts.ms(p99)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
