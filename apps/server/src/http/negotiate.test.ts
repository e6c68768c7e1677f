import { expect, test } from "vitest";
import { preferredEncoding, preferredType } from "./negotiate.ts";

const offered = ["application/json", "audio/midi"];

test.each([
  [undefined, "application/json"],
  ["", "application/json"],
  ["*/*", "application/json"],
  ["audio/midi", "audio/midi"],
  ["Audio/MIDI", "audio/midi"],
  ["audio/*", "audio/midi"],
  ["application/json;q=0.5, audio/midi", "audio/midi"],
  ["audio/midi;q=0.5, application/json", "application/json"],
  ["audio/midi;q=0.5, */*;q=0.4", "audio/midi"],
  ["*/*, application/json;q=0.1", "audio/midi"],
  ["*/*, application/json;q=0", "audio/midi"],
  ["audio/midi, application/json", "audio/midi"],
  ["application/json, audio/midi", "application/json"],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"],
  ["text/html", undefined],
  ["*/*;q=0", undefined],
  ["audio/midi;q=0", undefined],
  ["nonsense", undefined],
])("Accept: %s is answered with %s", (accept, type) => {
  expect(preferredType(accept, offered)).toBe(type);
});

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["gzip;q=0.5, identity", "identity"],
  ["br;q=0, gzip;q=0", "identity"],
  ["br;q=0, *", "gzip"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["identity;q=0, *;q=0", "identity"],
  ["deflate, zstd", "identity"],
])("Accept-Encoding: %s is answered in %s", (accept, encoding) => {
  expect(preferredEncoding(accept)).toBe(encoding);
});
