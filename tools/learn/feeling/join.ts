/**
 * Fits whom to believe about a text, the lexicon or the sum of its words: as agrees best with the readers of sentences
 * that were held out, while of the messages of written conversations the lexicon keeps nearly all.
 */
import type { FeelingTable, JoiningTable } from "../../../packages/engine/src/data/learned/feeling.ts";
import { readByLexicon } from "../../../packages/engine/src/emotion/by-lexicon.ts";
import {
  isNote,
  joined,
  joiningFigures,
  namesFeeling,
  sharesBy,
} from "../../../packages/engine/src/emotion/joining.ts";
import { affectOf } from "../../../packages/engine/src/emotion/learned.ts";
import { refined } from "../../../packages/engine/src/emotion/sums.ts";
import type { Affect } from "../../../packages/engine/src/song.ts";
import { correlation, fitRefinements, type HeldOut } from "./folds.ts";

const names = ["valence", "arousal", "dominance"] as const;

/** How much of r one is ready to lose for the lexicon's whole say in messages. */
const COST_OF_MESSAGES = 0.3;

/** Keeps weights that hardly matter small. */
const COST_OF_WEIGHTS = 2e-5;

/** Rounds of the search, which widens or halves its step in each weight after each try. */
const ROUNDS = 16;

/** A text, with what it needs to be read by a joining. */
interface Sample {
  /** What is read where only one of both is asked, else what the lexicon says. */
  readonly said: Affect;
  readonly learned: Affect;
  readonly figures: readonly number[];
  readonly isJoined: boolean;
  readonly ratings: readonly [number, number, number];
}

/** The table of the joining with the best compromise. */
export function fitJoining(
  sentences: readonly HeldOut[],
  refinements: FeelingTable["refinements"],
  messages: readonly string[],
): JoiningTable {
  const samples = sentences.map((sentence) => sampleOf(sentence, refinements));
  const ofMessages = messages.flatMap(spellings).flatMap(messageFigures);
  const width = ofMessages[0]?.length ?? 0;
  const tableOf = (weights: readonly number[]): JoiningTable => {
    return { weights: weights.slice(0, width), bases: weights.slice(width) };
  };
  const cost = (weights: readonly number[]): number => {
    const table = tableOf(weights);
    const size = table.weights.reduce((sum, weight) => sum + weight * weight, 0);
    const agreement = agreementOf(samples, table).reduce((sum, r) => sum + r, 0);
    return COST_OF_MESSAGES * shareOfMessages(ofMessages, table) + COST_OF_WEIGHTS * size - agreement;
  };
  const found = searched(cost, [...Array<number>(width).fill(0), 1, 1, 1]);
  return tableOf(found.map((weight) => Number(weight.toPrecision(3))));
}

/** r for valence, arousal and dominance when everything, also refinements and joining, is learned without the sentences. */
export function crossValidated(
  sentences: readonly HeldOut[],
  messages: readonly string[],
): { readonly joined: readonly number[]; readonly sums: readonly number[] } {
  const folds = [...new Set(sentences.map(({ fold }) => fold))];
  const readings = folds.flatMap((fold) => {
    const others = sentences.filter((one) => one.fold !== fold);
    const refinements = fitRefinements(others);
    const joining = fitJoining(others, refinements, messages);
    return sentences
      .filter((one) => one.fold === fold)
      .map((one) => sampleOf(one, refinements))
      .map((sample) => ({ sample, affect: readingOf(sample, joining) }));
  });
  const rOf = (affectIn: (reading: (typeof readings)[number]) => Affect) =>
    names.map((name, place) =>
      correlation(
        readings.map((reading) => affectIn(reading)[name]),
        readings.map(({ sample }) => sample.ratings[place] ?? 0),
      ),
    );
  return { joined: rOf(({ affect }) => affect), sums: rOf(({ sample }) => sample.learned) };
}

function sampleOf(
  { sentence, said, looked, sums }: HeldOut,
  refinements: FeelingTable["refinements"],
): Sample {
  const { text, ratings } = sentence;
  const learned = affectOf(refined(sums, looked, { refinements }));
  const figures = joiningFigures(text, said);
  if (said.weighted.length === 0) return { said: learned, learned, figures, ratings, isJoined: false };
  return { said: said.affect, learned, figures, ratings, isJoined: !isNote(text, said) };
}

function readingOf({ said, learned, figures, isJoined }: Sample, table: JoiningTable): Affect {
  return isJoined ? joined(said, learned, sharesBy(table, figures)) : said;
}

function agreementOf(samples: readonly Sample[], table: JoiningTable): readonly number[] {
  const readings = samples.map((sample) => readingOf(sample, table));
  return names.map((name, place) =>
    correlation(
      readings.map((reading) => reading[name]),
      samples.map(({ ratings }) => ratings[place] ?? 0),
    ),
  );
}

/** A message as it was typed, and as others type it. */
function spellings(message: string): readonly string[] {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return [...new Set([message, capital, /[.!?]$/.test(capital) ? capital : `${capital}.`])];
}

/** The figures of a message in which the lexicon finds a feeling by name, but for notes: those are its own anyway. */
function messageFigures(message: string): readonly (readonly number[])[] {
  const said = readByLexicon(message);
  const isAsked = namesFeeling(said) && !said.looksForeign && !isNote(message, said);
  return isAsked ? [joiningFigures(message, said)] : [];
}

/** The mean square of the shares that the lexicon loses. */
function shareOfMessages(messages: readonly (readonly number[])[], table: JoiningTable): number {
  const squares = messages.map((figures) => {
    const shares = sharesBy(table, figures);
    return names.reduce((sum, name) => sum + shares[name] ** 2, 0) / names.length;
  });
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

/** A place with little cost near a start: one weight after the other is moved as long as that helps. */
function searched(cost: (weights: readonly number[]) => number, start: readonly number[]): readonly number[] {
  let best = start;
  let least = cost(start);
  const steps = start.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (let place = 0; place < start.length; place++) {
      const step = steps[place] ?? 0;
      const tries = [step, -step].map((by) =>
        best.map((weight, at) => (at === place ? weight + by : weight)),
      );
      const better = tries.find((weights) => cost(weights) < least);
      steps[place] = step * (better === undefined ? 0.5 : 1.5);
      if (better === undefined) continue;
      best = better;
      least = cost(better);
    }
  }
  return best;
}
