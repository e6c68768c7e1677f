/** What holds of every song, whatever made it: one list of guarantees over the same songs. Long for that. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Composition, composeSong, outlineSong } from "./compose.ts";
import { genres } from "./data/genres.ts";
import { compassOf } from "./data/instruments.ts";
import { songDigest } from "./digest.ts";
import { thesaurus } from "./emotion/thesaurus.ts";
import { pitchClassOf } from "./harmony/pitch.ts";
import { scaleOf } from "./harmony/scales.ts";
import type { Intent, TechnicalWishes } from "./intent.ts";
import type { Key, Note, Role, Song, Track } from "./song.ts";

const SEEDS = [0, 7, 2 ** 53 - 1];

/** The song as it is written; how it is played is tested in `perform/`. */
const compose = (feeling: string, seed = 42, technical: TechnicalWishes = {}): Song =>
  composeSong({ emotionalIntent: feeling, technical: { humanize: 0, ...technical } }, seed).song;

const barTicks = ({ timeSignature: [numerator, denominator] }: Song) => (numerator * 1920) / denominator;

const trackOf = (song: Song, role: Role): Track | undefined =>
  song.tracks.find((track) => track.role === role);

/** The key at a tick: a last chorus may be lifted. */
const keyAt = (song: Song, tick: number): Key => {
  const change = song.reasons.find(({ about }) => about === "key change")?.decision ?? "";
  const [, tonic = "", mode, name] = /^(\S+) (\S+) from (.+) on$/.exec(change) ?? [];
  const from = song.sections.find((section) => section.name === name);
  const lifted = from !== undefined && tick >= from.startBar * barTicks(song);
  return lifted && mode === song.key.mode ? { tonic, mode } : song.key;
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Everything that holds for every song, whatever was asked for. */
function expectSound(song: Song): void {
  const end = song.totalBars * barTicks(song);
  expect(song.sections.reduce((sum, section) => sum + section.bars, 0)).toBe(song.totalBars);
  let bar = 0;
  for (const section of song.sections) {
    expect(section.startBar).toBe(bar);
    bar += section.bars;
    let tick = section.startBar * barTicks(song);
    for (const chord of section.chords) {
      expect(chord.start).toBe(tick);
      tick += chord.duration;
    }
    expect(tick).toBe(bar * barTicks(song));
  }
  expect(song.tracks.length).toBeGreaterThan(0);
  for (const track of song.tracks) {
    expect(track.notes.length, `${track.name} is empty`).toBeGreaterThan(0);
    let before: Note | undefined;
    for (const note of track.notes) {
      const whole = [note.start, note.duration, note.pitch, note.velocity].every(Number.isInteger);
      const inRange = note.pitch >= 0 && note.pitch <= 127 && note.velocity >= 1 && note.velocity <= 127;
      const inTime = note.start >= 0 && note.duration > 0 && note.start + note.duration <= end;
      const inOrder = !before || before.start <= note.start;
      if (!(whole && inRange && inTime && inOrder)) {
        throw new Error(`${track.name}: ${JSON.stringify(note)} is no note of a song of ${end} ticks`);
      }
      before = note;
    }
  }
}

/** Bars in which nothing begins and nothing sounds. */
function silentBars(song: Song): number[] {
  const ticks = barTicks(song);
  const sounding = new Set<number>();
  for (const track of song.tracks) {
    for (const note of track.notes) {
      for (let bar = Math.floor(note.start / ticks); bar * ticks < note.start + note.duration; bar++) {
        sounding.add(bar);
      }
    }
  }
  return Array.from({ length: song.totalBars }, (_, bar) => bar).filter((bar) => !sounding.has(bar));
}

describe("every feeling of the thesaurus", () => {
  const songs = thesaurus.nodes.flatMap((node) =>
    SEEDS.map((seed) => ({ node, song: compose(node.name, seed) })),
  );

  test("becomes a sound song with no silent bar", () => {
    for (const { song } of songs) {
      expectSound(song);
      expect(silentBars(song)).toEqual([]);
    }
  });

  test("gives a melody inside its instrument's compass and a bass below it", () => {
    for (const { song } of songs) {
      const melody = trackOf(song, "melody");
      const bass = trackOf(song, "bass");
      if (!melody || !bass) throw new Error(`${song.title} lacks a melody or a bass`);
      const [low, high] = compassOf(melody.program);
      expect(Math.min(...melody.notes.map(({ pitch }) => pitch))).toBeGreaterThanOrEqual(low);
      expect(Math.max(...melody.notes.map(({ pitch }) => pitch))).toBeLessThanOrEqual(high);
      expect(mean(bass.notes.map(({ pitch }) => pitch))).toBeLessThan(
        mean(melody.notes.map(({ pitch }) => pitch)) - 10,
      );
    }
  });

  test("sings one note at a time", () => {
    for (const { song } of songs) {
      const notes = trackOf(song, "melody")?.notes ?? [];
      const overlaps = notes.filter((note, index) => {
        const next = notes[index + 1];
        return next !== undefined && note.start + note.duration > next.start;
      });
      expect(overlaps).toEqual([]);
    }
  });

  test("stays in its key, but for the tones of chords from outside of it", () => {
    for (const { song } of songs) {
      const chords = song.sections.flatMap((section) => section.chords);
      for (const track of song.tracks.filter(({ role }) => role !== "drums")) {
        for (const note of track.notes) {
          // A pickup belongs to the section that it leads into, which may have been lifted.
          const keys = [keyAt(song, note.start), keyAt(song, note.start + barTicks(song) / 2)];
          if (keys.some((key) => scaleOf(key).includes(note.pitch % 12))) continue;
          const chord = chords.find(
            ({ start, duration }) => start <= note.start && note.start < start + duration,
          );
          const next = chords.find(({ start }) => start > note.start);
          const belongs = [chord, next].some(
            (candidate) =>
              candidate?.tones.some((tone) => (candidate.root + tone) % 12 === note.pitch % 12) ||
              candidate?.bass === note.pitch % 12,
          );
          // A bass may lead into a root from a semitone below.
          const leads =
            track.role === "bass" && [1, 2, 10, 11].some((step) => next?.bass === (note.pitch + step) % 12);
          // A riff may have the tritone, the flat second and the pure fourth and fifth above its ground.
          const grounds = [...keys.map(({ tonic }) => pitchClassOf(tonic)), chord?.root ?? 0];
          const bites =
            note.origin?.endsWith(".riff") &&
            grounds.some((ground) => [1, 5, 6, 7].includes((note.pitch - ground) % 12));
          if (!belongs && !leads && !bites)
            throw new Error(
              `${song.title}, ${track.name}: ${JSON.stringify(note)} in ${song.key.tonic} ${song.key.mode}`,
            );
        }
      }
    }
  });

  test("comes home: the last chord and the last note of the melody are tonics of the key or its relative", () => {
    for (const { song } of songs) {
      const last = song.sections.at(-1)?.chords.at(-1);
      const note = trackOf(song, "melody")?.notes.at(-1);
      expect(last && note && note.pitch % 12 === last.root, song.title).toBe(true);
      expect(scaleOf(keyAt(song, last?.start ?? 0))).toContain(last?.root);
    }
  });

  test("gives every decision its because", () => {
    for (const { song } of songs) {
      const about = song.reasons.map((reason) => reason.about);
      for (const wanted of [
        "genre",
        "metre",
        "tempo",
        "form",
        "length",
        "mode",
        "key",
        "instruments",
        "dynamics",
      ]) {
        expect(about).toContain(wanted);
      }
      for (const reason of song.reasons) {
        expect(reason.because.length).toBeGreaterThan(10);
        // Nothing was asked for but the feeling.
        expect(reason.because).not.toMatch(/\byou (asked|chose|gave|named)/i);
      }
    }
  });
});

describe("a seed", () => {
  test("gives the same song again, in any order of calls", () => {
    const first = compose("wonder", 3);
    compose("rage", 4);
    expect(compose("wonder", 3)).toEqual(first);
    expect(songDigest(compose("wonder", 3))).toBe(songDigest(first));
  });

  test("gives another song than its neighbours", () => {
    const digests = Array.from({ length: 32 }, (_, seed) => songDigest(compose("hope", seed)));
    expect(new Set(digests).size).toBe(32);
  });

  test("that is no whole number from 0 to 2^53 − 1 is refused", () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => compose("joy", seed)).toThrow(RangeError);
  });
});

