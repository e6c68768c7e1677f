/** Tables as text for a terminal and as Markdown. */
import { table } from "../table.ts";
import type { Sheet } from "./report.ts";

/** All tables for a terminal. */
export function asText(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ title, head, rows, note }) => [table(title, head, rows), ...(note ? [note] : [])].join("\n"))
    .join("\n\n");
}

/** All tables as Markdown, each below its title. */
export function asMarkdown(sheets: readonly Sheet[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return sheets
    .map(({ title, head, rows, note }) => {
      const under = `| --- |${" ---: |".repeat(head.length - 1)}`;
      return [`### ${title}`, "", line(head), under, ...rows.map(line), ...(note ? ["", note] : [])].join(
        "\n",
      );
    })
    .join("\n\n");
}
