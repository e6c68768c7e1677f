/** What is otherwise in a take than in the one that it was made from, in a few words. */
import type { WireSong } from "@music-brain/contract";
import { words } from "../words.ts";

/** What a take is compared by. */
export type Compared = Pick<
  WireSong,
  "key" | "mode" | "tempo_bpm" | "total_bars" | "genre" | "time_signature"
> & {
  readonly tracks: readonly {
    readonly name: string;
    readonly role: string;
    readonly notes: readonly unknown[];
  }[];
};

/** What has changed that can be told without listening; empty where nothing has. */
export function differencesOf(before: Compared, after: Compared): readonly string[] {
  const { change } = words;
  const from = (what: (song: Compared) => string) =>
    what(before) === what(after) ? [] : [change.became(what(before), what(after))];
  const players = ({ tracks }: Compared) => tracks.filter(({ notes }) => notes.length > 0);
  const gone = players(before).filter(({ role }) => players(after).every((player) => player.role !== role));
  const come = players(after).filter(({ role }) => players(before).every((player) => player.role !== role));
  return [
    ...from(({ key, mode }) => `${key} ${mode}`),
    ...from(({ tempo_bpm }) => change.bpm(Math.round(tempo_bpm))),
    ...from(({ time_signature }) => time_signature.join("/")),
    ...from(({ total_bars }) => change.bars(total_bars)),
    ...from(({ genre }) => genre),
    ...gone.map(({ name }) => change.without(name)),
    ...come.map(({ name }) => change.with(name)),
  ];
}
