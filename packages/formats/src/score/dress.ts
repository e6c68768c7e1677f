/** Pages of Verovio as plain SVG: without styles, scripts, links or random names, so that they show under any policy. */

/** A page as it is drawn. */
export interface Page {
  /** Glyphs, by the name that the drawing uses. */
  readonly glyphs: ReadonlyMap<string, string>;
  /** What is drawn, in units of the page. */
  readonly drawing: string;
  readonly width: number;
  readonly height: number;
}

/** Of the same widths as Times, which the engraver counts with; the last is the nearest that most Linux machines have. */
const FONTS =
  "Times, 'Times New Roman', 'Liberation Serif', 'Nimbus Roman', 'TeX Gyre Termes', 'DejaVu Serif Condensed', serif";

/**
 * Takes a page apart that Verovio has drawn.
 * @throws RangeError where it is not drawn as those of Verovio are
 */
export function undressed(svg: string): Page {
  const [, width, height] = /^\s*(?:<\?xml[^>]*>\s*)?<svg viewBox="0 0 (\d+) (\d+)"/u.exec(svg) ?? [];
  const [, defined = ""] = /<defs>(.*?)<\/defs>/su.exec(svg) ?? [];
  const start = svg.indexOf("<svg", svg.indexOf("<svg") + 1);
  const end = svg.lastIndexOf("</svg>");
  if (width === undefined || height === undefined || start < 0)
    throw new RangeError("this is no page as Verovio draws them");
  const glyphs = new Map<string, string>();
  for (const [, name = "", glyph = ""] of defined.matchAll(/<g id="(\w+)-\w+">\s*(.*?)\s*<\/g>/gsu)) {
    glyphs.set(name, stroked(glyph));
  }
  const drawing = svg
    .slice(start, end)
    .replace(/ id="[^"]*"/gu, "")
    .replace(/ (?:xlink:)?href="#(\w+)-\w+"/gu, ' href="#glyph-$1"')
    .replace(/ xml:(?:lang|space)="[^"]*"/gu, "")
    .replace(/ font-family="[^"]*"/gu, "")
    // The names after the first are of this one drawing.
    .replace(/class="([\w-]+)[^"]*"/gu, 'class="$1"')
    .replace(/<g class="([\w-]+)"/gu, (tag, name: string) => `${tag}${lettering(name)}`)
    .replace(/<g class="reh".*?<\/g>/gsu, framed)
    .replace(/<g class="harm".*?<\/g>/gsu, (group) => resized(group, CHORD))
    .replace(/<g class="pgHead".*?font-weight="bold".*?<\/text>/su, (head) => resized(head, TITLE))
    .replace(/font-size="(\d+)px">([\uE000-\uF8FF])/gu, (_, size: string, sign: string) => {
      const { letter = "", share = 1 } = SIGNS[sign] ?? {};
      return `font-size="${Math.round(Number(size) * share)}px">${letter}`;
    });
  return { glyphs, drawing: stroked(drawing), width: Number(width), height: Number(height) };
}

/** One SVG of these pages, one below the other. */
export function dressed(pages: readonly Page[], title: string): string {
  const width = Math.max(...pages.map((page) => page.width));
  const height = pages.reduce((sum, page) => sum + page.height, 0);
  const glyphs = new Map(pages.flatMap((page) => [...page.glyphs]));
  let top = 0;
  const drawn = pages.map((page) => {
    const place = `<svg x="0" y="${top}" width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}">`;
    top += page.height;
    return `${place}${page.drawing}</svg>\n`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" color="black" font-family="${FONTS}">\n`,
    `<title>${escaped(title)}</title>\n<desc>Engraved by Verovio</desc>\n<defs>\n`,
    ...[...glyphs].map(([name, glyph]) => `<g id="glyph-${name}">${glyph}</g>\n`),
    `</defs>\n<rect width="${width}" height="${height}" fill="white"/>\n`,
    ...drawn,
    "</svg>\n",
  ].join("");
}

/** The lines of shapes, which Verovio leaves to a style. */
function stroked(svg: string): string {
  return svg.replace(
    /<(?:ellipse|path|polygon|polyline|rect)(?= )(?![^>]* stroke=)/gu,
    '$& stroke="currentColor"',
  );
}

const BOLD: ReadonlySet<string> = new Set(["ending", "fing", "reh"]);
const ITALIC: ReadonlySet<string> = new Set(["dir", "dynam", "mNum"]);

/** The lettering of what a group shows, which Verovio leaves to a style. */
function lettering(name: string): string {
  if (BOLD.has(name)) return ' font-weight="bold"';
  return ITALIC.has(name) ? ' font-style="italic"' : "";
}

/** Letters in a frame, where they have to have room also in wider fonts. */
const FRAMED = 0.86;
/** Chord symbols, which stand close where the harmony moves fast. */
const CHORD = 0.9;
/** The title, beside other words. */
const TITLE = 1.8;

/** What is said in a frame, in its middle: fonts differ in width. Words without a frame stay. */
function framed(group: string): string {
  const [, left, width] = /<rect[^>]* x="(-?\d+)"[^>]* width="(\d+)"/u.exec(group) ?? [];
  if (left === undefined || width === undefined) return group;
  const middle = Number(left) + Math.round(Number(width) / 2);
  return resized(group, FRAMED).replace(/<text x="-?\d+"/u, `<text x="${middle}" text-anchor="middle"`);
}

function resized(group: string, share: number): string {
  return group.replace(
    /font-size="(\d+)px"/gu,
    (_, size: string) => `font-size="${Math.round(Number(size) * share)}px"`,
  );
}

/** A sign of a font of words, and its size as a share of that of the sign of a font of music. */
interface Sign {
  readonly letter: string;
  readonly share: number;
}

const ACCIDENTAL = 0.56;

/** The accidentals of chord symbols, by their places in SMuFL 1.4, as fonts of words have them (Unicode, Musical Symbols). */
const SIGNS: Readonly<Record<string, Sign>> = {
  "\uEA64": { letter: "♭", share: ACCIDENTAL },
  "\uEA65": { letter: "♮", share: ACCIDENTAL },
  "\uEA66": { letter: "♯", share: ACCIDENTAL },
  "\uEA67": { letter: "♭♭", share: ACCIDENTAL },
  "\uEA68": { letter: "♯♯", share: ACCIDENTAL },
};

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
