/** What somebody sends who means no good, or whose program is broken. */
import type { Chance } from "./random.ts";

/** Values that have broken programs. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  "",
  " ",
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -1e308,
  5e-324,
  [],
  {},
  [[]],
  "a\u0000b",
  "\uD800",
  "\u202Edrow",
  "a\r\nSet-Cookie: a=b",
  "'; DROP TABLE songs; --",
  "../../../etc/passwd",
  "%00%2e%2e%2f",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "x".repeat(5000),
  "e\u0301".repeat(300),
  "__proto__",
  "constructor",
  "toString",
  "NaN",
  "1e400",
  "٣",
  { __proto__: 1, constructor: { prototype: {} } },
  Array(200).fill(0),
];

/** Puts something else in one place of a value, takes a part of it away, or adds one. */
export function spoiled(value: unknown, chance: Chance): unknown {
  const instead = () => chance.one(hostileValues);
  if (chance.happens(0.15)) return instead();
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.happens(0.2)) return [...value, instead()];
    const at = chance.whole(0, value.length - 1);
    return value.map((item, index) => (index === at ? spoiled(item, chance) : item));
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0 || chance.happens(0.15)) {
      const name = chance.one([
        "scopes",
        "is_admin",
        "__proto__",
        "constructor",
        "",
        "x".repeat(300),
        "\u0000",
      ]);
      return Object.fromEntries([...entries, [name, instead()]]);
    }
    const at = chance.whole(0, entries.length - 1);
    if (chance.happens(0.15)) return Object.fromEntries(entries.filter((_, index) => index !== at));
    return Object.fromEntries(
      entries.map(([name, part], index) => [name, index === at ? spoiled(part, chance) : part]),
    );
  }
  return instead();
}

/** Text that is no JSON, or means two things, or is deep. */
export function spoiledText(text: string, chance: Chance): string {
  return chance.one([
    () => text.slice(0, chance.whole(0, text.length)),
    () => text + chance.one(["}", "\u0000", "//", " ", "\uFEFF", text]),
    () => text.replace("{", '{"seed":1,"seed":2,'),
    () => text.replace(/"/, "'"),
    () =>
      text.replace(
        /\d+/,
        chance.one(["NaN", "Infinity", "1e999", "0x10", "01", "-", "1e-999", "9".repeat(400)]),
      ),
    () => "[".repeat(chance.one([10, 70, 20_000])),
    () => `${'{"a":'.repeat(70)}1${"}".repeat(70)}`,
    () => `\uFEFF${text}`,
  ])();
}

/** Bytes of which some are others, or gone, or more. */
export function spoiledBytes(bytes: Buffer, chance: Chance): Buffer {
  const made = Buffer.from(bytes);
  for (let time = chance.whole(1, 8); time > 0 && made.length > 0; time--) {
    made[chance.whole(0, made.length - 1)] = chance.whole(0, 255);
  }
  if (chance.happens(0.2)) return made.subarray(0, chance.whole(0, made.length));
  if (chance.happens(0.2)) return Buffer.concat([made, anyBytes(chance, 200)]);
  return made;
}

/** Bytes without any meaning. */
export function anyBytes(chance: Chance, most: number): Buffer {
  return Buffer.from(Array.from({ length: chance.whole(0, most) }, () => chance.whole(0, 255)));
}

/** Headers that are odd, and can be sent. */
export const oddHeaders: readonly (readonly [name: string, value: string])[] = [
  ["accept", "*/*"],
  ["accept", "audio/midi;q=1e9"],
  ["accept", "text/html, application/xhtml+xml"],
  ["accept", ",,,;;;==="],
  ["accept", "application/json;q=0, */*;q=0"],
  ["accept-encoding", "br;q=NaN, gzip;q=-1"],
  ["accept-encoding", "gzip;q=0, identity;q=0"],
  ["content-encoding", "gzip"],
  ["if-none-match", '*, "a", W/"b'],
  ["if-match", "*"],
  ["if-match", '"0"'],
  ["if-match", '"1"'],
  ["range", "bytes=0-0"],
  ["range", "bytes=5-1,-0,9999999999999999999999-"],
  ["range", "bytes=-1"],
  ["if-range", '"x"'],
  ["origin", "null"],
  ["x-request-id", "a".repeat(2000)],
  ["x-forwarded-for", "not an address, 999.1.1.1"],
  ["forwarded", "for=_x"],
  ["traceparent", "00-00000000000000000000000000000000-0000000000000000-ff"],
  ["last-event-id", "-1"],
  ["last-event-id", "99999999999999999999"],
  ["idempotency-key", "\u00FF"],
  ["idempotency-key", "k1"],
  ["authorization", "Bearer "],
  ["authorization", `Bearer ${"a.".repeat(3000)}`],
  ["authorization", "Basic Og=="],
  ["authorization", "Bearer eyJhbGciOiJub25lIn0.e30."],
  ["x-api-key", "mb_0"],
  ["cookie", `=; a=${"b".repeat(3000)}; __Host-x`],
  ["x-http-method-override", "DELETE"],
];
