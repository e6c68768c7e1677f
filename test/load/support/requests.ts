/** Requests for the operations of a description: right, spoiled, and hostile. */
import type { Description, Operation, Parameter, Schema } from "../../support/description.ts";
import { anyBytes, hostileValues, oddHeaders, spoiled, spoiledBytes, spoiledText } from "./hostile.ts";
import type { Sources } from "./values.ts";
import { valueFor } from "./values.ts";

/** A request that can be sent. */
export interface Request {
  /** As in the description: "POST /generate". */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Whether everything in it fits its schema, as far as is known. */
  readonly isRight: boolean;
}

/** An operation with its address and method. */
export interface Named {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** All of them. */
export function operationsOf({ paths }: Description): readonly Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

/** What is done to a request before it is sent. */
type Manner =
  | "right"
  | "spoiled value"
  | "spoiled text"
  | "spoiled bytes"
  | "odd headers"
  | "spoiled address";

const manners: readonly Manner[] = [
  ...Array<Manner>(9).fill("right"),
  ...Array<Manner>(5).fill("spoiled value"),
  ...Array<Manner>(2).fill("spoiled text"),
  "spoiled bytes",
  ...Array<Manner>(2).fill("odd headers"),
  "spoiled address",
];

/** A request for an operation, right as often as not. */
export function requestFor({ name, method, path, operation }: Named, sources: Sources): Request {
  const { chance } = sources;
  const manner = chance.one(manners);
  const { parameters = [], requestBody } = operation;
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const given = parameters.map(
    (parameter) => [parameter, parameterFor(parameter, manner === "spoiled value", sources)] as const,
  );
  const filled = addressOf(path, given);
  const body = type === undefined ? undefined : bodyFor(type, content?.schema, manner, sources);
  const headers: Record<string, string> = { ...headersFrom(given) };
  if (type !== undefined) headers["content-type"] = manner === "spoiled bytes" ? chance.one(types) : type;
  if (manner === "odd headers")
    for (let left = chance.whole(1, 3); left > 0; left--) addOdd(headers, sources);
  const address = manner === "spoiled address" ? spoiledAddress(filled, sources) : filled;
  return { operation: name, method, path: address, headers, body, isRight: manner === "right" };
}

const types = [
  "application/json",
  "text/plain",
  "a/b;c=",
  ";",
  "multipart/form-data",
  "audio/midi",
  "application/json;charset=x",
];

function parameterFor(parameter: Parameter, isSpoiled: boolean, sources: Sources): string | undefined {
  const { chance } = sources;
  if (parameter.required !== true && chance.happens(0.5)) return undefined;
  const value =
    isSpoiled && chance.happens(0.5)
      ? chance.one(hostileValues)
      : valueFor(parameter.schema, sources, parameter.name);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function addressOf(path: string, given: readonly (readonly [Parameter, string | undefined])[]): string {
  let address = path;
  const query: string[] = [];
  for (const [{ in: where, name }, value] of given) {
    if (value === undefined) continue;
    const written = encodeURIComponent(value.toWellFormed());
    if (where === "path") address = address.replace(`{${name}}`, written === "" ? "%20" : written);
    if (where === "query") query.push(`${name}=${written}`);
  }
  return query.length === 0 ? address : `${address}?${query.join("&")}`;
}

/** Keys of one's own are asked for by the description; what cannot stand in a header is left out. */
function headersFrom(given: readonly (readonly [Parameter, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(
    given.flatMap(([{ in: where, name }, value]) =>
      where === "header" && value !== undefined && /^[\x21-\x7E]+$/.test(value)
        ? [[name.toLowerCase(), value]]
        : [],
    ),
  );
}

function bodyFor(type: string, schema: Schema | undefined, manner: Manner, sources: Sources): Buffer {
  const { chance } = sources;
  if (type !== "application/json") return midiBody(manner, sources);
  const right = valueFor(schema ?? {}, sources);
  if (manner === "spoiled value") {
    let value = right;
    for (let left = chance.whole(1, 3); left > 0; left--) value = spoiled(value, chance);
    return Buffer.from(JSON.stringify(value) ?? "");
  }
  const text = JSON.stringify(right);
  if (manner === "spoiled text") return Buffer.from(spoiledText(text, chance));
  if (manner === "spoiled bytes") return spoiledBytes(Buffer.from(text), chance);
  return Buffer.from(text);
}

/** One track with a few notes (Standard MIDI Files 1.0), in any of whose bytes there may be a lie. */
function midiBody(manner: Manner, { chance }: Sources): Buffer {
  const notes = [60, 64, 67, 72].flatMap((pitch) => [0, 0x90, pitch, 80, 0x60, 0x80, pitch, 0]);
  const track = Buffer.from([...notes, 0, 0xff, 0x2f, 0]);
  const head = Buffer.from("4d546864000000060000000100604d54726b", "hex");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(track.length);
  const file = Buffer.concat([head, length, track]);
  if (manner === "right" || manner === "odd headers") return file;
  return chance.happens(0.2) ? anyBytes(chance, 500) : spoiledBytes(file, chance);
}

function addOdd(headers: Record<string, string>, { chance }: Sources): void {
  const [name, value] = chance.one(oddHeaders);
  headers[name] = value;
}

function spoiledAddress(address: string, { chance }: Sources): string {
  return chance.one([
    `${address}/`,
    `/${address}`,
    `${address}%00`,
    `${address}%`,
    `${address}%ff%fe`,
    `${address}?a=1&a=2&__proto__[x]=1&toString=1`,
    `${address}?${"x=1&".repeat(500)}`,
    `${address}${"a".repeat(2000)}`,
    address.replace(/[^/]+$/, ".."),
    address.toUpperCase(),
    address.replace(/[a-z]/, "%61"),
    `${address};v=1`,
    `${address}/*`,
  ]);
}
