import { composeSong, type Song } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { NoSuchPage, songToScore } from "./score.ts";

const TITLE = '<script>alert("1")</script> & Söhne';
const { song } = composeSong(
  { emotionalIntent: "joy", title: TITLE, technical: { genre: "jazz", bars: 24, key: "Db major" } },
  42,
);

/** Tags of SVG that draw, or hold what draws. */
const HARMLESS = new Set([
  ...["svg", "g", "defs", "use", "path", "rect", "ellipse", "polygon", "polyline"],
  ...["text", "tspan", "title", "desc"],
]);

const tagsOf = (svg: string) => new Set([...svg.matchAll(/<\/?([\w:-]+)/gu)].map(([, name]) => name));
const wordsOf = (svg: string) => svg.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ");

/** Of words, in units of the drawing; a staff's spaces are of 180. */
const CAPITAL = 260;
const LETTER = 220;
const AIR = 60;

/** What a class of groups covers in a system: frames, or words without one. */
function shapesOf(system: string, name: string) {
  return [...system.matchAll(new RegExp(`<g class="${name}".*?</g>`, "gsu"))].map(([group]) => {
    const words = wordsOf(group).trim();
    const frame = /<rect[^>]*>/u.exec(group)?.[0];
    const number = (tag: string | undefined, attribute: string) =>
      Number(new RegExp(` ${attribute}="(-?\\d+)"`, "u").exec(tag ?? "")?.[1]);
    const text = /<text[^>]*>/u.exec(group)?.[0];
    const left = number(frame ?? text, "x");
    return frame === undefined
      ? {
          words,
          left,
          right: left + words.length * LETTER,
          top: number(text, "y") - CAPITAL,
          bottom: number(text, "y"),
        }
      : {
          words,
          left,
          right: left + number(frame, "width"),
          top: number(frame, "y"),
          bottom: number(frame, "y") + number(frame, "height"),
        };
  });
}

