/**
 * Words that lead from one feeling to another. Which conjunctions and verbs join events in time follows Halliday & Hasan
 * (1976, chapter 5: temporal conjunction); the lists are this project's own.
 */
import { stemOf } from "../emotion/stem.ts";

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map(stemOf));
}

/** Verbs of change: with "into" or "to" behind them they lead from one feeling to another. By stem. */
export const changing: ReadonlySet<string> = stemsOf(
  "turn turned fade fading melt melting dissolve drift slip slide sink fall rise grow shift morph evolve transform " +
    "change move bloom blossom break open build lead give soften settle ease lift swell soar pass descend ascend " +
    "climb collapse crumble explode burst erupt spiral tumble bleed harden heal crash wither cool warm thaw " +
    "transition go went came come flow flip switch blur wake resolve return convert became become arrive reach",
);

/** Of these, the ones that may just as well lead to a place. By stem. */
export const moving: ReadonlySet<string> = stemsOf(
  "move go went came come flow climb return arrive reach drift pass wake resolve break open",
);

/** Of these, with "into the", the ones that disturb what was there before. By stem. */
export const breaking: ReadonlySet<string> = stemsOf("break burst crash explode");

/** Lead to the next feeling by themselves. */
export const leading: ReadonlySet<string> = setOf(
  "become becomes becoming became until then finally eventually ultimately lastly afterwards afterward later next " +
    "turns turned turning suddenly ends ending ended followed",
);

/** Stand between two feelings, mostly behind a verb of change. */
export const joints: ReadonlySet<string> = setOf("into to toward towards unto onto");

/** After a "from" these lead on as "to" does. */
export const passing: ReadonlySet<string> = setOf("through via past over");

/** A change that takes its time. "Bit by bit" and its like are found by their "by". */
export const slowWords: ReadonlySet<string> = setOf(
  "slowly gradually gently softly eventually patiently fading melting steadily",
);

/** A change that comes at once. */
export const suddenWords: ReadonlySet<string> = setOf(
  "suddenly sudden abruptly instantly abrupt explodes exploding explode bursts erupts erupting crashes snaps",
);

/** With a slow word beside them these lead on: "slowly gets better", "slowly begins to hope". */
export const beginning: ReadonlySet<string> = setOf(
  "get gets getting got come comes coming start starts starting begin begins beginning find finds learn let grow",
);

/** Put a feeling into the past, so that a "now" after it is a change. */
export const past: ReadonlySet<string> = setOf(
  "was were used once had initially first formerly yesterday been",
);

/** Put a feeling into the present. */
export const present: ReadonlySet<string> = setOf("now today nowadays");

/** After "to" these are verbs: "afraid to love" goes nowhere. */
export const infinitives: ReadonlySet<string> = setOf(
  "love hate cry hope fear dream trust worry laugh grieve rest fight forgive heal believe enjoy forget remember " +
    "smile breathe sleep dance die panic regret mourn wonder celebrate relax unwind scream sing run fly leave escape",
);
