/** `music-brain explain`: why the notes of a bar are there. */
import {
  composeSong,
  explainBar,
  type NoteExplanation,
  type Song,
  TICKS_PER_QUARTER,
} from "@music-brain/engine";
import { CommandError } from "./command-error.ts";
import { type IntentOptions, intentOf, orTell, seedFrom } from "./generate.ts";

/** The options of `explain`, as they stand on the command line. */
export interface ExplainOptions extends IntentOptions {
  readonly bar: number;
  readonly track?: string;
  readonly json?: boolean;
}

/**
 * Composes the song and explains one of its bars.
 * @throws CommandError when a wish cannot be met, or the bar or the track is not there
 */
export function explain(feeling: string, options: ExplainOptions): void {
  const { song } = orTell(() => composeSong(intentOf(feeling, options), seedFrom(options)));
  const role = roleIn(song, options.track);
  const notes = explainBar(song, barIn(song, options.bar), role);
  const text = options.json ? JSON.stringify(notes, null, 2) : told(song, notes, options, role);
  process.stdout.write(`${text}\n`);
}

function barIn({ totalBars }: Song, bar: number): number {
  if (Number.isInteger(bar) && bar >= 1 && bar <= totalBars) return bar;
  throw new CommandError(`--bar ${bar}: the song has the bars 1 to ${totalBars}.`);
}

function roleIn({ tracks }: Song, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const wanted = name.trim().toLowerCase();
  const track = tracks.find((one) => one.role === wanted || one.name.toLowerCase() === wanted);
  if (track) return track.role;
  throw new CommandError(`--track ${name}: the song has ${tracks.map(({ role }) => role).join(", ")}.`);
}

/** The section and the feeling once, each chord when it comes, and then its notes. */
function told(
  song: Song,
  notes: readonly NoteExplanation[],
  { bar }: ExplainOptions,
  role: string | undefined,
): string {
  const heading = `${song.title} · ${song.key.tonic} ${song.key.mode} · seed ${song.seed} · bar ${bar}`;
  const [first] = notes;
  if (first === undefined) return `${heading}\n\n${whereElse(song, bar, role)}`;
  const [, , , section = "", feeling = ""] = first.sentences;
  const lines = [heading, "", section, feeling];
  let track = "";
  let chord = "";
  for (const note of notes) {
    const [what = "", why = "", over = ""] = note.sentences;
    if (note.track !== track || over !== chord) lines.push("", `${note.track}. ${over}`);
    [track, chord] = [note.track, over];
    lines.push(`  beat ${Math.round(note.beat * 100) / 100}  ${what}`, `          ${why}`);
  }
  return lines.join("\n");
}

/** Where something begins, when nothing does in the bar that was asked for. */
function whereElse(
  { tracks, timeSignature: [beats, unit] }: Song,
  bar: number,
  role: string | undefined,
): string {
  const ticksPerBar = (beats * 4 * TICKS_PER_QUARTER) / unit;
  const own = tracks.filter((track) => role === undefined || track.role === role);
  const starts = own.flatMap(({ notes }) => notes.map(({ start }) => Math.floor(start / ticksPerBar) + 1));
  const later = starts.filter((start) => start > bar);
  const [other, how] = later.length > 0 ? [Math.min(...later), "next"] : [Math.max(...starts), "last"];
  const what = role === undefined ? "something" : `the ${role}`;
  return `Nothing begins in bar ${bar}: ${what} ${how} begins in bar ${other}.`;
}
