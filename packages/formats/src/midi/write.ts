/** A song as a Standard MIDI File (SMF 1.0), in the forms that readers agree on. */

import type { Control, Song, TempoChange, Track } from "@music-brain/engine";
import { ByteWriter, MAX_VARIABLE_LENGTH } from "./bytes.ts";
import { CONTROLLERS, TrackEvents } from "./events.ts";
import { keySignature } from "./key-signature.ts";
import { levelled } from "./loudness.ts";
import { DIVISION, type Metre, metreOf, microsecondsPerQuarter } from "./metre.ts";
import { MIX } from "./mix.ts";
import { type Part, type SoundingNote, soundingParts } from "./sounding.ts";

/** Simultaneous tracks over one time line, rather than one track (0) or independent ones (2). */
const FORMAT = 1;

/**
 * The bytes of a Standard MIDI File of format 1, 480 ticks to the quarter note. The same song gives the same bytes.
 *
 * The first track holds the time line: title, engine version and seed, tempo with its changes, metre, key signature, and
 * a marker at the start of each section. Then comes one track for each of the song's, with its name, program, channel volume,
 * pan, control changes and notes. Tracks end where the last bar does; one with a note that rings on ends with that note.
 *
 * - Notes end with a real note-off (0x80) of velocity 64, and at one tick note-offs come before note-ons.
 * - Where a pitch is struck again on its channel while it sounds, the older note ends there; see `sounding.ts`.
 * - Modes other than major and minor: see {@link keySignature}.
 * - Texts are UTF-8, as they are in the song. SMF 1.0 recommends ASCII and leaves everything else to the programs:
 *   most read UTF-8, some Latin-1, and ASCII is the same in both.
 *
 * @throws RangeError where the song holds a value that the file cannot: it names the track and note, or the section.
 */
export function songToMidi(song: Song): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const parts = soundingParts(song.tracks);
  const metre = metreOf(song.timeSignature);
  const endTick = lastBarLine(song.totalBars, metre);
  out.chunk("MThd", () => {
    out.uint16(FORMAT);
    out.uint16(parts.length + 1);
    out.uint16(DIVISION);
  });
  out.chunk("MTrk", () => writeTimeLine(new TrackEvents(out), song, metre, endTick));
  for (const part of parts) {
    out.chunk("MTrk", () => writePart(new TrackEvents(out), part, endTick));
  }
  return out.toBytes();
}

function lastBarLine(totalBars: number, { barTicks }: Metre): number {
  const tick = totalBars * barTicks;
  if (Number.isInteger(totalBars) && tick >= 0 && tick <= MAX_VARIABLE_LENGTH) return tick;
  throw new RangeError(`${totalBars} bars do not fit a MIDI file`);
}

function writeTimeLine(events: TrackEvents, song: Song, metre: Metre, endTick: number): void {
  const { accidentals, minor } = keySignature(song.key);
  events.text(0, "trackName", song.title);
  events.text(0, "text", `Music Brain ${song.engineVersion}, seed ${song.seed}`);
  events.tempo(0, microsecondsPerQuarter(song.tempoBpm));
  events.timeSignature(0, metre.numerator, metre.denominatorPower, metre.clocksPerClick);
  events.keySignature(0, accidentals, minor);
  const tempi = laterTempi(song);
  let written = 0;
  const tempoUntil = (tick: number): void => {
    for (let next = tempi[written]; next !== undefined && next.tick <= tick; next = tempi[written]) {
      events.tempo(next.tick, microsecondsPerQuarter(next.bpm));
      written += 1;
    }
  };
  let previousBar = 0;
  for (const { name, startBar } of song.sections) {
    if (!(Number.isInteger(startBar) && startBar >= previousBar && startBar <= song.totalBars)) {
      throw new RangeError(`section "${name}" cannot start at bar ${startBar}`);
    }
    tempoUntil(startBar * metre.barTicks);
    events.text(startBar * metre.barTicks, "marker", name);
    previousBar = startBar;
  }
  tempoUntil(endTick);
  events.end(endTick);
}

/** The tempo changes after the start; the song's own tempo stands at tick 0. */
function laterTempi({ tempoChanges, tempoBpm, totalBars }: Song): readonly TempoChange[] {
  let previous = 0;
  for (const { tick } of tempoChanges) {
    if (!(Number.isInteger(tick) && tick >= previous)) {
      throw new RangeError(`the tempo cannot change at tick ${tick} after ${previous}`);
    }
    previous = tick;
  }
  const [first] = tempoChanges;
  if (first && (first.tick !== 0 || first.bpm !== tempoBpm)) {
    throw new RangeError(
      `the song of ${totalBars} bars begins at ${tempoBpm}, its tempo changes at ${first.bpm}`,
    );
  }
  return tempoChanges.slice(1);
}

function writePart(events: TrackEvents, { track, notes }: Part, endTick: number): void {
  const { volume, pan } = MIX[track.role];
  events.text(0, "trackName", track.name);
  events.program(0, track.channel, track.program);
  const level = track.role === "drums" ? volume : levelled(volume, track.program);
  events.controller(0, track.channel, CONTROLLERS.volume, level);
  events.controller(0, track.channel, CONTROLLERS.pan, pan);
  const lastTick = writeNotes(events, track, notes);
  events.end(Math.max(endTick, lastTick));
}

/**
 * Writes note-offs, control changes and note-ons in order of time, and at one tick in this order; returns the tick of
 * the last event, 0 where there is none.
 */
function writeNotes(
  events: TrackEvents,
  { name, channel, controls }: Track,
  notes: readonly SoundingNote[],
): number {
  // What sounds, the next to end last. One key a pitch, so it holds 128 at most and a walk through it is short.
  const held: SoundingNote[] = [];
  let lastTick = 0;
  const releaseUntil = (tick: number): void => {
    for (let next = held.at(-1); next !== undefined && next.end <= tick; next = held.at(-1)) {
      events.noteOff(next.end, channel, next.pitch);
      lastTick = next.end;
      held.pop();
    }
  };
  let written = 0;
  const controlUntil = (tick: number): void => {
    for (let next = controls[written]; next !== undefined && next.tick <= tick; next = controls[written]) {
      checkControl(name, next, lastControl);
      releaseUntil(next.tick);
      events.controller(next.tick, channel, next.controller, next.value);
      lastControl = next.tick;
      written += 1;
    }
  };
  let lastControl = 0;
  for (const note of notes) {
    if (note.end === note.start) continue;
    controlUntil(note.start);
    releaseUntil(note.start);
    events.noteOn(note.start, channel, note.pitch, note.velocity);
    hold(held, note);
  }
  controlUntil(Number.POSITIVE_INFINITY);
  releaseUntil(Number.POSITIVE_INFINITY);
  return Math.max(lastTick, lastControl);
}

function checkControl(name: string, { tick, controller, value }: Control, previous: number): void {
  const fits = (number: number, least: number, most: number) =>
    Number.isInteger(number) && number >= least && number <= most;
  if (fits(tick, previous, MAX_VARIABLE_LENGTH) && fits(controller, 0, 127) && fits(value, 0, 127)) return;
  throw new RangeError(
    `track "${name}" has a control change that does not fit a MIDI file: controller ${controller} to ${value} at ${tick}`,
  );
}

/** Adds a note to notes in falling order of end, before those that end with it: they began first and end first. */
function hold(held: SoundingNote[], note: SoundingNote): void {
  let place = held.push(note) - 1;
  while (place > 0) {
    const sooner = held[place - 1];
    if (sooner === undefined || sooner.end > note.end) break;
    held[place] = sooner;
    place -= 1;
  }
  held[place] = note;
}
