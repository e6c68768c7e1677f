import { composeSong, type Song } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { aNote, aSection, aSong, aTrack } from "../midi/testing/songs.ts";
import { engraved } from "./testing/engraver.ts";
import { songToMusicXml } from "./write.ts";

const bar = 1920;

/** The measures of a part, from its first. */
function measuresOf(xml: string, part: string): readonly string[] {
  const own = new RegExp(`<part id="${part}">(.*?)</part>`, "su").exec(xml)?.[1] ?? "";
  return [...own.matchAll(/<measure .*?<\/measure>/gsu)].map(([measure]) => measure);
}

/** Ticks from its bar line at which each dynamic mark of a measure stands, all with the measure's own onsets. */
function marksIn(measure: string): readonly { readonly at: number; readonly mark: string }[] {
  return [
    ...measure.matchAll(/<direction [^>]*>(?:(?!<\/direction>).)*<dynamics><(\w+)\/>.*?<\/direction>/gsu),
  ].map(([direction, mark = ""]) => ({ at: Number(/<offset>(\d+)/u.exec(direction)?.[1] ?? 0), mark }));
}

/** Ticks from its bar line at which something is struck in a measure, on each staff. */
function onsetsIn(measure: string): ReadonlySet<string> {
  const onsets = new Set<string>();
  let at = 0;
  for (const [all, name] of measure.matchAll(/<(note|backup|forward)\b.*?<\/\1>/gsu)) {
    const duration = Number(/<duration>(\d+)/u.exec(all)?.[1] ?? 0);
    if (name === "backup") at -= duration;
    else if (!all.includes("<chord/>")) {
      const staff = /<staff>(\d)/u.exec(all)?.[1] ?? "1";
      if (name === "note" && !all.includes("<rest") && !all.includes('<tie type="stop"'))
        onsets.add(`${staff} ${at}`);
      at += duration;
    }
  }
  return onsets;
}

describe("a dynamic mark", () => {
  const sections = [aSection("intro", 0, 2), aSection("verse", 2, 2)];
  const song = (bass: Parameters<typeof aTrack>[0]) =>
    aSong({
      sections,
      tracks: [
        aTrack(Array.from({ length: 4 }, (_, index) => aNote(index * bar, bar, 72, 100))),
        aTrack(bass, { name: "Bass", role: "bass", program: 32, channel: 1 }),
      ],
    });
  const marks = (played: Song) => measuresOf(songToMusicXml(played), "P2").map(marksIn);

  test("stands where a part enters, not on the silence before, though its player is early", () => {
    const early = [aNote(2 * bar - 4, 480, 40, 50), aNote(3 * bar, 480, 40, 50)];
    expect(marks(song(early))).toEqual([[], [], [{ at: 0, mark: "p" }], []]);
  });

  test("stands at the first note also of a part that enters in the middle of a section", () => {
    const late = [aNote(bar + 960, 480, 40, 50), aNote(2 * bar + 480, 480, 40, 100)];
    expect(marks(song(late))).toEqual([[], [{ at: 960, mark: "p" }], [{ at: 480, mark: "f" }], []]);
  });

  test.each(["jazz", "ballad", "cinematic"])("of a song of %s is never on silence", (genre) => {
    const { song: made } = composeSong({ emotionalIntent: "hope", technical: { genre, bars: 24 } }, 5);
    const xml = songToMusicXml(made);
    const parts = [...xml.matchAll(/<part id="(\w+)"/gu)].map(([, id = ""]) => id);
    const found = parts.flatMap((id) =>
      measuresOf(xml, id).flatMap((measure) =>
        marksIn(measure).map(({ at }) => [...onsetsIn(measure)].some((onset) => onset.endsWith(` ${at}`))),
      ),
    );
    expect(found.length).toBeGreaterThanOrEqual(parts.length);
    expect(new Set(found)).toEqual(new Set([true]));
  });
});

describe("a tempo", () => {
  test("of a compound metre counts dotted quarters, and is played as it is", () => {
    const song = aSong({ tempoBpm: 111, timeSignature: [12, 8], tracks: [aTrack([aNote(0, 2880, 60)])] });
    const xml = songToMusicXml(song);
    expect(xml).toContain(
      '<beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>74</per-minute></metronome></direction-type><sound tempo="111"/>',
    );
    expect(engraved(xml).tempoBpm).toBeCloseTo(111, 0);
  });

  test("of a simple metre counts quarters", () => {
    const xml = songToMusicXml(aSong({ tracks: [aTrack([aNote(0, 480, 60)])] }));
    expect(xml).toContain("<beat-unit>quarter</beat-unit><per-minute>120</per-minute>");
    expect(engraved(xml).tempoBpm).toBeCloseTo(120, 0);
  });

  const words = (rates: readonly number[], barsBetween: number) => {
    const tempoChanges = rates.map((bpm, index) => ({ tick: index * barsBetween * bar, bpm }));
    const totalBars = rates.length * barsBetween;
    const notes = Array.from({ length: totalBars }, (_, index) => aNote(index * bar, bar, 60));
    const xml = songToMusicXml(
      aSong({ tempoChanges, totalBars, sections: [aSection("all", 0, totalBars)], tracks: [aTrack(notes)] }),
    );
    return measuresOf(xml, "P1").flatMap((measure, index) =>
      [...measure.matchAll(/<words[^>]*>([^<]*)/gu)].map(([, said]) => `${said} in bar ${index + 1}`),
    );
  };

  test("that grows from bar to bar is an accelerando, one that falls a ritardando", () => {
    expect(words([100, 104, 108, 112, 116, 120], 1)).toEqual(["accel. in bar 2"]);
    expect(words([120, 116, 112, 108, 104, 100], 1)).toEqual(["rit. in bar 2"]);
    expect(words([100, 104, 108, 112, 116, 120, 115, 110, 105], 1)).toEqual([
      "accel. in bar 2",
      "rit. in bar 7",
    ]);
  });

  test("that only breathes, or that changes at once, has no word", () => {
    expect(words([100, 100.5, 101, 101.5, 102, 102.5], 1)).toEqual([]);
    expect(words([100, 120], 4)).toEqual([]);
    expect(words([94, 100, 106, 110, 108, 102, 92, 110], 1)).toEqual([]);
  });
});