describe("joy and grief", () => {
  const joyful = Array.from({ length: 24 }, (_, seed) => compose("joyful", seed));
  const grieving = Array.from({ length: 24 }, (_, seed) => compose("grief", seed));
  const melodies = (songs: readonly Song[]) => songs.flatMap((song) => trackOf(song, "melody")?.notes ?? []);
  const notesPerSecond = (song: Song) => (trackOf(song, "melody")?.notes.length ?? 0) / song.durationSeconds;

  test("differ in mode", () => {
    for (const song of joyful) expect(["major", "lydian", "mixolydian"]).toContain(song.key.mode);
    for (const song of grieving) expect(["minor", "dorian", "phrygian"]).toContain(song.key.mode);
  });

  test("differ in tempo by a third at the least", () => {
    expect(mean(joyful.map(({ tempoBpm }) => tempoBpm))).toBeGreaterThan(
      1.33 * mean(grieving.map(({ tempoBpm }) => tempoBpm)),
    );
  });

  test("differ in register by a fourth at the least", () => {
    const height = (songs: readonly Song[]) => mean(melodies(songs).map(({ pitch }) => pitch));
    expect(height(joyful) - height(grieving)).toBeGreaterThan(5);
  });

  test("differ in density: joy sings half as many notes again in a second", () => {
    expect(mean(joyful.map(notesPerSecond))).toBeGreaterThan(1.5 * mean(grieving.map(notesPerSecond)));
  });

  test("differ in loudness by ten steps of velocity at the least", () => {
    const loudness = (songs: readonly Song[]) => mean(melodies(songs).map(({ velocity }) => velocity));
    expect(loudness(joyful) - loudness(grieving)).toBeGreaterThan(10);
  });
});

