/** Results as files in a folder, which may be on a disk that several machines share. */
import { createHash } from "node:crypto";
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ResultStore, StorageFull } from "./result-store.ts";

/** Where less is free, nothing is begun: the database may need the room. */
const LEAST_FREE_BYTES = 64 * 2 ** 20;

/** What is being written ends so; it gets its name when it is whole. */
const PARTIAL = ".partial";

/** What a key may be: nothing that leads out of the folder. */
const KEY = /^[\w-][\w.-]{0,199}$/;

/** What the system says where there is no room: the disk is full, a quota or a limit of file sizes is reached. */
const NO_ROOM: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What the folder does with the system; replaced by tests that need a disk which is full. */
export interface FileSystem {
  /** Writes a new file, on the disk when it resolves. */
  readonly write: (path: string, content: Uint8Array) => Promise<void>;
  readonly freeBytes: (folder: string) => Promise<number>;
}

const theFileSystem: FileSystem = {
  async write(path, content) {
    const file = await open(path, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/**
 * A folder of results, made when the first one comes.
 * @param folder undefined for one of this process's own, which goes with it
 */
export function resultFolder(folder: string | undefined, system: FileSystem = theFileSystem): ResultStore {
  let made: Promise<string> | undefined;
  /** The folder, made where there is none. */
  const own = () => {
    made ??= (async () => {
      if (folder === undefined) return mkdtemp(join(tmpdir(), "music-brain-results-"));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    })();
    // A folder that could not be made may be next time.
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
  /** The folder, whether there is one or not; undefined where there is none for certain. */
  const known = async () => folder ?? (await made);

  return {
    async put(key, content) {
      checkKey(key);
      const path = join(await own(), key);
      const partial = path + PARTIAL;
      try {
        await system.write(partial, content);
        await rename(partial, path);
        await sync(await own());
      } catch (error) {
        await rm(partial, { force: true });
        if (NO_ROOM.has(codeOf(error)))
          throw new StorageFull("There is no room for the result.", { cause: error });
        throw error;
      }
      return { bytes: content.byteLength, digest: createHash("sha256").update(content).digest("hex") };
    },
    async read(key, range) {
      checkKey(key);
      const at = await known();
      if (at === undefined) return undefined;
      let file: FileHandle;
      try {
        file = await open(join(at, key), "r");
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw error;
      }
      return file.createReadStream(range === undefined ? {} : { start: range.first, end: range.last });
    },
    async remove(key) {
      checkKey(key);
      const at = await known();
      if (at === undefined) return;
      await rm(join(at, key), { force: true });
      await rm(join(at, key + PARTIAL), { force: true });
    },
    async keys() {
      const names = await namesIn(await known());
      return names
        .map((name) => (name.endsWith(PARTIAL) ? name.slice(0, -PARTIAL.length) : name))
        .filter((name) => KEY.test(name));
    },
    async hasRoom() {
      return (await system.freeBytes(await own())) >= LEAST_FREE_BYTES;
    },
    async close() {
      if (folder === undefined && made !== undefined) await rm(await made, { recursive: true, force: true });
    },
  };
}

function checkKey(key: string): void {
  if (!KEY.test(key)) throw new TypeError(`${JSON.stringify(key)} is no key of a result`);
}

async function namesIn(folder: string | undefined): Promise<readonly string[]> {
  if (folder === undefined) return [];
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** The name of a new file is on the disk when its folder is; not every system can do that. */
async function sync(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch (error) {
    if (!["EISDIR", "EPERM", "EINVAL", "EACCES"].includes(String(codeOf(error)))) throw error;
  } finally {
    await handle?.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
