/**
 * How each broken rule is heard, as what is measured in the song with it beside the song without it. For tests only.
 *
 * One table with an entry for every rule of the catalogue, which is why it is long.
 */
import { wrap } from "../../harmony/pitch.ts";
import { scaleOf } from "../../harmony/scales.ts";
import type { Note, Role, Section, Song } from "../../song.ts";
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

const choruses = (song: Song) => m.sectionsOf(song, "chorus");
const verses = (song: Song) => m.sectionsOf(song, "verse");
const inSections = (song: Song, sections: readonly Section[], ...roles: readonly Role[]) =>
  sections.flatMap((section) => m.within(m.notesOf(song, ...roles), section, song));
const bpms = (song: Song) => song.tempoChanges.map(({ bpm }) => bpm);
const count = (values: readonly number[], wanted: number) =>
  values.filter((value) => value === wanted).length;
const melody = (song: Song) => m.notesOf(song, "melody");
const inBar = (song: Song, { start }: Note) => start % m.barTicks(song);
const barOf = (song: Song, { start }: Note) => Math.floor(start / m.barTicks(song));
const asks = (song: Song, word: RegExp) => song.production.some(({ instruction }) => word.test(instruction));
const setTo = (song: Song, controller: number, right: (value: number) => boolean) =>
  song.tracks.every(({ role }) => right(m.controllerOf(song, role, controller)));

