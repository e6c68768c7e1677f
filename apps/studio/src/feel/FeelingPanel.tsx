/** Say it: the field, the wheel and the pad, which all show the same point, or the same way. */
import type { WireEmotionNode } from "@music-brain/contract";
import { type CSSProperties, useId, useState } from "react";
import { useNodes, useReading } from "../api/emotions.ts";
import { words } from "../words.ts";
import { AffectPad } from "./AffectPad.tsx";
import { type Affect, nearestNode, neutral } from "./affect.ts";
import { EmotionWheel } from "./EmotionWheel.tsx";
import type { Feeling } from "./feeling.ts";
import { JourneyEditor } from "./JourneyEditor.tsx";
import { evenly, feelAt } from "./journey.ts";
import { Suggestions } from "./Suggestions.tsx";
import { usePaced } from "./use-paced.ts";
import { WishesFields } from "./WishesFields.tsx";

/** What the panel shows and tells. */
export interface FeelingPanelProps {
  readonly feeling: Feeling;
  readonly isComposing: boolean;
  readonly onChange: (feeling: Feeling) => void;
  readonly onCompose: () => void;
  /** Composes an example; undefined once there is a song. */
  readonly onTry: ((text: string) => void) | undefined;
}

/** Words are read no more often than this, in milliseconds: every reading is a request, and a minute has few of them. */
const READING_MS = 600;

/** The panel. */
export function FeelingPanel({ feeling, isComposing, onChange, onCompose, onTry }: FeelingPanelProps) {
  const field = useId();
  const nodes = useNodes();
  const [station, setStation] = useState(0);
  const { text, placed, journey } = feeling;
  const said = text.trim();
  const paced = usePaced(said, READING_MS);
  const reading = useReading(said === "" ? "" : paced);
  const isJourney = journey.length > 1;
  const way = journey.flatMap(({ emotion }) => nodes.find(({ name }) => name === emotion) ?? []);
  // A journey is shown at the station that is set, or where it begins, and as a way from there.
  const affect = (isJourney ? way[station] : placed) ?? reading?.journey[0] ?? reading?.affect ?? neutral;
  const isBlank = !isJourney && placed === undefined && !reading;
  // Words that speak of several feelings at once have a chief one, as their song has: nearest to all of them may be a stranger.
  const chief = isJourney || placed ? undefined : (reading?.journey[0]?.name ?? reading?.nodes[0]?.name);
  const chiefNode = nodes.find(({ name }) => name === chief);
  const chosen = isBlank ? undefined : (chiefNode ?? nearestNode(nodes, affect));

  /** Sets the station of the journey, or the one point. */
  function place(node: WireEmotionNode | undefined, to: Affect) {
    if (isJourney && node) {
      const next = feelAt(journey, station, node.name);
      const isOwn = text.trim() === "" || text === words.journey.text(journey.map(({ emotion }) => emotion));
      const told = words.journey.text(next.map(({ emotion }) => emotion));
      onChange({ ...feeling, journey: next, text: isOwn ? told : text });
    } else {
      const isOwn = text.trim() === "" || nodes.some(({ name }) => name === text.trim());
      onChange({ ...feeling, placed: to, text: isOwn ? (node?.name ?? text) : text });
    }
  }

  function beginJourney() {
    const names = (reading?.journey ?? []).flatMap((point) => nearestNode(nodes, point)?.name ?? []);
    const start = chosen ?? nodes[0];
    const opposite = start && nearestNode(nodes, { ...start, valence: -start.valence });
    const drawn = evenly(names.length > 1 ? names : [start?.name ?? "", opposite?.name ?? ""]);
    setStation(drawn.length - 1);
    const told = words.journey.text(drawn.map(({ emotion }) => emotion));
    onChange({ ...feeling, journey: drawn, placed: undefined, text: text.trim() === "" ? told : text });
  }

  return (
    <form
      className="feeling panel"
      aria-label={words.say.heading}
      style={chosen ? ({ "--feeling": `var(--${chosen.base})` } as CSSProperties) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onCompose();
      }}
    >
      <label className="field-label" htmlFor={field}>
        {words.say.field}
      </label>
      <textarea
        id={field}
        rows={2}
        maxLength={5000}
        enterKeyHint="go"
        value={text}
        placeholder={words.say.placeholder}
        onChange={(event) => onChange({ ...feeling, text: event.currentTarget.value, placed: undefined })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      <Suggestions
        nodes={nodes}
        reading={reading}
        onChoose={(node) => place(node, affectOf(node))}
        onTry={onTry}
      />
      <button type="submit" className="compose" disabled={isComposing || text.trim() === ""}>
        {isComposing ? words.say.composing : words.say.compose}
      </button>
      <div className="space">
        <EmotionWheel
          nodes={nodes}
          chosen={chosen?.id}
          way={way.map(({ id }) => id)}
          onChoose={(node) => place(node, affectOf(node))}
        />
        <AffectPad
          affect={affect}
          path={isJourney ? way : placed ? [] : (reading?.journey ?? [])}
          onMove={(to) => place(nearestNode(nodes, to), to)}
        />
      </div>
      {isJourney ? (
        <JourneyEditor
          journey={journey}
          chosen={station}
          onChoose={setStation}
          onChange={(next) => onChange({ ...feeling, journey: next })}
        />
      ) : (
        <div className="buttons">
          <button type="button" disabled={nodes.length === 0} onClick={beginJourney}>
            {words.journey.begin}
          </button>
          {placed && reading && (
            <button type="button" onClick={() => onChange({ ...feeling, placed: undefined })}>
              {words.say.follow}
            </button>
          )}
        </div>
      )}
      <WishesFields wishes={feeling.wishes} onChange={(wishes) => onChange({ ...feeling, wishes })} />
    </form>
  );
}

function affectOf({ valence, arousal, dominance }: Affect): Affect {
  return { valence, arousal, dominance };
}
