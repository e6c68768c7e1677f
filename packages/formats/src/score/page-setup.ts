/** What an engraver is told besides the music: the head of the first page, and where lines may end. */
import type { Song } from "@music-brain/engine";
import { element, leaf } from "../musicxml/xml.ts";

/** Bars of a phrase: where a line may end. */
const PHRASE = 4;
/** A second ending of so many bars has a line of its own; a shorter one stands beside the first. */
const LONG_ENDING = 3;

/**
 * A MusicXML text of ours, made ready for a page: with title, style and composer at its head; with lines that end where
 * sections and phrases do; without degrees of chords, which their symbols say already; with
 * sections and tempo above the chords.
 * @param named whether every line begins with the name of its part
 */
export function forPage(musicXml: string, song: Song, named: boolean): string {
  const [before = "", ...measures] = musicXml.split(/(?=<measure )/u);
  const firstPart = measures.findIndex((measure) => measure.includes("</part>"));
  let bars = 0;
  let isInSecond = false;
  const broken = measures.map((measure, index) => {
    if (index > firstPart) return measure;
    const isSection = measure.includes("<rehearsal");
    const isSecond = measure.includes(SECOND_ENDING);
    isInSecond = isSecond || (isInSecond && !isSection);
    bars = isSection ? 0 : bars + 1;
    const ends = isInSecond ? isSecond && endingBars(measures, index) >= LONG_ENDING : bars % PHRASE === 0;
    return ends && index > 0 ? measure.replace(/^<measure [^>]*>/u, `$&${NEW_LINE}`) : measure;
  });
  const head = named ? before : before.replace(PART_NAMES, "<$1></$1>");
  const page = `${head.replace("<part-list>", () => `${credits(song)}<part-list>`)}${broken.join("")}`;
  const swing = SWING.exec(page);
  const placed = (swing === null ? page : page.replace(swing[0], ""))
    .replace(TEMPO, (_, dot: string | undefined, rate: string) =>
      tempo(`${swing === null ? "" : `${swing[1]}   `}♩${dot === undefined ? "" : "."} = ${rate}`),
    )
    .replaceAll("<rehearsal>", '<rehearsal halign="left">');
  return placed
    .replace(DEGREES, "")
    .replace(
      FLATS,
      (_, text: string) => `text="${text.replace(/b(?=\d)/gu, "♭").replace(/#(?=\d)/gu, "♯")}"`,
    );
}

const SWING = /<direction placement="above"><direction-type><words>(Sw[^<]*)<\/words>.*?<\/direction>/su;
const TEMPO =
  /<direction placement="above"><direction-type><metronome><beat-unit>quarter<\/beat-unit>(<beat-unit-dot\/>)?<per-minute>(\d+)<.*?<\/direction>/su;
/** Verovio draws a tempo between chords and staff, and what is said as a section's name is, above the chords. */
const tempo = (said: string) =>
  `<direction placement="above"><direction-type>${leaf("rehearsal", said, { enclosure: "none", halign: "left" })}</direction-type></direction>`;
/** Bars of the ending that begins in a measure. */
function endingBars(measures: readonly string[], index: number): number {
  return measures.slice(index).findIndex((measure) => measure.includes('type="stop">2.</ending>')) + 1;
}

const SECOND_ENDING = '<ending number="2" type="start">';
const NEW_LINE = '<print new-system="yes"/>';
const PART_NAMES = /<(part-name|part-abbreviation)>[^<]*<\/\1>/gu;
const DEGREES = /<degree>.*?<\/degree>/gsu;
/** What a chord's symbol says after its root. */
const FLATS = /(?<=<kind )text="([^"]*)"/gu;

function credits({ title, genre, mood }: Song): string {
  const credit = (type: string, justify: string, size: number, words: string, bold = false) =>
    element("credit", { page: "1" }, [
      leaf("credit-type", type),
      leaf("credit-words", words, {
        justify,
        halign: justify,
        valign: type === "title" ? "top" : "bottom",
        "font-size": String(size),
        ...(bold && { "font-weight": "bold" }),
        // Verovio reads from where words stand whether they are the head of a page.
        "default-x": { left: "60", center: "600", right: "1140" }[justify],
        "default-y": type === "title" ? "1600" : "1500",
      }),
    ]);
  return [
    credit("title", "center", 24, title, true),
    credit("lyricist", "left", 10, `${genre}, ${mood}`),
    credit("composer", "right", 10, "Music Brain"),
  ].join("");
}
