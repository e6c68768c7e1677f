/** What was measured, as tables. */
import type { Continuity } from "./feeling/continuity.ts";
import { isMonotone, type Response } from "./feeling/response.ts";
import { type Likeness, summaryOf } from "./likeness/likeness.ts";
import { SEEDS, type SeedNovelty } from "./novelty/seeds.ts";
import { type SharedSummary, STRETCHES } from "./novelty/shared.ts";
import { mean } from "./statistics/numbers.ts";

/** A table before it has a form. */
export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A line below the table. */
  readonly note?: string;
}

/** One set of songs beside the corpus. */
export interface SetReport {
  readonly name: string;
  readonly what: string;
  readonly songs: number;
  readonly features: readonly Likeness[];
}

/** Everything that one run measured. */
export interface Report {
  readonly engineVersion: string;
  readonly corpusSongs: number;
  readonly sets: readonly SetReport[];
  readonly novelty: readonly SeedNovelty[];
  readonly shared: readonly (readonly [string, SharedSummary])[];
  readonly responses: readonly Response[];
  readonly gridSongs: number;
  readonly continuity: readonly Continuity[];
}

/** All tables, the verdicts first. */
export function sheetsOf(report: Report): readonly Sheet[] {
  return [
    verdictSheet(report),
    ...report.sets.map((set) => likenessSheet(set, report.corpusSongs)),
    noveltySheet(report.novelty),
    sharedSheet(report.shared),
    responseSheet(report),
    continuitySheet(report.continuity),
  ];
}

function verdictSheet({ engineVersion, sets, novelty, responses }: Report): Sheet {
  const rows = sets.flatMap(({ name, features }) => {
    const { mean: share, least } = summaryOf(features);
    return [
      verdict(`mean share of the ceiling, ${name}`, "≥ 0.65", share.toFixed(2), share >= 0.65),
      verdict(
        `least share, ${name}`,
        "≥ 0.40",
        `${least.share.toFixed(2)} (${least.name})`,
        least.share >= 0.4,
      ),
    ];
  });
  const near = novelty.reduce((sum, { nearDuplicates }) => sum + nearDuplicates, 0);
  rows.push(verdict(`near-duplicates among ${SEEDS} seeds`, "0", String(near), near === 0));
  for (const [name, shares] of [
    ["verse", novelty.flatMap(({ verses }) => verses ?? [])],
    ["chorus", novelty.flatMap(({ choruses }) => choruses ?? [])],
  ] as const) {
    const [typical, least] = [mean(shares), Math.min(...shares)];
    rows.push(
      verdict(
        `distinct ${name} progressions`,
        "≥ 0.75",
        `${typical.toFixed(2)}, least ${least.toFixed(2)}`,
        typical >= 0.75,
      ),
    );
  }
  for (const measure of ["tempo", "mode", "perSecond", "perBar", "loudness"]) {
    const response = responses.find((one) => one.measure === measure);
    if (!response) continue;
    const found = `${response.steadyLines}/5 lines, ρ ${response.rank.toFixed(2)}`;
    rows.push(verdict(`${response.name} follows ${response.lead}`, "monotone", found, isMonotone(response)));
  }
  return { title: `Verdicts, engine ${engineVersion}`, head: ["", "aim", "found", "met"], rows };
}

function verdict(what: string, aim: string, found: string, met: boolean): readonly string[] {
  return [what, aim, found, met ? "yes" : "NO"];
}

