import { describe, expect, it } from "vitest";
import { stemOf } from "./stem.ts";

describe("stemOf", () => {
  it.each([
    [["grieve", "grieves", "grieved", "grieving"]],
    [["joy", "joyful", "joyfully", "joys"]],
    [["happy", "happily", "happiness", "happier", "happiest"]],
    [["sad", "sadly", "sadness", "saddest"]],
    [["lonely", "loneliness", "loneliest"]],
    [["terrify", "terrified", "terrifies", "terrifying"]],
    [["terrible", "terribly"]],
    [["excite", "excited", "exciting", "excitement"]],
    [["hope", "hopes", "hoping", "hoped", "hopeful", "hopefully"]],
    [["wish", "wishes", "wishing"]],
  ])("brings %j to one stem", (forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it.each([
    ["hope", "hopeless"],
    ["happy", "unhappy"],
    ["sure", "surly"],
    ["number", "numb"],
    ["king", "k"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
