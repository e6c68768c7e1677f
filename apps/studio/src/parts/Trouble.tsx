/** What went wrong, in words, with the id under which the service knows more. */
import { useEffect, useRef } from "react";
import { ServiceError } from "../api/send.ts";
import { words } from "../words.ts";

/** What is said; nothing where nothing went wrong. */
export function Trouble({ error, onAgain }: { readonly error: Error | null; readonly onAgain?: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  if (!error) return null;
  const requestId = error instanceof ServiceError ? error.requestId : undefined;
  return (
    <div ref={box} className="trouble" role="alert">
      <p>{error.message}</p>
      {requestId && <p className="hint">{words.failure.id(requestId)}</p>}
      {onAgain && (
        <button type="button" className="plain" onClick={onAgain}>
          {words.failure.again}
        </button>
      )}
    </div>
  );
}
