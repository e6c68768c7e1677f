/** From an intent to a plan: every decision that is made before the first note, each with its because. */
import type { Genre } from "../data/genres.ts";
import type { GrooveLevel } from "../data/grooves.ts";
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import type { Intent } from "../intent.ts";
import type { Stream } from "../random.ts";
import type { RuleBreakId } from "../rules/catalogue.ts";
import type { Affect, Key, Reason, SongEmotion, TimeSignature } from "../song.ts";
import { chooseBand, type Player } from "./band.ts";
import { type Feeling, feelingAt, musicAt } from "./feeling.ts";
import { formNamed, layOut, type PlacedSection } from "./form.ts";
import { type GenreChoice, genreForAffect, genreForText } from "./genre.ts";
import { showTimeSignature, ticksPerBar } from "./metre.ts";
import { chooseMode, chooseTonic, localKey } from "./mode.ts";
import { titleOf } from "./title.ts";
import { readChord, readWishes, type Wishes } from "./wishes.ts";

/** A section with everything that the composer needs to know about it. */
export interface PlannedSection extends PlacedSection {
  /** 0 … 1, the form's energy as the feeling has it. */
  readonly energy: number;
  /** How much of a groove or pattern plays. */
  readonly level: GrooveLevel;
  readonly affect: Affect;
  readonly music: MusicalAttributes;
  /** The key that is felt here: the song's, or its relative where a journey has crossed between light and dark. */
  readonly key: Key;
}

/** Everything that is decided before the first note. */
export interface Plan {
  readonly seed: number;
  readonly title: string;
  readonly key: Key;
  readonly tempoBpm: number;
  readonly timeSignature: TimeSignature;
  readonly genre: Genre;
  readonly formName: string;
  readonly totalBars: number;
  readonly durationSeconds: number;
  readonly sections: readonly PlannedSection[];
  readonly band: readonly Player[];
  readonly feeling: Feeling;
  readonly emotion: SongEmotion;
  readonly mood: string;
  /** The chords that were wished for; `null` where the engine chooses. */
  readonly progression: readonly Harmony[] | null;
  readonly ruleBreaks: ReadonlySet<RuleBreakId>;
  readonly reasons: readonly Reason[];
}

/**
 * Plans a song.
 * @param seed kept in the plan; all chance comes from the stream
 * @throws IntentError when a wish cannot be met
 */
export function planSong(intent: Intent, seed: number, stream: Stream): Plan {
  const wishes = readWishes(intent);
  const { feeling } = wishes;
  const reasons: Reason[] = [...feeling.reasons];
  const decide = (about: string, decision: string, because: string) =>
    reasons.push({ about, decision, because });

  const choice = chooseGenre(wishes, stream);
  const { genre } = choice;
  decide("genre", genre.name, choice.because);
  const timeSignature = chooseMetre(wishes, genre, stream, decide);
  const tempoBpm = chooseTempo(wishes, genre, stream, decide);
  const form = wishes.form ?? formNamed(genre.form);
  const formReason = wishes.form ? "You asked for it." : `Usual in ${genre.name}.`;
  decide("form", form.name, remarked(`${formReason} ${sentence(form.description)}`, wishes, "form"));
  const totalBars = chooseLength(wishes, tempoBpm, timeSignature, decide);
  const key = chooseKey(wishes, stream, decide);
  const placed = layOut(form, totalBars);
  const lastStart = placed.at(-1)?.startBar ?? 0;
  const sections = placed.map((section) =>
    plannedSection(section, section.startBar / Math.max(1, lastStart), wishes, key),
  );
  const progression = readProgression(wishes, key, totalBars, decide);
  const band = chooseBand(genre, wishes.instruments, drumsSuit(genre, feeling.mean), stream.fork("band"));
  decide(
    "instruments",
    band.map(({ role, instrument }) => `${role}: ${instrument}`).join(", "),
    bandReason(wishes, genre, band),
  );
  for (const rule of wishes.ruleBreaks)
    decide("rule break", rule.id, `You asked for it: ${rule.effect}. ${rule.because}`);

  return {
    seed,
    title: titleOf(intent.emotionalIntent),
    key,
    tempoBpm,
    timeSignature,
    genre,
    formName: form.name,
    totalBars,
    durationSeconds: secondsOf(totalBars, timeSignature, tempoBpm),
    sections,
    band,
    feeling,
    emotion: emotionOf(feeling),
    mood: feeling.waypoints[0].node.sub,
    progression,
    ruleBreaks: new Set(wishes.ruleBreaks.map(({ id }) => id)),
    reasons: [...reasons, ...turnReasons(sections), ...soundReasons(sections)],
  };
}