describe("wishes", () => {
  test("win over the feeling", () => {
    const song = compose("grief", 1, {
      key: "F# major",
      bpm: 180,
      timeSignature: "3/4",
      bars: 20,
      genre: "jazz",
    });
    expect(song.key).toEqual({ tonic: "F#", mode: "major" });
    expect(song).toMatchObject({ tempoBpm: 180, timeSignature: [3, 4], totalBars: 20, genre: "jazz" });
    expectSound(song);
  });

  test("for a progression give exactly its chords, one a bar, in every section", () => {
    const song = compose("grief", 42, { key: "A minor", progression: ["i", "VI", "III", "VII"] });
    for (const section of song.sections) {
      const expected = Array.from({ length: section.bars }, (_, bar) => ["Am", "F", "C", "G"][bar % 4]);
      expect(section.chords.map(({ symbol }) => symbol)).toEqual(expected);
    }
  });

  test("for chord symbols keep their inversions in the bass", () => {
    const song = compose("hope", 5, { key: "C", progression: ["C/E", "F", "G/B", "C"], bars: 8 });
    const bass = trackOf(song, "bass")?.notes ?? [];
    const playing = song.sections.filter(({ kind }) => kind !== "intro");
    const downbeats = playing
      .flatMap(({ chords }) => chords)
      .map(({ start }) => bass.find((note) => note.start === start));
    expect(downbeats.slice(0, 4).map((note) => (note?.pitch ?? 0) % 12)).toEqual([4, 5, 11, 0]);
  });

  test("for a minor key give a minor tonic chord", () => {
    for (const genre of genres) {
      const song = compose("joy", 9, { key: "A minor", genre: genre.name });
      const tonics = song.sections
        .flatMap(({ chords }) => chords)
        .filter(({ root }) => root === pitchClassOf("A"));
      expect(tonics.length).toBeGreaterThan(0);
      for (const chord of tonics) expect(chord.symbol, genre.name).toMatch(/^Am(?!aj)/);
    }
  });

  test("for instruments are played, and a silenced role is silent", () => {
    const song = compose("joy", 3, { instruments: { melody: "flute", drums: "none", pad: "choir" } });
    expect(trackOf(song, "melody")?.program).toBe(73);
    expect(trackOf(song, "pad")?.program).toBe(52);
    expect(trackOf(song, "drums")).toBeUndefined();
  });

  test("that do not touch a part leave it as it was", () => {
    const plain = compose("joy", 11, { genre: "pop" });
    const flute = compose("joy", 11, { genre: "pop", instruments: { pad: "none" } });
    expect(trackOf(flute, "bass")).toEqual(trackOf(plain, "bass"));
    expect(trackOf(flute, "melody")).toEqual(trackOf(plain, "melody"));
  });

  test("to stay away from home are heard: the last chord is not the tonic", () => {
    const song = composeSong(
      { emotionalIntent: "grief", ruleBreaks: ["harmony.avoid_tonic_resolution"] },
      8,
    ).song;
    expect(song.sections.at(-1)?.chords.at(-1)?.root).not.toBe(pitchClassOf(song.key.tonic));
    expect(song.reasons.some(({ about }) => about === "rule break")).toBe(true);
  });

  test("to borrow a chord are heard in the chorus and nowhere else", () => {
    const technical = { key: "C major", genre: "pop" };
    const song = composeSong(
      { emotionalIntent: "joy", technical, ruleBreaks: ["harmony.modal_interchange"] },
      8,
    ).song;
    const borrowed = song.sections.filter(({ chords }) =>
      chords.some(({ numeral }) => numeral.startsWith("iv")),
    );
    expect(borrowed.length).toBeGreaterThan(0);
    expect(borrowed.every(({ kind }) => kind === "chorus")).toBe(true);
  });
});

