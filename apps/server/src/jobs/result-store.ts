/** Where results are kept until they expire: an interface, so that an object store can take the folder's place. */
import type { Readable } from "node:stream";
import type { ByteRange } from "../http/range.ts";

/** A result that was put there. */
export interface StoredResult {
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/** Where results are. */
export interface ResultStore {
  /**
   * Keeps a result, whole or not at all: nobody ever sees a part of one.
   * @param key of letters, digits and the characters `_.-`
   * @throws StorageFull (rejects) where there is no room
   */
  put(key: string, content: Uint8Array): Promise<StoredResult>;
  /** The bytes; undefined where there is no such result. */
  read(key: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Removes a result, if there is one. */
  remove(key: string): Promise<void>;
  /** Everything that there is, also what is only half there, as the key that it has or would get. */
  keys(): Promise<readonly string[]>;
  /** Whether there is room for results at the moment. */
  hasRoom(): Promise<boolean>;
  close(): Promise<void>;
}

/** Thrown where there is no room for a result. */
export class StorageFull extends Error {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "StorageFull";
  }
}
