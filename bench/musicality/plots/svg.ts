/** The few shapes that the plots are made of, as SVG text. */

/** Colours that stay apart for the colour-blind (Okabe & Ito 2008). */
export const colors = {
  composed: "#d55e00",
  corpus: "#0072b2",
  third: "#009e73",
  ink: "#222222",
  faint: "#c8c8c8",
} as const;

/** From dark to light, for levels of a dimension. */
export const levelColors = ["#0d0887", "#7e03a8", "#cc4778", "#f89540", "#d8c51c"] as const;

/** A whole picture on white; width and height in pixels. */
export function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-sans-serif, system-ui, sans-serif" font-size="12" fill="${colors.ink}" role="img" aria-label="${escaped(title)}">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${text(16, 24, title, { size: 15 })}
${parts.join("\n")}
</svg>
`;
}

/** A line of text; `anchor` says which part of it stands at x. */
export function text(
  x: number,
  y: number,
  line: string,
  { size = 12, anchor = "start", fill = colors.ink }: { size?: number; anchor?: string; fill?: string } = {},
): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escaped(line)}</text>`;
}

/** A filled rectangle. */
export function bar(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(Math.max(0, width))}" height="${fixed(Math.max(0, height))}" fill="${fill}" fill-opacity="${opacity}"/>`;
}

/** A straight line. */
export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, dash = ""): string {
  return `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="${stroke}"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
}

/** A line through points, or the area below it where there is a `fill`. */
export function curve(points: readonly (readonly [number, number])[], stroke: string, fill = "none"): string {
  const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${fixed(x)} ${fixed(y)}`).join("");
  return `<path d="${path}" fill="${fill}" fill-opacity="0.25" stroke="${stroke}" stroke-width="1.5"/>`;
}

/** A dot. */
export function dot(x: number, y: number, fill: string, radius = 3): string {
  return `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${radius}" fill="${fill}" fill-opacity="0.6"/>`;
}

/** Names beside squares of their colours, in a row. */
export function legend(x: number, y: number, entries: readonly (readonly [string, string])[]): string {
  let at = x;
  return entries
    .map(([name, fill]) => {
      const here = at;
      at += name.length * 6.5 + 34;
      return bar(here, y - 9, 10, 10, fill) + text(here + 15, y, name);
    })
    .join("\n");
}

/** A number for a label: as many digits as its size needs. */
export function label(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 20 ? 0 : size >= 2 ? 1 : 2);
}

function escaped(line: string): string {
  return line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