describe("a journey", () => {
  const { song } = composeSong({ emotionalIntent: "grief slowly turning into hope" }, 42);

  test("begins in one feeling and ends in the other", () => {
    expect(song.mood).toBe("grief");
    expect(song.sections[0]?.affect.valence).toBeLessThan(-0.4);
    expect(song.sections.at(-1)?.affect.valence).toBeGreaterThan(0.3);
  });

  test("crosses over from minor to its relative major", () => {
    expect(song.key.mode).toBe("minor");
    const last = song.sections.at(-1)?.chords.at(-1);
    expect(last?.root).toBe((pitchClassOf(song.key.tonic) + 3) % 12);
    expect(last?.tones.slice(0, 3)).toEqual([0, 4, 7]);
  });

  test("can be given by its waypoints", () => {
    const intent: Intent = {
      emotionalIntent: "the long way home",
      journey: [
        { at: 1, emotion: "serenity" },
        { at: 0, emotion: "rage" },
      ],
    };
    const travelled = composeSong(intent, 6);
    expect(travelled.intent.journey).toEqual([
      { at: 0, emotion: "rage" },
      { at: 1, emotion: "serenity" },
    ]);
    const [first, last] = [travelled.song.sections[0], travelled.song.sections.at(-1)];
    expect(first?.energy ?? 0).toBeGreaterThan(last?.energy ?? 1);
  });
});

