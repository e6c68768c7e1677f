/** What the tests of the rules measure in songs. For tests only. */
import { pitchClassOf, wrap } from "../../harmony/pitch.ts";
import type { Chord, Note, Role, Section, Song } from "../../song.ts";

/** Ticks of a bar. */
export function barTicks({ timeSignature: [numerator, denominator] }: Song): number {
  return (numerator * 1920) / denominator;
}

/** The notes of some roles, by start. */
export function notesOf(song: Song, ...roles: readonly Role[]): readonly Note[] {
  const tracks = song.tracks.filter(({ role }) => roles.includes(role));
  return tracks.flatMap(({ notes }) => notes).sort((one, other) => one.start - other.start);
}

/** The notes of everybody, or of everybody with a pitch. */
export function allNotes(song: Song, withDrums = true): readonly Note[] {
  return notesOf(
    song,
    "melody",
    "counter-melody",
    "chords",
    "bass",
    "pad",
    ...(withDrums ? ["drums" as const] : []),
  );
}

/** Those of the notes that begin in a section. */
export function within(notes: readonly Note[], section: Section, song: Song): readonly Note[] {
  const from = section.startBar * barTicks(song);
  const to = from + section.bars * barTicks(song);
  return notes.filter(({ start }) => from <= start && start < to);
}

/** The chords of some sections. */
export function chordsOf(sections: readonly Section[]): readonly Chord[] {
  return sections.flatMap(({ chords }) => chords);
}

/** The last chord of the song. */
export function lastChord(song: Song): Chord | undefined {
  return chordsOf(song.sections).at(-1);
}

/** Whether somebody sounds a pitch class while a chord lasts. */
export function sounds(song: Song, { start, duration }: Chord, pitchClass: number): boolean {
  return allNotes(song, false).some(
    (note) =>
      note.start < start + duration &&
      note.start + note.duration > start &&
      note.pitch % 12 === wrap(pitchClass, 12),
  );
}

/** Those of the notes that begin in a section or after it. */
export function from(notes: readonly Note[], section: Section, song: Song): readonly Note[] {
  return notes.filter(({ start }) => start >= section.startBar * barTicks(song));
}

/** The tonic a semitone higher. */
export function semitoneAbove(tonic: string): string {
  const tonics = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];
  return tonics[(pitchClassOf(tonic) + 1) % 12] ?? tonic;
}

/** The tempo at a tick, in quarter notes a minute. */
export function bpmAt({ tempoChanges, tempoBpm }: Song, tick: number): number {
  return tempoChanges.findLast((change) => change.tick <= tick)?.bpm ?? tempoBpm;
}

/** The pitch class that lies some semitones above the song's tonic. */
export function aboveTonic(song: Song, semitones: number): number {
  return wrap(pitchClassOf(song.key.tonic) + semitones, 12);
}

/** The absolute intervals of a line, in semitones. */
export function intervals(notes: readonly Note[]): readonly number[] {
  return notes.slice(1).map((note, index) => Math.abs(note.pitch - (notes[index]?.pitch ?? note.pitch)));
}

/** The mean, 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The mean velocity. */
export function loudness(notes: readonly Note[]): number {
  return mean(notes.map(({ velocity }) => velocity));
}

/** Pairs of neighbouring chords in root position whose roots and fifths move together, in each part of chords. */
export function parallelFifths(song: Song): number {
  const roots = (["chords", "pad"] as const).flatMap((role) => [
    undefined,
    ...chordsOf(song.sections).map(({ start, duration, root }) => {
      const struck = notesOf(song, role)
        .filter((note) => start <= note.start && note.start < start + duration)
        .map(({ pitch }) => pitch);
      const lowest = Math.min(...struck);
      return lowest % 12 === root && struck.includes(lowest + 7) ? lowest : undefined;
    }),
  ]);
  return roots.filter((root, index) => {
    const before = roots[index - 1];
    return root !== undefined && before !== undefined && root !== before;
  }).length;
}

