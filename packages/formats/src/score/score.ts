/** A song as sheet music in SVG. */
import type { Song } from "@music-brain/engine";
import { type ScoreLayout, type SongOnPaper, songOnPaper } from "../musicxml/write.ts";
import { dressed, undressed } from "./dress.ts";
import { forPage } from "./page-setup.ts";
import { verovio } from "./verovio.ts";

/** How a score is wanted. */
export interface ScoreOptions {
  /** "full" where it is not said. */
  readonly layout?: ScoreLayout | undefined;
  /** From 1; all pages, one below the other, without it. */
  readonly page?: number | undefined;
}

/** A score. */
export interface Score {
  readonly svg: string;
  /** How many pages the whole of it has. */
  readonly pages: number;
}

/** Thrown for a page that a score does not have. */
export class NoSuchPage extends RangeError {
  readonly pages: number;

  constructor(page: number, pages: number) {
    super(`The score has ${pages} page${pages === 1 ? "" : "s"}; there is no page ${page}.`);
    this.name = "NoSuchPage";
    this.pages = pages;
  }
}

/**
 * The song as SVG on pages of A4. The same song gives the same text. It holds the thread for 0.1 to some seconds, by the
 * length of the song: where others wait, call it beside the event loop.
 * @throws NoSuchPage (rejects); RangeError as songToMusicXml
 */
export async function songToScore(song: Song, { layout = "full", page }: ScoreOptions = {}): Promise<Score> {
  const toolkit = await verovio();
  // What a call before has set stays set.
  toolkit.resetOptions();
  toolkit.setOptions({ ...PAGE, ...sizes[layout] });
  const paper = songOnPaper(song, layout);
  toolkit.loadData(forPage(paper.musicXml, song, layout === "full"));
  // It sees the end of a line after a repeat only inside of what is repeated.
  if (paper.musicXml.includes("<repeat")) toolkit.loadData(toolkit.getMEI().replace(BREAK_AFTER, "$2$1"));
  const pages = toolkit.getPageCount();
  if (page !== undefined && (page < 1 || page > pages)) throw new NoSuchPage(page, pages);
  const wanted = page === undefined ? Array.from({ length: pages }, (_, index) => index + 1) : [page];
  const drawn = wanted.map((each) => undressed(placed(toolkit.renderToSVG(each), paper)));
  return { svg: dressed(drawn, song.title), pages };
}

/**
 * Says at each measure which bars of the song it is, from 0, and at each staff of which role it is, so that a page that shows
 * the score can follow the music: `data-bars="0 8"`, `data-role="melody"`.
 */
function placed(svg: string, { bars, staves }: SongOnPaper): string {
  const played = new Map(bars.map((bar) => [String(bar.number), bar.played.join(" ")]));
  return svg.replace(
    /(<g [^>]*class="(measure|staff)"[^>]*?) data-n="(\d+)"/gu,
    (_, tag: string, name: string, number: string) =>
      name === "measure"
        ? `${tag} data-bars="${played.get(number) ?? ""}"`
        : `${tag} data-role="${staves[Number(number) - 1] ?? ""}"`,
  );
}

const BREAK_AFTER = /((?:<\/(?:ending|section)>\s*)+)(<sb [^>]*\/>)/gu;

/** A4 in tenths of millimetres, at a scale of a hundred. */
const A4 = { width: 2100, height: 2970 };

/** @param scale of the staff, in percent; a staff of 100 is 9 mm high on the page */
const sized = (scale: number) => ({
  scale,
  pageWidth: Math.round((A4.width * 40) / scale),
  pageHeight: Math.round((A4.height * 40) / scale),
});

/** A singer reads one staff; a score has to have room for a band. */
const sizes: Readonly<Record<ScoreLayout, object>> = {
  full: { ...sized(32), spacingStaff: 8, spacingSystem: 10 },
  lead: { ...sized(46), spacingStaff: 8, spacingSystem: 6 },
};

const PAGE = {
  svgViewBox: true,
  svgRemoveXlink: true,
  smuflTextFont: "none",
  header: "encoded",
  footer: "none",
  breaks: "smart",
  // A line ends with its phrase, unless that would leave two thirds of it empty.
  breaksSmartSb: 0.3,
  breaksNoWidow: true,
  justifyVertically: true,
  condense: "none",
  // A section's frame keeps off the chords.
  defaultBottomMargin: 1.2,
  svgAdditionalAttribute: ["measure@n", "staff@n"],
  pageMarginLeft: 90,
  pageMarginRight: 90,
  pageMarginTop: 90,
  pageMarginBottom: 90,
};
