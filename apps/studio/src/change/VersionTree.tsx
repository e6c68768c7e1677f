/** The tree of all takes: what was asked, what changed by it, and how one came of another. */
import { words } from "../words.ts";
import { differencesOf } from "./differences.ts";
import type { Take, Takes, TakesEvent } from "./takes.ts";
import { type TreeRow, treeRows } from "./version-tree.ts";

/** A row's height and a lane's width, in pixels. */
const ROW = 52;
const LANE = 18;
/** More lanes than these would leave no room for words. */
const MOST_LANES = 6;

/** The tree. */
export function VersionTree({
  takes: { all, current, before },
  onEvent,
}: {
  readonly takes: Takes;
  readonly onEvent: (event: TakesEvent) => void;
}) {
  const rows = treeRows(all);
  const width = (1 + Math.min(MOST_LANES, Math.max(...rows.map(({ lane }) => lane)))) * LANE;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="tree" tabIndex={0} aria-label={words.change.versions}>
      <svg width={width} height={rows.length * ROW} aria-hidden="true">
        {rows.map((row, place) => row.from && <path key={row.id} d={branch(row, place)} />)}
        {rows.map(({ id, lane }, place) => (
          <circle
            key={id}
            className={id === current ? "here" : id === before ? "before" : undefined}
            cx={x(lane)}
            cy={y(place)}
            r={id === current ? 6 : 4}
          />
        ))}
      </svg>
      <ol className="takes">
        {rows.map(({ id }) => {
          const take = all[id];
          return (
            take && (
              <li key={id} style={{ height: ROW }}>
                <button
                  type="button"
                  aria-current={id === current}
                  title={`${take.label}: ${changed(take, all)}`}
                  onClick={() => onEvent({ kind: "chosen", id })}
                >
                  <span className="take-label">{take.label}</span>
                  <span className="take-change">{changed(take, all)}</span>
                </button>
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

/** What a take is, or what is otherwise in it than in the one before. */
function changed({ song, parent, parts }: Take, all: readonly Take[]): string {
  const before = parent === undefined ? undefined : all[parent];
  if (!before) return words.change.began(song.title, Math.round(song.tempo_bpm), `${song.key} ${song.mode}`);
  const told = differencesOf(before.song, song);
  if (parts) return [...told, words.change.kept(parts.kept, parts.changed)].join(" · ");
  return told.length > 0 ? told.join(" · ") : words.change.otherNotes;
}

const x = (lane: number) => LANE / 2 + Math.min(lane, MOST_LANES) * LANE;
const y = (row: number) => ROW / 2 + row * ROW;

/** Down in its own lane, after a bend right below what it came of. */
function branch({ lane, from }: TreeRow, row: number): string {
  if (!from) return "";
  const [fromX, fromY, toX, toY] = [x(from.lane), y(from.row), x(lane), y(row)];
  if (fromX === toX) return `M${fromX} ${fromY}V${toY}`;
  return `M${fromX} ${fromY}C${fromX} ${fromY + ROW / 2} ${toX} ${fromY + ROW / 4} ${toX} ${fromY + ROW * 0.75}V${toY}`;
}
