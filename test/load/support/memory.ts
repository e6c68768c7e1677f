/** What answers said before: requests that name something that exists get further. */
import type { Chance } from "./random.ts";

/** What ids begin with, by the names of the parameters that take them. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  song_id: ["song"],
  parent_id: ["song"],
  job_id: ["job"],
  session_id: ["int", "ses"],
  user_id: ["usr"],
  key_id: ["key"],
  client_id: ["cli"],
};

/** Of each kind so many are remembered. */
const MOST = 8;

/** A memory of ids. */
export class Memory {
  readonly #chance: Chance;
  readonly #known = new Map<string, string[]>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** An id of somebody's that fits a parameter; undefined where none is known. */
  recall(owner: string, name: string): string | undefined {
    const known = (beginnings[name] ?? []).flatMap(
      (beginning) => this.#known.get(`${owner} ${beginning}`) ?? [],
    );
    return known.length === 0 ? undefined : this.#chance.one(known);
  }

  /** Remembers the ids in an answer to somebody. */
  hear(owner: string, text: string): void {
    for (const [id, beginning = ""] of text.matchAll(/\b(song|job|int|ses|usr|key|cli)_[\w-]{8,64}/g)) {
      const place = `${owner} ${beginning}`;
      const known = this.#known.get(place) ?? [];
      if (known.includes(id)) continue;
      if (known.length === MOST) known.shift();
      this.#known.set(place, [...known, id]);
    }
  }
}
