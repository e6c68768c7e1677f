/** The programs in a page: its blocks of a language, one after the other, as a reader would type them. */
import process from "node:process";

/** The languages, with how a program of theirs is run. */
export const languages = {
  sh: { file: "guide.sh", command: ["sh", "-eu"] },
  ts: { file: "guide.mts", command: [process.execPath, "--disable-warning=ExperimentalWarning"] },
  python: { file: "guide.py", command: ["python3"] },
} as const;

/** A language that examples are written in. */
export type Language = keyof typeof languages;

/**
 * The program of a language: all of its blocks in a page, since each goes on from those before it.
 * @example programIn("```sh\necho 1\n```\nwords\n```sh\necho 2\n```\n", "sh"); // "echo 1\n\necho 2\n"
 */
export function programIn(page: string, language: Language): string {
  const blocks = page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"));
  return [...blocks].map(([, code = ""]) => code).join("\n");
}
