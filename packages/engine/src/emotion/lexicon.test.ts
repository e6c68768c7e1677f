import { describe, expect, it } from "vitest";
import { lexicon } from "./lexicon.ts";
import { readFeeling, resolveFeeling } from "./read.ts";
import { affectDistance, NEUTRAL } from "./space.ts";
import { thesaurus } from "./thesaurus.ts";

describe("lexicon", () => {
  it("is built once", () => {
    expect(lexicon()).toBe(lexicon());
  });

  it("finds a phrase with any article and without", () => {
    expect(lexicon().exact.get("lost my father")).toBe(lexicon().exact.get("lost father"));
    expect(lexicon().exact.get("song")).toBeUndefined();
    expect(lexicon().exact.get("our song")).toBeDefined();
  });
});

describe("the thesaurus in the reader", () => {
  it.each(thesaurus.nodes.map((node) => [node.name, node] as const))("%s is read as itself", (name, node) => {
    const resolved = resolveFeeling(name);
    expect(resolved?.node.id).toBe(node.id);
    expect(affectDistance(resolved?.affect ?? NEUTRAL, node)).toBeLessThan(0.001);
  });

  const subs = thesaurus.bases.flatMap((base) => base.subs);
  it.each(subs.map((sub) => [sub.name]))("the sub-emotion %s is read as one of its nodes", (name) => {
    expect(resolveFeeling(name)?.node.sub).toBe(name);
  });

  it.each(thesaurus.bases.map((base) => [base.name, base.words] as const))(
    "every word of %s is read as that base",
    (name, words) => {
      for (const word of [name, ...words])
        expect([word, resolveFeeling(word)?.node.base]).toEqual([word, name]);
    },
  );

  it("reads every phrase of every node as its family", () => {
    const astray = subs.flatMap((sub) =>
      sub.nodes.flatMap((node) =>
        node.phrases.filter((phrase) => readFeeling(phrase).nodes[0]?.node.sub !== sub.name),
      ),
    );
    expect(astray).toEqual([]);
  });
});
