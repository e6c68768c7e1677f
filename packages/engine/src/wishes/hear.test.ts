import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong, outlineSong } from "../compose.ts";
import { hearUnkept, hearWishes } from "./hear.ts";

/** The wishes of a text as short lines; instruments of all wishes together. */
function heard(text: string): Record<string, unknown> {
  const wishes: Record<string, unknown> = {};
  for (const { parameter, value } of hearWishes(text)) {
    wishes[parameter] = ["instruments", "section_instruments"].includes(parameter)
      ? Object.assign({}, wishes[parameter], value)
      : value;
  }
  return wishes;
}

const onlyPiano = {
  melody: "piano",
  "counter-melody": "none",
  chords: "piano",
  bass: "piano",
  pad: "none",
  drums: "none",
};

describe("wishes in words", () => {
  test.each([
    ["D minor, no wait, E minor", { key: "E minor" }],
    ["in D minor, wait, in E minor", { key: "E minor" }],
    ["a waltz, with a cello, sax solo in the bridge", { genre: "waltz", instruments: { melody: "cello" } }],
    ["piano and old strings, around 70 bpm", { bpm: 70, instruments: { chords: "piano", pad: "strings" } }],
  ])("%s", (text, wanted) => {
    expect(heard(text)).toMatchObject(wanted);
  });

  test("a whole brief is heard", () => {
    expect(
      heard(
        "a slow waltz in E minor for piano, no drums, around 70 bpm, in 3, like a lullaby, two minutes long",
      ),
    ).toEqual({
      genre: "lullaby",
      time_signature: "3/4",
      key: "E minor",
      bpm: 70,
      duration_seconds: 120,
      instruments: onlyPiano,
    });
  });

  test.each([
    ["joy at 120 BPM", { bpm: 120 }],
    ["between 70 and 80 beats per minute", { bpm: 75 }],
    ["seventy-two bpm, grief", { bpm: 72 }],
    ["120 bpm, no, 130 bpm", { bpm: 130 }],
    ["grief, 1000 bpm", { bpm: 300 }],
    ["rage, presto", { bpm: 176 }],
    ["a slow sad song", { bpm: 66 }],
    ["slow techno", { genre: "techno", bpm: 124 }],
    ["hope in F# minor", { key: "F# minor" }],
    ["hope in the key of Bb", { key: "Bb major" }],
    ["happy but in a minor key", { key: "minor" }],
    ["A minor actually", { key: "A minor" }],
    ["A minor instead, please", { key: "A minor" }],
    ["song in D dorian", { key: "D dorian" }],
    ["joy in 7/8", { time_signature: "7/8" }],
    ["joy in three", { time_signature: "3/4" }],
    ["joy in 6/8, folk", { time_signature: "6/8", genre: "folk" }],
    ["a country waltz", { genre: "country", time_signature: "3/4" }],
    ["a soul song about loss", { genre: "soul" }],
    ["a blues in E", { genre: "blues", key: "E major" }],
    ["loss, in a folk style", { genre: "folk" }],
    ["not jazz", { genre: "not jazz" }],
    ["not jazz but bossa nova", { genre: "bossa nova" }],
    ["a 90-second piece", { duration_seconds: 90 }],
    ["a two and a half minute song", { duration_seconds: 150 }],
    ["joy, 32 bars", { bars: 32 }],
    ["sad pop song, verse-chorus", { genre: "pop", form: "verse-chorus" }],
    ["with fiddle and banjo", { instruments: { melody: "fiddle", chords: "banjo" } }],
    ["a violin melody over soft piano", { instruments: { melody: "violin", chords: "piano" } }],
    ["without drums or bass", { instruments: { drums: "none", bass: "none" } }],
    ["fear, chords Am F C G", { progression: ["Am", "F", "C", "G"] }],
    ["I-V-vi-IV, hope", { progression: ["I", "V", "vi", "IV"] }],
    ["joy, quantized", { humanize: 0 }],
  ])("%s", (text, wishes) => {
    expect(heard(text)).toEqual(wishes);
  });

  test.each([
    ["I want 64 bars of techno", { bars: 64, genre: "techno" }],
    ["saw lead", {}],
    ["a song with a saw lead", { instruments: { melody: "saw lead" } }],
    ["nylon guitar for the melody", { instruments: { melody: "nylon guitar" } }],
    ["joy, no piano", { instruments: { chords: "not piano", melody: "not piano", pad: "not piano" } }],
    ["Wiegenlied", { genre: "lullaby" }],
    ["ein langsamer Walzer in a-Moll", { genre: "waltz", bpm: 80, key: "A minor" }],
    [
      "Freude in B-Dur, langsam, mit Klavier und Geige",
      { key: "Bb major", bpm: 66, instruments: { chords: "piano", melody: "violin" } },
    ],
    ["traurig, ohne Schlagzeug", { instruments: { drums: "none" } }],
    ["im Dreivierteltakt", { time_signature: "3/4" }],
    ["una canción de cuna, sin batería", { genre: "lullaby", instruments: { drums: "none" } }],
    ["un vals lento en re menor", { genre: "waltz", bpm: 62, key: "D minor" }],
    [
      "une valse en fa dièse mineur, avec accordéon",
      { genre: "valse", key: "F# minor", instruments: { chords: "accordion" } },
    ],
    ["triste, en mineur, sans batterie", { key: "minor", instruments: { drums: "none" } }],
    ["uma música rápida, com violão", { bpm: 144, instruments: { chords: "guitar" } }],
    [
      "una ninna nanna in do maggiore per pianoforte",
      { genre: "lullaby", key: "C major", instruments: onlyPiano },
    ],
  ])("in words of another kind, or language: %s", (text, wishes) => {
    expect(heard(text)).toEqual(wishes);
  });

  test.each([
    "langsam wird alles besser",
    "no tengo la menor idea",
    "la vie est rapide",
    "no strings attached",
    "no piano could play this grief",
    "el coro de mi escuela",
  ])("nothing is wished for in another language in: %s", (text) => {
    expect(hearWishes(text)).toEqual([]);
  });

  test.each([
    ["no drums. actually drums", { drums: "drums" }],
    ["no drums... actually, drums please", { drums: "drums" }],
    ["no drums, then bring the drums back", { drums: "drums" }],
    ["no melody, no bass. On second thought, melody", { bass: "none", melody: "any" }],
    ["no piano. actually piano", { chords: "piano" }],
    ["actually no drums", { drums: "none" }],
    ["no drums after all", { drums: "none" }],
  ])("the later word about a player counts: %s", (text, instruments) => {
    const wishes = hearWishes(text).filter(({ parameter }) => parameter === "instruments");
    const players = Object.assign({}, ...wishes.map(({ value }) => value));
    for (const [role, player] of Object.entries(instruments)) expect(players[role]).toBe(player);
  });

  test.each([
    ["sad, no melody in the first half", "no melody in the first half"],
    ["calm, then 140 bpm in the bridge", "140 bpm in the bridge"],
    ["joy, in 3/4 in the bridge", "in 3/4 in the bridge"],
    ["sad, slow in the chorus", "slow in the chorus"],
    ["grief, half-time in the bridge", "half-time in the bridge"],
    ["joy, and faster at the end of the song", "faster at the end"],
    ["longing, a slow chorus", "slow chorus"],
    ["rage, the verse should be slower", "the verse should be slower"],
  ])("a wish about one section is not taken for one about all: %s", (text, words) => {
    expect(hearWishes(text)).toEqual([]);
    expect(hearUnkept(text).map((wish) => wish.words)).toEqual([words]);
    const { song } = outlineSong({ emotionalIntent: text }, 1);
    expect(song.reasons.find(({ decision }) => decision.endsWith("left as it is"))?.because).toContain(words);
  });

  test.each(["I was slow at the end of the day", "a slow start in the new school", "not slow in the chorus"])(
    "whoever tells of a slow day wishes for no tempo: %s",
    (text) => {
      expect(hearWishes(text)).toEqual([]);
      expect(hearUnkept(text)).toEqual([]);
    },
  );

  test.each([
    ["strings only in the chorus", { chorus: { pad: "strings" } }],
    ["add a sax solo in the bridge", { bridge: { melody: "sax" } }],
    ["with a flute in the last chorus", { "last chorus": { "counter-melody": "flute" } }],
    ["sad, no melody in the chorus", { chorus: { melody: "none" } }],
    ["in the verse no drums", { verse: { drums: "none" } }],
    ["no drums in the verse and chorus", { verse: { drums: "none" }, chorus: { drums: "none" } }],
    ["drums only in the choruses", { chorus: { drums: "drums" } }],
    ["no drums until the last chorus", { "before last chorus": { drums: "none" } }],
    ["strings from the second verse", { "from second verse": { pad: "strings" } }],
    ["with a piano in the intro", { intro: { pad: "piano" } }],
    ["no piano in the bridge", { bridge: { chords: "not piano", melody: "not piano", pad: "not piano" } }],
    [
      "only piano at first, then the whole band",
      { intro: { melody: "piano", chords: "piano", bass: "none", pad: "none", drums: "none" } },
    ],
    ["horns kick in at the chorus", { chorus: { pad: "horns" } }],
    [
      "just piano in the first verse",
      { "first verse": { melody: "piano", chords: "piano", bass: "none", pad: "none", drums: "none" } },
    ],
  ])("who plays or rests in a section: %s", (text, sections) => {
    expect(heard(`${text}, joy`)).toEqual({ section_instruments: sections });
    expect(hearUnkept(text)).toEqual([]);
    expect(() => composeSong({ emotionalIntent: text }, 1)).not.toThrow();
  });

  test.each([
    ["metal fury", "metal"],
    ["rage metal", "metal"],
    ["sad jazz", "jazz"],
    ["angry punk", "punk"],
    ["happy pop", "pop"],
    ["country heartbreak", "country"],
    ["country but not cheesy", "country"],
    ["disco or something", "disco"],
    ["lonely blues, 70 bpm", "blues"],
  ])("a genre that stands beside a feeling is one: %s", (text, genre) => {
    expect(heard(text)).toMatchObject({ genre });
  });

  test.each([
    "I live in a sad country",
    "my sad soul",
    "a lonely house",
    "an angry punk spat at me",
    "angry rap on the door",
    "bitter metal taste",
    "happy country people",
  ])("a thing or a person beside a feeling is no genre: %s", (text) => {
    expect(hearWishes(text)).toEqual([]);
  });

  test.each([
    "I'm at rock bottom",
    "blue",
    "feeling blue and green with envy",
    "the key to my house",
    "the key to my heart",
    "fishing for bass with my dad",
    "my country broke my heart",
    "God, country, family",
    "soul searching",
    "my soul is made of metal",
    "a major breakup",
    "A major breakup changed me",
    "a minor inconvenience",
    "a house on fire",
    "five minutes ago she left",
    "the last two minutes with her",
    "in three days I leave",
    "in 5 minutes he is gone",
    "3/4 of my heart",
    "two bars of chocolate",
    "behind bars",
    "no strings attached",
    "the drums of war",
    "my father's guitar",
    "I sat with the piano she left behind",
    "organ donor",
    "his voice",
    "slow mornings",
    "grief slowly turning into hope",
    "fast asleep",
    "dance with me",
    "a swing in the garden",
    "the march of time",
    "I love my son",
    "pop the question",
    "rap on the door",
    "trapped",
    "industrial accident",
    "no 120",
    "",
  ])("nothing is wished for in: %s", (text) => {
    expect(hearWishes(text)).toEqual([]);
  });

  test("each wish quotes the words that ask for it", () => {
    const text = "Grief, Around 70 BPM, no drums, like a lullaby";
    for (const { words, because } of hearWishes(text)) {
      expect(text).toContain(words);
      expect(because).toContain(`"${words}"`);
    }
  });

  const fragments = fc.constantFrom(
    ..."in a minor|E major|70 bpm|no drums|for piano|for drums|with horns|just bass|waltz|metal|country song|in 3|7/8|two minutes long|8 bars|slow|fast|, |. |not |and |solo |cello melody|choir|I-V-vi|chords C F|rondo|quantized|§§§|¶|strings|no melody|no chords|no bass|no pads".split(
      "|",
    ),
  );

  test("whatever is heard can be had", () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 9 }), (parts) => {
        outlineSong({ emotionalIntent: `joy ${parts.join(" ")}` }, 1);
      }),
      { numRuns: 60 },
    );
  });

  test("no piano plays where none is wanted", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { song } = outlineSong({ emotionalIntent: "sad, no piano" }, seed);
      for (const { program, role } of song.tracks)
        if (role !== "drums") expect([0, 1, 2, 3, 4, 5]).not.toContain(program);
    }
  });

  test("words that would silence everybody silence nobody", () => {
    const { song } = outlineSong({ emotionalIntent: "joy, no melody, no chords, no bass, no pads" }, 1);
    expect(song.tracks.length).toBeGreaterThan(1);
  });

  test("any text is heard out", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(fc.oneof(fragments, fc.string()), { maxLength: 50 }).map((all) => all.join(" ")),
        ),
        (text) => {
          for (const { words } of hearWishes(text)) expect(words).not.toBe("");
        },
      ),
    );
  });
});

