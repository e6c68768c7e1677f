/** What the melodies of POP909 teach: rhythm, pitch and structure. */
import { type LearnedPitch, learnPitch } from "./pitch.ts";
import { type LearnedRhythm, learnRhythm } from "./rhythm.ts";
import { readSongs } from "./songs.ts";
import { type LearnedStructure, learnStructure } from "./structure.ts";
import { sungPhrases } from "./voices.ts";

/** The whole table. */
export interface LearnedMelody {
  readonly source: string;
  readonly licence: string;
  readonly madeBy: string;
  readonly rhythm: LearnedRhythm;
  readonly pitch: LearnedPitch;
  readonly structure: LearnedStructure;
}

/**
 * Learns from the lead sheets in 4/4.
 * @param corpusFolder the folder with `pop909-lead-sheets.jsonl.gz` and `pop909-piano.jsonl.gz`
 */
export function learnMelody(corpusFolder: string): LearnedMelody {
  const phrases = readSongs(corpusFolder).flatMap(sungPhrases);
  return {
    source:
      "Statistics of the melodies of POP909 (Wang, Chen, Jiang et al., Music X Lab, 2020) with the phrases of Dai, Zhang & Dannenberg (2020).",
    licence: "MIT",
    madeBy: "tools/learn",
    rhythm: learnRhythm(phrases),
    pitch: learnPitch(phrases),
    structure: learnStructure(phrases),
  };
}