const FOUR: TimeSignature = [4, 4];

type Decide = (about: string, decision: string, because: string) => void;

function chooseGenre(wishes: Wishes, stream: Stream): GenreChoice {
  // Drawn in any case, so that asking for the genre that would have come anyway changes nothing else.
  const suited = genreForAffect(wishes.feeling.mean, stream.fork("genre"));
  return wishes.genre === undefined ? suited : genreForText(wishes.genre, wishes.feeling.mean);
}

/** Now and then a genre's second or third metre; a lilt of three suits quiet music better than driven music. */
function chooseMetre(wishes: Wishes, genre: Genre, stream: Stream, decide: Decide): TimeSignature {
  const [usual = FOUR] = genre.metres;
  const lilt = 0.4 * Math.max(0, 0.8 - wishes.feeling.mean.arousal);
  const drawn = stream.fork("metre").weighted(genre.metres, (metre) => (metre === usual ? 1 : lilt));
  const metre = wishes.timeSignature ?? drawn;
  const because =
    metre === usual ? `The usual metre of ${genre.name}.` : `A lilt that ${genre.name} knows as well.`;
  decide("metre", showTimeSignature(metre), wishes.timeSignature ? "You asked for it." : because);
  return metre;
}

function chooseTempo(wishes: Wishes, genre: Genre, stream: Stream, decide: Decide): number {
  const { mean, waypoints } = wishes.feeling;
  const music = waypoints.length > 1 ? musicAt(wishes.feeling, 0.5) : musicAt(wishes.feeling, 0);
  const { low, typical, high } = genre.tempo;
  const drift = stream.fork("tempo").between(0.96, 1.04);
  const suited = Math.round(clamp(typical * music.tempoFactor * drift, low, high));
  if (wishes.bpm !== undefined) {
    decide("tempo", `${wishes.bpm} BPM`, "You asked for it.");
    return wishes.bpm;
  }
  const pace = music.tempoFactor < 0.95 ? "below" : music.tempoFactor > 1.05 ? "above" : "near";
  decide(
    "tempo",
    `${suited} BPM`,
    `With an arousal of ${mean.arousal} the pace goes ${pace} the usual ${typical} BPM of ${genre.name}.`,
  );
  return suited;
}

/** Without a wish, a song lasts about a minute and a half, in whole groups of eight bars. */
function chooseLength(wishes: Wishes, bpm: number, metre: TimeSignature, decide: Decide): number {
  const bars = wishes.bars ?? clamp(Math.round(90 / secondsOf(1, metre, bpm) / 8) * 8, 24, 64);
  const seconds = Math.round(secondsOf(bars, metre, bpm));
  decide(
    "length",
    `${bars} bars`,
    wishes.bars ? "You asked for it." : `At this tempo that is about ${seconds} seconds.`,
  );
  return bars;
}

function chooseKey(wishes: Wishes, stream: Stream, decide: Decide): Key {
  const start = wishes.feeling.waypoints[0];
  const suited = chooseMode(start.affect, musicAt(wishes.feeling, start.at), stream.fork("mode"));
  const drawn = chooseTonic(suited.mode, stream.fork("tonic"));
  const key = wishes.key ?? drawn;
  decide("mode", key.mode, wishes.key ? "It belongs to the key that you asked for." : suited.because);
  const keyReason = wishes.key
    ? remarked("You asked for it.", wishes, "key")
    : "Drawn by the seed from the keys that lie well on most instruments.";
  decide("key", `${key.tonic} ${key.mode}`, keyReason);
  return key;
}

