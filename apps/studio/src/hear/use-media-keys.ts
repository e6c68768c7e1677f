/** The keys of keyboards, headphones and lock screens that play and pause. */
import { useEffect } from "react";
import { words } from "../words.ts";
import type { PlayerState } from "./use-player.ts";

/** Lets media keys play and pause the song, and tells the system its title. */
export function useMediaKeys(title: string | undefined, state: PlayerState, toggle: () => void): void {
  useEffect(() => {
    const session = navigator.mediaSession;
    if (!session || title === undefined) return;
    session.metadata = new MediaMetadata({ title, artist: words.name });
    session.playbackState = state === "playing" ? "playing" : "paused";
    const actions = ["play", "pause", "stop"] as const;
    for (const action of actions) session.setActionHandler(action, toggle);
    return () => {
      for (const action of actions) session.setActionHandler(action, null);
    };
  }, [title, state, toggle]);
}
