/**
 * What each piece of evidence weighs in telling the key of a piece, learned by `tools/learn/keys` from songs of this engine
 * and a third of POP909 (Wang et al. 2020, MIT); see NOTICE.
 */
import type { EvidenceName } from "../../analyze/key-evidence.ts";
import table from "./keys.json" with { type: "json" };

/** The evidence that is learned of: all but what a file says of its key. */
export type LearnedEvidence = Exclude<EvidenceName, "written" | "writtenTonic">;

/** The weights; what adds to a key's score is evidence × weight. */
export const learnedKeyWeights: Readonly<Record<LearnedEvidence, number>> = table.weights;
