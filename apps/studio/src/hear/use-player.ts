/** The player as the page uses it: made ready behind the first song, always with the song that is looked at. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Take } from "../change/takes.ts";
import { lengthOf, secondsAt, tickAt, ticksPerBar } from "../see/song-time.ts";
import { bytesOf } from "./base64.ts";
import { type Loop, withLoop } from "./loop.ts";
import type { Player } from "./player.ts";
import { useMediaKeys } from "./use-media-keys.ts";

/** What the player is doing. */
export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

/** A handle on the player. */
export interface Playing {
  readonly state: PlayerState;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  /** In seconds; to be asked for at each frame. Another function where the place has changed by hand. */
  readonly position: () => number;
  readonly setRate: (rate: number) => void;
  readonly setVolume: (volume: number) => void;
  /** The roles that are silent. */
  readonly silent: ReadonlySet<string>;
  readonly setSilent: (roles: ReadonlySet<string>) => void;
  /** The bars that are played again and again. */
  readonly loop: Loop | undefined;
  readonly setLoop: (loop: Loop | undefined) => void;
}

/** What the synthesizer holds. */
interface Loaded {
  readonly take: Take;
  readonly loop: Loop | undefined;
  /** The first take that its take was made from. */
  readonly root: number;
}

/** How often it is looked whether the song has ended, in milliseconds. */
const LOOK_MS = 150;

/** The one player of this window, which stays when one goes to another page. */
let coming: Promise<Player> | undefined;

/** Loads the synthesizer and its sounds. */
function preparePlayer(): Promise<Player> {
  coming ??= import("./player.ts")
    .then(({ createPlayer }) => createPlayer())
    .catch((error: unknown) => {
      // The next click tries again.
      coming = undefined;
      throw error;
    });
  return coming;
}

/**
 * The player for a take.
 * @param root the first take that it was made from: those of one root go on where the other was playing
 */
export function usePlayer(made: Take, root: number): Playing {
  const player = useRef<Player>(undefined);
  const loaded = useRef<Loaded>(undefined);
  // Where the music stands while it does not play, in seconds.
  const rest = useRef(0);
  const [moves, setMoves] = useState(0);
  const [state, setState] = useState<PlayerState>("idle");
  const [silent, setSilent] = useState<ReadonlySet<string>>(new Set());
  const [chosenLoop, setLoop] = useState<Loop>();
  const loop = chosenLoop && chosenLoop.toBar <= made.song.total_bars ? chosenLoop : undefined;

  const load = useCallback(
    (take: Take, seconds: number) => {
      const { song, midi } = take;
      const bytes = bytesOf(midi);
      const bar = ticksPerBar(song);
      const looped = loop && withLoop(bytes, loop.fromBar * bar, loop.toBar * bar);
      player.current?.load(looped ?? bytes, seconds, looped !== undefined);
      loaded.current = { take, loop, root };
    },
    [loop, root],
  );

  // Another take goes on in the bar in which the last one was playing.
  useEffect(() => {
    const playing = player.current;
    const last = loaded.current;
    if (!playing || !last || (last.take === made && last.loop === loop)) return;
    const at = state === "playing" ? playing.position : rest.current;
    const tick = last.root === root ? tickAt(last.take.song, at) : 0;
    const reached = tick < lengthOf(made.song) ? tick : 0;
    rest.current = secondsAt(made.song, inLoop(made, reached, loop));
    load(made, rest.current);
    if (state === "playing") playing.play();
    else setMoves((count) => count + 1);
  }, [made, root, loop, state, load]);

  // Who is silent is told again with each song: its players may have other channels.
  useEffect(() => {
    if (state !== "playing") return;
    const tracks = made.song.tracks;
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
      rest.current = 0;
      setState("paused");
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [state]);

  // The song was asked for by a click or a key, so the browser lets the page sound.
  useEffect(() => {
    // Who presses play is told.
    preparePlayer().catch(() => undefined);
    return () => player.current?.pause();
  }, []);

  async function begin() {
    if (!player.current) {
      setState("loading");
      const { wakeSound } = await import("./player.ts");
      wakeSound();
      player.current = await preparePlayer();
    }
    if (loaded.current === undefined)
      load(made, secondsAt(made.song, inLoop(made, tickAt(made.song, rest.current), loop)));
    player.current.play();
    setState("playing");
  }

  function toggle() {
    if (state === "loading") return;
    if (state === "playing") {
      rest.current = player.current?.position ?? 0;
      player.current?.pause();
      setState("paused");
    } else begin().catch(() => setState("failed"));
  }
  useMediaKeys(made.song.title, state, toggle);

  // Another function after each move, so that what shows the place is drawn anew where nothing plays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const position = useCallback(
    () => (state === "playing" ? (player.current?.position ?? 0) : rest.current),
    [state, moves],
  );

  return {
    state,
    toggle,
    seek: (seconds) => {
      rest.current = seconds;
      player.current?.seek(seconds);
      setMoves((count) => count + 1);
    },
    position,
    setRate: (rate) => player.current?.setRate(rate),
    setVolume: (volume) => player.current?.setVolume(volume),
    silent,
    setSilent,
    loop,
    setLoop,
  };
}

/** A place in the song, or where the loop begins if it lies outside of it. */
function inLoop({ song }: Take, tick: number, loop: Loop | undefined): number {
  const bar = tick / ticksPerBar(song);
  return loop && (bar < loop.fromBar || bar >= loop.toBar) ? loop.fromBar * ticksPerBar(song) : tick;
}