/** The checks, by id of the rule. The songs are in a major or minor key that was asked for, in 4/4 and played exactly. */
export const audible: Readonly<Record<string, Audible>> = {
  "harmony.avoid_tonic_resolution": harmony(
    (broken) => m.lastChord(broken)?.root !== m.aboveTonic(broken, 0),
  ),
  "harmony.deceptive_cadence": harmony((broken) => {
    const sixth = scaleOf(broken.key)[5];
    return broken.sections.slice(0, -1).every(({ chords }) => chords.at(-1)?.root === sixth);
  }),
  "harmony.unresolved_dissonance": harmony(
    (broken) =>
      broken.sections.slice(0, -1).every(({ chords }) => /7sus4$/.test(chords.at(-1)?.symbol ?? "")) &&
      m.lastChord(broken)?.tones.includes(2) === true,
  ),
  "harmony.picardy_third": harmony(
    (broken, kept) => m.lastChord(broken)?.tones[1] === 4 && m.lastChord(kept)?.tones[1] === 3,
  ),
  "harmony.neapolitan": harmony((broken) => {
    const flat = m.aboveTonic(broken, 1);
    return broken.sections.every(({ chords }) =>
      chords.some(({ root, bass }) => root === flat && bass !== root),
    );
  }),
  "harmony.modal_interchange": harmony((broken) =>
    choruses(broken).every((chorus) =>
      chorus.chords.some(
        ({ origin, root }) => origin === "rule:harmony.modal_interchange" && root === m.aboveTonic(broken, 5),
      ),
    ),
  ),
  "harmony.chromatic_mediants": harmony((broken) =>
    choruses(broken).every(({ chords }) =>
      chords.some(
        ({ root, origin }) =>
          origin === "rule:harmony.chromatic_mediants" &&
          [4, 8].includes(wrap(root - m.aboveTonic(broken, 0), 12)),
      ),
    ),
  ),
  "harmony.tritone_substitution": harmony((broken, kept) => slides(broken) > slides(kept)),
  "harmony.static_chord": harmony((broken) =>
    verses(broken).every(({ chords }) => chords.length === 1 && chords[0]?.root === m.aboveTonic(broken, 0)),
  ),
  "harmony.wrong_mode_chorus": harmony((broken, kept) => {
    const foreign = (song: Song) =>
      m.foreignNotes(song, inSections(song, choruses(song), "melody", "chords"));
    return foreign(broken) > foreign(kept) + 10;
  }),
  "harmony.unprepared_modulation": harmony((broken) => m.lastChord(broken)?.root === m.aboveTonic(broken, 1)),
  "harmony.parallel_fifths": parts(
    ["chords", "pad"],
    (broken, kept) => m.parallelFifths(broken) > m.parallelFifths(kept),
  ),
  "harmony.open_fifths": parts(["chords", "pad"], (broken, kept) => thirds(broken) === 0 && thirds(kept) > 0),
  "harmony.cluster_voicing": parts(
    ["chords", "pad"],
    (broken, kept) =>
      m.seconds(m.notesOf(broken, "chords", "pad")) > m.seconds(m.notesOf(kept, "chords", "pad")) + 10,
  ),
  "harmony.polytonality": parts(["pad"], (broken, kept) => {
    const foreign = (song: Song) => m.foreignNotes(song, inSections(song, choruses(song), "pad"));
    return foreign(broken) > foreign(kept) + 5;
  }),
  "harmony.pedal_clash": parts(["bass"], (broken) => {
    const played = inSections(broken, verses(broken), "bass");
    return played.length > 0 && played.every(({ pitch }) => pitch % 12 === m.aboveTonic(broken, 0));
  }),
  "rhythm.hemiola": parts(["chords"], (broken) => {
    const struck = m.notesOf(broken, "chords").filter(({ origin }) => origin === "rule:rhythm.hemiola");
    return struck.length > 20 && struck.every(({ start }) => (start % (2 * 1920)) % 720 === 0);
  }),
  "rhythm.polyrhythm": parts(["drums"], (broken) => {
    const strokes = m.notesOf(broken, "drums").filter(({ pitch }) => pitch === 75);
    return strokes.length > 20 && strokes.every((note) => inBar(broken, note) % 640 === 0);
  }),
  "rhythm.dropped_beats": {
    ...mix((broken) => {
      const dropped = m
        .allNotes(broken)
        .filter((note) => barOf(broken, note) % 4 === 3 && inBar(broken, note) >= 1440);
      const last = dropped.filter((note) => barOf(broken, note) < broken.totalBars - 1);
      return last.length === 0 && Math.max(...bpms(broken)) > 6 * broken.tempoBpm;
    }),
    sameTempo: false,
  },
  "rhythm.metric_modulation": tempo((broken) =>
    bpms(broken).some((bpm) => {
      const ratio = bpm / broken.tempoBpm;
      return Math.abs(ratio - 4 / 3) < 0.01 || Math.abs(ratio - 2 / 3) < 0.01;
    }),
  ),
  "rhythm.half_time_chorus": parts(
    ["drums"],
    (broken, kept) =>
      inSections(broken, choruses(broken), "drums").length <
      0.75 * inSections(kept, choruses(kept), "drums").length,
  ),
  "rhythm.constant_displacement": parts(["melody", "counter-melody", "chords", "pad"], (broken, kept) => {
    const late = melody(kept).map(({ start }) => start + 240);
    return melody(broken).every(({ start }, index) => start === late[index]);
  }),
  "rhythm.syncopation_overload": parts(["melody", "chords"], (broken, kept) => {
    const onBeat = (song: Song) => melody(song).filter(({ start }) => start % 480 === 0).length;
    return onBeat(broken) < 0.5 * onBeat(kept);
  }),
  "rhythm.no_downbeat": mix((broken) =>
    m
      .allNotes(broken)
      .every((note) => inBar(broken, note) > 60 || barOf(broken, note) === broken.totalBars - 1),
  ),
  "rhythm.silence_on_the_one": mix((broken) => {
    const open = (bar: number) => bar % 4 === 0 && bar > 0 && bar < broken.totalBars - 1;
    return m.allNotes(broken).every((note) => {
      const next = (barOf(broken, note) + 1) * 1920;
      const starts = open(barOf(broken, note)) && inBar(broken, note) < 480;
      return !starts && !(open(next / 1920) && note.start + note.duration > next);
    });
  }),
  "rhythm.drunken_timing": mix((broken, kept) => {
    const shifts = m
      .allNotes(broken)
      .map(({ start }, index) => Math.abs(start - (m.allNotes(kept)[index]?.start ?? 0)));
    return m.allNotes(broken).length >= 0.95 * m.allNotes(kept).length && m.mean(shifts) > 12;
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
  "rhythm.tempo_fluctuation": tempo((broken) => new Set(bpms(broken)).size > broken.totalBars / 2),
  "melody.excessive_leaps": parts(
    ["melody"],
    (broken, kept) => m.mean(m.intervals(melody(broken))) > m.mean(m.intervals(melody(kept))) + 4,
  ),
  "melody.monotone": parts(["melody"], (broken) =>
    verses(broken).every(
      (section) => new Set(m.within(melody(broken), section, broken).map(({ pitch }) => pitch)).size === 1,
    ),
  ),
  "melody.chromatic_line": parts(
    ["melody"],
    (broken, kept) => count(m.intervals(melody(broken)), 1) > 1.3 * count(m.intervals(melody(kept)), 1),
  ),
  "melody.tritone_leaps": parts(
    ["melody"],
    (broken, kept) => count(m.intervals(melody(broken)), 6) > count(m.intervals(melody(kept)), 6) + 8,
  ),
  "melody.below_chords": parts(["melody", "counter-melody", "chords", "pad"], (broken) => {
    const height = (role: Role) => m.mean(m.notesOf(broken, role).map(({ pitch }) => pitch));
    return height("melody") < height("chords");
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
    (broken, kept) => m.repeatedBars(broken, melody(broken)) > m.repeatedBars(kept, melody(kept)) + 4,
  ),
  "melody.unfinished_phrases": parts(["melody"], (broken) =>
    broken.sections.every((section) =>
      m
        .within(melody(broken), section, broken)
        .every((note) => (barOf(broken, note) - section.startBar) % 4 !== 3),
    ),
  ),
  "arrangement.no_bass_chorus": parts(
    ["bass"],
    (broken) => inSections(broken, choruses(broken), "bass").length === 0,
  ),
  "arrangement.empty_chorus": mix((broken, kept) => {
    const playing = (song: Song) =>
      everybody.filter((role) => inSections(song, choruses(song), role).length > 1);
    const level = (song: Song) => m.loudness(inSections(song, choruses(song), "melody"));
    return playing(broken).length === 2 && playing(kept).length > 2 && level(broken) < 0.8 * level(kept);
  }),
  "arrangement.drums_out_at_peak": parts(["drums"], (broken, kept) => {
    const half = (song: Song) => {
      const last = choruses(song).at(-1);
      return last
        ? m.within(m.notesOf(song, "drums"), { ...last, bars: Math.ceil(last.bars / 2) }, song).length
        : -1;
    };
    return half(broken) === 0 && half(kept) > 0;
  }),
  "arrangement.soft_chorus": mix((broken, kept) => {
    const contrast = (song: Song) =>
      m.loudness(inSections(song, choruses(song), "melody")) -
      m.loudness(inSections(song, verses(song), "melody"));
    return contrast(broken) < -10 && contrast(kept) > contrast(broken) + 10;
  }),
  "arrangement.buried_melody": mix((broken, kept) => {
    const ahead = (song: Song) => m.loudness(melody(song)) - m.loudness(m.notesOf(song, "chords"));
    return ahead(broken) < -10 && ahead(kept) > ahead(broken) + 20;
  }),
  "arrangement.extreme_registers": parts(["melody", "counter-melody", "chords", "bass", "pad"], (broken) =>
    m.allNotes(broken, false).every(({ pitch }) => pitch < 48 || pitch >= 72),
  ),
  "arrangement.sudden_stop": mix((broken) =>
    m.allNotes(broken).every(({ start, duration }) => start + duration <= (broken.totalBars - 1.5) * 1920),
  ),
  "arrangement.late_entrance": parts(
    ["melody"],
    (broken) => (melody(broken)[0]?.start ?? 0) >= (broken.totalBars * 1920) / 6,
  ),
  "texture.heterophony": parts(["chords"], (broken, kept) => {
    const added = m.notesOf(broken, "chords").length - m.notesOf(kept, "chords").length;
    return added > 0.5 * melody(kept).length;
  }),
  "texture.unison_band": parts(["chords", "bass", "pad", "counter-melody"], (broken) => {
    const classes = (role: Role) => inSections(broken, choruses(broken), role).map(({ pitch }) => pitch % 12);
    const sung = classes("melody");
    return sung.length > 0 && (["bass", "chords"] as const).every((role) => `${classes(role)}` === `${sung}`);
  }),
  "texture.single_voice": parts(["counter-melody", "chords", "bass", "pad", "drums"], (broken) => {
    const first = broken.sections.find((section) => m.within(melody(broken), section, broken).length > 0);
    if (!first) return false;
    return (
      m.within(m.allNotes(broken), first, broken).length === m.within(melody(broken), first, broken).length
    );
  }),
  "texture.wall_of_sound": parts(
    ["chords", "pad"],
    (broken, kept) => m.notesOf(broken, "chords").length > 1.7 * m.notesOf(kept, "chords").length,
  ),
  "texture.drone": parts(["pad"], (broken) => {
    const held = new Set(m.notesOf(broken, "pad").map(({ pitch }) => pitch % 12));
    return `${[...held]}` === `${[m.aboveTonic(broken, 0), m.aboveTonic(broken, 7)]}`;
  }),
  "texture.pointillism": parts(["melody", "counter-melody", "chords", "bass", "pad"], (broken) =>
    m.allNotes(broken, false).every(({ duration }) => duration <= 120),
  ),
  "texture.stuck_record": mix((broken) =>
    broken.tracks.every(({ notes }) => {
      const beats = [0, 1, 2, 3].map((beat) =>
        notes
          .filter(({ start }) => Math.floor(start / 480) === 7 * 4 + beat)
          .map(({ start, pitch }) => `${start % 480}:${pitch}`)
          .join(" "),
      );
      return new Set(beats).size === 1;
    }),
  ),
  "time.rubato": tempo((broken) => {
    const extremes = [Math.min(...bpms(broken)), Math.max(...bpms(broken))];
    return (extremes[0] ?? 0) <= 0.85 * broken.tempoBpm && (extremes[1] ?? 0) >= 1.05 * broken.tempoBpm;
  }),
  "time.general_pause": mix((broken, kept) => m.silentBars(broken).length === m.silentBars(kept).length + 1),
  "time.fermata": tempo(
    (broken) =>
      bpms(broken).filter((bpm) => bpm < 0.5 * broken.tempoBpm).length >= broken.sections.length - 1,
  ),
  "time.accelerando": tempo((broken) => Math.max(...bpms(broken)) > 1.25 * broken.tempoBpm),
  "time.slowing_down": tempo((broken) => Math.min(...bpms(broken)) < 0.72 * broken.tempoBpm),
  "time.asymmetric_phrases": {
    heard: (broken, kept) => {
      const odd = (song: Song) => song.sections.filter(({ bars }) => bars % 2 === 1).length;
      return odd(broken) > odd(kept) && broken.totalBars === kept.totalBars;
    },
    same: [],
    sameChords: false,
    sameTempo: false,
  },
  "production.lo_fi": mix((broken) => setTo(broken, 74, (value) => value === 38) && asks(broken, /hiss/)),
  "production.distortion": parts(
    ["chords", "bass"],
    (broken, kept) =>
      m.loudness(m.notesOf(broken, "chords")) > m.loudness(m.notesOf(kept, "chords")) &&
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
    choruses(broken).every((section) =>
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

/** How often the accompaniment sounds the third of a chord: as it begins, or held over from the chord before. */
function thirds(song: Song): number {
  const played = m.notesOf(song, "chords", "pad");
  return m.chordsOf(song.sections).reduce((sum, chord) => {
    const third = chord.tones.find((tone) => tone === 3 || tone === 4);
    if (third === undefined) return sum;
    const end = chord.start + chord.duration;
    const sounding = played.filter((note) => note.start < end && note.start + note.duration > chord.start);
    return sum + sounding.filter(({ pitch }) => wrap(pitch - chord.root, 12) === third).length;
  }, 0);
}
