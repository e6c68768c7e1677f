/** Play and pause for whoever changes a song further down, where the controls are out of sight. */
import type { WireSong } from "@music-brain/contract";
import { type RefObject, useEffect, useState } from "react";
import { words } from "../words.ts";
import { PlayIcon } from "./PlayIcon.tsx";
import type { Playing } from "./use-player.ts";

/** What the bar shows and what it stands in for. */
export interface PinnedProps {
  readonly song: WireSong;
  readonly playing: Playing;
  /** The part of the page that has the controls. */
  readonly stage: RefObject<HTMLElement | null>;
}

/** The bar: there while the controls have gone by above. */
export function Pinned({ song, playing, stage }: PinnedProps) {
  const isBeyond = useIsBeyond(stage);
  if (!isBeyond) return null;
  const isPlaying = playing.state === "playing";
  return (
    <aside className="pinned" aria-label={words.hear.atHand}>
      <button type="button" className="play" aria-pressed={isPlaying} onClick={playing.toggle}>
        <PlayIcon isPlaying={isPlaying} />
        <span className="visually-hidden">{isPlaying ? words.hear.hold : words.hear.hear}</span>
      </button>
      <p>
        <strong>{song.title}</strong>
        <span>{words.see.bars(song.total_bars, Math.round(song.tempo_bpm), `${song.key} ${song.mode}`)}</span>
      </p>
      <button
        type="button"
        className="quiet"
        onClick={() => stage.current?.scrollIntoView({ block: "start" })}
      >
        {words.hear.toSong}
      </button>
    </aside>
  );
}

/** Whether the play button of the stage has been scrolled away beyond the upper edge. */
function useIsBeyond(stage: RefObject<HTMLElement | null>): boolean {
  const [isBeyond, setBeyond] = useState(false);
  useEffect(() => {
    const controls = stage.current?.querySelector(".transport .play");
    if (!controls) return;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry) setBeyond(!entry.isIntersecting && entry.boundingClientRect.bottom <= 0);
    });
    watch.observe(controls);
    return () => watch.disconnect();
  }, [stage]);
  return isBeyond;
}
