/** The chords of a theme, bar by bar. */
import {
  type Functions,
  functions,
  type LoopPlace,
  loops,
  pedals,
  phraseFunctions,
} from "../data/progressions.ts";
import type { Stream } from "../random.ts";
import type { Key, SectionKind } from "../song.ts";
import { diatonic, type Harmony, readNumeral } from "./numerals.ts";
import { scaleOf } from "./scales.ts";

/** What a theme asks of its harmony. */
export interface HarmonyRequest {
  readonly key: Key;
  readonly kind: SectionKind;
  /** How many bars; one chord a bar. */
  readonly bars: number;
  readonly style: "loop" | "functional" | "static";
  /** Darkest −1 … 1 brightest. */
  readonly color: number;
  /** 0 … 1. */
  readonly dissonance: number;
  /** The share of chords with a seventh, 0 … 1. */
  readonly sevenths: number;
}

/** One chord for each bar of a theme. */
export function harmonize(request: HarmonyRequest, stream: Stream): readonly Harmony[] {
  const numerals = chosenNumerals(request, stream.fork(request.style));
  const extra = Math.max(0, request.dissonance - 0.4) * 0.5;
  const share = request.sevenths === 0 ? 0 : Math.min(1, request.sevenths + extra);
  const color = stream.fork("sevenths");
  // A chord that comes again keeps its colour, so that a loop is heard as a loop.
  const coloured = new Map<string, Harmony>();
  return numerals.map((numeral) => {
    const known = coloured.get(numeral);
    if (known) return known;
    const chord = chordFor(numeral, request.key, color.chance(share));
    coloured.set(numeral, chord);
    return chord;
  });
}

/** The chord that the song comes home to. */
export function tonicChord(key: Key): Harmony {
  return diatonic(key, 0, 3);
}

/** A chord that leads home: the dominant, or what the mode has in its stead. */
export function leadingChord(key: Key): Harmony {
  const [numeral = "V"] = functions[key.mode].dominant[0] ?? [];
  return readNumeral(numeral, key) ?? diatonic(key, 4, 3);
}

/** A chord to end on that is not home: the subdominant, which leaves the ending open. */
export function openEnding(key: Key): Harmony {
  const [numeral = "IV"] = functions[key.mode].predominant[0] ?? [];
  return readNumeral(numeral, key) ?? diatonic(key, 3, 3);
}

function chosenNumerals(request: HarmonyRequest, stream: Stream): string[] {
  if (request.style === "static") return pedalNumerals(request, stream);
  return request.style === "loop" ? loopNumerals(request, stream) : functionalNumerals(request, stream);
}

function placeOf(kind: SectionKind): LoopPlace {
  if (kind === "chorus" || kind === "outro") return "chorus";
  return kind === "bridge" || kind === "pre-chorus" ? "bridge" : "verse";
}

function loopNumerals({ key, kind, bars, color }: HarmonyRequest, stream: Stream): string[] {
  const place = placeOf(kind);
  const fitting = loops[key.mode].filter(({ places }) => places.includes(place));
  const loop = stream.weighted(fitting, (candidate) => {
    const distance = candidate.color - color;
    return candidate.weight / (0.3 + distance * distance);
  });
  const numerals = Array.from({ length: bars }, (_, bar) => loop.chords[bar % 4] ?? loop.chords[0]);
  // A lift holds its last bar on the chord that wants to go on.
  if (kind === "pre-chorus" && bars > 1) numerals[bars - 1] = dominantNumeral(key);
  return numerals;
}

function functionalNumerals({ key, kind, bars }: HarmonyRequest, stream: Stream): string[] {
  const numerals: string[] = [];
  while (numerals.length < bars) {
    const closes = numerals.length + 4 >= bars && kind !== "pre-chorus" && kind !== "bridge";
    const shape = stream.pick(closes ? phraseFunctions.closed : phraseFunctions.open);
    shape.forEach((name, index) => {
      const atRest =
        (closes && index === shape.length - 1) || (index === 0 && name === "tonic" && kind !== "bridge");
      numerals.push(atRest ? tonicNumeral(key) : drawn(functions[key.mode][name], numerals.at(-1), stream));
    });
  }
  // Cut from the front of a phrase, so that the cadence stays whole.
  return numerals.length > bars ? numerals.slice(numerals.length - bars) : numerals;
}

function pedalNumerals({ key, bars, kind }: HarmonyRequest, stream: Stream): string[] {
  const [home, away] = stream.pick(pedals[key.mode]);
  const starts = kind === "bridge" || kind === "pre-chorus" ? [away, home] : [home, away];
  return Array.from({ length: bars }, (_, bar) => starts[Math.floor(bar / 2) % 2] ?? home);
}

function drawn(options: Functions[keyof Functions], before: string | undefined, stream: Stream): string {
  return stream.weighted(options, ([numeral, weight]) => (numeral === before ? weight * 0.2 : weight))[0];
}

function tonicNumeral(key: Key): string {
  return functions[key.mode].tonic[0]?.[0] ?? "I";
}

function dominantNumeral(key: Key): string {
  return functions[key.mode].dominant[0]?.[0] ?? "V";
}

function chordFor(numeral: string, key: Key, withSeventh: boolean): Harmony {
  const triad = readNumeral(numeral, key);
  if (!triad) throw new RangeError(`"${numeral}" in the tables is not a numeral of ${key.tonic} ${key.mode}`);
  if (!withSeventh) return triad;
  const degree = scaleOf(key).indexOf(triad.root);
  const own = degree < 0 ? undefined : diatonic(key, degree, 4);
  if (own && triad.tones.every((tone, index) => own.tones[index] === tone)) return own;
  return readNumeral(`${numeral}7`, key) ?? triad;
}
