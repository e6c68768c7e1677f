/** Counting, with a limit to what one song can say. */

/** Counts by key, in which each song counts a key at most `limit` times. */
export class Tally {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();
  readonly #songs = new Map<string, Set<string>>();
  readonly #perSong = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a key once for a song. */
  add(key: string, song: string): void {
    const place = `${song}\n${key}`;
    const soFar = this.#perSong.get(place) ?? 0;
    if (soFar >= this.#limit) return;
    this.#perSong.set(place, soFar + 1);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const songs = this.#songs.get(key) ?? new Set();
    songs.add(song);
    this.#songs.set(key, songs);
  }

  /** How often a key was counted. */
  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** In how many songs a key was found. */
  songs(key: string): number {
    return this.#songs.get(key)?.size ?? 0;
  }

  /** The keys that come in as many songs, the most frequent first; those that come equally often by name. */
  keys(songs = 1): readonly string[] {
    return [...this.#counts.keys()]
      .filter((key) => this.songs(key) >= songs)
      .sort((one, other) => this.count(other) - this.count(one) || (one < other ? -1 : 1));
  }

  /** "key count" of the keys that come in as many songs. */
  rows(songs = 1, most = Number.POSITIVE_INFINITY): readonly string[] {
    return this.keys(songs)
      .slice(0, most)
      .map((key) => `${key} ${this.count(key)}`);
  }
}
