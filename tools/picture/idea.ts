/** The picture of the idea: words, the feeling over time, sections and chords, all the notes, and the reasons. */
import { composeSong, type Role, type Section, type Song } from "@music-brain/engine";

const FEELING = "grief slowly turning into hope";
const SEED = 42;

const WIDTH = 960;
const LEFT = 130;
const RIGHT = WIDTH - 24;

const colors: Readonly<Record<Role, string>> = {
  melody: "#f2a65a",
  "counter-melody": "#d98fb3",
  chords: "#7fb7d9",
  pad: "#9b8fd1",
  bass: "#6fc39a",
  drums: "#8b93a7",
};

/** The picture as SVG text. The same engine draws the same picture. */
export function ideaPicture(): string {
  const { song } = composeSong({ emotionalIntent: FEELING }, SEED);
  const parts = [words(), feelingCurve(song), sections(song), notes(song), reasons(song)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 560" font-family="ui-sans-serif, system-ui, sans-serif" role="img" aria-label="From a feeling in words to sections, chords, notes and reasons">
<rect width="${WIDTH}" height="560" rx="14" fill="#12151f"/>
${parts.join("\n")}
</svg>
`;
}

function words(): string {
  return [label("you say", 48), text(LEFT, 50, `“${FEELING}”`, 21, "#f4f1ea")].join("\n");
}

/** Valence along the song: below the line it is dark, above it is light. */
function feelingCurve(song: Song): string {
  const middle = 112;
  const points = song.sections.flatMap((section) => {
    const y = middle - section.affect.valence * 34;
    return [
      [xOf(song, section.startBar), y],
      [xOf(song, section.startBar + section.bars), y],
    ] as const;
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  const curve = smooth(
    song.sections.map((section) => [
      xOf(song, section.startBar + section.bars / 2),
      middle - section.affect.valence * 34,
    ]),
  );
  return [
    label("it feels", middle + 4),
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${middle}" y2="${middle}" stroke="#39405a" stroke-dasharray="2 5"/>`,
    `<path d="M${LEFT} ${fixed(first[1])} L${curve} L${RIGHT} ${fixed(last[1])}" fill="none" stroke="#f2a65a" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`,
    text(LEFT, middle - 40, "light", 11, "#8b93a7"),
    text(LEFT, middle + 48, "dark", 11, "#8b93a7"),
  ].join("\n");
}

function sections(song: Song): string {
  const blocks = song.sections.map((section) => {
    const x = xOf(song, section.startBar);
    const width = xOf(song, section.startBar + section.bars) - x - 3;
    return [
      `<rect x="${fixed(x)}" y="178" width="${fixed(width)}" height="46" rx="6" fill="#7fb7d9" fill-opacity="${fixed(0.12 + section.energy * 0.45)}"/>`,
      text(x + 8, 196, section.name, 12, "#f4f1ea"),
      text(x + 8, 214, chordsThatFit(section, width), 11, "#c6cbe0"),
    ].join("\n");
  });
  return [label("it is built", 206), ...blocks].join("\n");
}

function chordsThatFit(section: Section, width: number): string {
  let shown = "";
  for (const { symbol } of section.chords) {
    const next = shown === "" ? symbol : `${shown}  ${symbol}`;
    if (next.length * 6.2 > width - 14) break;
    shown = next;
  }
  return shown;
}

function notes(song: Song): string {
  const [numerator, denominator] = song.timeSignature;
  const barTicks = (numerator * 1920) / denominator;
  const marks = song.tracks.flatMap((track) =>
    track.notes.map((note) => {
      const x = xOf(song, note.start / barTicks);
      const width = Math.max(1.2, xOf(song, (note.start + note.duration) / barTicks) - x - 0.6);
      const y = track.role === "drums" ? 424 - (note.pitch - 35) * 0.4 : 408 - (note.pitch - 28) * 3.1;
      return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="2.4" rx="1" fill="${colors[track.role]}" fill-opacity="${fixed(0.35 + note.velocity / 200)}"/>`;
    }),
  );
  const legend = song.tracks.map((track, index) =>
    text(24, 300 + index * 20, track.name.toLowerCase(), 12, colors[track.role]),
  );
  return [label("it sounds", 276), ...legend, ...marks].join("\n");
}

function reasons(song: Song): string {
  const shown = song.reasons.filter(({ about }) =>
    ["journey", "tempo", "mode", "articulation"].includes(about),
  );
  const lines = shown.map(({ about, decision, because }, index) =>
    text(LEFT, 470 + index * 22, clipped(`${about}: ${decision}. ${because}`, 128), 12.5, "#c6cbe0"),
  );
  return [label("it says why", 470), ...lines].join("\n");
}

function xOf(song: Song, bar: number): number {
  return LEFT + ((RIGHT - LEFT) * bar) / song.totalBars;
}

/** A curve through points, flat at each of them. */
function smooth(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (!before) return `${fixed(x)} ${fixed(y)}`;
      const middle = (before[0] + x) / 2;
      return `C${fixed(middle)} ${fixed(before[1])} ${fixed(middle)} ${fixed(y)} ${fixed(x)} ${fixed(y)}`;
    })
    .join(" ");
}

function label(name: string, y: number): string {
  return text(24, y, name, 13, "#8b93a7");
}

function text(x: number, y: number, content: string, size: number, fill: string): string {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${size}" fill="${fill}" xml:space="preserve">${escaped}</text>`;
}

function clipped(line: string, length: number): string {
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
