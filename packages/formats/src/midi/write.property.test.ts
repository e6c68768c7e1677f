import type { Note, Song } from "@music-brain/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf, merged, notesOf, readBack } from "./testing/read-back.ts";
import { anyNotes, anySong, KEYS, separateNotes } from "./testing/songs.ts";
import { songToMidi } from "./write.ts";

const byStart = (a: Note, b: Note): number => a.start - b.start || a.pitch - b.pitch;

/** The rule for repeated pitches of one track, said the slow way: all notes of a start and pitch, up to the next. */
function expectedNotes(notes: readonly Note[]): readonly Note[] {
  return [...Map.groupBy(notes, ({ start, pitch }) => `${start}/${pitch}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { start, pitch } = first;
    const next = Math.min(
      ...notes.filter((note) => note.pitch === pitch && note.start > start).map((note) => note.start),
    );
    const duration = Math.min(next - start, Math.max(...same.map((note) => note.duration)));
    return [{ start, duration, pitch, velocity: Math.max(...same.map((note) => note.velocity)) }];
  });
}

function barTicks({ timeSignature: [numerator, denominator] }: Song): number {
  return (numerator * 1920) / denominator;
}

describe("any song, read back by an independent reader,", () => {
  test("has every note of every track as it was", () => {
    fc.assert(
      fc.property(anySong(separateNotes, false), (song) => {
        const { tracks } = readBack(songToMidi(song));
        expect(tracks).toHaveLength(song.tracks.length + 1);
        for (const [index, { channel, notes }] of song.tracks.entries()) {
          expect(notesOf(tracks[index + 1] ?? [])).toEqual(notes.map((note) => ({ channel, ...note })));
        }
      }),
    );
  });

  test("has its title, tempo, metre, key, markers, track names, programs and ends as they were", () => {
    fc.assert(
      fc.property(anySong(separateNotes, false), (song) => {
        const { format, ticksPerQuarter, tracks } = readBack(songToMidi(song));
        expect([format, ticksPerQuarter]).toEqual([1, 480]);
        const [timeLine = []] = tracks;
        const [numerator, denominator] = song.timeSignature;
        const end = song.totalBars * barTicks(song);
        expect(eventsOf(timeLine, "trackName")).toEqual([{ tick: 0, text: song.title }]);
        expect(eventsOf(timeLine, "timeSignature")).toMatchObject([{ tick: 0, numerator, denominator }]);
        expect(eventsOf(timeLine, "keySignature")).toMatchObject([
          { tick: 0, key: KEYS.find(({ key }) => key === song.key)?.sharps },
        ]);
        expect(eventsOf(timeLine, "marker")).toEqual(
          song.sections.map(({ name, startBar }) => ({ tick: startBar * barTicks(song), text: name })),
        );
        const [tempo] = timeLine.flatMap(({ event }) => (event.type === "setTempo" ? [event] : []));
        expect(Math.abs((tempo?.microsecondsPerBeat ?? 0) - 60e6 / song.tempoBpm)).toBeLessThan(0.500001);
        expect(eventsOf(timeLine, "endOfTrack")).toEqual([{ tick: end }]);
        for (const [index, { name, channel, program, notes, controls }] of song.tracks.entries()) {
          const track = tracks[index + 1] ?? [];
          expect(eventsOf(track, "trackName")).toEqual([{ tick: 0, text: name }]);
          expect(eventsOf(track, "programChange")).toEqual([{ tick: 0, channel, programNumber: program }]);
          const ends = [
            ...notes.map(({ start, duration }) => start + duration),
            ...controls.map(({ tick }) => tick),
          ];
          expect(eventsOf(track, "endOfTrack")).toEqual([{ tick: Math.max(end, ...ends) }]);
        }
      }),
    );
  });

  test("has its tempo changes and each track's control changes as they were, in their order", () => {
    fc.assert(
      fc.property(anySong(separateNotes, false), (song) => {
        const end = song.totalBars * barTicks(song);
        const { tracks } = readBack(songToMidi(song));
        const tempi = (tracks[0] ?? []).flatMap(({ tick, event }) =>
          event.type === "setTempo" ? [tick] : [],
        );
        expect(tempi).toEqual(
          song.tempoChanges.filter(({ tick }, index) => index === 0 || tick <= end).map(({ tick }) => tick),
        );
        for (const [index, { controls }] of song.tracks.entries()) {
          const read = (tracks[index + 1] ?? []).flatMap(({ tick, event }) =>
            event.type === "controller"
              ? [{ tick, controller: event.controllerType, value: event.value }]
              : [],
          );
          // The first two are the mix: volume and pan.
          expect(read.slice(2)).toEqual(controls);
        }
      }),
    );
  });

  test("has each pitch end where it begins again, however its notes overlap", () => {
    fc.assert(
      fc.property(anySong(anyNotes, false), (song) => {
        const { tracks } = readBack(songToMidi(song));
        for (const [index, { channel, notes }] of song.tracks.entries()) {
          const expected = [...expectedNotes(notes)].sort(byStart);
          const read = notesOf(tracks[index + 1] ?? []).map(({ channel: on, ...note }) => {
            expect(on).toBe(channel);
            return note;
          });
          expect([...read].sort(byStart)).toEqual(expected);
        }
      }),
    );
  });

  test("never has a key struck while it is down or left down, where tracks share a channel", () => {
    fc.assert(
      fc.property(anySong(anyNotes, true), (song) => {
        const file = readBack(songToMidi(song));
        const played = notesOf(merged(file));
        for (const { channel, notes } of song.tracks) {
          for (const { start, pitch } of notes) {
            const near = played.filter(
              (note) => note.channel === channel && note.pitch === pitch && start - note.start <= 1,
            );
            expect(near.some((note) => note.start <= start)).toBe(true);
          }
        }
      }),
    );
  });

  test("is the same bytes each time", () => {
    fc.assert(
      fc.property(anySong(anyNotes, true), (song) => {
        expect(songToMidi(song)).toEqual(songToMidi(song));
      }),
      { numRuns: 20 },
    );
  });
});
