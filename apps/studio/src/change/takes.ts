/** Every take of the song that is being made: a tree in which nothing is lost, and a way back and forth through it. */
import type { MadeSong } from "../api/songs.ts";

/** One take. */
export interface Take extends MadeSong {
  /** Its place in {@link Takes.all}. */
  readonly id: number;
  /** What was asked for. */
  readonly label: string;
  /** The take that it was made from. */
  readonly parent: number | undefined;
}

/** All takes, and the one that is looked at. */
export interface Takes {
  readonly all: readonly Take[];
  readonly current: number | undefined;
  /** The takes that undoing has left, the next one to redo last. */
  readonly undone: readonly number[];
  /** The take that was looked at before, to compare with. */
  readonly before: number | undefined;
}

/** Before the first take. */
export const noTakes: Takes = { all: [], current: undefined, undone: [], before: undefined };

/** What can happen to the takes. */
export type TakesEvent =
  | {
      readonly kind: "made";
      readonly label: string;
      readonly parent: number | undefined;
      readonly made: MadeSong;
    }
  | { readonly kind: "restored"; readonly takes: Takes }
  | { readonly kind: "chosen"; readonly id: number }
  | { readonly kind: "swapped" }
  | { readonly kind: "undone" }
  | { readonly kind: "redone" };

/** The takes after something has happened. */
export function afterEvent(takes: Takes, event: TakesEvent): Takes {
  const current = currentTake(takes);
  switch (event.kind) {
    case "made": {
      const { label, parent, made } = event;
      const take: Take = { ...made, id: takes.all.length, label, parent };
      return { all: [...takes.all, take], current: take.id, undone: [], before: parent };
    }
    case "restored":
      return appended(event.takes, takes);
    case "chosen":
      if (!takes.all[event.id] || event.id === current?.id) return takes;
      return { ...takes, current: event.id, undone: [], before: current?.id };
    case "swapped":
      // What was undone can still be redone: nothing but the ear has moved.
      if (takes.before === undefined) return takes;
      return { ...takes, current: takes.before, before: current?.id };
    case "undone":
      if (current?.parent === undefined) return takes;
      return {
        ...takes,
        current: current.parent,
        undone: [...takes.undone, current.id],
        before: current.id,
      };
    case "redone": {
      const next = takes.undone.at(-1);
      if (next === undefined) return takes;
      return { ...takes, current: next, undone: takes.undone.slice(0, -1), before: current?.id };
    }
  }
}

/** What was made before, and after it what was made meanwhile: neither is lost for the other. */
function appended(kept: Takes, { all, current, undone, before }: Takes): Takes {
  if (current === undefined) return kept;
  const moved = (id: number | undefined) => (id === undefined ? undefined : id + kept.all.length);
  return {
    all: [
      ...kept.all,
      ...all.map((take, id) => ({ ...take, id: id + kept.all.length, parent: moved(take.parent) })),
    ],
    current: moved(current),
    undone: undone.map((id) => id + kept.all.length),
    before: moved(before),
  };
}

/** The take that is looked at. */
export function currentTake({ all, current }: Takes): Take | undefined {
  return current === undefined ? undefined : all[current];
}

/** The first take that a take was made from, by its place. */
export function rootOf(takes: Pick<Takes, "all">, id: number): number {
  const parent = takes.all[id]?.parent;
  return parent === undefined ? id : rootOf(takes, parent);
}
