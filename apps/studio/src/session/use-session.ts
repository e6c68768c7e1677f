/** Who is signed in, for parts of the page. */
import { useSyncExternalStore } from "react";
import { currentSession, onSession, type Session } from "./session.ts";

/** Who is signed in; drawn anew when that changes. */
export function useSession(): Session {
  return useSyncExternalStore(onSession, currentSession);
}
