/** Change it: variations, parts anew, and the way back through all takes. */
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { anew, type Change, type ChangeGroup, changesOf } from "./changes.ts";
import type { Take, Takes, TakesEvent } from "./takes.ts";
import { VersionTree } from "./VersionTree.tsx";

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
  const groups: readonly ChangeGroup[] = [
    ...changesOf(take),
    ...(parts.length > 0 ? [{ name: words.change.asked, changes: parts }] : []),
  ];
  return (
    <section className="change panel" aria-labelledby="change">
      <div className="change-head">
        <h2 id="change">{words.change.heading}</h2>
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
      </div>
      {take.recipe ? (
        groups.map(({ name, changes }) => (
          <fieldset key={name} className="change-group">
            <legend>{name}</legend>
            <div className="buttons">
              {changes.map((change) => (
                <button key={change.label} type="button" disabled={isBusy} onClick={() => onChange(change)}>
                  {change.label}
                </button>
              ))}
            </div>
          </fieldset>
        ))
      ) : (
        <p className="hint">{words.change.fixed}</p>
      )}
      <h3>{words.change.versions}</h3>
      <VersionTree takes={takes} onEvent={onEvent} />
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
