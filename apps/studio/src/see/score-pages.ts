/** A score as the service draws it, taken apart into pages, and the way between its bars and notes and those of the song. */
import type { WireSong } from "@music-brain/contract";
import type { NotePlace } from "./roll-layout.ts";
import { ticksPerBar } from "./song-time.ts";

/** A score in the page's own document: glyphs that all pages use, and the pages. */
export interface ScorePages {
  readonly glyphs: SVGSVGElement;
  readonly pages: readonly SVGSVGElement[];
}

/**
 * Takes the drawing apart.
 * @throws Error where it is not drawn as the service draws scores
 */
export function scorePages(svg: string): ScorePages {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const defs = drawing.querySelector("defs");
  const sheets = [...drawing.children].filter((child) => child instanceof SVGSVGElement);
  if (!defs || sheets.length === 0) throw new Error("this is no score");
  const glyphs = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  glyphs.setAttribute("class", "glyphs");
  glyphs.append(document.importNode(defs, true));
  const pages = sheets.map((sheet) => {
    const page = document.importNode(sheet, true);
    for (const attribute of ["x", "y", "width", "height"]) page.removeAttribute(attribute);
    page.setAttribute("class", "page");
    return page;
  });
  return { glyphs, pages };
}

/** The bars of the song that a measure is played for, from 0. */
export function barsOf(measure: Element): readonly number[] {
  return (measure.getAttribute("data-bars") ?? "").split(" ").filter(Boolean).map(Number);
}

/** Lays a field under a measure, as high as its staves: it is clicked, and it shows where the music is. */
export function layField(measure: SVGGElement): void {
  const staves = [...measure.querySelectorAll<SVGGElement>(":scope > .staff")].map((staff) =>
    staff.getBBox(),
  );
  const own = measure.getBBox();
  if (staves.length === 0) return;
  const top = Math.min(...staves.map(({ y }) => y));
  const bottom = Math.max(...staves.map(({ y, height }) => y + height));
  const left = Math.min(...staves.map(({ x }) => x));
  const right = Math.max(...staves.map(({ x, width }) => x + width));
  const field = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const air = 120;
  field.setAttribute("class", "field");
  field.setAttribute("x", String(Math.max(left, own.x)));
  field.setAttribute("y", String(top - air));
  field.setAttribute("width", String(right - Math.max(left, own.x)));
  field.setAttribute("height", String(bottom - top + 2 * air));
  measure.prepend(field);
}

/** Where something was pressed in a measure. */
export interface Pressed {
  readonly role: string;
  readonly bar: number;
  /** Heads of notes on the same staff in the measure, as they stand: x to the right, y downwards. */
  readonly heads: readonly { readonly x: number; readonly y: number }[];
  /** Which of them. */
  readonly head: number;
}

/** Notes that begin so many ticks before a bar are written in it: players are a little early now and then. */
const EARLY = 40;

/**
 * The note of the song that a written one stands for: the same column among those of its bar, and in it the same height. A
 * score rounds and ties, so where it has other columns than the song it is the one as far into the bar.
 */
export function noteWritten(song: WireSong, { role, bar, heads, head }: Pressed): NotePlace | undefined {
  const track = song.tracks.findIndex((one) => one.role === role);
  const from = bar * ticksPerBar(song) - EARLY;
  const inBar = (song.tracks[track]?.notes ?? []).flatMap(({ start, pitch }, note) =>
    start >= from && start < from + ticksPerBar(song) ? [{ note, start, pitch }] : [],
  );
  const at = heads[head];
  if (!at || inBar.length === 0) return undefined;
  const written = columns(
    heads.map(({ x }) => x),
    NEAR_PIXELS,
  );
  const played = columns(
    inBar.map(({ start }) => start),
    NEAR_TICKS,
  );
  const place = written.findLastIndex((x) => x <= at.x);
  const column = Math.round((place * (played.length - 1)) / Math.max(1, written.length - 1));
  const start = played[Math.min(column, played.length - 1)] ?? 0;
  const chord = inBar
    .filter((note) => note.start >= start && note.start < start + NEAR_TICKS)
    .sort((one, other) => other.pitch - one.pitch);
  const stack = heads.filter(({ x }) => Math.abs(x - (written[place] ?? 0)) < NEAR_PIXELS);
  const above = stack.filter(({ y }) => y < at.y - 0.5).length;
  const found = chord[Math.min(above, chord.length - 1)];
  return found && { track, note: found.note };
}

/** Heads of one chord stand this near to each other. */
const NEAR_PIXELS = 6;
/** Notes of one chord begin this near to each other. */
const NEAR_TICKS = 60;

/** Values in order, those that lie near to each other as one. */
function columns(values: readonly number[], near: number): readonly number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const found: number[] = [];
  for (const value of sorted)
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) >= near) found.push(value);
  return found;
}
