/** The pages of a score, one below the other: the bar that is heard is marked, and what is clicked says why. */
import type { WireSong } from "@music-brain/contract";
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Playing } from "../hear/use-player.ts";
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { barsOf, layField, noteWritten, scorePages } from "./score-pages.ts";
import { secondsAt, ticksPerBar } from "./song-time.ts";
import { useFollowedBar } from "./use-followed-bar.ts";

/** What the sheet shows and tells. */
export interface ScoreSheetProps {
  readonly song: WireSong;
  /** As the service draws it. */
  readonly svg: string;
  readonly playing: Playing;
  /** What the sheet is scrolled in. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onAsk: (question: Question) => void;
  /** The pages are there. */
  readonly onDrawn: () => void;
}

/** The sheet. */
export function ScoreSheet({ song, svg, playing, frame, onAsk, onDrawn }: ScoreSheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [measures, setMeasures] = useState<readonly SVGGElement[]>([]);
  useLayoutEffect(() => {
    const paper = sheet.current;
    if (!paper) return;
    const { glyphs, pages } = scorePages(svg);
    paper.replaceChildren(glyphs, ...pages);
    const drawn = [...paper.querySelectorAll<SVGGElement>(".measure")];
    for (const measure of drawn) layField(measure);
    setMeasures(drawn);
  }, [svg]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once the measures are laid out
  useLayoutEffect(onDrawn, [measures]);
  const bar = useFollowedBar(song, playing, measures, frame);

  /** Asks about the chord that a bar begins with. */
  function askBar(number: number) {
    const start = number * ticksPerBar(song);
    const section = song.sections.findLastIndex(({ start_bar }) => start_bar <= number);
    const chord = song.sections[section]?.harmony.findLastIndex((change) => change.start <= start) ?? -1;
    onAsk(chord < 0 ? { kind: "section", section } : { kind: "chord", section, chord });
  }

  function click({ target, clientX, clientY }: MouseEvent) {
    const pressed = target instanceof Element ? target : undefined;
    const measure = pressed?.closest(".measure");
    const played = measure ? barsOf(measure) : [];
    // Of a bar that is repeated it is the time that is heard, or else the first one.
    const number = played.includes(bar.now()) ? bar.now() : played[0];
    if (!measure || number === undefined) return;
    const note = noteAt(song, measure, number, clientX, clientY);
    if (note) onAsk({ kind: "note", ...note });
    else askBar(number);
    if (playing.state !== "playing") turnTo(number);
  }

  function step(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(song.total_bars - 1, Math.max(0, bar.now() + by));
    turnTo(next);
    askBar(next);
  }

  function turnTo(number: number) {
    playing.seek(secondsAt(song, number * ticksPerBar(song)));
    bar.turnTo(number);
  }

  return (
    <div
      ref={sheet}
      className="sheet"
      // Arrow keys go from bar to bar; what is there is told by the panel of reasons.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved through by keyboard
      tabIndex={0}
      aria-label={words.see.scoreOf(song.title)}
      onClick={click}
      onKeyDown={step}
    />
  );
}

/** So many pixels beside a note still mean the note: a finger is no needle. */
const REACH = 12;

/** The note of the song whose head was pressed, or is nearest. */
function noteAt(song: WireSong, measure: Element, bar: number, x: number, y: number) {
  const away = (head: Element) => {
    const { left, right, top, bottom } = head.getBoundingClientRect();
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  };
  const near = [...measure.querySelectorAll(".notehead")]
    .map((head) => ({ head, pixels: away(head) }))
    .filter(({ pixels }) => pixels <= REACH)
    .sort((one, other) => one.pixels - other.pixels)[0]?.head;
  const staff = near?.closest(".staff");
  if (!near || !staff) return undefined;
  const heads = [...staff.querySelectorAll(".notehead")];
  return noteWritten(song, {
    role: staff.getAttribute("data-role") ?? "",
    bar,
    heads: heads.map((head) => head.getBoundingClientRect()),
    head: heads.indexOf(near),
  });
}
