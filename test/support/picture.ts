/**
 * Pictures as text, to be compared: a grid of letters, each of which says which colour most of its cell has. Fonts are not in
 * it, and what a browser's version smooths otherwise at an edge hardly is.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { root } from "./programs.ts";

/** How many cells a picture has. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** The share of the cells that may differ: those at the edges of things. */
const TOLERANCE = 0.004;

/**
 * A thing on the page as text: "." where a cell is mostly ground, "+" where it is bright without a colour, else a letter for the
 * hue, "a" for those from 0 to 20 degrees, "b" for the next…
 */
export async function drawn(shown: Locator, { columns, rows }: Grid): Promise<string> {
  const png = (await shown.screenshot({ animations: "disabled" })).toString("base64");
  // A page of its own, which no policy forbids to read a picture.
  const reader = await shown.page().context().browser()?.newPage();
  if (!reader) throw new Error("there is no browser");
  try {
    const lines = await reader.evaluate<string[]>(`(${asText})(${JSON.stringify({ png, columns, rows })})`);
    return lines.join("\n");
  } finally {
    await reader.close();
  }
}

/** Fails where a picture differs from the one that is kept, by more than the edges of things. With KEEP_PICTURES=true it is kept instead. */
export function expectLike(text: string, name: string): void {
  const file = join(root, "test/pictures", `${name}.txt`);
  if (process.env["KEEP_PICTURES"] === "true") writeFileSync(file, `${text}\n`);
  const kept = readFileSync(file, "utf8").trimEnd();
  const lengths = (picture: string) => picture.split("\n").map((line) => line.length);
  expect(lengths(text), `${name} has another size:\n${text}`).toEqual(lengths(kept));
  const others = [...kept].filter((cell, place) => cell !== text[place]).length;
  const share = others / kept.length;
  expect(
    share,
    `${name} looks otherwise; where that is meant, \`npm run pictures\` keeps this:\n${text}`,
  ).toBeLessThanOrEqual(TOLERANCE);
}

/** Runs in a page. */
const asText = `async ({ png, columns, rows }) => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = picture;
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  pen.drawImage(picture, 0, 0);
  const letterAt = (pixels, at) => {
    const [red, green, blue] = pixels.slice(at, at + 3);
    const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
    if (most - least < 48) return most > 120 ? "+" : ".";
    const sixth =
      most === red ? (green - blue) / (most - least) : most === green ? 2 + (blue - red) / (most - least) : 4 + (red - green) / (most - least);
    return String.fromCharCode(97 + Math.floor((((sixth + 6) % 6) * 60) / 20));
  };
  const cell = (column, row) => {
    const [left, top] = [Math.floor((column * width) / columns), Math.floor((row * height) / rows)];
    const [right, bottom] = [Math.floor(((column + 1) * width) / columns), Math.floor(((row + 1) * height) / rows)];
    const pixels = pen.getImageData(left, top, right - left, bottom - top).data;
    const counts = new Map();
    for (let at = 0; at < pixels.length; at += 4) {
      const letter = letterAt(pixels, at);
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const [[letter] = ["."]] = [...counts].sort(([, one], [, other]) => other - one);
    return letter;
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cell(column, row)).join(""),
  );
}`;
