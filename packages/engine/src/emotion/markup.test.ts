import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replayInterview } from "../interview/interview.ts";
import { hearWishes } from "../wishes/hear.ts";
import { withoutMarkup } from "./markup.ts";
import { readFeeling } from "./read.ts";

describe("mark-up is not words that somebody says", () => {
  test.each([
    "<script>alert(1)</script>",
    "<SCRIPT src='https://sad.example/rage.js'>",
    "<style>.angry { color: blue }</style>",
    "<img src=x onerror=alert('panic')>",
    "<!-- so sad -->",
    "<svg onload=alert(1)><text>joy</text></svg>",
    "&lt;script&gt;panic()&lt;/script&gt;",
    "<grief mood='rage'>",
    "```js\nthrow fear\n```",
    '<a href="grief.html',
  ])("nothing is felt in: %s", (text) => {
    expect(readFeeling(text)).toMatchObject({ confidence: 0, decidedBy: [] });
    expect(hearWishes(text)).toEqual([]);
  });

  test.each([
    ["<b>sad</b>", "sad"],
    ["un<b>happy</b>", "unhappy"],
    ["happy<br>tired", "happy tired"],
    ["<p class='joy'>I am <em>furious</em></p>", "I am furious"],
    ["calm <script>rage()</script>", "calm"],
    ["sad &amp; lonely", "sad & lonely"],
  ])("%s is read as %s", (text, plain) => {
    expect(readFeeling(text).affect).toEqual(readFeeling(plain).affect);
  });

  test.each(["I <3 you", "</3", "grief > hope", "a < b and b > c", "<sigh> I miss her", "rage -> peace"])(
    "%s is no mark-up",
    (text) => {
      expect(withoutMarkup(text)).toBe(text);
    },
  );

  test("a script makes no title and no feeling of a conversation, and its message stays as it came", () => {
    const message = "<script>alert(1)</script>";
    const turn = replayInterview({ seed: 1 }, [{ message }]).turns[0];
    expect(turn?.answer.message).toBe(message);
    expect(turn?.reply.learned).toEqual([]);
    expect(turn?.reply.context.title).toBeNull();
    expect(JSON.stringify(turn?.reply.intent)).not.toContain("alert");
  });

  test("what stands in a tag is heard in a conversation without it", () => {
    const { reply } =
      replayInterview({ seed: 1 }, [{ message: "<b>sad</b>, for my sister<br>" }]).turns[0] ?? {};
    expect(reply?.intent.emotionalIntent).not.toContain("<");
    expect(reply?.context.dedication).toBe("my sister");
  });

  test("any text comes through, and no longer than it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<", ">", "</", "b", "script", " ", "=", '"', "'", "x", "&lt;", "!--")),
        (parts) => {
          const text = parts.join("");
          expect(withoutMarkup(text).length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
