/** The riffs of a song: one for each theme, where distorted guitars play it. */
import { type Riff, riffs } from "../data/riffs.ts";
import { raceWinner } from "../harmony/race.ts";
import { rubShare } from "../harmony/rub.ts";
import { isMinorish } from "../harmony/scales.ts";
import type { Stream } from "../random.ts";
import type { Reason } from "../song.ts";
import { showTimeSignature } from "./metre.ts";
import type { Plan, PlannedSection } from "./plan.ts";
import { themeOwner } from "./theme.ts";

/** By theme. */
export type Riffs = Readonly<Record<string, Riff>>;

/** General MIDI programs whose distortion blurs thirds: they play power chords and riffs. */
const DISTORTED: ReadonlySet<number> = new Set([29, 30]);

/** Whether an instrument is an overdriven or a distorted guitar. */
export function isDistorted(program: number): boolean {
  return DISTORTED.has(program);
}

/** How fast a riff becomes unlikely as it is more or less busy than the section, by the fourth power of the distance. */
const PULL = 800;

/** How much likelier riffs with tones a semitone or a tritone from their root are where every chord rubs. */
const BITING = 20;

/** A riff that another theme has is so much less likely. */
const AGAIN = 0.1;

/**
 * The riffs of a song's themes, each drawn once for the section that states its theme first; none where the genre has
 * none, no distorted guitar plays the chords, or the metre is another than 4/4. Through chords that somebody asked for no
 * riff keeps a pedal.
 */
export function chooseRiffs(
  plan: Pick<Plan, "genre" | "timeSignature" | "sections" | "band" | "progression">,
  stream: Stream,
): Riffs {
  const { genre, timeSignature, sections, band } = plan;
  const own = Object.hasOwn(riffs, genre.name) ? riffs[genre.name] : undefined;
  const guitar = band.some(({ role, program }) => role === "chords" && isDistorted(program));
  if (!own || !guitar || showTimeSignature(timeSignature) !== "4/4") return {};
  const chosen: Record<string, Riff> = {};
  for (const section of sections) {
    const { theme } = section;
    if (chosen[theme]) continue;
    const owner = themeOwner(sections, section);
    const taken = new Set(Object.values(chosen));
    const weights = own.map((riff) => weightOf(riff, owner, taken, plan.progression !== null));
    const riff = own[raceWinner(weights, stream.fork(theme).next(), 0)];
    if (riff) chosen[theme] = riff;
  }
  return chosen;
}

function weightOf(
  riff: Riff,
  { kind, activity, key, music }: PlannedSection,
  taken: ReadonlySet<Riff>,
  wished: boolean,
): number {
  const carries = riff.kinds.includes(kind) || (!STATING.has(kind) && riff.kinds.includes("verse"));
  if (!carries || (wished && hasPedal(riff)) || (isDark(riff) && !isMinorish(key.mode))) return 0;
  const apart = (activity - riff.suits) * (activity - riff.suits);
  const bitten = grates(riff) ? 1 + BITING * rubShare(music) : 1;
  return (bitten * (taken.has(riff) ? AGAIN : 1)) / (1 + PULL * apart * apart);
}

/** Kinds of sections that have riffs of their own; the others take a verse's. */
const STATING: ReadonlySet<string> = new Set(["verse", "pre-chorus", "chorus", "bridge"]);

/** Whether a riff has no place in a major key: its tritone, its flat second and its blast beat threaten. */
function isDark(riff: Riff): boolean {
  return riff.feel === "blast" || grates(riff);
}

/** Whether a riff has a tritone or a flat second. */
function grates({ bars }: Riff): boolean {
  return /[TB]/.test(bars);
}

/** Whether a riff stays on the tonic while the chords change. */
export function hasPedal({ bars }: Riff): boolean {
  return /p/i.test(bars);
}

/** What the riffs are, for people; undefined where there is none. */
export function reasonForRiffs(
  riffsOfThemes: Riffs,
  sections: readonly PlannedSection[],
): Reason | undefined {
  const told = Object.entries(riffsOfThemes).map(([theme, riff]) => {
    const section = sections.find((one) => one.theme === theme);
    return { riff, kind: section ? themeOwner(sections, section).kind : "verse" };
  });
  if (told.length === 0) return undefined;
  const decision = told.map(({ kind, riff }) => `${kind}: ${riff.name}`).join(", ");
  const what = told.map(({ kind, riff }) => `in the ${kind} ${riff.description}`).join("; ");
  return {
    about: "riff",
    decision,
    because: `Guitar, bass and kick drum play one riff for each theme, and it returns with it: ${what}.`,
  };
}
