/** Talk: a conversation in which each answer shows what it set. */
import type { WireIntent } from "@music-brain/contract";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { type Conversation, noConversation, say, type Turn } from "../api/interview.ts";
import { words } from "../words.ts";

/** What the panel tells. */
export interface TalkPanelProps {
  readonly isComposing: boolean;
  readonly onCompose: (intent: WireIntent, label: string) => void;
}

/** The panel. */
export function TalkPanel({ isComposing, onCompose }: TalkPanelProps) {
  const field = useId();
  const [conversation, setConversation] = useState<Conversation>(noConversation);
  const [text, setText] = useState("");
  const end = useRef<HTMLLIElement>(null);
  const speak = useMutation({
    mutationFn: (said: string) => say(conversation, said),
    onSuccess: (next) => {
      setConversation(next);
      setText("");
    },
  });
  const last = conversation.turns.at(-1)?.answer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said last is to be seen
  useEffect(() => {
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [conversation.turns.length]);

  const send = (said: string) => {
    if (said.trim() !== "" && !speak.isPending) speak.mutate(said.trim());
  };
  return (
    <section className="talk panel" aria-label={words.talk.heading}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ol className="turns" aria-live="polite" tabIndex={0}>
        <li className="said-by-us">{words.talk.opening}</li>
        {conversation.turns.map((turn, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its place
          <TurnView key={place} turn={turn} />
        ))}
        <li ref={end} aria-hidden="true" />
      </ol>
      {speak.error && (
        <p className="talk-failure" role="alert">
          {speak.error.message}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
      >
        <label className="visually-hidden" htmlFor={field}>
          {words.talk.field}
        </label>
        <textarea
          id={field}
          rows={2}
          value={text}
          maxLength={5000}
          placeholder={words.talk.placeholder}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send(text);
            }
          }}
        />
        <div className="buttons">
          <button type="submit" disabled={speak.isPending || text.trim() === ""}>
            {words.talk.send}
          </button>
          {last &&
            [...(last.questions[0]?.choices ?? []), ...words.talk.shortcuts].map((shortcut) => (
              <button key={shortcut} type="button" disabled={speak.isPending} onClick={() => send(shortcut)}>
                {shortcut}
              </button>
            ))}
          {last && (
            <button
              type="button"
              disabled={speak.isPending}
              onClick={() => {
                speak.reset();
                setText("");
                setConversation(noConversation);
              }}
            >
              {words.talk.another}
            </button>
          )}
        </div>
      </form>
      {last?.intent.emotional_intent && (
        <button
          type="button"
          className="compose"
          disabled={isComposing}
          onClick={() => onCompose(last.intent, conversation.turns[0]?.said ?? "")}
        >
          {isComposing ? words.say.composing : last.ready ? words.talk.compose : words.talk.composeNow}
        </button>
      )}
    </section>
  );
}

/** Something said, the answer, and what it set. */
function TurnView({ turn: { said, answer } }: { readonly turn: Turn }) {
  return (
    <>
      <li className="said-by-you">{said}</li>
      {answer.learned.length > 0 && (
        <li className="learned">
          <dl>
            {answer.learned.map(({ parameter, value, because }) => (
              <div key={parameter} title={because}>
                <dt>{words.talk.parameter(parameter)}</dt>
                <dd>{shown(value)}</dd>
              </div>
            ))}
          </dl>
        </li>
      )}
      <li className="said-by-us">{answer.message}</li>
    </>
  );
}

/** A value as a person reads it. */
function shown(value: unknown): string {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${name} ${shown(part)}`)
      .join(", ");
  }
  return String(value);
}
