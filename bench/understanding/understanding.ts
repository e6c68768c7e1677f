/** `npm run bench -- understanding [CORPUS_FOLDER]`: how well words and music are understood, a file a subject. */
import { benchHearing } from "./hearing.ts";
import { benchInterview } from "./interview.ts";
import { benchText } from "./text.ts";

/** What is measured; without the folder of the corpora, what needs them is left out. */
const subjects: readonly ((corpusFolder: string | undefined) => Promise<string> | string)[] = [
  benchText,
  benchInterview,
  benchHearing,
];

/** The tables of all subjects. */
export async function benchUnderstanding(corpusFolder?: string): Promise<string> {
  const tables: string[] = [];
  for (const measure of subjects) tables.push(await measure(corpusFolder));
  return tables.join("\n\n");
}
