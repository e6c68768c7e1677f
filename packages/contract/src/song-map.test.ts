import { composeSong, measureSections, songDigest, TICKS_PER_QUARTER, thesaurus } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { planSchema, songSchema, type WireSong } from "./song.ts";
import { planToWire, songId, songToWire } from "./song-map.ts";
import { validator } from "./validate/validator.ts";

const { song } = composeSong({ emotionalIntent: "grief slowly turning into hope" }, 42);
const digest = songDigest(song);

describe("a song on the wire", () => {
  // Three seeds of each are checked in test/every-feeling.test.ts.
  test("fits its schema, as does its plan, for every node of the thesaurus", { timeout: 120_000 }, () => {
    const songs = validator(songSchema);
    const plans = validator(planSchema);
    for (const { name } of thesaurus.nodes) {
      const { song } = composeSong({ emotionalIntent: name }, Number.MAX_SAFE_INTEGER);
      expect(songs.check(songToWire(song, songDigest(song))), name).toMatchObject({ ok: true });
      expect(plans.check(planToWire(song)), name).toMatchObject({ ok: true });
    }
  });

  test("says in snake_case what the engine says", () => {
    const wire: WireSong = songToWire(song, digest);
    expect(wire).toMatchObject({
      id: `song_${digest.slice(0, 24)}`,
      digest,
      seed: 42,
      engine_version: song.engineVersion,
      key: song.key.tonic,
      mode: song.key.mode,
      tempo_bpm: song.tempoBpm,
      time_signature: [...song.timeSignature],
      ticks_per_quarter: TICKS_PER_QUARTER,
      total_bars: song.totalBars,
      duration_seconds: song.durationSeconds,
      emotion: { node_id: song.emotion.nodeId, base: song.emotion.base },
      reasons: song.reasons,
    });
    expect(wire.tracks).toEqual(
      song.tracks.map((track) => ({
        ...track,
        notes: track.notes.map(({ origin: _origin, ...note }) => note),
      })),
    );
    expect(wire.tempo_changes).toEqual(song.tempoChanges);
    expect(wire.production).toEqual(song.production);
    expect(wire.sections.map(({ harmony }) => harmony.map(({ start }) => start))).toEqual(
      song.sections.map(({ chords }) => chords.map(({ start }) => start)),
    );
    expect(wire.sections.map(({ start_bar }) => start_bar)).toEqual(
      song.sections.map(({ startBar }) => startBar),
    );
    expect(wire.sections.map(({ chords }) => chords)).toEqual(
      song.sections.map(({ chords }) => chords.map(({ symbol }) => symbol)),
    );
  });

  test("says what each section is meant to feel like, and what is heard in it", () => {
    const measured = measureSections(song);
    const { sections } = songToWire(song, digest, { measured });
    expect(measured.length).toBe(song.sections.length);
    sections.forEach(({ valence, arousal, intended, measured: heard }, index) => {
      expect(intended).toEqual({ valence, arousal });
      expect(heard).toEqual({ valence: measured[index]?.valence, arousal: measured[index]?.arousal });
    });
  });

  test("as a plan is the same without identity and notes", () => {
    const {
      id: _id,
      digest: _digest,
      tempo_changes: _tempi,
      production: _asked,
      tracks,
      ...outline
    } = songToWire(song, digest);
    expect(planToWire(song)).toEqual({
      ...outline,
      tracks: tracks.map(({ notes: _notes, controls: _controls, ...track }) => track),
    });
  });
});

test("an id follows from the digest", () => {
  expect(songId("0123456789abcdef".repeat(4))).toBe("song_0123456789abcdef01234567");
});