describe("what comes again", () => {
  const notesOf = (song: Song, section: Song["sections"][number], bars: number) => {
    const from = section.startBar * barTicks(song);
    return (trackOf(song, "melody")?.notes ?? [])
      .filter(({ start }) => start >= from && start < from + bars * barTicks(song))
      .map(({ start, duration, pitch }) => [start - from, duration, pitch]);
  };

  test("a chorus returns note for note, but for the heights of the last one and the last bars of the song", () => {
    let compared = 0;
    for (const feeling of ["joyful", "rage", "hope", "lonely", "playful"]) {
      for (let seed = 0; seed < 12; seed++) {
        const song = compose(feeling, seed, { form: "verse-chorus", bars: 48 });
        const [first, ...others] = song.sections.filter(({ kind }) => kind === "chorus");
        for (const other of others) {
          if (!first || other.bars !== first.bars) continue;
          if (keyAt(song, other.startBar * barTicks(song)) !== song.key) continue;
          compared++;
          // The last chorus reaches higher before it closes, and before a lift the last bar leads into the new key.
          const lifted = keyAt(song, (other.startBar + other.bars) * barTicks(song)) !== song.key;
          const bars = first.bars - (other === others.at(-1) ? 6 : lifted ? 1 : 0);
          expect(notesOf(song, other, bars), `${feeling}, seed ${seed}`).toEqual(notesOf(song, first, bars));
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test("the last chorus is the biggest: as high or higher, louder, and with at least as many players", () => {
    const wider: number[] = [];
    for (const feeling of ["joyful", "rage", "hope", "lonely", "playful"]) {
      for (let seed = 0; seed < 8; seed++) {
        const song = compose(feeling, seed, { form: "verse-chorus", bars: 48 });
        const choruses = song.sections.filter(({ kind }) => kind === "chorus");
        const [first, last] = [choruses[0], choruses.at(-1)];
        if (!first || !last || first === last) continue;
        const of = (section: Song["sections"][number]) => {
          const from = section.startBar * barTicks(song);
          const to = from + section.bars * barTicks(song);
          const notes = song.tracks.flatMap(({ role, notes: all }) =>
            all.filter(({ start }) => start >= from && start < to).map((note) => ({ ...note, role })),
          );
          const tune = notes.filter(({ role }) => role === "melody");
          return {
            players: new Set(notes.map(({ role }) => role)).size,
            loudness: mean(tune.map(({ velocity }) => velocity)),
            top: Math.max(...tune.map(({ pitch }) => pitch)),
          };
        };
        const [before, after] = [of(first), of(last)];
        const where = `${feeling}, seed ${seed}`;
        expect(after.players, where).toBeGreaterThanOrEqual(before.players);
        expect(after.loudness, where).toBeGreaterThan(before.loudness);
        wider.push(after.top - before.top);
      }
    }
    expect(mean(wider)).toBeGreaterThan(1);
    expect(Math.min(...wider)).toBeGreaterThanOrEqual(-2);
  });

  test("a verse that comes again is the same tune with some of its bars told anew", () => {
    const shares = Array.from({ length: 24 }, (_, seed) => {
      const song = compose("hope", seed, { form: "strophic", bars: 16 });
      const [first, second] = song.sections;
      if (!first || !second) throw new Error("there are two verses");
      const told = notesOf(song, first, 6).map(String);
      const again = notesOf(song, second, 6).map(String);
      return again.filter((note) => told.includes(note)).length / again.length;
    });
    expect(mean(shares)).toBeGreaterThan(0.5);
    expect(mean(shares)).toBeLessThan(0.98);
  });

  test("a verse that is said to be told a little differently is: some of its bars have another tune", () => {
    let told = 0;
    for (const seed of [7, 42]) {
      for (const feeling of ["tender love", "wonder", "longing", "hope", "joy", "grief", "anger", "calm"]) {
        for (const genre of ["bossa nova", "jazz", "pop", "folk", "waltz", "reggae", "metal", "blues"]) {
          for (const bars of [16, 48]) {
            const song = compose(feeling, seed, { genre, bars });
            const verses = song.sections.filter(({ kind }) => kind === "verse");
            const tunes = verses.map((verse) => String(notesOf(song, verse, verse.bars)));
            verses.forEach(({ name, notes }, index) => {
              if (!notes.includes("told a little differently")) return;
              told++;
              expect(tunes[index], `${feeling}, ${genre}, ${bars} bars, ${seed}: ${name}`).not.toBe(tunes[0]);
            });
          }
        }
      }
    }
    expect(told).toBeGreaterThan(200);
  });

  test("on a journey the theme keeps its rhythm when it turns to light", () => {
    const song = composeSong(
      {
        emotionalIntent: "grief slowly turning into hope",
        technical: { bars: 40, form: "verse-chorus", genre: "pop", humanize: 0 },
      },
      42,
    ).song;
    const [dark, light] = song.sections.filter(({ kind }) => kind === "chorus");
    if (!dark || !light) throw new Error("there are two choruses");
    const onsets = (section: typeof dark) => notesOf(song, section, 6).map(([start]) => start);
    expect(onsets(light)).toEqual(onsets(dark));
  });
});

describe("a melody", () => {
  const songs = ["joyful", "grief", "rage", "playful", "dread", "peaceful"].flatMap((feeling) =>
    Array.from({ length: 8 }, (_, seed) => compose(feeling, seed)),
  );
  const lines = songs.map((song) => (trackOf(song, "melody")?.notes ?? []).map(({ pitch }) => pitch));

  test("moves by step more than by leap, and seldom by more than an octave", () => {
    const sizes = lines.flatMap((line) =>
      line.slice(1).map((pitch, index) => Math.abs(pitch - (line[index] ?? pitch))),
    );
    const share = (test: (size: number) => boolean) => sizes.filter(test).length / sizes.length;
    expect(share((size) => size <= 2)).toBeGreaterThan(0.5);
    expect(share((size) => size > 12)).toBeLessThan(0.005);
  });

  test("does not go to and fro between two tones for long", () => {
    const triples = lines.flatMap((line) =>
      line.slice(2).map((pitch, index) => [line[index], line[index + 1], pitch]),
    );
    const returns = triples.filter(([first, middle, last]) => first === last && first !== middle);
    expect(returns.length / triples.length).toBeLessThan(0.18);
  });

  test("lies above the chords", () => {
    for (const song of songs) {
      const chords = trackOf(song, "chords");
      const melody = trackOf(song, "melody");
      if (!chords || !melody) throw new Error("both play in every genre");
      const height = (track: Track) => mean(track.notes.map(({ pitch }) => pitch));
      expect(height(melody) - height(chords), `${song.title} in ${song.genre}`).toBeGreaterThan(2);
    }
  });

  test("rests on chord tones on the downbeats of long notes", () => {
    let fitting = 0;
    let all = 0;
    for (const song of songs) {
      const chords = song.sections.flatMap((section) => section.chords);
      for (const note of trackOf(song, "melody")?.notes ?? []) {
        if (note.start % barTicks(song) !== 0 || note.duration < 480) continue;
        const chord = chords.find(
          ({ start, duration }) => start <= note.start && note.start < start + duration,
        );
        all++;
        if (chord?.tones.some((tone) => (chord.root + tone) % 12 === note.pitch % 12)) fitting++;
      }
    }
    expect(fitting / all).toBeGreaterThan(0.8);
  });
});

describe("a rhythm section", () => {
  test("swings where the genre swings: off-beat eighths come late", () => {
    const offBeats = (genre: string) => {
      const song = compose("playful", 2, { genre, bars: 16, timeSignature: "4/4" });
      return (trackOf(song, "drums")?.notes ?? [])
        .map(({ start }) => start % 480)
        .filter((place) => place > 180 && place < 400);
    };
    expect(offBeats("pop").every((place) => place % 120 === 0)).toBe(true);
    expect(Math.min(...offBeats("jazz"))).toBeGreaterThan(280);
  });

  test("leads into the next section with a fill", () => {
    const song = compose("joyful", 4, { genre: "rock", bars: 24 });
    const drums = trackOf(song, "drums")?.notes ?? [];
    const fills = drums.filter(({ origin }) => origin === "drums.fill");
    const ends = song.sections.slice(0, -1).map(({ startBar, bars }) => startBar + bars - 1);
    expect(fills.length).toBeGreaterThan(0);
    for (const { start } of fills) expect(ends).toContain(Math.floor(start / barTicks(song)));
  });

  test("walks: a bass in jazz comes to each new root by step or by a tone of the chord", () => {
    const song = compose("playful", 3, { genre: "jazz", bars: 32, timeSignature: "4/4" });
    const bass = trackOf(song, "bass")?.notes ?? [];
    const chords = song.sections.flatMap((section) => section.chords);
    const arrivals = chords.slice(1).flatMap((chord, index) => {
      const place = bass.findIndex(({ start }) => start === chord.start);
      const before = bass[place - 1];
      const last = chords[index];
      if (place < 1 || !before || !last || last.bass === chord.bass) return [];
      const step = Math.abs(((((before.pitch - chord.bass) % 12) + 18) % 12) - 6);
      return [step <= 2 || last.tones.some((tone) => (last.root + tone) % 12 === before.pitch % 12)];
    });
    expect(arrivals.length).toBeGreaterThan(10);
    expect(arrivals.filter((good) => good).length / arrivals.length).toBeGreaterThan(0.9);
  });
});

describe("chords that are asked for", () => {
  test("by symbol bring their key with them", () => {
    for (let seed = 0; seed < 10; seed++) {
      const song = compose("grief", seed, { progression: ["Am", "F", "C", "G"] });
      expect(song.key).toEqual({ tonic: "A", mode: "minor" });
      expect(song.sections[0]?.chords.slice(0, 4).map(({ numeral }) => numeral)).toEqual([
        "i",
        "VI",
        "III",
        "VII",
      ]);
    }
  });

  test("by numeral bring their mode with them", () => {
    expect(compose("joy", 1, { progression: ["i", "iv", "v", "i"] }).key.mode).toBe("minor");
    expect(compose("grief", 1, { progression: ["I", "IV", "V", "I"] }).key.mode).toBe("major");
  });
});

describe("an outline", () => {
  test("is the song without its notes, and without what was revised once they were there", () => {
    const intent: Intent = { emotionalIntent: "a quiet wonder" };
    const { song } = composeSong(intent, 12);
    const outline = outlineSong(intent, 12).song;
    expect(outline).toEqual({
      ...song,
      reasons: song.reasons.filter(({ about }) => about !== "revision"),
      tracks: song.tracks.map((track) => ({ ...track, notes: [], controls: [] })),
    });
  });
});

describe("whatever is wished for", () => {
  const wishes = fc.record(
    {
      key: fc.constantFrom(
        "C",
        "F# minor",
        "Bb",
        "D dorian",
        "E phrygian",
        "B locrian",
        "Ab lydian",
        "G mixolydian",
      ),
      bpm: fc.double({ min: 20, max: 300, noNaN: true }),
      genre: fc.oneof(fc.constantFrom(...genres.map(({ name }) => name)), fc.string({ maxLength: 60 })),
      progression: fc.array(
        fc.constantFrom("i", "IV", "bVII", "V7/V", "Am7", "F#m7b5", "C/E", "viio7", "Bbsus4"),
        {
          minLength: 1,
          maxLength: 64,
        },
      ),
      timeSignature: fc.constantFrom("4/4", "3/4", "6/8"),
      bars: fc.integer({ min: 4, max: 96 }),
      form: fc.constantFrom("verse-chorus", "AABA", "ternary", "strophic", "build", "through-composed"),
      instruments: fc
        .dictionary(
          fc.constantFrom("melody", "chords", "bass", "drums"),
          fc.constantFrom("flute", "cello", "electric piano", "808", "distortion guitar"),
        )
        .map(({ drums: _, ...rest }) => rest),
    },
    { requiredKeys: [] },
  );

  test("the song is sound", () => {
    const node = fc.constantFrom(...thesaurus.nodes.map(({ name }) => name));
    fc.assert(
      fc.property(node, wishes, fc.maxSafeNat(), (feeling, technical, seed) => {
        const { song }: Composition = composeSong({ emotionalIntent: feeling, technical }, seed);
        expectSound(song);
        expect(silentBars(song)).toEqual([]);
        if (technical.bars !== undefined) expect(song.totalBars).toBe(technical.bars);
      }),
      { numRuns: 300 },
    );
  });
});
