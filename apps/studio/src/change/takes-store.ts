/** The takes of this window: they stay when one goes to another page of the studio and comes back. */
import { useEffect, useSyncExternalStore } from "react";
import { untilReachable } from "../api/reachability.ts";
import { ServiceError } from "../api/send.ts";
import { areDraftsKept, keepDrafts, restoreDrafts } from "./drafts.ts";
import { afterEvent, noTakes, type Takes, type TakesEvent } from "./takes.ts";

/** The takes, and whether those of last time are still on their way. */
export interface TakesState {
  readonly takes: Takes;
  readonly isRestoring: boolean;
}

let state: TakesState = { takes: noTakes, isRestoring: areDraftsKept() };
let hasBegun = false;
const listeners = new Set<() => void>();

/** Lets something happen to the takes. */
export function happen(event: TakesEvent): void {
  become({ ...state, takes: afterEvent(state.takes, event) });
  // What is still on its way from last time is not to be written over.
  if (!state.isRestoring || event.kind === "restored") keepDrafts(state.takes);
}

/** The takes; drawn anew when they change. Those of last time are brought back the first time. */
export function useTakes(): TakesState {
  useEffect(() => {
    if (!hasBegun && state.isRestoring) void restore();
    hasBegun = true;
  }, []);
  return useSyncExternalStore(listen, () => state);
}

async function restore(): Promise<void> {
  try {
    const kept = await restoreDrafts();
    if (kept) happen({ kind: "restored", takes: kept });
  } catch (error) {
    if (error instanceof ServiceError && error.status === 0) {
      await untilReachable();
      return restore();
    }
    // A recipe that this service does not take any more: the page begins anew.
  }
  become({ ...state, isRestoring: false });
  keepDrafts(state.takes);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: TakesState): void {
  state = next;
  for (const listener of listeners) listener();
}
