/** A second voice under the melody: it moves where the melody holds or rests, and tells the chords apart. */
import { compassOf } from "../data/instruments.ts";
import { clamp } from "../emotion/space.ts";
import type { OriginId } from "../explain/origins.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { scaleOf } from "../harmony/scales.ts";
import { spanAt } from "../harmony/span.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import type { Bar, Score } from "../perform/score.ts";
import { gridNote } from "../rhythm/note.ts";
import type { Key, Note } from "../song.ts";
import type { SectionMelody } from "./part.ts";
import { type Melodic, melodicLine, NOBODY } from "./sounding.ts";

/** A note of the second voice, in sixteenths from the start of its section. */
interface CounterNote {
  readonly place: number;
  readonly length: number;
  readonly key: number;
  readonly origin: OriginId;
}

/** The keys that the second voice may take. */
interface Compass {
  readonly low: number;
  readonly high: number;
}

/** The second voice stays so far below the melody, in semitones. */
const BELOW = 3;

/**
 * The second voice's notes, by start. Choruses with much energy have it in thirds and sixths with the melody in the
 * second half of their phrases, the last chorus throughout; elsewhere it holds guide tones, the thirds and sevenths that tell chords apart, and
 * answers in what the melody leaves open (Aldwell & Schachter 2018 on contrary and oblique motion).
 * @param bars the bars in which it plays, in order
 * @param melodies what the melody does in the sections
 * @param program General MIDI program of the second voice
 */
export function counterPart(
  score: Score,
  bars: readonly Bar[],
  melodies: readonly SectionMelody[],
  program: number,
): Note[] {
  const notes: Note[] = [];
  for (const [section, own] of Map.groupBy(bars, ({ section }) => section)) {
    const melody = melodies.find((one) => one.section === section);
    const line = melodicLine(melody?.notes ?? [], section.bars * score.stepsPerBar, score.stepsPerBar);
    const voice = counterLine(score, own, line, compassFor(line, program));
    const base = sectionVelocity("counter-melody", section);
    const [first] = own;
    if (!first) continue;
    const origin = first.start - first.index * score.ticksPerBar;
    for (const { place, length, key, origin: because } of voice) {
      const bar = Math.floor(place / score.stepsPerBar);
      const step = place - bar * score.stepsPerBar;
      const start = origin + bar * score.ticksPerBar;
      const velocity = noteVelocity(base, score.plan.timeSignature, step, (bar % 4) / 4 + 0.1, 0);
      const hold = clamp(0.98 - section.music.articulation * 0.3, 0.6, 0.98);
      notes.push(gridNote(score, start, step, length, key, hold, velocity, because));
    }
  }
  return notes;
}

/** About an octave and a half that ends below the melody's middle, as far as the instrument allows. */
function compassFor(line: Melodic, program: number): Compass {
  const [lowest, highest] = compassOf(program);
  const high = clamp(Math.round(line.mean) - 1, Math.min(lowest + 9, highest), highest);
  return { low: Math.max(lowest, high - 17), high };
}

function counterLine(score: Score, bars: readonly Bar[], line: Melodic, compass: Compass): CounterNote[] {
  const steps = score.stepsPerBar;
  const notes: CounterNote[] = [];
  for (const bar of bars) {
    const { section } = bar;
    const joins =
      section.kind === "chorus" && section.energy >= 0.66 && (bar.index % 4 >= 2 || section.isFinale);
    if (joins && joined(bar, line, compass, steps, notes)) continue;
    for (const span of bar.spans) {
      const place = bar.index * steps + span.step;
      const key = guideTone(
        bar,
        place,
        span.length,
        line,
        compass,
        notes.at(-1)?.key ?? compass.high - 5,
        steps,
      );
      const gap = openFrom(line, place, span.length);
      // Nobody walks on over the last chord of all.
      const walks = gap >= 0 && !bar.closesSong;
      const held = walks ? gap : span.length;
      if (held > 0) notes.push({ place, length: held, key, origin: "counter-melody.guide" });
      if (walks)
        answer(notes, walkable(bar.section.key, span.chord), place + gap, span.length - gap, key, compass);
    }
  }
  return notes;
}

