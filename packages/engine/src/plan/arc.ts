/** The arc of a song: how much plays, and how much wants to go on, bar by bar. */

import { clamp } from "../emotion/space.ts";
import type { SectionKind } from "../song.ts";
import type { PlannedSection } from "./plan.ts";

/** Two curves over the bars of a song, each value 0 … 1, at the index of the bar. */
export interface Arc {
  /** How much of the band plays, how loud and how dense. */
  readonly energy: readonly number[];
  /** How much the music wants to go on: high where a phrase nears its cadence, low where it has come home. */
  readonly tension: readonly number[];
}

/** How tense a kind of section is in itself: what leads somewhere is tenser than what has arrived. */
const KIND_TENSION: Readonly<Record<SectionKind, number>> = {
  intro: 0.3,
  verse: 0.35,
  "pre-chorus": 0.6,
  chorus: 0.45,
  bridge: 0.6,
  solo: 0.5,
  outro: 0.2,
};

/**
 * The arc of planned sections. Energy leans towards the section that follows in the last bars before it. Tension rises
 * over each phrase of four bars and falls at its end, most of all where the section closes; unpleasant and excited
 * feelings raise all of it (Farbood 2012 measures how such features add up).
 */
export function arcOf(sections: readonly PlannedSection[]): Arc {
  const energy: number[] = [];
  const tension: number[] = [];
  sections.forEach((section, index) => {
    const next = sections[index + 1];
    const rise = (next?.energy ?? section.energy) - section.energy;
    const { valence, arousal } = section.affect;
    const base =
      0.5 * KIND_TENSION[section.kind] + 0.3 * section.music.dissonance + 0.2 * arousal - 0.06 * valence;
    for (let bar = 0; bar < section.bars; bar++) {
      const toEnd = section.bars - 1 - bar;
      const lean = toEnd < 4 ? (4 - toEnd) / 4 : 0;
      energy.push(clamp(section.energy + 0.35 * rise * lean * lean, 0, 1));
      const place = (bar % 4) / 3;
      const phrase = place < 1 ? 0.22 * place : -0.08;
      const leads = section.kind === "pre-chorus" || section.kind === "bridge";
      const close = toEnd === 0 ? (leads ? 0.3 : -0.12) : 0;
      tension.push(clamp(base + phrase + close, 0, 1));
    }
  });
  return { energy, tension };
}
