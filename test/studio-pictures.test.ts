// What the studio draws, compared with pictures that are kept: of a song that is always the same, and of the wheel.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawn, expectLike } from "./support/picture.ts";
import { compose, FETCH_MS, openStudio, type Studio, visit } from "./support/studio.ts";

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const BAR = 1920;

/** Notes one after the other, each so many bars long. */
const line = (pitches: readonly number[], bars: number, velocity = 127) =>
  pitches.map((pitch, place) => ({ start: place * bars * BAR, duration: bars * BAR, pitch, velocity }));

/** Eight bars that no composer changes: a melody that climbs, chords below it, a bass that sinks, and drums. */
const tracks = [
  { name: "Melody", role: "melody", notes: line([60, 62, 64, 65, 67, 69, 71, 72], 1) },
  { name: "Chords", role: "chords", notes: [...line([52, 53], 4), ...line([55, 57], 4)] },
  { name: "Bass", role: "bass", notes: line([45, 43, 41, 40], 2) },
  {
    name: "Drums",
    role: "drums",
    notes: [...line([36, 36, 36, 36], 2), ...line([42, 42, 42, 42, 42, 42, 42, 42], 1)],
  },
].map((track, place) => ({
  program: 0,
  channel: track.role === "drums" ? 9 : place,
  controls: [],
  ...track,
}));

/** Puts these notes into every song that is made. */
async function visitWithFixedSong() {
  const { page } = await visit(studio);
  await page.route("**/generate", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const [first] = answer.song.sections;
    const sections = [{ ...first, start_bar: 0, bars: 8, energy: 0 }];
    const song = { ...answer.song, tracks, sections, total_bars: 8, time_signature: [4, 4] };
    await route.fulfill({ response, json: { ...answer, song } });
  });
  return page;
}

describe("a picture", () => {
  test.each(["dark", "light"] as const)(
    "of the roll has every note in its place and colour, when it is %s",
    async (scheme) => {
      const page = await visitWithFixedSong();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await compose(page, "quiet joy");
      await page.getByRole("button", { name: "1×" }).click();
      const [roll, grid] = [page.locator(".roll canvas"), { columns: 64, rows: 60 }];
      expectLike(await drawn(roll, grid), `roll-${scheme}`);
      // The notes of a player who is silent are faint: no cell is blue any more.
      await page.getByRole("button", { name: "Mute Chords" }).click();
      await expect.poll(() => drawn(roll, grid), { timeout: 60_000 }).not.toMatch(/k/);
    },
  );

  test.each(["dark", "light"] as const)(
    "of the wheel has every feeling in its place and colour, when it is %s",
    async (scheme) => {
      const { page } = await visit(studio);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      expectLike(await drawn(page.locator(".wheel .cells"), { columns: 40, rows: 40 }), `wheel-${scheme}`);
    },
  );
});
