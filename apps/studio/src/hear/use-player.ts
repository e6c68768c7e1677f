/** The player as the page uses it: made ready behind the first song, always with the song that is looked at. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { MadeSong } from "../api/songs.ts";
import { bytesOf } from "./base64.ts";
import type { Player } from "./player.ts";
import { useMediaKeys } from "./use-media-keys.ts";

/** What the player is doing. */
export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

/** A handle on the player. */
export interface Playing {
  readonly state: PlayerState;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  /** In seconds; stable, so that it can be asked for at each frame. */
  readonly position: () => number;
  readonly setRate: (rate: number) => void;
  readonly setVolume: (volume: number) => void;
  /** The roles that are silent. */
  readonly silent: ReadonlySet<string>;
  readonly setSilent: (roles: ReadonlySet<string>) => void;
}

/** How often it is looked whether the song has ended, in milliseconds. */
const LOOK_MS = 150;

/** Loads the synthesizer and its sounds. */
async function preparePlayer(): Promise<Player> {
  const { createPlayer } = await import("./player.ts");
  return createPlayer();
}

/** The player for a song. */
export function usePlayer(made: MadeSong | undefined): Playing {
  const player = useRef<Player>(undefined);
  const coming = useRef<Promise<Player>>(undefined);
  const loaded = useRef<MadeSong>(undefined);
  const [state, setState] = useState<PlayerState>("idle");
  const [silent, setSilent] = useState<ReadonlySet<string>>(new Set());

  const load = useCallback((song: MadeSong) => {
    if (loaded.current === song) return;
    player.current?.load(bytesOf(song.midi));
    loaded.current = song;
  }, []);

  // Another take goes on where the last one was playing.
  useEffect(() => {
    const playing = player.current;
    if (!made || !playing || loaded.current === made) return;
    load(made);
    if (state === "playing") playing.play();
  }, [made, state, load]);

  // Who is silent is told again with each song: its players may have other channels.
  useEffect(() => {
    if (state !== "playing") return;
    const tracks = made?.song.tracks ?? [];
    player.current?.mute(
      new Set(tracks.filter(({ role }) => silent.has(role)).map(({ channel }) => channel)),
    );
  }, [made, silent, state]);

  useEffect(() => {
    if (state !== "playing") return;
    const timer = setInterval(() => {
      if (!player.current?.isFinished) return;
      player.current.pause();
      player.current.seek(0);
      setState("paused");
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [state]);

  // The song was asked for by a click or a key, so the browser lets the page sound.
  useEffect(() => {
    if (!made || coming.current) return;
    coming.current = preparePlayer();
    // Who presses play is told.
    coming.current.catch(() => undefined);
  }, [made]);

  async function start(song: MadeSong) {
    if (!player.current) {
      setState("loading");
      const { wakeSound } = await import("./player.ts");
      wakeSound();
      coming.current ??= preparePlayer();
      try {
        player.current = await coming.current;
      } catch (error) {
        // The next click tries again.
        coming.current = undefined;
        throw error;
      }
    }
    load(song);
    player.current.play();
    setState("playing");
  }

  function toggle() {
    if (!made || state === "loading") return;
    if (state === "playing") {
      player.current?.pause();
      setState("paused");
    } else start(made).catch(() => setState("failed"));
  }
  useMediaKeys(made?.song.title, state, toggle);

  return {
    state,
    toggle,
    seek: (seconds) => player.current?.seek(seconds),
    position: useCallback(() => player.current?.position ?? 0, []),
    setRate: (rate) => player.current?.setRate(rate),
    setVolume: (volume) => player.current?.setVolume(volume),
    silent,
    setSilent,
  };
}
