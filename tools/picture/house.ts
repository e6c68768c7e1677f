/** The picture of the house: its parts, the rooms of each, and which part may import which. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { arrows, folders, type Part } from "../structure/arrows.ts";

const WIDTH = 960;
const HEIGHT = 534;
const LINE = 20;

/** What a part is, in its own colour, and where its card stands. */
interface Card {
  readonly says: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const cards: Readonly<Record<Part, Card>> = {
  studio: card("the page in a browser", "#f2a65a", 24, 60, 270, 130),
  cli: card("the command music-brain", "#d98fb3", 514, 60, 270, 50),
  server: card("HTTP, accounts, limits, jobs", "#7fb7d9", 362, 160, 574, 90),
  contract: card("every message as a schema", "#9b8fd1", 24, 300, 422, 70),
  formats: card("a song as a file", "#8fc7c0", 514, 300, 422, 70),
  engine: card("from words to a song, and back", "#6fc39a", 200, 420, 560, 90),
};

/** The picture as SVG text: the same folders and rules give the same picture. */
export function housePicture(): string {
  const parts = Object.keys(cards) as Part[];
  const drawn = [...parts.flatMap(arrowsFrom), ...parts.map(drawCard)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="ui-sans-serif, system-ui, sans-serif" role="img" aria-label="The parts of Music Brain: studio and command line above, the server between, contract and formats below it, the engine at the ground; arrows run downwards only">
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#8b93a7"/></marker></defs>
<rect width="${WIDTH}" height="${HEIGHT}" rx="14" fill="#12151f"/>
<text x="24" y="36" font-size="13" fill="#8b93a7">A part may import what its arrow leads to, and what lies further on that road; by a dashed one types alone.</text>
${drawn.join("\n")}
</svg>
`;
}

function card(says: string, color: string, x: number, y: number, width: number, height: number): Card {
  return { says, color, x, y, width, height };
}

function drawCard(part: Part): string {
  const { says, color, x, y, width, height } = cards[part];
  const rooms = wrapped(roomsOf(part), Math.floor((width - 32) / 6.4));
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="#1b2030" stroke="${color}"/>`,
    `<text x="${x + 16}" y="${y + 28}" font-size="16" font-weight="600" fill="${color}">${part}<tspan font-size="12.5" font-weight="400" fill="#c6cbe0" dx="10">${says}</tspan></text>`,
    ...rooms.map(
      (line, index) =>
        `<text x="${x + 16}" y="${y + 54 + index * LINE}" font-size="12" fill="#8b93a7">${line}</text>`,
    ),
  ].join("\n");
}

/** The folders of a part, by name, without those of its tests. */
function roomsOf(part: Part): string[] {
  const folder = fileURLToPath(new URL(`../../${folders[part]}`, import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map(({ name }) => name)
    .sort();
}

function wrapped(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""} · ${word}`;
    if (lines.length > 0 && longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The arrows from a part, without those that others lead to. */
function arrowsFrom(part: Part): string[] {
  return targetsOf(part)
    .filter((to) => !targetsOf(part).some((between) => arrows[between][to] === "all"))
    .map((to) => drawArrow(part, to));
}

function targetsOf(part: Part): Part[] {
  return (Object.keys(cards) as Part[]).filter((to) => arrows[part][to] !== undefined);
}

function drawArrow(part: Part, to: Part): string {
  const [start, end] = [cards[part], cards[to]];
  const x = middleOfBoth(start, end);
  const [top, bottom] = [start.y + start.height, end.y - 2];
  const dashes = arrows[part][to] === "types" ? ' stroke-dasharray="4 5"' : "";
  return `<path d="M${x} ${top} V${bottom}" stroke="#8b93a7" stroke-width="1.4"${dashes} marker-end="url(#head)"/>`;
}

/** The middle of the span that lies below the one card and above the other. */
function middleOfBoth(above: Card, below: Card): number {
  const left = Math.max(above.x, below.x);
  const right = Math.min(above.x + above.width, below.x + below.width);
  return Math.round((left + right) / 2);
}
