import { composeSong } from "@music-brain/engine";
import { songToScore } from "@music-brain/formats";
import { afterEach, expect, it } from "vitest";
import { createEngraver, type EngraverOptions, type ScoreEngraver } from "./score-engraver.ts";

const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 4 } }, 1);

/** A thread that never answers. */
const endless = new URL(
  `data:text/javascript,${encodeURIComponent('import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});')}`,
);

const opened: ScoreEngraver[] = [];
const engraver = (options: EngraverOptions = {}) => {
  const one = createEngraver(options);
  opened.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

it("engraves in a thread what would be engraved here", async () => {
  const one = engraver();
  const score = await one.engrave({ song, layout: "lead" });
  expect(score).toEqual(await songToScore(song, { layout: "lead" }));
  await expect(one.engrave({ song, page: 99 })).rejects.toThrow(
    /^The score has \d+ pages?; there is no page 99\.$/,
  );
});

it("turns away what finds too many waiting, and what would take too long, and says when to come again", async () => {
  const full = engraver({ program: endless, mostWaiting: 1 });
  const first = full.engrave({ song });
  const second = full.engrave({ song });
  const refusal = { status: 503, options: { headers: { "retry-after": "1" } } };
  await expect(full.engrave({ song })).rejects.toMatchObject(refusal);
  const left = Promise.all([first, second].map((one) => expect(one).rejects.toMatchObject(refusal)));
  await full.close();
  await left;
  await expect(engraver({ program: endless, mostMs: 1 }).engrave({ song })).rejects.toMatchObject(refusal);
});
