/** The stations of a journey: which one the wheel and the pad set, and where in the song it is. */
import { words } from "../words.ts";
import { addStation, MOST_STATIONS, moveStation, removeStation, type Station } from "./journey.ts";

/** What the editor shows and tells. */
export interface JourneyEditorProps {
  readonly journey: readonly Station[];
  /** The station that the wheel and the pad set. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly onChange: (journey: readonly Station[]) => void;
}

/** The editor. */
export function JourneyEditor({ journey, chosen, onChoose, onChange }: JourneyEditorProps) {
  const { journey: said } = words;
  return (
    <fieldset className="journey">
      <legend className="visually-hidden">{said.heading}</legend>
      <p className="hint">{said.hint}</p>
      <ol>
        {journey.map(({ at, emotion }, place) => {
          const isEnd = place === 0 || place === journey.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place on the way
            <li key={place} className={place === chosen ? "chosen" : undefined}>
              <button
                type="button"
                className="station"
                aria-pressed={place === chosen}
                aria-label={said.station(place + 1, emotion)}
                onClick={() => onChoose(place)}
              >
                <b>{place + 1}</b> {emotion}
              </button>
              {isEnd ? (
                <span className="hint">{place === 0 ? said.start : said.end}</span>
              ) : (
                <>
                  <input
                    type="range"
                    min={0}
                    max={100}
                    value={Math.round(at * 100)}
                    aria-label={said.place(emotion)}
                    aria-valuetext={said.share(Math.round(at * 100))}
                    onChange={(event) =>
                      onChange(moveStation(journey, place, event.currentTarget.valueAsNumber / 100))
                    }
                  />
                  <button
                    type="button"
                    className="remove"
                    aria-label={said.remove(emotion)}
                    onClick={() => {
                      onChange(removeStation(journey, place));
                      onChoose(place - 1);
                    }}
                  >
                    ×
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ol>
      <div className="buttons">
        <button
          type="button"
          disabled={journey.length >= MOST_STATIONS}
          onClick={() => {
            onChange(addStation(journey, journey.at(-1)?.emotion ?? ""));
            onChoose(journey.length - 1);
          }}
        >
          {said.add}
        </button>
        <button type="button" onClick={() => onChange([])}>
          {said.leave}
        </button>
      </div>
    </fieldset>
  );
}
