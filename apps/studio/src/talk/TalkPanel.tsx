/** Talk: a conversation in which each answer shows what it set. */
import type { WireIntent } from "@music-brain/contract";
import { Fragment, useEffect, useId, useRef } from "react";
import { Trouble } from "../parts/Trouble.tsx";
import { words } from "../words.ts";
import { beginAnew, speak, useConversation, write } from "./conversation-store.ts";
import { TurnView } from "./TurnView.tsx";

/** What the panel tells. */
export interface TalkPanelProps {
  readonly isComposing: boolean;
  readonly onCompose: (intent: WireIntent, label: string) => void;
}

/** The panel. */
export function TalkPanel({ isComposing, onCompose }: TalkPanelProps) {
  const field = useId();
  const { conversation, draft, isWaiting, error } = useConversation();
  const { turns, forgotten, understood } = conversation;
  const list = useRef<HTMLOListElement>(null);
  const last = turns.at(-1)?.answer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said last is to be seen
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [turns.length, forgotten]);

  return (
    <section className="talk panel" aria-label={words.talk.heading}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ol ref={list} className="turns" aria-live="polite" tabIndex={0}>
        <li className="said-by-us">{words.talk.opening}</li>
        {turns.map((turn, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its place
          <Fragment key={place}>
            <TurnView turn={turn} />
            {place + 1 === forgotten && <li className="talk-note">{words.talk.forgotten}</li>}
          </Fragment>
        ))}
      </ol>
      <Trouble error={error} />
      <form
        aria-busy={isWaiting}
        onSubmit={(event) => {
          event.preventDefault();
          void speak(draft);
        }}
      >
        <label className="visually-hidden" htmlFor={field}>
          {words.talk.field}
        </label>
        <textarea
          id={field}
          rows={2}
          value={draft}
          maxLength={5000}
          enterKeyHint="send"
          placeholder={turns.length === 0 ? words.talk.placeholder : words.talk.answer}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              void speak(draft);
            }
          }}
        />
        <div className="buttons">
          <button type="submit" disabled={isWaiting || draft.trim() === ""}>
            {words.talk.send}
          </button>
          {last?.questions[0]?.choices.map((choice) => (
            <button key={choice} type="button" disabled={isWaiting} onClick={() => void speak(choice)}>
              {choice}
            </button>
          ))}
        </div>
        {last && (
          <div className="buttons shortcuts">
            {words.talk.shortcuts.map((shortcut) => (
              <button
                key={shortcut}
                type="button"
                className="quiet"
                disabled={isWaiting}
                onClick={() => void speak(shortcut)}
              >
                {shortcut}
              </button>
            ))}
            <button type="button" className="quiet" disabled={isWaiting} onClick={beginAnew}>
              {words.talk.another}
            </button>
          </div>
        )}
      </form>
      {understood?.intent.emotional_intent && (
        <button
          type="button"
          className="compose"
          disabled={isComposing}
          onClick={() => onCompose(understood.intent, turns[0]?.said ?? "")}
        >
          {isComposing ? words.say.composing : last?.ready ? words.talk.compose : words.talk.composeNow}
        </button>
      )}
    </section>
  );
}