function likenessSheet({ name, what, songs, features }: SetReport, corpusSongs: number): Sheet {
  const { mean: share } = summaryOf(features);
  const rows = features.map(({ name, counts, composed, ceiling, share, means }) => [
    counts ? name : `(${name})`,
    composed.overlap.toFixed(2),
    ceiling.overlap.toFixed(2),
    share.toFixed(2),
    composed.divergence.toFixed(2),
    `${composed.distances.toFixed(2)}/${ceiling.distances.toFixed(2)}`,
    (means ? means.composed : composed.pooled)?.toFixed(3) ?? "",
    (means ? means.corpus : ceiling.pooled)?.toFixed(3) ?? "",
  ]);
  return {
    title: `Beside the corpus, set "${name}": ${songs} songs (${what}) and as many of ${corpusSongs}; mean share ${share.toFixed(2)}`,
    head: ["feature", "overlap", "ceiling", "share", "KL", "distances", "mean", "corpus"],
    rows,
    note: 'In brackets: not in the mean. "mean" and "corpus" of histograms: what the pooled ones have in common, and its ceiling.',
  };
}

function noveltySheet(novelty: readonly SeedNovelty[]): Sheet {
  return {
    title: `${SEEDS} seeds of one feeling`,
    head: ["feeling", "new melody", "longest shared", "near-duplicates", "verses", "choruses", "both"],
    rows: novelty.map((one) => [
      one.feeling,
      one.novelty.toFixed(2),
      String(one.longest),
      String(one.nearDuplicates),
      one.verses?.toFixed(2) ?? "–",
      one.choruses?.toFixed(2) ?? "–",
      one.both.toFixed(2),
    ]),
  };
}

function sharedSheet(shared: readonly (readonly [string, SharedSummary])[]): Sheet {
  return {
    title: "Melody steps (interval, time to the next note) that stand in the corpus too",
    head: ["melodies", "longest: median", "95 %", "most", ...STRETCHES.map((length) => `share of ${length}`)],
    rows: shared.map(([name, summary]) => [
      name,
      String(summary.medianLongest),
      summary.highLongest.toFixed(0),
      String(summary.mostLongest),
      ...summary.meanShares.map((share) => `${(share * 100).toFixed(2)} %`),
    ]),
  };
}

function responseSheet({ responses, gridSongs }: Report): Sheet {
  return {
    title: `Asked for and heard: ${gridSongs} songs over 5 × 5 places (levels of the leading dimension, lowest first)`,
    head: ["cue", "led by", "levels", "worst step back", "lines", "ρ", "ρ other", "drift", "monotone"],
    rows: responses.map((response) => [
      response.name,
      `${response.direction === 1 ? "" : "−"}${response.lead}`,
      response.levels.map((level) => level.toFixed(Math.abs(level) >= 20 ? 0 : 2)).join(" "),
      `${Math.round(response.worstStep * 100)} %`,
      `${response.steadyLines}/5`,
      response.rank.toFixed(2),
      response.otherRank.toFixed(2),
      response.drift.toFixed(2),
      isMonotone(response) ? "yes" : "NO",
    ]),
  };
}

function continuitySheet(walks: readonly Continuity[]): Sheet {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const rows: (readonly string[])[] = [];
  for (const name of walks[0]?.leaps.keys() ?? []) {
    const told = ({ leaps }: Continuity) => {
      const leap = leaps.get(name);
      return leap ? [leap.mean, leap.high, leap.most].map((value) => value.toFixed(1)).join(" / ") : "";
    };
    rows.push([`${name}: mean / 95 of 100 below / greatest`, ...walks.map(told)]);
  }
  for (const name of walks[0]?.switches.keys() ?? []) {
    rows.push([`steps to another ${name}`, ...walks.map(({ switches }) => percent(switches.get(name) ?? 0))]);
  }
  for (const role of walks[0]?.bars.keys() ?? []) {
    rows.push([
      `bars changed, ${role} (and where nothing switched)`,
      ...walks.map(
        ({ bars, steadyBars }) => `${percent(bars.get(role) ?? 0)} (${percent(steadyBars.get(role) ?? 0)})`,
      ),
    ]);
  }
  return {
    title: "A step of 0.05",
    head: ["", ...walks.map(({ dimension, steps }) => `${dimension}, ${steps} steps`)],
    rows,
  };
}
