/** What a pianist of pop songs plays in each bar, and how loudly. */
import { learnedLoudness } from "../data/learned/accompaniment.ts";
import { clamp } from "../emotion/space.ts";
import { softened } from "../perform/dynamics.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import { halfOf } from "../rhythm/choose-pattern.ts";
import type { Figures } from "./band-figures.ts";
import { leftHand, rightHand } from "./piano.ts";

/**
 * Figures of the right hand; sections of a theme share one for each half, and every fourth bar answers with its
 * neighbour.
 */
export function pianoFigures(stream: Stream): Figures {
  // Whether the song's piano breaks its chords is the player's, the more so the calmer the song is.
  const hand = stream.fork("hand").next();
  const salts = new Map<string, number>();
  const known = new Map<PlannedSection, string[]>();
  return ({ section, index }, sung) => {
    const { theme, activity, music } = section;
    const own = known.get(section) ?? [];
    known.set(section, own);
    const salt = salts.get(theme) ?? stream.fork(theme).next();
    salts.set(theme, salt);
    const answers = index % 4 === 3;
    const busy = Math.max(0, Math.floor(sung / 3) - 2);
    const half = halfOf(section, index);
    const place = 4 * busy + 2 * half + (answers ? 1 : 0);
    const pattern = own[place];
    if (pattern !== undefined) return pattern;
    const onsets = 1.5 + 9 * (0.55 * activity + 0.45 * music.density) - 0.5 * busy;
    const broken = clamp(0.5 + 1.1 * (hand - 0.5) + 0.5 * (0.5 - music.articulation), 0, 1);
    const figure = rightHand(onsets, broken, (salt + (answers ? 0.05 : 0) + 0.11 * half) % 1);
    own[place] = figure;
    return figure;
  };
}

/** The left hand's figures where it is the bass: one for the sections of a theme that are alike. */
export function leftFigures(stream: Stream): (section: PlannedSection) => string {
  const salt = stream.fork("left").next();
  const known = new Map<PlannedSection, string>();
  return (section) => {
    const { theme, activity, music } = section;
    const onsets = 1 + 3 * (0.5 * activity + 0.5 * music.density);
    const figure = known.get(section) ?? leftHand(onsets, chanceAt(salt, theme.charCodeAt(0)));
    known.set(section, figure);
    return figure;
  };
}

/** The left hand above somebody else's bass: the root, with its fifth in sections of more energy. */
export function underBass({ energy }: PlannedSection): string {
  return energy < 0.6 ? "R---------------" : "R-------F-------";
}

/**
 * The velocity of a stroke: each eighth of the bar is as loud beside the others as pianists have it.
 * @param step sixteenths from the bar line
 */
export function touchOf(hand: "right" | "left", base: number, step: number): number {
  return softened(base * (learnedLoudness[hand][step >> 1] ?? 1));
}
