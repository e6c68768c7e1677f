/** The examples of a guide: each command in a page of Markdown, with the output that the page shows for it. */

/** One example. */
export interface Example {
  /** What stands in the block of shell. */
  readonly command: string;
  /** What stands in the block of text right after it; `null` where the page shows no output. */
  readonly shown: string | null;
}

const EXAMPLE = /^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm;

/** The examples of a page, in order. */
export function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(EXAMPLE)].map(([, command = "", shown]) => ({
    command: command.trim(),
    shown: shown ?? null,
  }));
}

/** The page with each shown output replaced by what `run` gives for its command; other commands are run as well. */
export async function renewed(page: string, run: (command: string) => Promise<string>): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const match of page.matchAll(EXAMPLE)) {
    const [whole, command = "", shown] = match;
    parts.push(page.slice(from, match.index));
    const output = await run(command.trim());
    parts.push(`\`\`\`sh\n${command}\`\`\`\n`);
    if (shown !== undefined) parts.push(`\n\`\`\`text\n${output.trimEnd()}\n\`\`\`\n`);
    from = match.index + whole.length;
  }
  return [...parts, page.slice(from)].join("");
}
