/** The drum performances of the corpus, laid on a grid: what is swing, and what is a player's hand. */
import { readJsonLines } from "../corpus.ts";

/** What was struck: cymbals that keep time are one voice, for drummers move a pattern from hat to ride. */
export const voices = [
  "kick",
  "snare",
  "stick",
  "hand",
  "pedal",
  "highTom",
  "midTom",
  "lowTom",
  "crash",
] as const;

/** A voice of the kit. */
export type Voice = (typeof voices)[number];

/** One stroke on the grid. */
export interface Stroke {
  /** Sixteenths from the start; in a swung performance, 1 and 2 of a beat are the places of a triplet. */
  readonly step: number;
  /** How far from the step's place it was played, in sixteenths; late is positive. */
  readonly late: number;
  readonly voice: Voice;
  /** The cymbal that keeps time: "open" and "ride" beside the closed hat. */
  readonly cymbal: "closed" | "open" | "ride" | null;
  /** MIDI velocity. */
  readonly velocity: number;
}

/** One performance. */
export interface Performance {
  readonly style: string;
  readonly kind: "beat" | "fill";
  readonly bpm: number;
  /** Whether the beat is divided in three. */
  readonly swung: boolean;
  readonly strokes: readonly Stroke[];
}

interface RawPerformance {
  readonly style: string;
  readonly bpm: number;
  readonly kind: "beat" | "fill";
  readonly time_signature: string;
  readonly hits: readonly (readonly [step: number, late: number, drum: string, velocity: number])[];
}

const voiceOfDrum: Readonly<Record<string, readonly [Voice, Stroke["cymbal"]]>> = {
  kick: ["kick", null],
  snare: ["snare", null],
  rim: ["stick", null],
  hat_closed: ["hand", "closed"],
  hat_open: ["hand", "open"],
  hat_pedal: ["pedal", null],
  ride: ["hand", "ride"],
  ride_bell: ["hand", "ride"],
  crash: ["crash", null],
  tom_high: ["highTom", null],
  tom_mid: ["midTom", null],
  tom_low: ["lowTom", null],
};

/** The places of a beat of four sixteenths that is divided in three. */
const TRIPLET = [0, 4 / 3, 8 / 3, 4];

/** All performances in 4/4. */
export function readPerformances(corpusFolder: string): readonly Performance[] {
  return readJsonLines(corpusFolder, "groove-drums.jsonl.gz")
    .filter(isRaw)
    .filter(({ time_signature }) => time_signature === "4/4")
    .map(onGrid);
}

function onGrid({ style, kind, bpm, hits }: RawPerformance): Performance {
  const hurry = hurryOf(hits);
  const times = hits.map(([step, late]) => step + late - hurry);
  const swung = isSwung(times);
  const strokes = hits.flatMap(([, , drum, velocity], index): Stroke[] => {
    const [voice, cymbal] = voiceOfDrum[drum] ?? [];
    const time = times[index] ?? 0;
    if (voice === undefined || cymbal === undefined) return [];
    const step = swung ? tripletStep(time) : Math.round(time);
    const place = swung ? Math.floor(step / 4) * 4 + (TRIPLET[step % 4] ?? 0) : step;
    return step < 0 ? [] : [{ step, late: time - place, voice, cymbal, velocity }];
  });
  return { style, kind, bpm, swung, strokes };
}

/** How early or late the whole performance lies against the click, in sixteenths: the middle of what is near a beat. */
function hurryOf(hits: RawPerformance["hits"]): number {
  const near = hits
    .map(([step, late]) => step + late - 4 * Math.round((step + late) / 4))
    .filter((off) => Math.abs(off) < 0.75)
    .sort((one, other) => one - other);
  return near[Math.floor(near.length / 2)] ?? 0;
}

/** Whether what is played between the second and the last sixteenth of a beat lies nearer to a triplet's last third. */
function isSwung(times: readonly number[]): boolean {
  let straight = 0;
  let triplet = 0;
  for (const time of times) {
    const place = time - 4 * Math.floor(time / 4);
    if (Math.abs(place - 2) < 0.28 || Math.abs(place - 3) < 0.2 || Math.abs(place - 1) < 0.2) straight++;
    if (Math.abs(place - 8 / 3) < 0.3 || Math.abs(place - 4 / 3) < 0.2) triplet++;
  }
  return triplet > straight;
}

function tripletStep(time: number): number {
  const beat = Math.floor(time / 4);
  const place = time - 4 * beat;
  let best = 0;
  TRIPLET.forEach((third, index) => {
    if (Math.abs(third - place) < Math.abs((TRIPLET[best] ?? 0) - place)) best = index;
  });
  return best === 3 ? 4 * (beat + 1) : 4 * beat + best;
}

function isRaw(value: unknown): value is RawPerformance {
  return typeof value === "object" && value !== null && "hits" in value && "time_signature" in value;
}
