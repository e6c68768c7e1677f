/** The chords of a section before they are coloured: phrases of chords with their rhythm, loops, and what repeats. */

import { functions } from "../data/progressions.ts";
import type { HarmonyOriginId } from "../explain/origins.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { Stream } from "../random.ts";
import type { Key } from "../song.ts";
import { CADENCE, type ChordModel, modelOf } from "./model.ts";
import { diatonic, type Harmony, readNumeral } from "./numerals.ts";
import { raceWinner } from "./race.ts";
import type { HarmonyRequest, Slot } from "./request.ts";
import { onsetsOf, phraseRhythm, usualChanges } from "./rhythm.ts";
import { type Phrase, phrasesOf } from "./shape.ts";
import { drawLoop, stockLoops } from "./stock.ts";
import { walk } from "./walk.ts";
import { anything, phraseEnd, wantedChords, wantedFirst } from "./wanted.ts";

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

/** A chord of a phrase and when it begins. */
interface Onset {
  /** Bars from the start of the phrase. */
  readonly bar: number;
  readonly step: number;
  readonly chord: number;
  readonly origin: HarmonyOriginId;
}

/** What the phrases of a section are made with. */
interface Workshop {
  readonly request: HarmonyRequest;
  readonly model: ChordModel;
  readonly wanted: Float64Array;
  readonly stream: Stream;
}

/** The chords of a section, in order of time; together they fill it. */
export function sketchSection(request: HarmonyRequest, stream: Stream): readonly Slot[] {
  const model = modelOf(request.key.mode, request.strict);
  const workshop = { request, model, wanted: wantedChords(model, request), stream };
  const phrases = phrasesOf(request, stream.fork("shape").next());
  const made: (readonly Onset[])[] = [];
  phrases.forEach((phrase, index) => {
    const kept = keptOnsets(made[phrase.like] ?? [], phrase, index);
    const whole = phrase.like !== index && phrase.kept >= phrase.bars;
    made.push(whole ? kept : phraseOnsets(workshop, phrases, index, kept, made[index - 1] ?? []));
  });
  return slotsOf(request, phrases, made);
}

function keptOnsets(from: readonly Onset[], phrase: Phrase, index: number): readonly Onset[] {
  return phrase.like === index ? [] : from.filter(({ bar }) => bar < phrase.kept);
}

function phraseOnsets(
  workshop: Workshop,
  phrases: readonly Phrase[],
  index: number,
  kept: readonly Onset[],
  before: readonly Onset[],
): readonly Onset[] {
  const { request, stream } = workshop;
  const phrase = phrases[index] ?? { start: 0, bars: request.bars, like: index, kept: 0 };
  const chance = stream.fork(`phrase ${index}`);
  // A lift has to end where it leads.
  if (request.style === "loop" && request.kind !== "pre-chorus" && kept.length === 0)
    return loopOnsets(workshop, phrase, chance);
  const closes = index === phrases.length - 1;
  return newOnsets(workshop, phrase, { kept, before, closes, first: index }, chance);
}

/** A loop that people know, or a new one of the same kind that leads back into itself. */
function loopOnsets(workshop: Workshop, phrase: Phrase, chance: Stream): readonly Onset[] {
  const { request, model, wanted } = workshop;
  const fromStock = chance.next();
  const stockDraw = chance.next();
  const rhythmDraw = chance.next();
  const salt = chance.next();
  const firstDraw = chance.next();
  const needsHome = saysHome(request);
  const loops = stockLoops(model, request.kind).filter(({ chords }) =>
    request.turned ? chords[0] === model.home : !needsHome || chords.includes(model.home),
  );
  const stock = fromStock < 0.3 ? drawLoop(loops, request.valence, stockDraw) : undefined;
  if (stock) return placed(stock.letters.slice(0, phrase.bars), stock.chords, request, "harmony.loop");
  const letters = phraseRhythm(request.kind, phrase.bars, changesOf(request), rhythmDraw, 6);
  const places = placesOf(letters, 0, request);
  const first = request.turned
    ? model.home
    : firstOfLoop(model, wanted, wantedFirst(model, request, 0), firstDraw);
  const chords = loopFrom(workshop, first, places, salt);
  if (!needsHome || chords.includes(model.home)) return placed(letters, chords, request, "harmony.loop");
  return placed(letters, loopFrom(workshop, model.home, places, salt), request, "harmony.loop");
}

/** A new loop that begins with a chord. */
function loopFrom(
  { model, wanted }: Workshop,
  first: number,
  places: readonly number[],
  salt: number,
): readonly number[] {
  const count = places.length;
  const start = anything(model).map((_, chord) => (chord === first ? 1 : 0));
  // The last chord leads back to the first, or is the first held over.
  const back = model.after[CADENCE];
  const size = model.chords.length;
  const last = anything(model).map((_, chord) =>
    chord === first ? 0.02 : (back?.[chord * size + first] ?? 0),
  );
  return walk({
    model,
    salt,
    places,
    before: [-1, -1],
    wanted,
    first: start,
    lastButOne: anything(model),
    last: count > 1 ? last : anything(model),
    // Four chords make a loop; two that alternate are rarer.
    again: 0.3,
  });
}

/**
 * Whether the first phrase has to say where home is: in a verse, and in the modes other than major and minor, whose home
 * nothing but its own sound tells, wherever the music does not lead on.
 */
function saysHome({ kind, key, turned }: HarmonyRequest): boolean {
  if (turned) return true;
  if (kind === "pre-chorus" || kind === "bridge") return false;
  return kind === "verse" || !(key.mode === "major" || key.mode === "minor");
}

