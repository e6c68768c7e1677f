/**
 * What an API key looks like: `mb_`, its id, its secret and a checksum, all letters and digits, so that a double click
 * takes it whole. Programs that look for secrets know it by `mb_[0-9A-Za-z]{52}`, and by the checksum they know a real one
 * from a word that looks like it, without asking anybody: as GitHub's tokens have it
 * (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
 */
import { crc32 } from "node:zlib";
import type { Random } from "./random.ts";

/** The parts of a key. */
export interface KeyParts {
  readonly id: string;
  readonly secret: string;
}

const PREFIX = "mb_";
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const ID_BYTES = 9;
const SECRET_BYTES = 24;

/** Characters that so many bytes take in base 62. */
const ID_LENGTH = 13;
const SECRET_LENGTH = 33;
const CHECKSUM_LENGTH = 6;

const SHAPE = new RegExp(
  `^${PREFIX}([0-9A-Za-z]{${ID_LENGTH}})([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

/** The id of a new key, 72 bits: it is no secret, and in every list. */
export function newKeyId(random: Random): string {
  return base62(random.secret(ID_BYTES), ID_LENGTH);
}

/** The secret of a new key, 192 bits. */
export function newKeySecret(random: Random): string {
  return base62(random.secret(SECRET_BYTES), SECRET_LENGTH);
}

/** The key, as it is shown once and sent from then on. */
export function writeKey({ id, secret }: KeyParts): string {
  const key = `${PREFIX}${id}${secret}`;
  return key + checksumOf(key);
}

/** How a key is recognised where it may not be shown: by all but its secret. */
export function keyHint(id: string): string {
  return `${PREFIX}${id}…`;
}

/** The parts of a key; undefined for what is none, which nobody needs to look up. */
export function readKey(text: string): KeyParts | undefined {
  const [, id, secret, checksum] = SHAPE.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return checksumOf(`${PREFIX}${id}${secret}`) === checksum ? { id, secret } : undefined;
}

function checksumOf(text: string): string {
  return digits(BigInt(crc32(text)), CHECKSUM_LENGTH);
}

function base62(base64url: string, length: number): string {
  return digits(BigInt(`0x${Buffer.from(base64url, "base64url").toString("hex")}`), length);
}

function digits(number: bigint, length: number): string {
  let left = number;
  let text = "";
  while (text.length < length) {
    text = DIGITS.charAt(Number(left % 62n)) + text;
    left /= 62n;
  }
  return text;
}
