import { describe, expect, test } from "vitest";
import { asMarkdown, asText } from "./format.ts";
import { curve, label, picture, text } from "./plots/svg.ts";

const sheet = { title: "A table", head: ["what", "n"], rows: [["a|b", "12"]], note: "A note." };

describe("tables", () => {
  test("are aligned as text, with their note below", () => {
    expect(asText([sheet])).toBe("A table\nwhat   n\n----  --\na|b   12\nA note.");
  });

  test("are Markdown whose cells cannot break it", () => {
    expect(asMarkdown([sheet])).toBe(
      "### A table\n\n| what | n |\n| --- | ---: |\n| a\\|b | 12 |\n\nA note.",
    );
  });
});

describe("a picture", () => {
  test("is SVG with its words escaped and its numbers short", () => {
    const svg = picture(100, 50, 'A "title" & more', [
      text(1 / 3, 2, "<b>"),
      curve(
        [
          [0, 0],
          [1, 2],
        ],
        "#000000",
      ),
    ]);
    expect(svg).toContain('aria-label="A &quot;title&quot; &amp; more"');
    expect(svg).toContain('x="0.33"');
    expect(svg).toContain("&lt;b&gt;");
    expect(svg).toContain('d="M0 0L1 2"');
    expect([label(123.4), label(3.14), label(0.5)]).toEqual(["123", "3.1", "0.50"]);
  });
});
