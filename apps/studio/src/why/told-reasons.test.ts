import { describe, expect, test } from "vitest";
import type { Recipe } from "../api/songs.ts";
import { changesOf } from "../change/changes.ts";
import { afterEvent, currentTake, noTakes, type Take, type Takes } from "../change/takes.ts";
import { reasonsFor } from "./reasons-for.ts";
import { toldReasons } from "./told-reasons.ts";

const ENGINE_SAYS = "You gave these numbers; they win over what the words say.";

const read = { about: "feeling", decision: "joy", because: '"joy" names a feeling I know.' };

/** A song of a recipe, as far as its reasons go. */
function songOf({ intent: { valence, arousal, dominance } }: Recipe): Take["song"] {
  const affect = { about: "affect", decision: `valence ${valence}`, because: ENGINE_SAYS };
  const song: Partial<Take["song"]> = {
    emotion: {
      ...{ node_id: 1, name: "joy", base: "joy", sub: "contentment", intensity: 3 },
      ...{ valence: valence ?? 0.1, arousal: arousal ?? 0.4, dominance: dominance ?? 0.3 },
    },
    tracks: [],
    sections: [],
    reasons: valence === undefined ? [read] : [read, affect],
  };
  return song as Take["song"];
}

function made(takes: Takes, label: string, recipe: Recipe): Takes {
  const song = songOf(recipe);
  return afterEvent(takes, {
    kind: "made",
    label,
    parent: takes.current,
    made: { recipe, song, midi: "" },
  });
}

/** The takes after the changes that stand on these buttons. */
function changed(takes: Takes, ...labels: readonly string[]): Takes {
  return labels.reduce((before, label) => {
    const take = takeOf(before);
    const change = changesOf(take)
      .flatMap(({ changes }) => changes)
      .find((one) => one.label === label);
    if (!change || !take.recipe) throw new Error(`there is no button ${label}`);
    return made(before, label, change.recipe(take.recipe, take.song));
  }, takes);
}

function takeOf(takes: Takes): Take {
  const take = currentTake(takes);
  if (!take) throw new Error("there is no take");
  return take;
}

const said = (takes: Takes) =>
  toldReasons(takes, takeOf(takes)).find(({ about }) => about === "affect")?.because;

const wordsAlone = made(noTakes, "joy", { intent: { emotional_intent: "joy" }, edits: [] });

describe("the reason for the numbers of a feeling", () => {
  test("is the change that was asked for, where a button moved them", () => {
    const hopeful = changed(wordsAlone, "More hopeful");
    expect(said(hopeful)).toMatch(/^You asked for a version that is more hopeful:/);
    expect(said(changed(hopeful, "Slower", "Another take"))).toMatch(/that is more hopeful:/);
  });

  test("names each change once, in the order in which they were asked for", () => {
    const moved = changed(wordsAlone, "Darker", "Darker", "Slower", "More driven");
    expect(said(moved)).toMatch(/that is darker, then more driven:/);
  });

  test("claims nothing of numbers that were there before the first take that is known", () => {
    const numbers = { emotional_intent: "joy", valence: 0.5, arousal: 0.4, dominance: 0.3 };
    const opened = made(noTakes, "A song of the library", { intent: numbers, edits: [] });
    expect(said(opened)).toMatch(/^Set by hand, or by a change of the feeling:/);
    expect(said(changed(opened, "Calmer"))).toMatch(/that is calmer:/);
  });

  test("is the only one that is told otherwise", () => {
    expect(toldReasons(wordsAlone, takeOf(wordsAlone))).toEqual([read]);
    expect(toldReasons(changed(wordsAlone, "Calmer"), takeOf(changed(wordsAlone, "Calmer")))[0]).toBe(read);
  });

  test("stands beneath the feeling at the end of the chain, after what the words say", () => {
    const takes = changed(wordsAlone, "Calmer");
    const take = takeOf(takes);
    const song = { ...take.song, reasons: toldReasons(takes, take) };
    const because = reasonsFor(song, { kind: "section", section: 0 }).at(-1)?.because;
    expect(because).toMatch(/^"joy" names a feeling I know\. You asked for a version that is calmer:/);
  });
});
