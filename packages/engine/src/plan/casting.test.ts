import { describe, expect, test } from "vitest";
import { composeSong, outlineSong } from "../compose.ts";
import { IntentError, type TechnicalWishes } from "../intent.ts";
import type { Role, Song } from "../song.ts";
import { ticksPerBar } from "./metre.ts";

/** The names of the sections in which a role sounds. */
function sectionsWith(song: Song, role: Role): string[] {
  const notes = song.tracks.find((track) => track.role === role)?.notes ?? [];
  const bar = ticksPerBar(song.timeSignature);
  return song.sections
    .filter(({ startBar, bars }) =>
      notes.some(({ start }) => start >= startBar * bar && start < (startBar + bars) * bar - bar / 8),
    )
    .map(({ name }) => name);
}

const pop: TechnicalWishes = {
  genre: "pop",
  form: "verse-chorus",
  bars: 72,
  timeSignature: "4/4",
  humanize: 0,
};

function songWith(wishes: TechnicalWishes, emotionalIntent = "joy", seed = 3): Song {
  return composeSong({ emotionalIntent, technical: { ...pop, ...wishes } }, seed).song;
}

const ofKind = (song: Song, kind: string) =>
  song.sections.filter((section) => section.kind === kind).map(({ name }) => name);

describe("players in single sections", () => {
  test("who is named for the chorus plays there and nowhere else", () => {
    const song = songWith({ sectionInstruments: { chorus: { pad: "strings" } } });
    expect(sectionsWith(song, "pad")).toEqual(ofKind(song, "chorus"));
    expect(song.tracks.find(({ role }) => role === "pad")?.program).toBe(48);
  });

  test("a role rests where it is silenced, and goes on around it", () => {
    const song = songWith({ sectionInstruments: { chorus: { drums: "none" } } });
    const playing = sectionsWith(song, "drums");
    expect(playing.length).toBeGreaterThan(0);
    for (const name of ofKind(song, "chorus")) expect(playing).not.toContain(name);
  });

  test("another melody than the song's is a solo: the tune is its, and the melody rests", () => {
    const song = songWith({ sectionInstruments: { bridge: { melody: "alto sax" } } });
    const bridge = ofKind(song, "bridge");
    expect(bridge.length).toBeGreaterThan(0);
    expect(sectionsWith(song, "counter-melody")).toEqual(bridge);
    expect(song.tracks.find(({ role }) => role === "counter-melody")?.program).toBe(65);
    for (const name of bridge) expect(sectionsWith(song, "melody")).not.toContain(name);
    expect(song.reasons.map(({ decision }) => decision)).toContain("bridge: alto sax has the melody");
  });

  test("one of several, and what lies before it, have names", () => {
    const song = songWith({ sectionInstruments: { "before last chorus": { drums: "none" } } });
    const last = ofKind(song, "chorus").at(-1) ?? "";
    expect(sectionsWith(song, "drums")[0]).toBe(last);
  });

  test("what is understood gives everybody the same sections again", () => {
    const first = composeSong(
      {
        emotionalIntent: "joy, with a sax solo in the bridge, and no drums in the first verse",
        technical: pop,
      },
      5,
    );
    expect(first.intent.technical.sectionInstruments).toEqual({
      bridge: { melody: "sax" },
      "first verse": { drums: "none" },
    });
    const { song } = composeSong(first.intent, 5);
    expect(song.tracks.map(({ program }) => program)).toEqual(
      first.song.tracks.map(({ program }) => program),
    );
    for (const role of ["counter-melody", "drums"] as const)
      expect(sectionsWith(song, role)).toEqual(sectionsWith(first.song, role));
  });

  test("without such wishes the song is the one that it was", () => {
    expect(songWith({ sectionInstruments: {} }).tracks).toEqual(songWith({}).tracks);
  });

  test("a section that the song lacks is left out, and its player too; a reason says so", () => {
    const { song } = outlineSong(
      {
        emotionalIntent: "calm",
        technical: { ...pop, bars: 8, sectionInstruments: { "verse 9": { "counter-melody": "oboe" } } },
      },
      1,
    );
    expect(song.tracks.some(({ program }) => program === 68)).toBe(false);
    const reason = song.reasons.find(({ decision }) => decision === "verse 9: left as it is");
    expect(reason?.because).toContain("this song has");
  });

  test.each([
    [{ refrains: { drums: "none" } }, {}, undefined],
    [{ "middle bit": { drums: "none" } }, {}, 'is not a section: use "intro"'],
    [{ chorus: { singer: "flute" } }, {}, "is not a role in the band"],
    [{ chorus: { pad: "strinks" } }, {}, "did you mean"],
    [{ chorus: { chords: "organ" } }, { chords: "piano" }, "one instrument plays it in the whole song"],
    [{ bridge: { melody: "flute" } }, { "counter-melody": "oboe" }, "leave it to the flute"],
  ])("%j with %j", (sectionInstruments, instruments, problem) => {
    const compose = () => songWith({ sectionInstruments, instruments });
    if (problem === undefined) expect(compose).not.toThrow();
    else {
      expect(compose).toThrow(IntentError);
      expect(compose).toThrow(problem);
    }
  });
});

describe("the form", () => {
  test.each([
    ["joyful, sax solo in the bridge", "bridge"],
    ["sad, strings only in the chorus", "chorus"],
    ["angry, a choir in the pre-chorus", "pre-chorus"],
    ["a lullaby, a flute in the bridge", "bridge"],
    ["calm, no drums in verse 2", "verse 2"],
  ])("has the section that somebody speaks of: %s", (emotionalIntent, wanted) => {
    for (let seed = 0; seed < 12; seed++) {
      const { sections } = outlineSong({ emotionalIntent }, seed).song;
      expect(
        sections.map(({ name, kind }) => (name === wanted ? name : kind)),
        `seed ${seed}`,
      ).toContain(wanted);
    }
  });

  test("has it in the bars that were asked for, where they have room", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { sections } = songWith(
        { sectionInstruments: { bridge: { melody: "alto sax" } }, bars: 56 },
        "joy",
        seed,
      );
      expect(
        sections.map(({ kind }) => kind),
        `seed ${seed}`,
      ).toContain("bridge");
    }
  });
});
