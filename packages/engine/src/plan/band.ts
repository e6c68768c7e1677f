/** Which instruments play, in which role and on which MIDI channel. */
import type { Genre } from "../data/genres.ts";
import {
  compassOf,
  drumKits,
  instrumentAliases,
  instrumentsForTunes,
  isPitched,
  programNames,
} from "../data/instruments.ts";
import { raceWinner } from "../harmony/race.ts";
import type { Stream } from "../random.ts";
import type { Role } from "../song.ts";
import { nearestWord } from "./nearest.ts";
import { listed, oneOf, plain, quoted, type Wish } from "./wish.ts";

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

/** How people call a kit without saying which. */
const KITS = new Set(["drums", "drum", "drum kit", "drum set", "drumkit", "kit", "percussion"]);

/** What silences a role. */
const NOBODY = new Set(["none", "off", "no", "nobody", "silent"]);

/** Whether a text leaves a role to the genre and the feeling, as if nothing had been wished for. */
export function isAnybody(text: string): boolean {
  return plain(text) === "any";
}

/** The programs by their names as texts are compared. */
const programByName = new Map(programNames.toReversed().map((name) => [plain(name), name]));

/**
 * The instrument that a text names for a role; `null` where the role is to be silent.
 * @param canBeSilent whether a sentence about what can be had speaks of "none"
 */
export function readInstrument(role: Role, text: string, canBeSilent = true): Wish<string | null> {
  const wanted = plain(text);
  if (NOBODY.has(wanted)) return { value: null };
  if (role === "drums") return readKit(wanted, text, canBeSilent);
  const exact = programByName.get(wanted) ?? aliasOf(wanted);
  if (exact !== undefined) return pitchedIn(role, exact, text);
  if (kitNamed(wanted) !== undefined || KITS.has(wanted)) {
    return {
      problem: `${quoted(text)} plays no tones, and the ${role} needs them: use ${oneOf(instrumentsForTunes)}. A kit plays the drums: { "drums": "${kitNamed(wanted) ?? "standard kit"}" }.`,
    };
  }
  const near = nearestWord(wanted, [...programNames, ...Object.keys(instrumentAliases)]);
  const hint =
    near === undefined
      ? 'use a name such as "flute", "cello" or "electric piano"'
      : `did you mean "${near}"?`;
  return {
    problem: `No instrument is known by the name ${quoted(text)}: ${hint}${canBeSilent ? ` ("none" silences the ${role}).` : hint.endsWith("?") ? "" : "."}`,
  };
}

/**
 * The instruments that a text refuses: "not piano" all that are pianos. Undefined where a text refuses none.
 * @example
 * refusedIn("not flute")?.has("flute"); // true
 */
export function refusedIn(text: string): ReadonlySet<string> | undefined {
  const refused = /^\s*(?:not|no)\s+(?:an?\s+)?(\S.*)$/iu.exec(text)?.[1];
  if (refused === undefined) return undefined;
  const wanted = plain(refused);
  const named = programByName.get(wanted) ?? aliasOf(wanted);
  const kin = programNames.filter((name) => ` ${plain(name)} `.includes(` ${wanted} `));
  return new Set(named === undefined ? kin : [named, ...kin]);
}

function pitchedIn(role: Role, instrument: string, text: string): Wish<string> {
  if (isPitched(programNames.indexOf(instrument))) return { value: instrument };
  return {
    problem: `${quoted(text)} is a sound without a pitch that could carry the ${role}: use ${oneOf(instrumentsForTunes)}.`,
  };
}

/** Feelings below this arousal are too quiet for a kit, which would wake them up. */
const DRUMS_FROM = 0.16;

/** The trembling from which on the pad is given to strings with tremolo, and how much more it takes at most. */
const TREMOLO = "tremolo strings";
const TREMOLO_FROM = 0.3;
const TREMOLO_CHANCE = 0.35;

/** What of a feeling chooses players. */
export interface Mood {
  readonly arousal: number;
  readonly trembling: number;
}

/** By role, the instruments that are not to play it. */
export type Refused = ReadonlyMap<Role, ReadonlySet<string>>;

/**
 * The players of a song: what was asked for, else what the genre has. A role that the genre lacks plays when somebody
 * asks for an instrument in it. A counter-melody comes the likelier the more excited the feeling is; where the feeling
 * trembles, so do the strings that are the pad (Karlin & Wright 2004). Where the wishes
 * silence everybody else, a pad is brought in.
 * @param refused who is not to be chosen, by role
 */
