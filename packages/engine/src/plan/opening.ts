/** How the song opens, where it has an introduction. */
import { type Opening, type OpeningName, openings } from "../data/openings.ts";
import { raceWinner } from "../harmony/race.ts";
import type { Role } from "../song.ts";
import type { Player } from "./band.ts";
import type { PlacedSection } from "./form.ts";

/** The way in which a song opens, and who plays its riff. */
export interface ChosenOpening {
  readonly name: OpeningName;
  /** Who plays the riff; `null` where there is none. */
  readonly riff: Role | null;
}

/** The tune that sections of the riff share. */
export const RIFF = "riff";

const names = Object.keys(openings).filter((name): name is OpeningName => Object.hasOwn(openings, name));

/** General MIDI's singing voices: they have words to wait for, and leave a riff to others. */
const VOICES: ReadonlySet<number> = new Set([52, 53, 54, 85]);

/**
 * The way in which a song opens; `null` where it has no introduction.
 * @param arousal how excited the song is on the mean, 0 … 1
 * @param salt the song's chance, in [0, 1)
 */
export function chooseOpening(
  sections: readonly PlacedSection[],
  band: readonly Player[],
  arousal: number,
  salt: number,
): ChosenOpening | null {
  if (sections[0]?.kind !== "intro" || sections.length < 2) return null;
  const has = (role: Role) => band.some((player) => player.role === role);
  if (!has("chords") && !has("pad")) return { name: "groove", riff: null };
  const riff = riffPlayer(band);
  const weights = names.map((name) => {
    const opening = openings[name];
    if (opening.needsDrums && !has("drums")) return 0;
    if (name === "riff" && riff === null) return 0;
    return suited(opening, arousal);
  });
  const name = names[raceWinner(weights, salt, 0)] ?? "chords";
  return { name, riff: name === "riff" ? riff : null };
}

/** An opening suits songs within about a quarter of the scale of excitement. */
function suited({ weight, suits }: Opening, arousal: number): number {
  const away = suits - arousal;
  return (weight * 0.05) / (0.05 + away * away);
}

/** The melody's player, unless it sings; then the second voice. */
function riffPlayer(band: readonly Player[]): Role | null {
  const melody = band.find(({ role }) => role === "melody");
  if (melody && !VOICES.has(melody.program)) return "melody";
  return band.some(({ role }) => role === "counter-melody") && melody ? "counter-melody" : null;
}

/** How much more of the band an excited song keeps for its ending, for each unit of arousal above the middle. */
const ENDS_TOGETHER = 0.5;

/**
 * The sections with the energies of their frame: the introduction has its opening's, and the endings of excited songs
 * keep more of the band than those of calm ones, which fade.
 * @param arousal how excited the song is on the mean, 0 … 1
 */
export function framed(
  sections: readonly PlacedSection[],
  opening: ChosenOpening | null,
  arousal: number,
): readonly PlacedSection[] {
  return sections.map((section, index) => {
    if (opening && index === 0) return { ...section, energy: openings[opening.name].energy };
    if (section.kind !== "outro") return section;
    return { ...section, energy: section.energy + ENDS_TOGETHER * Math.max(0, arousal - 0.4) };
  });
}

/**
 * The tune that a section tells: its theme's, but a riff is a tune of its own, and the riff that the melody's player
 * called the song in with ends it too.
 */
export function tuneOf({ kind, theme }: PlacedSection, opening: ChosenOpening | null): string {
  const riffs = kind === "intro" ? opening?.riff !== null : kind === "outro" && opening?.riff === "melody";
  return opening && riffs ? RIFF : theme;
}
