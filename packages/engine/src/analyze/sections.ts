/** Where a piece begins something new, and what comes again. */
import type { BarCounts } from "./bars.ts";

/** A stretch of bars that belongs together. */
export interface Stretch {
  readonly fromBar: number;
  readonly toBar: number;
  /** The same letter where the same music comes again. */
  readonly label: string;
}

/** Bars on either side of a place that are held against one another. */
const REACH = 4;

/** The shortest section, in bars. */
const SHORTEST = 4;

/** Two stretches whose bars are as like as this on the mean are the same music. */
const SAME = 0.9;

/** How many sections back a listener knows music again. */
const REMEMBERED = 64;

/**
 * Parts a piece where the bars before a place are like one another, those after it too, and the two unlike (Foote 2000,
 * Automatic audio segmentation using a measure of audio novelty), preferring every fourth bar from the start; then
 * stretches whose bars are alike in order get the same letter.
 */
export function hearSections(counts: BarCounts): readonly Stretch[] {
  const bars = counts.notes.length;
  const features = featuresOf(counts);
  const starts = [0, ...boundaries(noveltyOf(features, bars), bars)];
  const labels: string[] = [];
  const known: number[] = [];
  return starts.map((fromBar, index): Stretch => {
    const toBar = starts[index + 1] ?? bars;
    const found = known.findIndex(
      (start, place) =>
        index - place <= REMEMBERED && likeness(features, start, fromBar, toBar - fromBar) >= SAME,
    );
    const label = found >= 0 ? (labels[found] ?? "A") : letterOf(new Set(labels).size);
    known.push(fromBar);
    labels.push(label);
    return { fromBar, toBar, label };
  });
}

/** "A" … "Z", then "A2" …. */
function letterOf(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round + 1}`;
}

/** What bars are held against one another by. */
interface Features {
  /** Twelve numbers a bar, of length 1: how long each pitch class sounds. */
  readonly tones: Float64Array;
  /** {@link TEXTURES} numbers a bar, 0 … 1: how dense and how loud it is. */
  readonly texture: Float64Array;
  /** One bit for each part that plays in the bar. */
  readonly players: Int32Array;
}

const TEXTURES = 4;

function featuresOf({ classes, players, attacks, velocity, notes, drums, tuneNotes }: BarCounts): Features {
  const bars = notes.length;
  const tones = classes.slice();
  const texture = new Float64Array(bars * TEXTURES);
  const most = (values: Float64Array) => values.reduce((highest, value) => Math.max(highest, value), 1);
  const scales = [most(attacks), most(drums), most(tuneNotes)];
  for (let bar = 0; bar < bars; bar++) {
    const row = tones.subarray(bar * 12, bar * 12 + 12);
    const length = Math.sqrt(row.reduce((sum, weight) => sum + weight * weight, 0));
    if (length > 0) for (let pitch = 0; pitch < 12; pitch++) row[pitch] = (row[pitch] ?? 0) / length;
    [attacks, drums, tuneNotes].forEach((values, place) => {
      texture[bar * TEXTURES + place] = (values[bar] ?? 0) / (scales[place] ?? 1);
    });
    texture[bar * TEXTURES + 3] = (velocity[bar] ?? 0) / Math.max(1, notes[bar] ?? 0) / 64;
  }
  return { tones, texture, players };
}

/** How alike the tones of two bars are: the cosine of the angle between them, 0 … 1. */
function tonesAlike({ tones }: Features, one: number, other: number): number {
  let product = 0;
  for (let pitch = 0; pitch < 12; pitch++)
    product += (tones[one * 12 + pitch] ?? 0) * (tones[other * 12 + pitch] ?? 0);
  return product;
}

/** How alike two bars are in who plays, how densely and how loudly; 1 the same. */
function textureAlike({ texture, players }: Features, one: number, other: number): number {
  let away = 0;
  for (let place = 0; place < TEXTURES; place++)
    away += Math.abs((texture[one * TEXTURES + place] ?? 0) - (texture[other * TEXTURES + place] ?? 0));
  return 1 - away / TEXTURES - 0.15 * bitsOf((players[one] ?? 0) ^ (players[other] ?? 0));
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** How alike the tones of two stretches are, bar by bar; 0 where they overlap. */
function likeness(features: Features, one: number, other: number, length: number): number {
  if (one + length > other) return 0;
  let sum = 0;
  for (let bar = 0; bar < length; bar++) sum += tonesAlike(features, one + bar, other + bar);
  return sum / length;
}

/** What tones count beside texture in telling what is new. */
const TONES = 0.35;

/** For each bar: how much more the bars on its two sides are like themselves than like each other. */
function noveltyOf(features: Features, bars: number): Float64Array {
  const novelty = new Float64Array(bars);
  for (let bar = 1; bar < bars; bar++) {
    const reach = Math.min(REACH, bar, bars - bar);
    let [within, across, pairs, crossings] = [0, 0, 0, 0];
    for (let one = -reach; one < reach; one++) {
      for (let other = one + 1; other < reach; other++) {
        const [a, b] = [bar + one, bar + other];
        const like = textureAlike(features, a, b) + TONES * tonesAlike(features, a, b);
        if (one < 0 === other < 0) {
          within += like;
          pairs++;
        } else {
          across += like;
          crossings++;
        }
      }
    }
    novelty[bar] = (pairs === 0 ? 1 : within / pairs) - across / Math.max(1, crossings);
  }
  return novelty;
}

/** What a place gains for being four, or eight, bars after the last boundary, and loses for each bar that it is later. */
const FOUR_BARS = 0.06;
const EIGHT_BARS = 0.12;
const LATER = 0.006;

/** Where nothing is newer than this, the section goes on. */
const LEAST = 0.06;

/** The longest section, in bars. */
const LONGEST = 16;

/** From the start on: of the next places the one that is newest. */
function boundaries(novelty: Float64Array, bars: number): readonly number[] {
  const found: number[] = [];
  let last = 0;
  while (last + SHORTEST < bars) {
    let best = last + LONGEST;
    let most = LEAST;
    for (let bar = last + SHORTEST; bar <= Math.min(last + LONGEST, bars - 2); bar++) {
      const since = bar - last;
      const gain = since % 8 === 0 ? EIGHT_BARS : since % 4 === 0 ? FOUR_BARS : 0;
      const score = (novelty[bar] ?? 0) + gain - LATER * since;
      if (score > most) [best, most] = [bar, score];
    }
    if (best > bars - 2) break;
    found.push(best);
    last = best;
  }
  return found;
}
