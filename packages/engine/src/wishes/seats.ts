/** Which role each of the wished-for instruments takes. */
import type { InstrumentWord, Part } from "../data/wish-words.ts";
import type { Role } from "../song.ts";

type Seats = Partial<Record<Role, string>>;

/** The roles of a part, the likeliest first. */
const rolesOf: Readonly<Record<Part, readonly Role[]>> = {
  chords: ["chords", "melody", "pad"],
  melody: ["melody", "counter-melody", "pad"],
  pad: ["pad", "chords", "melody"],
  bass: ["bass"],
  drums: ["drums"],
};

/** Instruments that join the band that the genre has: each takes the first of its roles that is free. */
export function joining(players: readonly InstrumentWord[]): Readonly<Record<string, string>> {
  const seats: Seats = {};
  for (const { instrument, part } of players) {
    const role = rolesOf[part].find((candidate) => seats[candidate] === undefined);
    if (role !== undefined) seats[role] = instrument;
  }
  return { ...seats };
}

/**
 * A band of these and nobody else. One that plays chords plays the tune and the bass too where nobody else does, as a
 * pianist's hands do; one that plays tunes is alone. Empty where they have no tones.
 */
export function bandOf(players: readonly InstrumentWord[]): Readonly<Record<string, string>> {
  const seats: Seats = { ...joining(players) };
  const harmonist = players.find(({ part }) => part === "chords" || part === "pad");
  const soloist = players.find(({ part }) => part === "melody") ?? harmonist;
  if (soloist === undefined) return {};
  seats.melody ??= soloist.instrument;
  if (harmonist !== undefined) {
    if (seats.pad === harmonist.instrument) delete seats.pad;
    seats.chords ??= harmonist.instrument;
    seats.bass ??= harmonist.instrument;
  }
  const everyRole: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "pad", "drums"];
  return Object.fromEntries(everyRole.map((role) => [role, seats[role] ?? "none"]));
}

/** None of these, in any role in which they could be expected. */
export function without(players: readonly InstrumentWord[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    players.flatMap(({ instrument, part }) => rolesOf[part].map((role) => [role, `not ${instrument}`])),
  );
}
