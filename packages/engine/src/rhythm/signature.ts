/** The strokes by which a style is known, laid over whatever its drummer plays. */
import { type Signature, signatures } from "../data/signatures.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { GrooveBar } from "./groove.ts";
import { drums } from "./ladder.ts";
import { riffSignature } from "./riff.ts";

/**
 * The strokes that are always there in a section: those of its riff, or the signature of the song's style in the metre
 * that it is written for.
 */
export function signatureOf(
  { genre, timeSignature, riffs }: Plan,
  { theme }: PlannedSection,
): Signature | undefined {
  const riff = riffs[theme];
  if (riff && riff.feel !== "own") return riffSignature(riff);
  if (timeSignature[0] !== 4 || timeSignature[1] !== 4) return undefined;
  return Object.hasOwn(signatures, genre.name) ? signatures[genre.name] : undefined;
}

const SNARE = drums.indexOf("snare");
/** What may be struck instead of a snare. */
const BACKBEATS = [SNARE, drums.indexOf("stick"), drums.indexOf("clap")];

/**
 * Lays a signature over a bar: what is always there is struck, what never is goes.
 * @param place the number of the bar, for signatures of two bars
 */
export function sign({ strokes, steps }: GrooveBar, signature: Signature | undefined, place: number): void {
  eachPlace(signature, steps, place, (drum, step, character) => {
    const at = drum * steps + step;
    if (character === "x") strokes[at] = 0;
    else if (!isStruck(strokes, steps, drum, step)) strokes[at] = Number(character) / 9;
  });
}

/** Takes away what a signature leaves free. */
export function clearFree(
  { strokes, steps }: GrooveBar,
  signature: Signature | undefined,
  place: number,
): void {
  eachPlace(signature, steps, place, (drum, step, character) => {
    if (character === "x") strokes[drum * steps + step] = 0;
  });
}

/** The drums, as numbers in the order of the kit, that go on under a fill. */
export function throughFills(signature: Signature | undefined): ReadonlySet<number> {
  return new Set(signature?.through.map((drum) => drums.indexOf(drum)));
}

function isStruck(strokes: Float32Array, steps: number, drum: number, step: number): boolean {
  const others = drum === SNARE ? BACKBEATS : [drum];
  return others.some((other) => (strokes[other * steps + step] ?? 0) >= 0.4);
}

function eachPlace(
  signature: Signature | undefined,
  steps: number,
  place: number,
  visit: (drum: number, step: number, character: string) => void,
): void {
  if (!signature) return;
  drums.forEach((name, drum) => {
    const line = signature.lines[name];
    if (line === undefined) return;
    const from = (place * steps) % line.length;
    for (let step = 0; step < steps; step++) {
      const character = line[from + step] ?? ".";
      if (character !== ".") visit(drum, step, character);
    }
  });
}
