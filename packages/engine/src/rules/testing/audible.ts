/**
 * How each broken rule is heard, as what is measured in the song with it beside the song without it: in every metre,
 * form and band. For tests only.
 *
 * One table with an entry for every rule of the catalogue, which is why it is long.
 */
import { wrap } from "../../harmony/pitch.ts";
import { isMinorish, scaleOf } from "../../harmony/scales.ts";
import { beatsOf, metricStrength, SIXTEENTH, showTimeSignature } from "../../plan/metre.ts";
import type { Chord, Note, Role, Section, Song } from "../../song.ts";
import { arrivalOf, peaksOf, versesOf } from "../places.ts";
import * as m from "./measures.ts";

/** What a rule does, and whom it leaves alone. */
export interface Audible {
  /** True when the song with the rule broken differs from the one without as its effect says. */
  readonly heard: (broken: Song, kept: Song) => boolean;
  /** Roles whose tracks are the same in both, note for note and controller for controller. */
  readonly same: readonly Role[];
  /** Whether the chords and the form are the same in both. */
  readonly sameChords: boolean;
  /** Whether the tempo is the same in both. */
  readonly sameTempo: boolean;
}

const everybody: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "pad", "drums"];

/** A rule about harmony: melody, chords and bass follow it; the drums do not, nor does the tempo. */
const harmony = (heard: Audible["heard"]): Audible => ({
  heard,
  same: ["drums"],
  sameChords: false,
  sameTempo: true,
});

/** A rule about the parts of some roles. */
const parts = (touched: readonly Role[], heard: Audible["heard"]): Audible => ({
  heard,
  same: everybody.filter((role) => !touched.includes(role)),
  sameChords: true,
  sameTempo: true,
});

/** A rule about the tempo alone. */
const tempo = (heard: Audible["heard"]): Audible => ({
  heard,
  same: everybody,
  sameChords: true,
  sameTempo: false,
});

/** A rule about the whole of the performance. */
const mix = (heard: Audible["heard"]): Audible => parts(everybody, heard);

/** The choruses, or the heights that stand for them; and the verses. */
const peaks = (song: Song) => peaksOf(song).flatMap((index) => song.sections[index] ?? []);
const verses = (song: Song) => versesOf(song).flatMap((index) => song.sections[index] ?? []);
const inSections = (song: Song, sections: readonly Section[], ...roles: readonly Role[]) =>
  sections.flatMap((section) => m.within(m.notesOf(song, ...roles), section, song));
const bpms = (song: Song) => song.tempoChanges.map(({ bpm }) => bpm);
const melody = (song: Song) => m.notesOf(song, "melody");
const inBar = (song: Song, { start }: Note) => start % m.barTicks(song);
const barOf = (song: Song, { start }: Note) => Math.floor(start / m.barTicks(song));
const asks = (song: Song, word: RegExp) => song.production.some(({ instruction }) => word.test(instruction));
const setTo = (song: Song, controller: number, right: (value: number) => boolean) =>
  song.tracks.every(({ role }) => right(m.controllerOf(song, role, controller)));
const plays = (song: Song, role: Role) => song.tracks.some((track) => track.role === role);
/** The first of the roles that the song has. */
const layerOf = (song: Song, ...roles: readonly Role[]) => roles.find((role) => plays(song, role)) ?? "pad";
const isStrong = (song: Song, { start }: Note) =>
  metricStrength(song.timeSignature, Math.round((start % m.barTicks(song)) / SIXTEENTH)) > 0;
/** How much faster one song is than another at a tick. */
const pace = (broken: Song, kept: Song, tick: number) => m.bpmAt(broken, tick) / m.bpmAt(kept, tick);
const barStarts = (song: Song) => Array.from({ length: song.totalBars }, (_, bar) => bar * m.barTicks(song));
const places = (song: Song, ...roles: readonly Role[]) =>
  m.notesOf(song, ...roles).map(({ start, pitch }) => `${start}:${pitch}`);