function firstOfLoop(model: ChordModel, wanted: Float64Array, first: Float64Array, draw: number): number {
  const weights = model.opening.map((chance, chord) => chance * (wanted[chord] ?? 0) * (first[chord] ?? 0));
  const winner = raceWinner(weights, draw, 0);
  return winner < 0 ? model.home : winner;
}

/** A phrase that goes on from what is kept of another to its own end. */
function newOnsets(
  workshop: Workshop,
  phrase: Phrase,
  {
    kept,
    before,
    closes,
    first,
  }: { kept: readonly Onset[]; before: readonly Onset[]; closes: boolean; first: number },
  chance: Stream,
): readonly Onset[] {
  const { request, model, wanted } = workshop;
  const endDraw = chance.next();
  const rhythmDraw = chance.next();
  const salt = chance.next();
  const word = phraseRhythm(request.kind, phrase.bars, changesOf(request), rhythmDraw);
  // What is kept has its own rhythm; the new bars begin with a chord of their own.
  const cut = kept.length > 0 ? phrase.kept : 0;
  const opened =
    cut > 0 && cut < word.length && word[cut] === "-" ? `${word.slice(0, cut)}w${word.slice(cut + 1)}` : word;
  const letters = atRest(opened.slice(cut), closes, request);
  const places = placesOf(letters, cut, request);
  const count = places.length;
  const end = phraseEnd(model, request, closes, endDraw);
  const tail = [...before, ...kept];
  const way = (opening: Float64Array) =>
    walk({
      model,
      salt,
      places,
      before: [tail.at(-2)?.chord ?? -1, tail.at(-1)?.chord ?? -1],
      wanted,
      first: opening,
      lastButOne: end.lastButOne,
      last: count === 1 && kept.length === 0 ? anything(model) : end.last,
      again: request.style === "static" ? 1 : 0.6,
    });
  const drawn = way(kept.length > 0 ? anything(model) : wantedFirst(model, request, first));
  const lost = first === 0 && saysHome(request) && !drawn.includes(model.home);
  const chords = lost ? way(anything(model).map((_, chord) => (chord === model.home ? 1 : 0))) : drawn;
  const origin = request.style === "static" ? "harmony.pedal" : "harmony.function";
  const fresh = placed(letters, chords, request, origin).map((onset, index, all) => {
    const cadential = request.style !== "static" && index >= all.length - 2;
    return {
      ...onset,
      bar: onset.bar + cut,
      origin: cadential ? ("harmony.cadence" as const) : onset.origin,
    };
  });
  return [...kept, ...fresh];
}

/** A section that comes to rest gives its last chord a bar at the least. */
function atRest(letters: string, closes: boolean, { kind }: HarmonyRequest): string {
  if (!closes || kind === "pre-chorus" || letters.length < 2) return letters;
  const last = letters.at(-1) ?? "w";
  if (last === "w" || last === "-") return letters;
  return `${letters.slice(0, -1)}w`;
}

function placed(
  letters: string,
  chords: readonly number[],
  { metre }: HarmonyRequest,
  origin: HarmonyOriginId,
): readonly Onset[] {
  const onsets: Onset[] = [];
  [...letters].forEach((letter, bar) => {
    for (const step of onsetsOf(letter, metre)) {
      const chord = chords[onsets.length];
      if (chord !== undefined) onsets.push({ bar, step, chord, origin });
    }
  });
  return onsets;
}

/** A number for each chord, which belongs to its place in the phrase: other chords that come or go do not shift it. */
function placesOf(letters: string, firstBar: number, { metre }: HarmonyRequest): number[] {
  const places: number[] = [];
  for (let bar = 0; bar < letters.length; bar++) {
    for (const step of onsetsOf(letters[bar] ?? "-", metre)) places.push((firstBar + bar) * 32 + step);
  }
  return places;
}

/**
 * How many chords a bar: as in the charts for a bar of this length, fewer where the music lingers, more where the feeling
 * asks for quick changes and where there is energy.
 */
function changesOf(request: HarmonyRequest): number {
  const { style, energy, dissonance, barSeconds, sevenths, harmonicRhythm, pace } = request;
  const usual = usualChanges(barSeconds);
  const factor =
    style === "static" ? 0.5 + 0.35 * dissonance : style === "functional" ? 1.05 + 0.15 * sevenths : 1;
  return usual * factor * pace * (0.6 + 0.8 * harmonicRhythm) * (0.9 + 0.2 * energy);
}

function slotsOf(
  request: HarmonyRequest,
  phrases: readonly Phrase[],
  made: readonly (readonly Onset[])[],
): readonly Slot[] {
  const steps = stepsPerBar(request.metre);
  const end = request.bars * steps;
  const all = phrases.flatMap((phrase, index) => {
    const onsets = (made[index] ?? []).filter(({ bar }) => bar < phrase.bars);
    return onsets.map((onset, place) => {
      const origin = phrases[phrase.like];
      const repeats = onset.bar < phrase.kept && origin !== undefined;
      return {
        bar: phrase.start + onset.bar,
        step: onset.step,
        chord: onset.chord,
        origin: onset.origin,
        source: (repeats ? origin.start : phrase.start) + onset.bar,
        closes: place === onsets.length - 1,
      };
    });
  });
  return all.map((slot, index) => {
    const next = all[index + 1];
    const until = next ? next.bar * steps + next.step : end;
    return { ...slot, length: until - slot.bar * steps - slot.step };
  });
}
