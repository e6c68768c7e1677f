/** Which instruments play, in which role and on which MIDI channel. */
import type { Genre } from "../data/genres.ts";
import { drumKits, instrumentAliases, programNames } from "../data/instruments.ts";
import type { Stream } from "../random.ts";
import type { Role } from "../song.ts";
import { nearestWord } from "./nearest.ts";
import { oneOf, plain, quoted, type Wish } from "./wish.ts";

/** An instrument in its role. */
export interface Player {
  readonly role: Role;
  /** "flute"; of drums, the kit. */
  readonly instrument: string;
  /** General MIDI program; of drums, the kit. */
  readonly program: number;
  /** MIDI channel, 0 … 15. */
  readonly channel: number;
}

/** The roles, in the order of the tracks. */
export const roles: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "pad", "drums"];

const channels: Readonly<Record<Role, number>> = {
  melody: 0,
  "counter-melody": 4,
  chords: 1,
  bass: 2,
  pad: 3,
  drums: 9,
};

/** What silences a role. */
const NOBODY = new Set(["none", "off", "no", "nobody", "silent"]);

/** The instrument that a text names for a role; `null` where the role is to be silent. */
export function readInstrument(role: Role, text: string): Wish<string | null> {
  const wanted = plain(text);
  if (NOBODY.has(wanted)) return { value: null };
  if (role === "drums") return readKit(wanted, text);
  const exact = programNames.find((name) => plain(name) === wanted) ?? aliasOf(wanted);
  if (exact !== undefined) return { value: exact };
  const near = nearestWord(wanted, [...programNames, ...Object.keys(instrumentAliases)]);
  const hint =
    near === undefined
      ? 'use a name such as "flute", "cello" or "electric piano"'
      : `did you mean "${near}"?`;
  return {
    problem: `No instrument is known by the name ${quoted(text)}: ${hint} ("none" silences the ${role}).`,
  };
}

/**
 * The players of a song: what was asked for, else what the genre has. A role that the genre lacks plays when somebody
 * asks for an instrument in it.
 */
export function chooseBand(
  genre: Genre,
  wishes: ReadonlyMap<Role, string | null>,
  drumsSuit: boolean,
  stream: Stream,
): readonly Player[] {
  const players: Player[] = [];
  for (const role of roles) {
    const names = genre.palette[role] ?? [];
    // The draw is made whatever was asked for, so that one wish does not change another instrument.
    const own =
      names.length === 0
        ? undefined
        : stream.fork(role).weighted(names, (name) => 1 / (1 + names.indexOf(name)));
    const wished = wishes.get(role);
    const instrument =
      wished === undefined ? (role === "drums" && !drumsSuit ? undefined : own) : (wished ?? undefined);
    if (instrument === undefined) continue;
    players.push({ role, instrument, program: programOf(role, instrument), channel: channels[role] });
  }
  return players;
}

function programOf(role: Role, instrument: string): number {
  if (role === "drums") return drumKits[instrument] ?? 0;
  return Math.max(0, programNames.indexOf(instrument));
}

function aliasOf(wanted: string): string | undefined {
  return Object.hasOwn(instrumentAliases, wanted) ? instrumentAliases[wanted] : undefined;
}

function readKit(wanted: string, text: string): Wish<string> {
  const names = Object.keys(drumKits);
  const kit = names.find((name) => name === wanted || name === `${wanted} kit`);
  if (kit) return { value: kit };
  if (["drums", "drum kit", "kit", "yes"].includes(wanted)) return { value: "standard kit" };
  return {
    problem: `${quoted(text)} is not a drum kit that can be had: use ${oneOf(names.map((name) => `"${name}"`))}, or "none".`,
  };
}
