/**
 * What tells one chord from another, learned by `tools/learn/chords` from songs of this engine and a third of POP909 (Wang
 * et al. 2020, MIT); see NOTICE.
 */
import type { ChordModel } from "../../analyze/chord-model.ts";
import table from "./chords.json" with { type: "json" };

/** The model by which chords are heard. */
export const learnedChordModel: ChordModel = table;