export function chooseBand(
  genre: Genre,
  wishes: ReadonlyMap<Role, string | null>,
  { arousal, trembling }: Mood,
  stream: Stream,
  refused: Refused = new Map(),
): readonly Player[] {
  const players: Player[] = [];
  const drawn: string[] = [];
  for (const role of roles) {
    const names = (genre.palette[role] ?? []).filter((name) => refused.get(role)?.has(name) !== true);
    // The draws are made whatever was asked for, so that one wish does not change another instrument.
    const drawing = stream.fork(role);
    const usual = drawnFrom(names, drawn, drawing);
    const trembles = role === "pad" && trembling > TREMOLO_FROM + TREMOLO_CHANCE * drawing.next();
    const own = usual !== undefined && trembles && refused.get(role)?.has(TREMOLO) !== true ? TREMOLO : usual;
    if (own !== undefined) drawn.push(own);
    const suits = role === "drums" ? arousal >= DRUMS_FROM : true;
    const answers = role !== "counter-melody" || drawing.next() < 0.3 + 0.5 * arousal;
    const hasTune = role !== "counter-melody" || wishes.get("melody") !== null;
    const wished = wishes.get(role);
    const instrument =
      wished === undefined ? (suits && answers && hasTune ? own : undefined) : (wished ?? undefined);
    if (instrument !== undefined) players.push(playerOf(role, instrument));
  }
  if (players.some(({ role }) => MAINSTAYS.includes(role))) return players;
  return [...players, playerOf("pad", LAST_RESORT)].sort(
    (one, other) => roles.indexOf(one.role) - roles.indexOf(other.role),
  );
}

/**
 * One of the names, the first the likeliest; one that plays already comes last, for two voices of one colour blur. Chance
 * belongs to the instrument, so that a neighbouring genre that has it too mostly keeps its player.
 */
function drawnFrom(names: readonly string[], taken: readonly string[], stream: Stream): string | undefined {
  const weights = new Float64Array(everyInstrument.length);
  names.forEach((name, place) => {
    weights[placeOf.get(name) ?? 0] = (taken.includes(name) ? 0.04 : 1) / (1 + place);
  });
  return everyInstrument[raceWinner(weights, stream.next(), 0)];
}

const everyInstrument: readonly string[] = [...programNames, ...Object.keys(drumKits)];
const placeOf = new Map(everyInstrument.map((name, place) => [name, place]));

/** One of these has to play: a counter-melody alone counters nothing. */
export const MAINSTAYS: readonly Role[] = ["melody", "chords", "bass", "pad"];

/** Who plays when the wishes silence all whom the genre has. */
const LAST_RESORT = "warm pad";

function playerOf(role: Role, instrument: string): Player {
  return { role, instrument, program: programOf(role, instrument), channel: channels[role] };
}

/** Why these players. */
export function bandReason(
  genre: Genre,
  wishes: ReadonlyMap<Role, string | null>,
  band: readonly Player[],
): string {
  const has = (role: Role) => band.some((player) => player.role === role);
  const chosen = roles.filter((role) => wishes.has(role) && has(role));
  const silenced = roles.filter((role) => wishes.get(role) === null && !has(role));
  const sentences = [
    wishes.size === 0 ? `This is usual in ${genre.name}.` : `The rest is usual in ${genre.name}.`,
  ];
  if (silenced.length > 0) sentences.unshift(`You silenced the ${listed(silenced)}.`);
  if (chosen.length > 0) sentences.unshift(`You chose the ${listed(chosen)}.`);
  const strange = chosen.filter((role) => !genre.palette[role]);
  if (strange.length > 0)
    sentences.push(`In ${genre.name} nobody usually plays the ${oneOf(strange)}: here somebody does.`);
  if (!has("drums") && !wishes.has("drums"))
    sentences.push(
      genre.grooves ? "The feeling is too quiet for drums." : `There are no drums in ${genre.name}.`,
    );
  if (has("pad") && !wishes.get("pad") && !genre.palette.pad)
    sentences.push(`Somebody has to play tones: the ${LAST_RESORT} does.`);
  for (const { role, instrument, program } of band) {
    if (!wishes.get(role)) continue;
    const [low, high] = compassOf(program);
    if (role === "melody" && high < LOWEST_TUNE)
      sentences.push(`The ${instrument} is a low instrument: the tune lies as high on it as sounds well.`);
    if (role === "bass" && low > HIGHEST_BASS)
      sentences.push(
        `The ${instrument} is a high instrument: the bass line lies as low on it as sounds well.`,
      );
  }
  return sentences.join(" ");
}

/** An instrument that stays below this key plays a tune lower than tunes usually lie: the G above middle C. */
const LOWEST_TUNE = 67;

/** An instrument that stays above this key has no bass: the C an octave below middle C. */
const HIGHEST_BASS = 48;

/** The General MIDI program of an instrument in a role; of drums, the kit. */
export function programOf(role: Role, instrument: string): number {
  if (role === "drums") return drumKits[instrument] ?? 0;
  return Math.max(0, programNames.indexOf(instrument));
}

function aliasOf(wanted: string): string | undefined {
  return Object.hasOwn(instrumentAliases, wanted) ? instrumentAliases[wanted] : undefined;
}

function kitNamed(wanted: string): string | undefined {
  return Object.keys(drumKits).find((name) => name === wanted || name === `${wanted} kit`);
}

function readKit(wanted: string, text: string, canBeSilent: boolean): Wish<string> {
  const kit = kitNamed(wanted);
  if (kit !== undefined) return { value: kit };
  if (KITS.has(wanted) || wanted === "yes") return { value: "standard kit" };
  const names = Object.keys(drumKits).map((name) => `"${name}"`);
  return {
    problem: `${quoted(text)} is not a drum kit that can be had: use ${oneOf(names)}${canBeSilent ? ', or "none"' : ""}.`,
  };
}
