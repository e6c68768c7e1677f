/**
 * Drafts: what was made survives a reload. Only recipes are kept, in this browser; the service makes the very same songs of
 * them again.
 */
import { type MadeSong, makeSong, type Recipe } from "../api/songs.ts";
import { afterEvent, noTakes, type Takes } from "./takes.ts";

/** What is kept of a take. */
interface Draft {
  readonly recipe: Recipe;
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
  const drafts = all.slice(from).map(({ recipe, label, parent }): Draft => {
    const place = parent === undefined || parent < from ? undefined : parent - from;
    return { recipe, label, parent: place };
  });
  try {
    localStorage.setItem(PLACE, JSON.stringify({ drafts, current: (current ?? 0) - from }));
  } catch {
    // Full, or forbidden by the browser's settings: the takes live as long as the page.
  }
}

/**
 * The takes that were kept, made again one after the other.
 * @returns undefined where nothing was kept
 */
export async function restoreDrafts(signal: AbortSignal): Promise<Takes | undefined> {
  const kept = read();
  if (kept === undefined) return undefined;
  let takes = noTakes;
  for (const { recipe, label, parent } of kept.drafts) {
    const made: MadeSong = await makeSong(recipe, signal);
    takes = afterEvent(takes, { kind: "made", label, parent, made });
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