/** Pairs of notes struck together at a distance of a second. */
export function seconds(notes: readonly Note[]): number {
  let count = 0;
  for (const group of Map.groupBy(notes, ({ start }) => start).values()) {
    const pitches = group.map(({ pitch }) => pitch).sort((one, other) => one - other);
    pitches.forEach((pitch, index) => {
      const gap = pitch - (pitches[index - 1] ?? 0);
      if (gap > 0 && gap <= 2) count++;
    });
  }
  return count;
}

/** Bars in which nothing begins and nothing sounds. */
export function silentBars(song: Song): readonly number[] {
  const ticks = barTicks(song);
  const notes = allNotes(song);
  return Array.from({ length: song.totalBars }, (_, bar) => bar).filter(
    (bar) =>
      !notes.some(({ start, duration }) => start < (bar + 1) * ticks && start + duration > bar * ticks),
  );
}

/** Bars of a part that are the same as the bar two before. */
export function repeatedBars(song: Song, notes: readonly Note[]): number {
  const ticks = barTicks(song);
  const bars = Array.from({ length: song.totalBars }, (_, bar) =>
    notes
      .filter(({ start }) => Math.floor(start / ticks) === bar)
      .map(({ start, pitch }) => `${start - bar * ticks}:${pitch}`)
      .join(" "),
  );
  return bars.filter((bar, index) => bar !== "" && bar === bars[index - 2]).length;
}

/** The value that a controller is left at on a track; −1 where it is never set. */
export function controllerOf(song: Song, role: Role, controller: number): number {
  const track = song.tracks.find((one) => one.role === role);
  return track?.controls.findLast((control) => control.controller === controller)?.value ?? -1;
}

/** Throws where a song is not what every song is: chords that fill it, playable notes in order, a sound tempo. */
export function expectPlayable(song: Song): void {
  const ticks = barTicks(song);
  const end = song.totalBars * ticks;
  let tick = 0;
  for (const section of song.sections) {
    if (section.startBar * ticks !== tick) throw new Error(`${section.name} does not begin at ${tick}`);
    for (const chord of section.chords) {
      if (chord.start !== tick) throw new Error(`${section.name}: ${chord.symbol} does not begin at ${tick}`);
      tick += chord.duration;
    }
    if (tick !== (section.startBar + section.bars) * ticks) throw new Error(`${section.name} is not filled`);
  }
  if (tick !== end) throw new Error(`the chords end at ${tick}, the song at ${end}`);
  for (const track of song.tracks) {
    if (track.notes.length === 0) throw new Error(`${track.name} is empty`);
    const sounding = new Map<number, number>();
    let before: Note | undefined;
    for (const note of track.notes) {
      const { start, duration, pitch, velocity } = note;
      const whole = [start, duration, pitch, velocity].every(Number.isInteger);
      const inRange = pitch >= 0 && pitch <= 127 && velocity >= 1 && velocity <= 127;
      const inTime = start >= 0 && duration >= 1 && start + duration <= end;
      const inOrder = !before || before.start < start || (before.start === start && before.pitch < pitch);
      const apart = (sounding.get(pitch) ?? 0) <= start;
      if (!(whole && inRange && inTime && inOrder && apart))
        throw new Error(`${track.name}: ${JSON.stringify(note)} after ${JSON.stringify(before)}`);
      sounding.set(pitch, start + duration);
      before = note;
    }
    expectControls(track.controls, track.name);
  }
  expectTempo(song);
}

function expectControls(controls: Song["tracks"][number]["controls"], name: string): void {
  let last = 0;
  for (const { tick, value, controller } of controls) {
    const sound = tick >= last && Number.isInteger(value) && value >= 0 && value <= 127;
    if (!sound) throw new Error(`${name}: controller ${controller} at ${tick} is ${value}`);
    last = tick;
  }
}

function expectTempo({ tempoChanges, tempoBpm }: Song): void {
  const [first] = tempoChanges;
  if (first?.tick !== 0 || first.bpm !== tempoBpm) throw new Error("the song does not begin at its tempo");
  tempoChanges.forEach(({ tick, bpm }, index) => {
    const before = tempoChanges[index - 1];
    if ((before && before.tick >= tick) || !(bpm >= 5 && bpm <= 2400))
      throw new Error(`${bpm} BPM at ${tick}`);
  });
}
