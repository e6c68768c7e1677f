/**
 * Drafts: what was made survives a reload. Only recipes are kept, in this browser; the service makes the very same songs of
 * them again.
 */
import { openSong } from "../api/library.ts";
import { makeSong, type Recipe } from "../api/songs.ts";
import { afterEvent, noTakes, type Takes } from "./takes.ts";

/** What is kept of a take. */
interface Draft {
  /** Absent where the song is kept in the library and cannot be made again. */
  readonly recipe?: Recipe;
  /** The song's id. */
  readonly id?: string;
  /** The name that its owner gave it, where the recipe makes another. */
  readonly title?: string;
  readonly label: string;
  readonly parent: number | undefined;
}

const PLACE = "music-brain takes";

/** Takes beyond these are not kept; the oldest go first. */
const MOST = 40;

/** Keeps the recipes of all takes. A browser that keeps nothing is no hindrance. */
export function keepDrafts({ all, current }: Takes): void {
  if (all.length === 0) return;
  const from = Math.max(0, all.length - MOST);
  const drafts = all.slice(from).map(({ recipe, song: { id, title }, label, parent }): Draft => {
    const place = parent === undefined || parent < from ? undefined : parent - from;
    return { ...(recipe ? { recipe } : { id }), title, label, parent: place };
  });
  try {
    localStorage.setItem(PLACE, JSON.stringify({ drafts, current: (current ?? 0) - from }));
  } catch {
    // Full, or forbidden by the browser's settings: the takes live as long as the page.
  }
}

/** Whether there are any to restore. */
export function areDraftsKept(): boolean {
  return read() !== undefined;
}

/**
 * The takes that were kept, made again one after the other.
 * @returns undefined where nothing was kept
 */
export async function restoreDrafts(): Promise<Takes | undefined> {
  const kept = read();
  if (kept === undefined) return undefined;
  let takes = noTakes;
  for (const { recipe, id = "", title, label, parent } of kept.drafts) {
    // What was deleted from the library since does not come back by itself.
    const made = recipe ? await makeSong(recipe, { keep: false }) : await openSong(id);
    const song = { ...made.song, title: title ?? made.song.title };
    takes = afterEvent(takes, { kind: "made", label, parent, made: { ...made, song } });
  }
  return afterEvent(takes, { kind: "chosen", id: kept.current });
}

function read(): { readonly drafts: readonly Draft[]; readonly current: number } | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof kept !== "object" || kept === null || !("drafts" in kept) || !Array.isArray(kept.drafts)) {
      return undefined;
    }
    const current = "current" in kept && typeof kept.current === "number" ? kept.current : 0;
    return { drafts: kept.drafts, current };
  } catch {
    return undefined;
  }
}
