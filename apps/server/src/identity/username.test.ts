import { describe, expect, test } from "vitest";
import { isReserved, lookedAtKey, objectionToName, usernameKey } from "./username.ts";

describe("a name", () => {
  test.each([
    "clara",
    "Clara_W.2",
    "Zoë",
    "Ørjan",
    "Наталья",
    "クララ",
    "김민준",
    "नेहा",
    "ｃｌａｒａ",
    "a-b-c",
  ])("may be %s", (name) => {
    expect(objectionToName(name)).toBeUndefined();
  });

  test.each([
    ["short", "ab", /3 to 32/],
    ["long", "x".repeat(33), /3 to 32/],
    ["of two scripts", "сlara", /one script/],
    ["with a mark at its end", "clara-", /single dots/],
    ["with two marks", "cla..ra", /single dots/],
    ["with a space", "cla ra", /single dots/],
    ["with a space of no width", "cla\u200Bra", /single dots/],
    ["with a change of direction", "cla\u202Era", /single dots/],
    ["with a line break", "clara\r\nx", /single dots/],
    ["with an emoji", "clara🎵", /single dots/],
    ["with digits of another script", "clara٣", /single dots/],
    ["with loose accents", "c\u0327\u0301\u0301lara", /one script/],
    ["that is markup", "<b>clara</b>", /single dots/],
  ])("is not %s", (_what, name, why) => {
    expect(objectionToName(name)).toMatch(why);
  });
});

test.each([
  ["case", "CLARA", "clara"],
  ["width", "ｃｌａｒａ", "clara"],
  ["a ligature", "oﬃce", "office"],
  ["composition", "Zoe\u0308", "Zoë"],
  ["letters of Cyrillic", "сосо", "coco"],
  ["letters of Greek", "ρορο", "popo"],
  ["a digit", "c1ara0", "clarao"],
])("names that differ in %s alone are one", (_what, one, other) => {
  expect(usernameKey(one)).toBe(usernameKey(other));
});

test("a capital I may be taken for a small L, and is not one", () => {
  expect(lookedAtKey("CIara")).toBe(usernameKey("Clara"));
  expect(usernameKey("CIARA")).toBe(usernameKey("ciara"));
  expect(usernameKey("ciara")).not.toBe(usernameKey("clara"));
});

test.each(["admin", "Admin", "ROOT", "аdmin", "r00t"])("%s is kept for those who run the service", (name) => {
  expect(isReserved(name)).toBe(true);
});