/** @param place 0 for the first section … 1 for the last */
function plannedSection(section: PlacedSection, place: number, wishes: Wishes, key: Key): PlannedSection {
  const affect = feelingAt(wishes.feeling, place);
  const music = musicAt(wishes.feeling, place);
  const energy = Math.round(clamp(section.energy * 0.65 + affect.arousal * 0.5 - 0.06, 0.05, 1) * 100) / 100;
  const level: GrooveLevel = energy < 0.42 ? "soft" : energy < 0.7 ? "medium" : "full";
  // A key or progression that somebody asked for is kept from the first bar to the last.
  const free = wishes.key === undefined && wishes.progression === undefined;
  return { ...section, energy, level, affect, music, key: free ? localKey(key, music.modeLeaning) : key };
}

function readProgression(wishes: Wishes, key: Key, bars: number, decide: Decide): readonly Harmony[] | null {
  if (!wishes.progression) return null;
  const chords = wishes.progression
    .map((text) => readChord(text, key))
    .filter((chord) => chord !== undefined);
  const cut = chords.length > bars ? ` Only the first ${bars} fit into the bars.` : "";
  decide(
    "progression",
    chords.map(({ numeral }) => numeral).join(" – "),
    `You asked for it: one chord a bar, again and again.${cut}`,
  );
  return chords;
}

function drumsSuit(genre: Genre, mean: Affect): boolean {
  // A kit behind something very quiet wakes it up.
  return genre.grooves !== null && mean.arousal >= 0.16;
}

function bandReason(wishes: Wishes, genre: Genre, band: readonly Player[]): string {
  const asked = [...wishes.instruments.keys()];
  const usual = asked.length > 0 ? `You chose the ${asked.join(" and the ")}; the rest is` : "This is";
  const silent = !band.some(({ role }) => role === "drums") && !asked.includes("drums");
  const because = genre.grooves
    ? "The feeling is too quiet for drums."
    : `There are no drums in ${genre.name}.`;
  return `${usual} usual in ${genre.name}.${silent ? ` ${because}` : ""}`;
}

/** Where a journey crosses between dark and light, and which key it settles in. */
function turnReasons(sections: readonly PlannedSection[]): Reason[] {
  return sections.flatMap((section, index) => {
    const before = sections[index - 1];
    if (!before || before.key.tonic === section.key.tonic) return [];
    const side = section.key.mode === "minor" ? "the dark" : "the light";
    return {
      about: "turn",
      decision: `${section.key.tonic} ${section.key.mode} from ${section.name} on`,
      because: `Here the feeling crosses over to ${side}; the relative key has the same tones and another home.`,
    };
  });
}

/** What the feeling asks of the sound at the start, in words. */
function soundReasons(sections: readonly PlannedSection[]): Reason[] {
  const first = sections[0];
  if (!first) return [];
  const { music, affect } = first;
  const { arousal, valence, dominance } = affect;
  return [
    {
      about: "dynamics",
      decision: music.dynamics < 0.35 ? "soft" : music.dynamics < 0.6 ? "moderate" : "loud",
      because: `Loudness follows arousal (${arousal}) and dominance (${dominance}).`,
    },
    {
      about: "register",
      decision: music.register < -2 ? "low" : music.register > 2 ? "high" : "middle",
      because: `Register rises with valence (${valence}) and arousal, and sinks with dominance.`,
    },
    {
      about: "density",
      decision:
        music.density < 0.3 ? "few notes" : music.density < 0.55 ? "a moderate flow of notes" : "many notes",
      because: `The number of notes follows arousal (${arousal}).`,
    },
    {
      about: "articulation",
      decision: music.articulation < 0.3 ? "legato" : music.articulation < 0.5 ? "portato" : "staccato",
      because: "Sad and tender music is played legato, gay and angry music detached.",
    },
    {
      about: "contour",
      decision: music.contour,
      because:
        "The shape of the phrases follows the feeling: sadness falls, hope rises, calm moves in waves.",
    },
  ];
}

function emotionOf(feeling: Feeling): SongEmotion {
  const { affect, node } = feeling.waypoints[0];
  return {
    nodeId: node.id,
    name: node.name,
    base: node.base,
    sub: node.sub,
    intensity: node.intensity,
    ...affect,
  };
}

function secondsOf(bars: number, metre: TimeSignature, bpm: number): number {
  return Math.round(((bars * ticksPerBar(metre)) / 480) * (60 / bpm) * 1000) / 1000;
}

function remarked(because: string, wishes: Wishes, name: string): string {
  const remark = wishes.remarks.get(name);
  return remark === undefined ? because : `${because} ${remark}`;
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
