/** Change it: variations, parts anew, and the way back through all takes. */
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { anew, type Change, changes } from "./changes.ts";
import type { Take, Takes, TakesEvent } from "./takes.ts";

/** What the panel shows and tells. */
export interface ChangePanelProps {
  readonly take: Take;
  readonly takes: Takes;
  readonly asked: Question | undefined;
  readonly isBusy: boolean;
  readonly onChange: (change: Change) => void;
  readonly onEvent: (event: TakesEvent) => void;
}

/** The panel. */
export function ChangePanel({ take, takes, asked, isBusy, onChange, onEvent }: ChangePanelProps) {
  const parts = partsOf(take, asked);
  return (
    <section className="change panel" aria-labelledby="change">
      <h2 id="change">{words.change.heading}</h2>
      <div className="buttons">
        {[...changes, ...parts].map((change) => (
          <button key={change.label} type="button" disabled={isBusy} onClick={() => onChange(change)}>
            {change.label}
          </button>
        ))}
      </div>
      <div className="buttons history">
        <button
          type="button"
          disabled={take.parent === undefined}
          onClick={() => onEvent({ kind: "undone" })}
        >
          {words.change.undo}
        </button>
        <button
          type="button"
          disabled={takes.undone.length === 0}
          onClick={() => onEvent({ kind: "redone" })}
        >
          {words.change.redo}
        </button>
      </div>
      <h3>{words.change.versions}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ol className="takes" tabIndex={0}>
        {takes.all.map(({ id, label, parent, parts: counted }) => (
          <li key={id} style={{ marginInlineStart: `${depthOf(takes, parent) * 0.75}rem` }}>
            <button
              type="button"
              aria-current={id === take.id}
              onClick={() => onEvent({ kind: "chosen", id })}
            >
              {label}
            </button>
            {counted && <small>{words.change.kept(counted.kept, counted.changed)}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What of the part that is asked about can be composed anew. */
function partsOf({ song }: Take, asked: Question | undefined): readonly Change[] {
  if (!asked) return [];
  if (asked.kind === "note") {
    const track = song.tracks[asked.track];
    return track ? [anew({ track: track.role })] : [];
  }
  const section = song.sections[asked.section];
  return section ? [anew({ section: section.name })] : [];
}

function depthOf({ all }: Takes, parent: number | undefined): number {
  let depth = 0;
  for (let at = parent; at !== undefined; at = all[at]?.parent) depth++;
  return Math.min(depth, 6);
}
