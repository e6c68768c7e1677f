/** Plays a section again and again: the one that is asked about, or else the one that is heard. */
import type { WireSong } from "@music-brain/contract";
import { words } from "../words.ts";
import type { Loop } from "./loop.ts";
import type { Playing } from "./use-player.ts";

/** The bars of a section. */
export function loopOfSection({ sections }: WireSong, place: number): Loop | undefined {
  const section = sections[place];
  return section && { fromBar: section.start_bar, toBar: section.start_bar + section.bars };
}

/** The button. */
export function LoopButton({
  playing,
  onToggle,
}: {
  readonly playing: Playing;
  readonly onToggle: () => void;
}) {
  const { loop } = playing;
  return (
    <button type="button" className="loop-button" aria-pressed={loop !== undefined} onClick={onToggle}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 7h9l-2.2-2.2L15.2 3.4 19.8 8l-4.6 4.6-1.4-1.4L16 9H7a3 3 0 0 0-3 3H2a5 5 0 0 1 5-5zm10 10H8l2.2 2.2-1.4 1.4L4.2 16l4.6-4.6 1.4 1.4L8 15h9a3 3 0 0 0 3-3h2a5 5 0 0 1-5 5z" />
      </svg>
      <span>{loop ? words.hear.looped(loop.fromBar + 1, loop.toBar) : words.hear.loop}</span>
    </button>
  );
}
