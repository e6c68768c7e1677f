/** Tells when the service cannot be reached, and when it can be again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { isReachable, onReachability } from "../api/reachability.ts";
import { words } from "../words.ts";

/** How long it is told that all is well again, in milliseconds. */
const GLAD_MS = 5000;

/** The notice; nothing where there is nothing to tell. */
export function OfflineNotice() {
  const reachable = useSyncExternalStore(onReachability, isReachable);
  const client = useQueryClient();
  const [isBack, setBack] = useState(false);
  useEffect(
    () =>
      onReachability(() => {
        setBack(isReachable());
        // What was asked for in vain is asked for again.
        if (isReachable()) void client.refetchQueries({ predicate: ({ state }) => state.status === "error" });
      }),
    [client],
  );
  useEffect(() => {
    if (!isBack) return;
    const timer = setTimeout(() => setBack(false), GLAD_MS);
    return () => clearTimeout(timer);
  }, [isBack]);
  return (
    <div className="offline" role="status">
      {!reachable ? <p>{words.shell.offline}</p> : isBack && <p className="back">{words.shell.back}</p>}
    </div>
  );
}
