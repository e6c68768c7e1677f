import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition, fileName } from "./file-name.ts";

test.each([
  ["Grief, slowly: hope?", "grief-slowly-hope.mid"],
  ["Don't go", "dont-go.mid"],
  ["../../etc/passwd", "etc-passwd.mid"],
  ["Größe – Ärger", "größe-ärger.mid"],
  ["悲しみ", "悲しみ.mid"],
  ["…!?", "song.mid"],
  ["a\r\nSet-Cookie: b=1", "a-set-cookie-b-1.mid"],
  ["x".repeat(500), `${"x".repeat(80)}.mid`],
])("%j is called %s", (title, name) => {
  expect(fileName(title, "midi")).toBe(name);
});

test("has a plain name beside one with other letters", () => {
  expect(contentDisposition("hope.mid")).toBe("attachment; filename=hope.mid");
  expect(contentDisposition("größe.mid")).toBe(
    "attachment; filename=groe.mid; filename*=UTF-8''gr%C3%B6%C3%9Fe.mid",
  );
  expect(contentDisposition("悲しみ.mid")).toMatch(/^attachment; filename=song\.mid; filename\*=UTF-8/);
});

test("is a name and a header whatever the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      const name = fileName(title, "midi");
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]{1,80}\.mid$/u);
      expect(contentDisposition(name)).toMatch(/^[\x20-\x7E]+$/);
    }),
    { numRuns: 1000 },
  );
});
