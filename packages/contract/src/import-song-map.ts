/** A song from the wire, as the engine has it. */
import type { Chord, Key, Song, TimeSignature } from "@music-brain/engine";
import { comparedSongFromWire, type Read } from "./compare-map.ts";
import type { WireImportSong } from "./import-song.ts";
import type { Mistake } from "./validate/explain.ts";
import { pointer } from "./validate/pointer.ts";

/** What a chord symbol says; undefined where it says nothing. */
export type ReadSymbol = (symbol: string, key: Key) => Pick<Chord, "root" | "bass" | "tones"> | undefined;

type WireImportedSong = WireImportSong["song"];

const METRES: readonly TimeSignature[] = [
  [4, 4],
  [3, 4],
  [6, 8],
  [12, 8],
  [5, 4],
  [7, 8],
];

/**
 * The song. What a schema cannot say is held here; where notes and chords come of is not known of such a song.
 * @param readSymbol reads chord symbols
 */
export function songFromWire(wire: WireImportedSong, readSymbol: ReadSymbol): Read<Song> {
  const placed = comparedSongFromWire(wire, "song");
  if (!placed.ok) return placed;
  const mistakes: Mistake[] = [];
  const wrong = (path: readonly (string | number)[], detail: string) =>
    mistakes.push({ pointer: pointer(["song", ...path]), detail });
  const [beats, value] = wire.time_signature;
  const timeSignature = METRES.find((metre) => metre[0] === beats && metre[1] === value);
  if (timeSignature === undefined)
    wrong(["time_signature"], `songs are in ${METRES.map((metre) => metre.join("/")).join(", ")}.`);
  if (new Set(wire.sections.map(({ name }) => name)).size < wire.sections.length)
    wrong(["sections"], "every section has a name of its own.");
  if (new Set(wire.tracks.map(({ role }) => role)).size < wire.tracks.length)
    wrong(["tracks"], "every track has a role of its own.");
  const tempi = wire.tempo_changes ?? [];
  if (tempi.some(({ tick }, index) => (index === 0 ? tick !== 0 : tick <= (tempi[index - 1]?.tick ?? 0))))
    wrong(["tempo_changes"], "the first is at tick 0, and each is later than the one before.");
  const barTicks = (1920 * (beats ?? 4)) / (value ?? 4);
  const sections = wire.sections.map((section, index) => {
    const { name, kind, start_bar, bars, energy, tension, valence, arousal, dominance, notes } = section;
    const key: Key = { tonic: section.key, mode: section.mode };
    const chords = section.harmony.map((chord, place): Chord => {
      const read = readSymbol(chord.symbol, key);
      if (read === undefined)
        wrong(["sections", index, "harmony", place, "symbol"], "the chord symbol cannot be read.");
      const { start, duration, numeral, symbol } = chord;
      const before = section.harmony[place - 1];
      const from = before === undefined ? start_bar * barTicks : before.start + before.duration;
      const isLast = place === section.harmony.length - 1;
      if (start !== from || (isLast && start + duration !== (start_bar + bars) * barTicks))
        wrong(
          ["sections", index, "harmony", place],
          "the chords of a section follow one another and fill it.",
        );
      return { start, duration, numeral, symbol, ...(read ?? { root: 0, bass: 0, tones: [] }) };
    });
    return {
      ...{ name, kind, startBar: start_bar, bars, key, energy, ...(tension !== undefined && { tension }) },
      ...{ affect: { valence, arousal, dominance }, chords, notes },
    };
  });
  if (mistakes.length > 0 || timeSignature === undefined)
    return { ok: false, mistakes: mistakes.slice(0, 20) };
  const { node_id, ...emotion } = wire.emotion;
  return {
    ok: true,
    value: {
      seed: wire.seed,
      engineVersion: wire.engine_version,
      title: wire.title,
      key: { tonic: wire.key, mode: wire.mode },
      tempoBpm: wire.tempo_bpm,
      tempoChanges: (tempi.length > 0 ? tempi : [{ tick: 0, bpm: wire.tempo_bpm }]).map(({ tick, bpm }) => ({
        tick,
        bpm,
      })),
      timeSignature,
      genre: wire.genre,
      mood: wire.mood,
      emotion: {
        nodeId: node_id,
        name: emotion.name,
        base: emotion.base,
        sub: emotion.sub,
        intensity: emotion.intensity,
        valence: emotion.valence,
        arousal: emotion.arousal,
        dominance: emotion.dominance,
      },
      totalBars: wire.total_bars,
      durationSeconds: wire.duration_seconds,
      sections,
      tracks: wire.tracks.map(({ name, role, program, channel, notes, controls }) => ({
        name,
        role,
        program,
        channel,
        notes: notes.map(({ start, duration, pitch, velocity }) => ({ start, duration, pitch, velocity })),
        controls: (controls ?? []).map(({ tick, controller, value: level }) => ({
          tick,
          controller,
          value: level,
        })),
      })),
      reasons: wire.reasons.map(({ about, decision, because }) => ({ about, decision, because })),
      production: (wire.production ?? []).map(({ about, instruction, because }) => ({
        about,
        instruction,
        because,
      })),
    },
  };
}