describe("a song", () => {
  const brief = "a slow waltz in E minor for piano, no drums, around 70 bpm, two minutes long";
  const { song, intent } = composeSong({ emotionalIntent: brief }, 3);

  test("is as its words wish", () => {
    expect(song.key).toEqual({ tonic: "E", mode: "minor" });
    expect(song.tempoBpm).toBe(70);
    expect(song.timeSignature).toEqual([3, 4]);
    expect(song.genre).toBe("waltz");
    expect(Math.abs(song.durationSeconds - 120)).toBeLessThan(12);
    expect(song.tracks.map(({ program }) => program)).toEqual(song.tracks.map(() => 0));
  });

  test("says which words set what", () => {
    expect(song.reasons).toContainEqual({
      about: "your words",
      decision: "tempo: 70 BPM",
      because: '"around 70 bpm" sets the tempo.',
    });
  });

  test("has the same wishes when the intent is posted as it was understood", () => {
    expect(composeSong(intent, 3).intent.technical).toEqual(intent.technical);
  });

  test("obeys the wish that is given by name before the words", () => {
    const technical = {
      key: "C",
      bpm: 90,
      genre: "jazz",
      instruments: { melody: "flute", drums: "jazz kit" },
    };
    const named = composeSong({ emotionalIntent: brief, technical }, 3);
    expect(named.intent.technical).toMatchObject({ key: "C major", bpm: 90, genre: "jazz" });
    expect(named.intent.technical.instruments).toMatchObject({
      melody: "flute",
      chords: "acoustic grand piano",
      drums: "jazz kit",
    });
  });

  test("has a mode without a tonic where only that is wished for", () => {
    const tonics = [1, 2, 3, 4, 5, 6].map(
      (seed) => outlineSong({ emotionalIntent: "joy in a minor key" }, seed).song.key,
    );
    expect(new Set(tonics.map(({ mode }) => mode))).toEqual(new Set(["minor"]));
    expect(new Set(tonics.map(({ tonic }) => tonic)).size).toBeGreaterThan(1);
  });
});
