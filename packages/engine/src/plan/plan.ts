/** From an intent to a plan: every decision that is made before the first note, each with its because. */
import type { Genre } from "../data/genres.ts";
import type { GrooveLevel } from "../data/grooves.ts";
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import { inferKey, inferMode } from "../harmony/infer-key.ts";
import type { Harmony } from "../harmony/numerals.ts";
import type { Intent } from "../intent.ts";
import type { Stream } from "../random.ts";
import type { RuleBreak } from "../rules/rule.ts";
import type { Affect, Key, Reason, SongEmotion, TimeSignature } from "../song.ts";
import { type Arc, arcOf } from "./arc.ts";
import { chooseBand, type Player } from "./band.ts";
import { type Feeling, feelingAt, musicAt } from "./feeling.ts";
import { formNamed, layOut, type PlacedSection } from "./form.ts";
import { type GenreChoice, genreForFeeling, genreForText } from "./genre.ts";
import { showTimeSignature, ticksPerBar } from "./metre.ts";
import { chooseMode, chooseTonic, localKey } from "./mode.ts";
import { soundReasons } from "./sound.ts";
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
  readonly arc: Arc;
  readonly band: readonly Player[];
  readonly feeling: Feeling;
  readonly emotion: SongEmotion;
  readonly mood: string;
  /** The chords that were wished for; `null` where the engine chooses. */
  readonly progression: readonly Harmony[] | null;
  /** In the order in which they are broken. */
  readonly ruleBreaks: readonly RuleBreak[];
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

  const choice = chooseGenre(intent.emotionalIntent, wishes, stream);
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
    arc: arcOf(sections),
    band,
    feeling,
    emotion: emotionOf(feeling),
    mood: feeling.waypoints[0].node.sub,
    progression,
    ruleBreaks: wishes.ruleBreaks,
    reasons: [...reasons, ...turnReasons(sections), ...soundReasons(sections)],
  };
}

const FOUR: TimeSignature = [4, 4];

type Decide = (about: string, decision: string, because: string) => void;

function chooseGenre(words: string, wishes: Wishes, stream: Stream): GenreChoice {
  // Drawn in any case, so that asking for the genre that would have come anyway changes nothing else.
  const suited = genreForFeeling(words, wishes.feeling.mean, stream.fork("genre"));
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

/** The tempo of a journey is the mean of what the feelings on the way ask for. */
function chooseTempo(wishes: Wishes, genre: Genre, stream: Stream, decide: Decide): number {
  const places = [0, 0.25, 0.5, 0.75, 1];
  const factors = places.map((place) => musicAt(wishes.feeling, place).tempoFactor);
  const factor = factors.reduce((sum, one) => sum + one, 0) / factors.length;
  const { low, typical, high } = genre.tempo;
  const drift = stream.fork("tempo").between(0.96, 1.04);
  const suited = Math.round(clamp(typical * factor * drift, low, high));
  if (wishes.bpm !== undefined) {
    decide("tempo", `${wishes.bpm} BPM`, "You asked for it.");
    return wishes.bpm;
  }
  const pace = suited < typical - 2 ? "below" : suited > typical + 2 ? "above" : "near";
  const { arousal } = wishes.feeling.mean;
  const whose = wishes.feeling.waypoints.length > 1 ? "a mean arousal on the way" : "an arousal";
  decide(
    "tempo",
    `${suited} BPM`,
    `With ${whose} of ${arousal} the pace is ${pace} the usual ${typical} BPM of ${genre.name}.`,
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

/** The key that was asked for, that the chords asked for speak of, or that the feeling and the seed choose. */
function chooseKey(wishes: Wishes, stream: Stream, decide: Decide): Key {
  const start = wishes.feeling.waypoints[0];
  const suited = chooseMode(start.affect, musicAt(wishes.feeling, start.at), stream.fork("mode"));
  const spokenMode = inferMode(wishes.progression ?? []);
  const drawn = chooseTonic(spokenMode ?? suited.mode, stream.fork("tonic"));
  const spokenKey = inferKey(wishes.progression ?? []);
  const key = wishes.key ?? spokenKey ?? drawn;
  const ofChords = "The chords that you asked for speak of it.";
  const modeReason = wishes.key
    ? "It belongs to the key that you asked for."
    : (spokenKey ?? spokenMode)
      ? ofChords
      : suited.because;
  decide("mode", key.mode, modeReason);
  const keyReason = wishes.key
    ? remarked("You asked for it.", wishes, "key")
    : spokenKey
      ? ofChords
      : "Drawn by the seed; keys with few accidentals come more often.";
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