/** A chord tone under the melody, near the tone before it: thirds and sevenths first, nothing that rubs. */
function guideTone(
  bar: Bar,
  place: number,
  length: number,
  line: Melodic,
  { low, high }: Compass,
  before: number,
  steps: number,
): number {
  const { chord } = spanAt(bar.spans, place - bar.index * steps);
  const roof = line.lowest(place, length);
  const top = line.at(place);
  const topBefore = place > 0 ? line.at(place - 1) : NOBODY;
  let best = before;
  let least = Number.POSITIVE_INFINITY;
  for (let key = low; key <= high; key++) {
    const tone = (key - chord.root + 120) % 12;
    if (!chord.tones.includes(tone)) continue;
    let cost = tone === 3 || tone === 4 || tone === 10 || tone === 11 ? 0 : tone === 0 ? 1.3 : 0.7;
    cost += 0.28 * Math.abs(key - before);
    if (key > roof - BELOW) cost += 4;
    if (line.rubs(place, length, key)) cost += 3;
    if (top !== NOBODY) {
      const now = (top - key + 120) % 12;
      const was = (topBefore - before + 120) % 12;
      const moved = top !== topBefore && key !== before && topBefore !== NOBODY;
      if (now === 0) cost += 1.5;
      // Parallel octaves and fifths make one voice of two.
      if (moved && now === was && (now === 0 || now === 7)) cost += 6;
      // Contrary motion is the better half of counterpoint.
      if (moved && (top - topBefore) * (key - before) > 0) cost += 0.4;
    }
    if (cost < least) [least, best] = [cost, key];
  }
  return best;
}

/** Sixteenths from a place to where the melody leaves the rest of a span open, on a beat; −1 where it does not. */
function openFrom(line: Melodic, place: number, length: number): number {
  if (length < 8) return -1;
  for (let gap = 4; gap <= length - 4; gap += 4) if (line.still(place + gap, length - gap)) return gap;
  return -1;
}

/** The pitch classes to walk on over a chord: its own, and those of the scale that do not rub against what it alters. */
function walkable(key: Key, { root, tones }: Harmony): readonly number[] {
  const scale = scaleOf(key);
  const own = tones.map((tone) => (root + tone) % 12);
  const altered = own.filter((tone) => !scale.includes(tone));
  const rubs = (tone: number) => altered.some((other) => [1, 11].includes((tone - other + 12) % 12));
  return [...new Set([...own, ...scale.filter((tone) => !rubs(tone))])];
}

/** Walks by step through what is open: up to the middle of the compass, else down. */
function answer(
  notes: CounterNote[],
  scale: readonly number[],
  place: number,
  length: number,
  from: number,
  { low, high }: Compass,
): void {
  const way = from > (low + high) / 2 ? -1 : 1;
  let at = from;
  for (let passed = 0; passed + 2 <= length; passed += 4) {
    do at += way;
    while (!scale.includes((at + 120) % 12));
    if (at < low || at > high) return;
    const long = Math.min(4, length - passed);
    notes.push({ place: place + passed, length: long, key: at, origin: "counter-melody.answer" });
  }
}

/** How far below the melody the second voice goes with it, in semitones, and what each costs beside a third. */
const INTERVALS: readonly (readonly [below: number, cost: number])[] = [
  [3, 0],
  [4, 0],
  [5, 1.5],
  [7, 3],
  [8, 2],
  [9, 2],
];

/** A tone of so many sixteenths at the most passes; a longer one is heard with the chord. */
const PASSING = 2;

/** The melody's own rhythm, mostly in thirds and sixths below it; false where the melody has nothing to join. */
function joined(
  bar: Bar,
  line: Melodic,
  { low, high }: Compass,
  steps: number,
  notes: CounterNote[],
): boolean {
  const scale = scaleOf(bar.section.key);
  const from = bar.index * steps;
  const found: CounterNote[] = [];
  let before = notes.at(-1)?.key;
  const tune = line.between(from, from + steps);
  for (const [index, { place, length, key }] of tune.entries()) {
    const { chord } = spanAt(bar.spans, place - from);
    const fits = (below: number) => chord.tones.includes((key - below - chord.root + 120) % 12);
    const stays = tune[index - 1]?.key === key || tune[index + 1]?.key === key;
    const passing = length <= PASSING && !stays && !chord.tones.includes((key - chord.root + 120) % 12);
    let below = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [interval, dearness] of INTERVALS) {
      const own = key - interval;
      if (own < low || own > high + 5) continue;
      // Under a passing tone the third passes with it; under any other it belongs to the chord.
      if (!fits(interval) && !(passing && interval < 5 && scale.includes((own + 120) % 12))) continue;
      const cost = Math.abs(own - (before ?? own)) + dearness;
      if (cost < least) [least, below] = [cost, interval];
    }
    if (below === 0) continue;
    before = key - below;
    found.push({
      place,
      length: Math.min(length, from + steps - place),
      key: key - below,
      origin: "counter-melody.thirds",
    });
  }
  notes.push(...found);
  return found.length > 0;
}
