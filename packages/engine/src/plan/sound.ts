/** What the feeling asks of the sound, as reasons: at the start, and at the end where a journey leads elsewhere. */
import type { Contour } from "../data/thesaurus/schema.ts";
import type { Reason } from "../song.ts";
import type { PlannedSection } from "./plan.ts";

const contourReasons: Readonly<Record<Contour, string>> = {
  rising: "Phrases that rise are heard as hopeful, or as striving.",
  falling: "Phrases that fall are heard as sad, or as letting go.",
  arch: "Phrases that rise and come back are the commonest of all: they tell, and rest.",
  "inverted arch": "Phrases that dip and come back turn a question over.",
  wave: "Phrases that go up and down by turns neither strive nor give up.",
  level: "Phrases that stay where they are press, like a fixed stare.",
};

/** The reasons for dynamics, register, density, articulation and contour. */
export function soundReasons(sections: readonly PlannedSection[]): Reason[] {
  const [first] = sections;
  const last = sections.at(-1);
  if (!first || !last) return [];
  const reason = (about: string, word: (section: PlannedSection) => string, because: string): Reason => {
    const [start, end] = [word(first), word(last)];
    return { about, decision: start === end ? start : `${start}, then ${end}`, because };
  };
  const arousal = way(first.affect.arousal, last.affect.arousal);
  const valence = way(first.affect.valence, last.affect.valence);
  const dominance = way(first.affect.dominance, last.affect.dominance);
  return [
    reason("dynamics", loudness, `Loudness follows arousal (${arousal}) and dominance (${dominance}).`),
    reason(
      "register",
      height,
      `Register rises with valence (${valence}) and arousal, and sinks with dominance.`,
    ),
    reason("density", flow, `The number of notes follows arousal (${arousal}).`),
    reason(
      "articulation",
      touch,
      `The calmer, the more bound: tones are detached as arousal (${arousal}) rises.`,
    ),
    reason("contour", ({ music }) => music.contour, contourReasons[first.music.contour]),
  ];
}

/** "0.34", or "0.34 → 0.45" on a journey. */
function way(start: number, end: number): string {
  return start === end ? String(start) : `${start} → ${end}`;
}

function loudness({ music }: PlannedSection): string {
  return music.dynamics < 0.35 ? "soft" : music.dynamics < 0.6 ? "moderate" : "loud";
}

function height({ music }: PlannedSection): string {
  return music.register < -2 ? "low" : music.register > 2 ? "high" : "middle";
}

function flow({ music }: PlannedSection): string {
  return music.density < 0.3 ? "few notes" : music.density < 0.55 ? "a moderate flow of notes" : "many notes";
}

function touch({ music }: PlannedSection): string {
  return music.articulation < 0.3 ? "legato" : music.articulation < 0.5 ? "portato" : "staccato";
}