/** Whether chords of a rule are there, and somebody sounds in each the tone by which it is known. */
const marked =
  (id: string, mark: (chord: Chord, song: Song) => readonly number[]): Audible["heard"] =>
  (broken) => {
    const own = m.chordsOf(broken.sections).filter(({ origin }) => origin === `rule:${id}`);
    return (
      own.length > 0 &&
      own.every((chord) => mark(chord, broken).some((tone) => m.sounds(broken, chord, tone)))
    );
  };
const rootOf = ({ root }: Chord) => [root];
const foreignIn = ({ root, tones }: Chord, song: Song) => {
  const scale = scaleOf(song.key);
  return tones.map((tone) => wrap(root + tone, 12)).filter((tone) => !scale.includes(tone));
};
const all =
  (...checks: readonly Audible["heard"][]): Audible["heard"] =>
  (broken, kept) =>
    checks.every((check) => check(broken, kept));

/** The checks, by id of the rule. The songs are in a key that was asked for, and played exactly. */
export const audible: Readonly<Record<string, Audible>> = {
  "harmony.avoid_tonic_resolution": harmony(
    all(
      (broken) => m.lastChord(broken)?.root !== m.aboveTonic(broken, 0),
      (broken) => {
        const last = m.lastChord(broken);
        return last !== undefined && m.sounds(broken, last, last.root);
      },
    ),
  ),
  "harmony.deceptive_cadence": harmony(
    all(
      (broken) => {
        const sixth = scaleOf(broken.key)[5];
        return broken.sections.slice(0, -1).every(({ chords }) => chords.at(-1)?.root === sixth);
      },
      marked("harmony.deceptive_cadence", rootOf),
    ),
  ),
  "harmony.unresolved_dissonance": harmony(
    all(
      (broken) =>
        broken.sections.slice(0, -1).every(({ chords }) => /7sus4$/.test(chords.at(-1)?.symbol ?? "")) &&
        m.lastChord(broken)?.tones.includes(2) === true,
      marked("harmony.unresolved_dissonance", ({ root, tones }) =>
        tones.includes(5) ? [root + 10, root + 7] : [root + 2],
      ),
    ),
  ),
  "harmony.picardy_third": harmony(
    all(
      (broken, kept) => m.lastChord(broken)?.tones[1] === 4 && m.lastChord(kept)?.tones[1] !== 4,
      marked("harmony.picardy_third", ({ root }) => [root + 4]),
    ),
  ),
  "harmony.neapolitan": harmony((broken) =>
    broken.sections.every(({ chords }) =>
      chords.some(
        (chord) =>
          chord.root === m.aboveTonic(broken, 1) &&
          chord.bass !== chord.root &&
          m.sounds(broken, chord, chord.root),
      ),
    ),
  ),
  "harmony.modal_interchange": harmony((broken) =>
    peaks(broken).some(({ chords }) =>
      chords.some((chord) => foreignIn(chord, broken).some((tone) => m.sounds(broken, chord, tone))),
    ),
  ),
  "harmony.chromatic_mediants": harmony(
    all(marked("harmony.chromatic_mediants", foreignIn), (broken) =>
      peaks(broken).every(({ chords }) =>
        chords.some(
          ({ root, origin }) =>
            origin === "rule:harmony.chromatic_mediants" &&
            [4, 8].includes(wrap(root - m.aboveTonic(broken, 0), 12)),
        ),
      ),
    ),
  ),
  "harmony.tritone_substitution": harmony(
    all(
      (broken, kept) => slides(broken) > 0 && slides(broken) >= slides(kept),
      marked("harmony.tritone_substitution", rootOf),
    ),
  ),
  "harmony.static_chord": harmony(
    all(
      (broken) =>
        verses(broken).every(
          ({ chords }) => chords.length === 1 && chords[0]?.root === m.aboveTonic(broken, 0),
        ),
      (broken, kept) => m.chordsOf(broken.sections).length < m.chordsOf(kept.sections).length,
    ),
  ),
  "harmony.wrong_mode_chorus": harmony((broken, kept) => {
    const parallel = scaleOf({ ...broken.key, mode: isMinorish(broken.key.mode) ? "major" : "minor" });
    const own = scaleOf(broken.key);
    // Its tones come in, or those that it lacks go out.
    const count = (song: Song, tones: readonly number[], others: readonly number[]) =>
      peaks(song)
        .flatMap((section) => m.within(m.allNotes(song, false), section, song))
        .filter(({ pitch }) => tones.includes(pitch % 12) && !others.includes(pitch % 12)).length;
    return (
      count(broken, parallel, own) > count(kept, parallel, own) ||
      count(broken, own, parallel) < count(kept, own, parallel)
    );
  }),
  "harmony.unprepared_modulation": harmony(
    all(
      (broken) => m.lastChord(broken)?.root === m.aboveTonic(broken, 1),
      (broken, kept) => {
        const raised = scaleOf({ ...broken.key, tonic: m.semitoneAbove(broken.key.tonic) });
        const fitting = (song: Song) => {
          const from = song.sections[arrivalOf(song) ?? 0];
          const notes = from ? m.from(m.allNotes(song, false), from, song) : [];
          return m.mean(notes.map(({ pitch }) => (raised.includes(pitch % 12) ? 1 : 0)));
        };
        return fitting(broken) > fitting(kept);
      },
    ),
  ),
  "harmony.parallel_fifths": parts(
    ["chords", "pad"],
    (broken, kept) => m.parallelFifths(broken) > 0 && m.parallelFifths(broken) >= m.parallelFifths(kept),
  ),
  "harmony.open_fifths": parts(["chords", "pad"], (broken, kept) => thirds(broken) === 0 && thirds(kept) > 0),
  "harmony.cluster_voicing": parts(
    ["chords", "pad"],
    (broken, kept) =>
      m.seconds(m.notesOf(broken, "chords", "pad")) > m.seconds(m.notesOf(kept, "chords", "pad")),
  ),
  "harmony.polytonality": parts(["pad", "chords"], (broken, kept) => {
    const role = layerOf(broken, "pad", "chords");
    const shifted = m.notesOf(broken, role).filter(({ origin }) => origin === "rule:harmony.polytonality");
    const own = new Set(m.notesOf(kept, role).map(({ pitch }) => pitch));
    return shifted.length > 0 && shifted.every(({ pitch }) => own.has(pitch + 6) || own.has(pitch - 6));
  }),
  "harmony.pedal_clash": parts(["bass"], (broken, kept) => {
    const tonic = m.aboveTonic(broken, 0);
    const away = (song: Song) => m.notesOf(song, "bass").filter(({ pitch }) => pitch % 12 !== tonic).length;
    const played = inSections(broken, verses(broken), "bass");
    return away(broken) < away(kept) && played.every(({ pitch }) => pitch % 12 === tonic);
  }),
  "rhythm.hemiola": parts(["chords", "pad"], (broken, kept) => {
    const role = layerOf(broken, "chords", "pad");
    const struck = m.notesOf(broken, role).filter(({ origin }) => origin === "rule:rhythm.hemiola");
    return struck.length > 3 && `${places(kept, role)}` !== `${places(broken, role)}`;
  }),
  "rhythm.polyrhythm": parts(["drums", "chords", "pad"], (broken) => {
    const strokes = m.allNotes(broken).filter(({ origin }) => origin === "rule:rhythm.polyrhythm");
    const inSixteenths = ["4/4", "12/8"].includes(showTimeSignature(broken.timeSignature)) ? 3 : 4;
    const apart = m.barTicks(broken) / inSixteenths;
    return (
      strokes.length > 3 &&
      strokes.every(
        (note) => Math.abs(inBar(broken, note) / apart - Math.round(inBar(broken, note) / apart)) < 0.01,
      )
    );
  }),
  "rhythm.dropped_beats": {
    ...mix((broken, kept) => {
      const instants = broken.tempoChanges.filter(({ tick }) => pace(broken, kept, tick) > 4);
      return (
        instants.length > 0 &&
        instants.every(({ tick }) => {
          const end = broken.tempoChanges.find((change) => change.tick > tick)?.tick ?? tick;
          return !m.allNotes(broken).some((note) => note.start < end && note.start + note.duration > tick);
        })
      );
    }),
    sameTempo: false,
  },
  "rhythm.metric_modulation": tempo((broken, kept) =>
    barStarts(broken).some((tick) =>
      [4 / 3, 2 / 3].some((ratio) => Math.abs(pace(broken, kept, tick) - ratio) < 0.01),
    ),
  ),
  "rhythm.half_time_chorus": parts(
    ["drums"],
    (broken, kept) =>
      inSections(broken, peaks(broken), "drums").length <
      0.75 * inSections(kept, peaks(kept), "drums").length,
  ),
  "rhythm.constant_displacement": parts(["melody", "counter-melody", "chords", "pad"], (broken, kept) => {
    const role = layerOf(broken, "melody", "chords", "pad");
    const late = new Set(m.notesOf(kept, role).map(({ start }) => start + 240));
    return m.notesOf(broken, role).every(({ start }) => late.has(start));
  }),
  "rhythm.syncopation_overload": parts(["melody", "chords"], (broken, kept) => {
    const onBeat = (song: Song) =>
      m.notesOf(song, "melody", "chords").filter((note) => isStrong(song, note)).length;
    return onBeat(broken) < 0.6 * onBeat(kept);
  }),
  "rhythm.no_downbeat": mix((broken) =>
    m
      .allNotes(broken)
      .every((note) => inBar(broken, note) > 60 || barOf(broken, note) === broken.totalBars - 1),
  ),
  "rhythm.silence_on_the_one": mix((broken, kept) => {
    const beat = (beatsOf(broken.timeSignature)[0]?.length ?? 4) * SIXTEENTH;
    const silent = (song: Song) =>
      barStarts(song).filter(
        (bar) =>
          !m.allNotes(song).some((note) => note.start < bar + beat && note.start + note.duration > bar),
      );
    return silent(broken).length > silent(kept).length;
  }),
  "rhythm.drunken_timing": mix((broken, kept) => {
    const shifts = broken.tracks.flatMap(({ notes }, at) => {
      const exact = kept.tracks[at]?.notes.map(({ start }) => start) ?? [];
      return notes.map(({ start }) => Math.min(...exact.map((one) => Math.abs(one - start))));
    });
    return (
      m.allNotes(broken).length >= 0.9 * m.allNotes(kept).length && m.mean(shifts) > 0.006 * broken.tempoBpm
    );
  }),
  "rhythm.mechanical_grid": mix((broken, kept) => {
    const levels = (song: Song) =>
      song.tracks.map(({ notes }) => new Set(notes.map(({ velocity }) => velocity)).size);
    return (
      m.allNotes(broken).every(({ start }) => start % 120 === 0) &&
      Math.max(...levels(broken)) === 1 &&
      Math.max(...levels(kept)) > 1
    );
  }),
  "rhythm.tempo_fluctuation": tempo(
    (broken, kept) =>
      new Set(barStarts(broken).map((tick) => Math.round(100 * pace(broken, kept, tick)))).size > 2,
  ),
  "melody.excessive_leaps": parts(["melody"], (broken, kept) => {
    const before = melody(kept);
    const moved = melody(broken).map(({ pitch }, index) => Math.abs(pitch - (before[index]?.pitch ?? 0)));
    return moved.length > 1 && moved.every((semitones, index) => semitones === (index % 2 === 0 ? 0 : 12));
  }),
  "melody.monotone": parts(["melody"], (broken, kept) => {
    const tones = (song: Song) =>
      song.sections.map(
        (section) => new Set(m.within(melody(song), section, song).map(({ pitch }) => pitch)).size,
      );
    const sung = tones(broken);
    return (
      tones(kept).some((before, index) => before > 1 && sung[index] === 1) &&
      versesOf(broken).every((index) => (sung[index] ?? 0) <= 1)
    );
  }),
  "melody.chromatic_line": parts(["melody"], (broken, kept) => {
    const [line, before] = [melody(broken), melody(kept)];
    const creeping = line.flatMap((note, index) => (note.pitch === before[index]?.pitch ? [] : [index]));
    return (
      creeping.length > 0 &&
      creeping.every((index) => Math.abs((line[index + 1]?.pitch ?? 0) - (line[index]?.pitch ?? 0)) === 1)
    );
  }),
  "melody.tritone_leaps": parts(["melody"], (broken) => {
    const line = melody(broken);
    const entries = line.filter(
      (note, index) => index > 0 && barOf(broken, note) !== barOf(broken, line[index - 1] ?? note),
    );
    const leaps = entries.filter((note) => {
      const before = line[line.indexOf(note) - 1];
      return before && wrap(note.pitch - before.pitch, 12) === 6;
    });
    return leaps.length > 0 && leaps.length === entries.length;
  }),
  "melody.below_chords": parts(["melody", "counter-melody", "chords", "pad"], (broken) => {
    const height = (role: Role) => m.mean(m.notesOf(broken, role).map(({ pitch }) => pitch));
    return height("melody") < height(layerOf(broken, "chords", "pad"));
  }),
  "melody.avoid_resolution": parts(["melody"], (broken) => {
    const scale = scaleOf(broken.key);
    return broken.sections.every((section) => {
      const last = m.within(melody(broken), section, broken).at(-1);
      return !last || [scale[1], scale[6]].includes(last.pitch % 12);
    });
  }),
  "melody.fragmented": parts(["melody"], (broken, kept) => {
    const sounding = (song: Song) => melody(song).reduce((sum, { duration }) => sum + duration, 0);
    return melody(broken).length < melody(kept).length && sounding(broken) < 0.5 * sounding(kept);
  }),
  "melody.exact_repetition": parts(
    ["melody"],
    (broken, kept) => m.repeatedBars(broken, melody(broken)) > m.repeatedBars(kept, melody(kept)),
  ),
  "melody.unfinished_phrases": parts(
    ["melody"],
    (broken, kept) =>
      melody(broken).length < melody(kept).length &&
      broken.sections.every((section) =>
        m
          .within(melody(broken), section, broken)
          .every((note) => (barOf(broken, note) - section.startBar) % 4 !== 3),
      ),
  ),
  "arrangement.no_bass_chorus": parts(["bass"], (broken, kept) => {
    const inPeaks = (song: Song) => inSections(song, peaks(song), "bass").length;
    // A bass that plays nowhere else comes in halfway.
    const elsewhere = m.notesOf(broken, "bass").length > inPeaks(broken);
    return inPeaks(broken) < inPeaks(kept) && (inPeaks(broken) === 0 || !elsewhere);
  }),
  "arrangement.empty_chorus": mix((broken, kept) => {
    const playing = (song: Song) =>
      everybody.filter((role) => inSections(song, peaks(song), role).length > 1);
    const level = (song: Song) => m.loudness(inSections(song, peaks(song), ...playing(broken)));
    return playing(broken).length <= 2 && playing(kept).length > 2 && level(broken) < 0.8 * level(kept);
  }),
  "arrangement.drums_out_at_peak": parts(["drums"], (broken, kept) => {
    const last = peaks(kept).findLast(
      (section) => m.within(m.notesOf(kept, "drums"), section, kept).length > 0,
    );
    if (!last) return false;
    const half = { ...last, bars: Math.floor(last.bars / 2) };
    return m.within(m.notesOf(broken, "drums"), half, broken).length === 0;
  }),
  "arrangement.soft_chorus": mix((broken, kept) => {
    const inPeaks = (song: Song) => m.loudness(inSections(song, peaks(song), ...everybody));
    const besides = (song: Song) => {
      const [sections, own] = [peaks(song), m.allNotes(song)];
      const inside = new Set(sections.flatMap((section) => m.within(own, section, song)));
      return m.loudness(own.filter((note) => !inside.has(note)));
    };
    return (
      inPeaks(broken) < besides(broken) &&
      inPeaks(broken) - besides(broken) < inPeaks(kept) - besides(kept) - 10
    );
  }),
  "arrangement.buried_melody": mix((broken, kept) => {
    const others = everybody.filter((role) => role !== "melody");
    const ahead = (song: Song) => m.loudness(melody(song)) - m.loudness(m.notesOf(song, ...others));
    return ahead(broken) < -5 && ahead(kept) > ahead(broken) + 15;
  }),
  "arrangement.extreme_registers": parts(["melody", "counter-melody", "chords", "bass", "pad"], (broken) =>
    m.allNotes(broken, false).every(({ pitch }) => pitch < 48 || pitch >= 72),
  ),
  "arrangement.sudden_stop": mix((broken, kept) => {
    const stop = (broken.totalBars - 1.5) * m.barTicks(broken);
    const sounds = (song: Song) => m.allNotes(song).some(({ start, duration }) => start + duration > stop);
    return !sounds(broken) && sounds(kept);
  }),
  "arrangement.late_entrance": parts(
    ["melody"],
    (broken, kept) =>
      (melody(broken)[0]?.start ?? 0) >= (broken.totalBars * m.barTicks(broken)) / 6 &&
      (melody(broken)[0]?.start ?? 0) > (melody(kept)[0]?.start ?? 0),
  ),
  "texture.heterophony": parts(["chords", "pad"], (broken, kept) => {
    const role = layerOf(broken, "chords", "pad");
    const added = m.notesOf(broken, role).length - m.notesOf(kept, role).length;
    return added > 0.5 * melody(kept).length;
  }),
  "texture.unison_band": parts(["chords", "bass", "pad", "counter-melody"], (broken) => {
    const classes = (role: Role) => inSections(broken, peaks(broken), role).map(({ pitch }) => pitch % 12);
    const sung = classes("melody");
    const joining = (["bass", "chords", "pad", "counter-melody"] as const).filter((role) =>
      plays(broken, role),
    );
    return sung.length > 0 && joining.every((role) => `${classes(role)}` === `${sung}`);
  }),
  "texture.single_voice": parts(["counter-melody", "chords", "bass", "pad", "drums"], (broken, kept) => {
    const others = everybody.filter((role) => role !== "melody");
    const beside = (song: Song, section: Section) =>
      m.within(m.notesOf(song, ...others), section, song).length;
    const alone = broken.sections.filter((section, index) => {
      const before = kept.sections[index];
      // A part that plays nowhere else keeps its last note.
      const isBare = before && beside(broken, section) < Math.min(broken.tracks.length, beside(kept, before));
      return isBare && m.within(melody(broken), section, broken).length > 0;
    });
    return alone.length === 1;
  }),
  "texture.wall_of_sound": parts(
    ["chords", "pad"],
    (broken, kept) =>
      m.notesOf(broken, "chords", "pad").length > 1.5 * m.notesOf(kept, "chords", "pad").length,
  ),
  "texture.drone": parts(["pad", "chords", "bass"], (broken) => {
    const tonic = m.aboveTonic(broken, 0);
    const role = layerOf(broken, "pad", "chords", "bass");
    const notes = m.notesOf(broken, role).filter(({ origin }) => origin === "rule:texture.drone");
    const length = notes
      .filter(({ pitch }) => pitch % 12 === tonic)
      .reduce((sum, { duration }) => sum + duration, 0);
    return role === "bass"
      ? notes.every(({ pitch }) => pitch % 12 === tonic)
      : length >= 0.99 * broken.totalBars * m.barTicks(broken);
  }),
  "texture.pointillism": parts(["melody", "counter-melody", "chords", "bass", "pad"], (broken) =>
    m.allNotes(broken, false).every(({ duration }) => duration <= 120),
  ),
  "texture.stuck_record": mix((broken, kept) => {
    const beat = (beatsOf(broken.timeSignature)[0]?.length ?? 4) * SIXTEENTH;
    const isStuck = (song: Song, bar: number) =>
      song.tracks.every(({ notes }) => {
        const whole = Math.floor(m.barTicks(song) / beat);
        const beats = Array.from({ length: whole }, (_, index) =>
          notes
            .filter(({ start }) => Math.floor((start - bar) / beat) === index && start >= bar)
            .map(({ start, pitch }) => `${(start - bar) % beat}:${pitch}`)
            .join(" "),
        );
        return new Set(beats).size === 1;
      });
    const stuck = (song: Song) => barStarts(song).filter((bar) => isStuck(song, bar)).length;
    return stuck(broken) > stuck(kept);
  }),
  "time.rubato": tempo((broken, kept) => {
    const paces = broken.tempoChanges.map(({ tick }) => pace(broken, kept, tick));
    return Math.min(...paces) <= 0.85 && Math.max(...paces) >= 1.05;
  }),
  "time.general_pause": mix((broken, kept) => m.silentBars(broken).length === m.silentBars(kept).length + 1),
  "time.fermata": tempo(
    (broken, kept) =>
      // Slower than 5 BPM nothing is played.
      broken.tempoChanges.filter(({ tick, bpm }) => pace(broken, kept, tick) <= 0.5 || bpm <= 5).length >=
      broken.sections.length,
  ),
  "time.accelerando": tempo((broken, kept) => {
    const last = (broken.totalBars - 1) * m.barTicks(broken);
    return Math.abs(pace(broken, kept, last) - 4 / 3) < 0.01;
  }),
  "time.slowing_down": tempo((broken, kept) => {
    const last = (broken.totalBars - 1) * m.barTicks(broken);
    return Math.abs(pace(broken, kept, last) - 2 / 3) < 0.01;
  }),
  "time.asymmetric_phrases": {
    heard: (broken, kept) => {
      const lengths = (song: Song) => song.sections.map(({ bars }) => bars);
      return `${lengths(broken)}` !== `${lengths(kept)}` && broken.totalBars === kept.totalBars;
    },
    same: [],
    sameChords: false,
    sameTempo: false,
  },
  "production.lo_fi": mix((broken) => setTo(broken, 74, (value) => value === 38) && asks(broken, /hiss/)),
  "production.distortion": parts(
    ["chords", "bass"],
    (broken, kept) =>
      m.loudness(m.notesOf(broken, "chords", "bass")) > m.loudness(m.notesOf(kept, "chords", "bass")) &&
      asks(broken, /Overdrive/),
  ),
  "production.buried_vocals": parts(
    ["melody"],
    (broken) => m.controllerOf(broken, "melody", 7) === 52 && asks(broken, /dB below/),
  ),
  "production.mono": mix((broken) => setTo(broken, 10, (value) => value === 64) && asks(broken, /mono/)),
  "production.extreme_panning": mix((broken) => setTo(broken, 10, (value) => value === 0 || value === 127)),
  "production.excess_reverb": mix(
    (broken) => setTo(broken, 91, (value) => value > 110) && asks(broken, /hall/),
  ),
  "production.bone_dry": mix(
    (broken) => setTo(broken, 91, (value) => value === 0) && asks(broken, /no reverb/),
  ),
  "production.pitch_drift": parts(["melody", "counter-melody", "chords", "bass", "pad"], (broken) => {
    const wheel = broken.tracks[0]?.controls.filter(({ controller }) => controller === 1) ?? [];
    return wheel.length === broken.totalBars && asks(broken, /cents/);
  }),
  "production.clipping": mix((broken) =>
    peaks(broken).every((section) =>
      m.within(m.allNotes(broken), section, broken).every(({ velocity }) => velocity === 127),
    ),
  ),
  "production.tape_wobble": tempo((broken) => {
    const beats = bpms(broken).map((bpm) => bpm / broken.tempoBpm);
    return new Set(beats).size > broken.totalBars && asks(broken, /flutter/);
  }),
};

/** Dominant sevenths whose root slides down a semitone. */
function slides(song: Song): number {
  const chords = m.chordsOf(song.sections);
  return chords.filter(({ root, tones }, index) => {
    const next = chords[index + 1];
    return next && tones.includes(4) && tones.includes(10) && wrap(root - next.root, 12) === 1;
  }).length;
}

/** How often the accompaniment sounds the third of a chord: as it begins, or held over from the chord before. A riff has roots of its own. */
function thirds(song: Song): number {
  const played = m.notesOf(song, "chords", "pad").filter(({ origin }) => !origin?.endsWith(".riff"));
  return m.chordsOf(song.sections).reduce((sum, chord) => {
    const third = chord.tones.find((tone) => tone === 3 || tone === 4);
    if (third === undefined) return sum;
    const end = chord.start + chord.duration;
    const sounding = played.filter((note) => note.start < end && note.start + note.duration > chord.start);
    return sum + sounding.filter(({ pitch }) => wrap(pitch - chord.root, 12) === third).length;
  }, 0);
}
