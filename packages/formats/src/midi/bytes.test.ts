import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteWriter, utf8 } from "./bytes.ts";

function written(write: (out: ByteWriter) => void): number[] {
  const out = new ByteWriter();
  write(out);
  return [...out.toBytes()];
}

describe("variable-length quantities", () => {
  // The table of examples in SMF 1.0.
  test.each([
    [0, [0x00]],
    [0x40, [0x40]],
    [127, [0x7f]],
    [128, [0x81, 0x00]],
    [0x2000, [0xc0, 0x00]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x81, 0x80, 0x00]],
    [0x100000, [0xc0, 0x80, 0x00]],
    [0x1fffff, [0xff, 0xff, 0x7f]],
    [0x200000, [0x81, 0x80, 0x80, 0x00]],
    [0x8000000, [0xc0, 0x80, 0x80, 0x00]],
    [0x0fffffff, [0xff, 0xff, 0xff, 0x7f]],
  ])("writes %d as the specification does", (value, bytes) => {
    expect(written((out) => out.variableLength(value))).toEqual(bytes);
  });

  test("give every value back, in as few bytes as hold it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x0fffffff }), (value) => {
        const bytes = written((out) => out.variableLength(value));
        expect(bytes.reduce((sum, byte) => sum * 128 + (byte & 127), 0)).toBe(value);
        expect(bytes.map((byte) => byte >= 128)).toEqual(bytes.map((_, i) => i < bytes.length - 1));
        expect(bytes.length).toBe(Math.max(1, Math.ceil(value.toString(2).length / 7)));
      }),
    );
  });

  test.each([-1, 0x10000000, 2 ** 32, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuse %d", (value) => {
    expect(() => written((out) => out.variableLength(value))).toThrow(RangeError);
  });
});

describe("numbers of a fixed size", () => {
  test("stand with the high byte first", () => {
    expect(written((out) => out.uint8(0xff))).toEqual([0xff]);
    expect(written((out) => out.uint16(0x0102))).toEqual([1, 2]);
    expect(written((out) => out.uint24(0x010203))).toEqual([1, 2, 3]);
    expect(written((out) => out.uint24(0xffffff))).toEqual([0xff, 0xff, 0xff]);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 24, 2 ** 32])(
    "are never cut: %d",
    (value) => {
      expect(() => written((out) => out.uint8(value))).toThrow(RangeError);
      expect(() => written((out) => out.uint16(value))).toThrow(RangeError);
      expect(() => written((out) => out.uint24(value))).toThrow(RangeError);
    },
  );
});

describe("chunks", () => {
  test("bear the length of their content, longer than the first buffer too", () => {
    const bytes = written((out) => {
      out.chunk("MThd", () => out.uint16(0x0102));
      out.chunk("MTrk", () => {
        for (let i = 0; i < 70_000; i += 1) out.uint8(i & 0xff);
      });
    });
    expect(bytes.slice(0, 10)).toEqual([0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 2, 1, 2]);
    expect(bytes.slice(10, 18)).toEqual([0x4d, 0x54, 0x72, 0x6b, 0x00, 0x01, 0x11, 0x70]);
    expect(bytes.slice(18)).toEqual(Array.from({ length: 70_000 }, (_, i) => i & 0xff));
  });
});

describe("text", () => {
  test("is UTF-8 as the runtime writes it into addresses, for any sequence of 16-bit units", () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.integer({ min: 0, max: 0x900 }),
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = String.fromCharCode(...units);
        const address = encodeURIComponent(text.toWellFormed());
        const bytes = [...address.matchAll(/%(..)|./g)].map(([plain, hex]) =>
          hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16),
        );
        expect(utf8(text)).toEqual(bytes);
      }),
    );
  });

  test("stands after its length in bytes, not in characters", () => {
    expect(written((out) => out.text("é🎵"))).toEqual([6, 0xc3, 0xa9, 0xf0, 0x9f, 0x8e, 0xb5]);
    expect(written((out) => out.text("é".repeat(64))).slice(0, 2)).toEqual([0x81, 0x00]);
    expect(written((out) => out.text(""))).toEqual([0]);
  });
});
