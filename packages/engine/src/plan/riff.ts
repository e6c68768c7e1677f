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

/** Whether such a guitar plays a song's chords. */
export function hasDistortedChords({ band }: Pick<Plan, "band">): boolean {
  return band.some(({ role, program }) => role === "chords" && isDistorted(program));
}

/** How fast a riff becomes unlikely as it is more or less busy than the section, by the fourth power of the distance. */
const PULL = 800;

/** How much likelier riffs with tones a semitone or a tritone from their root are where every chord rubs. */
const BITING = 20;

/** A riff that another theme has is so much less likely. */
const AGAIN = 0.1;

/**
 * The riffs of a song's themes, each drawn once for the section that states its theme first; none where the genre has
 * none in this metre, or no distorted guitar plays the chords.
 */
export function chooseRiffs(
  plan: Pick<Plan, "genre" | "timeSignature" | "sections" | "band">,
  stream: Stream,
): Riffs {
  const { genre, timeSignature, sections } = plan;
  const metre = showTimeSignature(timeSignature);
  const all = Object.hasOwn(riffs, genre.name) ? (riffs[genre.name] ?? []) : [];
  const own = all.filter((riff) => riff.metre === metre);
  if (own.length === 0 || !hasDistortedChords(plan)) return {};
  const chosen: Record<string, Riff> = {};
  for (const section of sections) {
    const { theme } = section;
    if (chosen[theme]) continue;
    const owner = themeOwner(sections, section);
    const taken = new Set(Object.values(chosen));
    const weights = own.map((riff) => weightOf(riff, owner, taken));
    const riff = own[raceWinner(weights, stream.fork(theme).next(), 0)];
    if (riff) chosen[theme] = riff;
  }
  return chosen;
}

function weightOf(
  riff: Riff,
  { kind, activity, key, music }: PlannedSection,
  taken: ReadonlySet<Riff>,
): number {
  const carries = riff.kinds.includes(kind) || (!STATING.has(kind) && riff.kinds.includes("verse"));
  if (!carries || music.trembling > FIRM || (isDark(riff) && !isMinorish(key.mode))) return 0;
  const apart = (activity - riff.suits) * (activity - riff.suits);
  const bitten = grates(riff) ? 1 + BITING * rubShare(music) : 1;
  return (bitten * (taken.has(riff) ? AGAIN : 1)) / (1 + PULL * apart * apart);
}

/** A riff is firm and low: from more trembling than this on, which is fear's, a section has none. */
const FIRM = 0.5;

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
  const locked = told.some(({ riff }) => riff.feel !== "own");
  const players = locked ? "Guitar, bass and kick drum" : "Guitar and bass";
  return {
    about: "riff",
    decision,
    because: `${players} play one riff for each theme, and it returns with it: ${what}.`,
  };
}
