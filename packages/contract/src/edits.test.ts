import { type Edit, editedSong, songDigest } from "@music-brain/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editSchema, editsRequestSchema } from "./edits.ts";
import { editedMessage, editedToWire, editsFromWire, editToWire, mistakesFromEdit } from "./edits-map.ts";
import { songToWire } from "./song-map.ts";
import { explain } from "./validate/explain.ts";
import { BODY, validator } from "./validate/validator.ts";

const request = { intent: { emotional_intent: "grief" }, seed: 42 };
const body = validator(editsRequestSchema);

const details = (edits: unknown) => {
  const checked = body.check({ request, edits });
  return checked.ok ? [] : checked.mistakes;
};

describe("edits on the wire", () => {
  const edits: readonly Edit[] = [
    { kind: "regenerate", sections: ["chorus 1"], tracks: ["melody"], seed: 7, chords: "keep" },
    { kind: "regenerate", seed: 8 },
    { kind: "transpose", semitones: -2 },
    { kind: "transpose", to: "Bb" },
    { kind: "tempo", bpm: 96 },
    { kind: "tempo", factor: 1.1 },
    { kind: "instrument", track: "melody", instrument: "flute" },
    { kind: "genre", genre: "jazz" },
    { kind: "lengthen", bars: 8 },
  ];

  test.each(edits)("$kind goes there and back", (edit) => {
    const wire = editToWire(edit);
    expect(validator(editSchema).accepts(wire)).toBe(true);
    expect(editsFromWire([wire], () => 1)).toEqual({ ok: true, value: [edit] });
  });

  test("take a seed from elsewhere where none is given", () => {
    expect(editsFromWire([{ kind: "regenerate" }], () => 99)).toEqual({
      ok: true,
      value: [{ kind: "regenerate", seed: 99 }],
    });
  });

  test.each([
    [{ kind: "transpose" }, /either semitones, like 2, or the tonic/],
    [{ kind: "transpose", semitones: 1, to: "D" }, /either semitones/],
    [{ kind: "tempo" }, /either bpm, like 96, or a factor/],
  ] as const)("%j says what it lacks", (edit, sentence) => {
    const read = editsFromWire([edit], () => 1);
    if (read.ok) throw new Error("it was read");
    expect(read.mistakes[0]).toMatchObject({ pointer: "/edits/0", detail: expect.stringMatching(sentence) });
  });

  test.each([
    [[], "/edits", /a list of 1 to 32 edits/],
    [["louder"], "/edits/0", /an object with kind: "regenerate"/],
    [
      [{ kind: "louder" }],
      "/edits/0/kind",
      /one of regenerate, transpose, tempo, instrument, genre, lengthen/,
    ],
    [[{ semitones: 2 }], "/edits/0", /an object with kind/],
    [[{ kind: "transpose", semitones: 99 }], "/edits/0/semitones", /from -24 to 24/],
    [[{ kind: "lengthen" }], "/edits/0/bars", /bars is missing; it has to be a whole number from 2 to 508/],
    [[{ kind: "tempo", bmp: 96 }], "/edits/0/bmp", /did you mean "bpm"/],
  ])("%j is refused where it is wrong", (edits, pointer, sentence) => {
    expect(details(edits)[0]).toMatchObject({ pointer, detail: expect.stringMatching(sentence) });
  });

  test("are explained exactly where they are refused, whatever their kind", () => {
    const value = fc.oneof(
      fc.constantFrom("C", 2, -2, 96, null, [], ["melody"], "keep"),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const names = [
      "sections",
      "tracks",
      "seed",
      "chords",
      "semitones",
      "to",
      "bpm",
      "track",
      "instrument",
      "genre",
      "bars",
    ];
    const kinds = fc.constantFrom(
      "regenerate",
      "transpose",
      "tempo",
      "instrument",
      "genre",
      "lengthen",
      "remix",
      1,
    );
    const edit = fc
      .tuple(kinds, fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 }))
      .map(([kind, others]) => ({ ...others, kind }));
    const edits = validator(editSchema);
    fc.assert(
      fc.property(fc.oneof(edit, fc.jsonValue()), (given) => {
        expect(explain(editSchema, given, BODY).length === 0).toBe(edits.accepts(given));
      }),
      { numRuns: 500 },
    );
  });

  test("problems of the engine point into the edit", () => {
    expect(mistakesFromEdit(2, [{ path: ["sections", 0], detail: "No." }])).toEqual([
      { pointer: "/edits/2/sections/0", detail: "No." },
    ]);
  });

  test("are told in the answer, with the edit that takes the last one back", () => {
    const edited = editedSong({
      intent: { emotionalIntent: "grief" },
      seed: 42,
      edits: [{ kind: "tempo", bpm: 96 }],
    });
    const wire = editedToWire(edited);
    expect(wire.edits).toEqual([{ kind: "tempo", bpm: 96 }]);
    expect(wire.inverse).toMatchObject({ kind: "tempo" });
    expect(wire.changed).toEqual([]);
    expect(editedMessage(edited)).toBe(
      `After the last edit all ${wire.kept.length} parts are note for note as before`,
    );
    expect(songToWire(edited.song, songDigest(edited.song)).tempo_bpm).toBe(96);
  });
});