describe("a score", () => {
  test("has the title, what it is of, chords, sections and the tempo", async () => {
    const words = wordsOf((await songToScore(song, { layout: "lead" })).svg);
    expect(words).toContain(
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Söhne".replaceAll("&quot;", '"'),
    );
    expect(words).toContain(`${song.genre}, ${song.mood}`);
    expect(words).toContain("Music Brain");
    expect(words).toContain(`= ${Math.round(song.tempoBpm)}`);
    expect(words).toMatch(/D ♭ (6|maj7)/);
    for (const { name } of song.sections.slice(0, 2)) expect(words).toContain(name.replace(/ \d+$/, ""));
  });

  test("says of every measure which bars of the song are played from it, and of every staff whose it is", async () => {
    const { svg } = await songToScore(song);
    const bars = [...svg.matchAll(/<g class="measure" data-bars="([\d ]+)"/gu)].flatMap(([, played = ""]) =>
      played.split(" ").map(Number),
    );
    expect(bars.sort((one, other) => one - other)).toEqual(
      Array.from({ length: song.totalBars }, (_, bar) => bar),
    );
    const roles = new Set(
      [...svg.matchAll(/<g class="staff" data-role="([\w-]+)"/gu)].map(([, role]) => role),
    );
    const sounding = song.tracks.filter(({ notes }) => notes.length > 0).map(({ role }) => role);
    expect([...roles].sort()).toEqual([...sounding].sort());
    expect(svg).not.toContain("data-n=");
  });

  test("in full draws and nothing else, under any policy", () => expectDrawing("full"));

  test("as a lead sheet draws and nothing else, under any policy", () => expectDrawing("lead"));

  async function expectDrawing(layout: "full" | "lead"): Promise<void> {
    const { svg } = await songToScore(song, { layout });
    expect([...tagsOf(svg)].filter((name) => name !== undefined && !HARMLESS.has(name))).toEqual([]);
    expect(svg).not.toMatch(
      /<script|<style|\sstyle=|\son\w+=|javascript:|data:|https?:(?!\/\/www\.w3\.org\/)/iu,
    );
    // Every glyph that is used is there, under one name.
    const used = new Set([...svg.matchAll(/href="#([^"]+)"/gu)].map(([, name]) => name));
    const named = [...svg.matchAll(/ id="([^"]+)"/gu)].map(([, name]) => name);
    expect(new Set(named).size).toBe(named.length);
    expect([...used].filter((name) => !named.includes(name ?? ""))).toEqual([]);
    // A sign of a font of music would be a box in a font of words.
    expect(svg).not.toMatch(/[\uE000-\uF8FF]/u);
  }

  test.each(["full", "lead"] as const)(
    "as %s has sections and tempo above the chords, touching none",
    async (layout) => {
      const { svg } = await songToScore(song, { layout, page: 1 });
      const systems = svg.split('<g class="system"').slice(1);
      expect(systems.length).toBeGreaterThan(1);
      for (const [index, system] of systems.entries()) {
        const [chords, marks] = [shapesOf(system, "harm"), shapesOf(system, "reh")];
        for (const mark of marks) {
          const under = chords.filter(({ left, right }) => left < mark.right && mark.left < right);
          for (const chord of under) expect(mark.bottom, mark.words).toBeLessThan(chord.top - AIR);
        }
        const tempi = marks.filter(({ words }) => words.includes("=")).map(({ words }) => words);
        expect(tempi).toEqual(index === 0 ? [`Swing ♩ = ${Math.round(song.tempoBpm)}`] : []);
      }
    },
  );

  test("of a compound metre counts dotted quarters", async () => {
    const technical = { genre: "celtic", timeSignature: "6/8", bars: 12, bpm: 111 };
    const made = composeSong({ emotionalIntent: "joy", technical }, 3).song;
    expect(wordsOf((await songToScore(made)).svg)).toContain(`♩. = ${Math.round(made.tempoBpm / 1.5)}`);
  });

  test("of a repeat with two short endings has both on one line, and what follows on the next", async () => {
    const made = composeSong({ emotionalIntent: "longing", technical: { genre: "celtic" } }, 12).song;
    const { svg } = await songToScore(made, { layout: "lead", page: 1 });
    const lines = svg
      .split('<g class="system"')
      .slice(1)
      .map((system) => [...system.matchAll(/data-bars="([\d ]+)"/gu)].map(([, bars]) => bars));
    expect(lines.slice(0, 3)).toEqual([
      ["0 8", "1 9", "2 10", "3 11"],
      ["4 12", "5 13", "6 14", "7", "15"],
      ["16", "17", "18", "19"],
    ]);
  });

  test("is the same text each time, page by page or whole", async () => {
    const whole = await songToScore(song);
    expect(whole.pages).toBeGreaterThan(1);
    expect(await songToScore(song)).toEqual(whole);
    const first = await songToScore(song, { page: 1 });
    expect(first.pages).toBe(whole.pages);
    expect(whole.svg.length).toBeGreaterThan(first.svg.length);
    expect(first.svg.match(/viewBox="0 0 (\d+) (\d+)"/)?.slice(1)).toEqual(["840", "1189"]);
    expect(whole.svg).toContain(`viewBox="0 0 840 ${1189 * whole.pages}"`);
  });

  test("has no page beyond its last", async () => {
    const { pages } = await songToScore(song, { layout: "lead" });
    await expect(songToScore(song, { layout: "lead", page: pages + 1 })).rejects.toThrow(
      new NoSuchPage(pages + 1, pages),
    );
  });

  test("has no signs that it cannot letter, in any key and metre", async () => {
    const wishes = [
      { key: "F# major", timeSignature: "6/8", genre: "soul" },
      { key: "Eb minor", timeSignature: "7/8", genre: "progressive rock" },
      { key: "C# minor", timeSignature: "12/8", genre: "blues" },
    ];
    for (const technical of wishes) {
      const made: Song = composeSong(
        { emotionalIntent: "longing", technical: { ...technical, bars: 12 } },
        7,
      ).song;
      const { svg } = await songToScore(made);
      expect(svg).not.toMatch(/[\uE000-\uF8FF]/u);
      expect(wordsOf(svg)).toMatch(/[A-G] [♯♭]/u);
    }
  });
});
