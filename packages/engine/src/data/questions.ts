/**
 * The questions of the interview, a file a phase. They are this project's own words: short, concrete, and about the music
 * or about what happened, never about what is wrong with somebody.
 */
import type { Question } from "../interview/question.ts";
import { emotionQuestions } from "./questions/emotion.ts";
import { intentQuestions } from "./questions/intent.ts";
import { lyricsQuestions } from "./questions/lyrics.ts";
import { productionQuestions } from "./questions/production.ts";
import { soundQuestions } from "./questions/sound.ts";
import { storyQuestions } from "./questions/story.ts";
import { structureQuestions } from "./questions/structure.ts";

/** All of them, in the order of the phases. */
export const questions: readonly Question[] = [
  ...intentQuestions,
  ...emotionQuestions,
  ...storyQuestions,
  ...soundQuestions,
  ...structureQuestions,
  ...lyricsQuestions,
  ...productionQuestions,
];
