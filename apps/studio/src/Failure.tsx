/** What went wrong, in words, and a way on. */
import { useEffect, useRef } from "react";
import { ServiceError } from "./api/request.ts";
import { words } from "./words.ts";

/** The failure; it takes the focus. */
export function Failure({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const requestId = error instanceof ServiceError ? error.requestId : undefined;
  return (
    <div ref={box} className="failure panel" role="alert" tabIndex={-1}>
      <h2>{words.failure.heading}</h2>
      <p>{error.message}</p>
      {requestId && <p className="hint">{words.failure.id(requestId)}</p>}
      <button type="button" onClick={onAgain}>
        {words.failure.again}
      </button>
    </div>
  );
}
