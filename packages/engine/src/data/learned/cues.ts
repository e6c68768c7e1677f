/** How each cue counts for what music is heard to feel, learned by `tools/learn/cues` from songs of this engine. */
import type { CueTable } from "../../analyze/cue-weights.ts";
import table from "./cues.json" with { type: "json" };

/** The table. */
export const learnedCueTable: CueTable = table;
