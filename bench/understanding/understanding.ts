/** `npm run bench -- understanding`: how well people are understood, a file a subject. */
import { benchInterview } from "./interview.ts";

const subjects: readonly (() => Promise<string> | string)[] = [benchInterview];

/** The tables of all subjects. */
export async function benchUnderstanding(): Promise<string> {
  const tables: string[] = [];
  for (const measure of subjects) tables.push(await measure());
  return tables.join("\n\n");
}
