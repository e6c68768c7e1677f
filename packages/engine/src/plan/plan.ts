/** From an intent to a plan: every decision that is made before the first note, each with its because. Long, since they stand in the order in which they are made. */
import { forms } from "../data/forms.ts";
import type { Genre } from "../data/genres.ts";
import { openings } from "../data/openings.ts";
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { raceWinner } from "../harmony/race.ts";
import type { Intent } from "../intent.ts";
import type { Stream } from "../random.ts";
import type { RuleBreak, RuleWish } from "../rules/rule.ts";
import type { Affect, Key, Reason, SongEmotion, TimeSignature } from "../song.ts";
import { type Arc, arcOf } from "./arc.ts";
import { bandReason, chooseBand, type Player } from "./band.ts";
import { steadiedBy } from "./busyness.ts";
import { type Casting, castSections } from "./casting.ts";
import { contrastOf } from "./contrast.ts";
import { type Feeling, feelingAt, musicAt, namedIn } from "./feeling.ts";
import { withFinale } from "./finale.ts";
import { formNamed, layOut, type PlacedSection } from "./form.ts";
import { type GenreChoice, genreForFeeling, genreForText } from "./genre.ts";
import { turnReasons, withKeyChanges } from "./key-changes.ts";
import { chooseKey } from "./key-choice.ts";
import { barsOf, lengthFor } from "./length.ts";
import { metreIn, showTimeSignature } from "./metre.ts";
import { metreFor, wishedMetre } from "./metre-choice.ts";
import { localKey } from "./mode.ts";
import { formsWith, leastBars, neededSections, type SectionNeed } from "./needed-sections.ts";
import { type ChosenOpening, chooseOpening, framed, tuneOf } from "./opening.ts";
import { chooseRiffs, type Riffs, reasonForRiffs } from "./riff.ts";
import { soundReasons } from "./sound.ts";
import { feltBeats, meanTempoFactor, showTempo, type Tempo, tempoFor } from "./tempo.ts";
import { titleFor } from "./title.ts";
import { readChord, readWishes, type Wishes } from "./wishes.ts";

/** A section with everything that the composer needs to know about it. */
export interface PlannedSection extends PlacedSection {
  /** 0 … 1, the form's energy as the feeling has it. */
  readonly energy: number;
  /**
   * The energy by which the band chooses its patterns, 0 … 1: less at a pace that is too quick for the feeling; and where
   * the feeling chose the genre, less in a busy genre and more in a sparse one, so that two genres play one feeling about
   * alike.
   */
  readonly activity: number;
  readonly affect: Affect;
  readonly music: MusicalAttributes;
  /** Sections of one tune share their melody: the theme's name, but for a riff. */
  readonly tune: string;
  /** Whether this is the last chorus and the height of the song. */
  readonly isFinale: boolean;
  /** Who plays, rests or has the tune here by somebody's wish; absent where nobody wished anything. */
  readonly casting?: Casting;
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
  /** Whether somebody asked for this tempo. */
  readonly tempoIsWished: boolean;
  /** 0 the exact score … 1 as loose as people who were measured. */
  readonly humanize: number;
  readonly sections: readonly PlannedSection[];
  /** How the song opens; `null` where it has no introduction. */
  readonly opening: ChosenOpening | null;
  /** The riff of each theme that has one. */
  readonly riffs: Riffs;
  readonly arc: Arc;
  readonly band: readonly Player[];
  readonly feeling: Feeling;
  readonly emotion: SongEmotion;
  readonly mood: string;
  /** The chords that were wished for; `null` where the engine chooses. */
  readonly progression: readonly Harmony[] | null;
  /** The rules that were asked for. */
  readonly ruleWishes: readonly RuleWish[];
  /** The rules that are broken, in the order in which they were asked for; none before the wishes are settled. */
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
  const reasons: Reason[] = [...feeling.reasons, ...wishes.heardReasons];
  const decide = (about: string, decision: string, because: string) =>
    reasons.push({ about, decision, because });

  const choice = chooseGenre(intent.emotionalIntent, wishes, stream);
  const { genre } = choice;
  decide("genre", genre.name, genreBecause(choice, wishes));
  const timeSignature = chooseMetre(wishes, genre, stream, decide);
  const tempo = chooseTempo(wishes, choice, timeSignature, stream, decide);
  const tempoBpm = tempo.bpm;
  const needs = neededSections(wishes.sectionWishes);
  const form = wishes.form ?? formNamed(formOf(genre, needs, stream.fork("form of the genre")));
  const formReason = wishes.form
    ? "You asked for it."
    : genre.forms.includes(form.name)
      ? `Usual in ${genre.name}.`
      : "It has the sections that you spoke of.";
  decide("form", form.name, remarked(`${formReason} ${sentence(form.description)}`, wishes, "form"));
  const wishedBars = wishes.bars ?? barsOf(wishes.durationSeconds, tempo.bpm, timeSignature);
  const length = lengthFor(wishedBars, form, tempo.bpm, genre, timeSignature, stream.fork("length"));
  const least = wishedBars === undefined ? (leastBars(form, needs) ?? 0) : 0;
  const totalBars = Math.max(length.bars, least);
  decide(
    "length",
    `${totalBars} bars`,
    least > length.bars ? "So long that it has the sections that you spoke of." : length.because,
  );
  const { key, modeBecause, keyBecause } = chooseKey(wishes, genre, stream);
  decide("mode", key.mode, modeBecause);
  decide("key", `${key.tonic} ${key.mode}`, keyBecause);
  const leaning = { arousal: feeling.mean.arousal, salt: stream.fork("form").next(), needs };
  const mood = { arousal: feeling.mean.arousal, trembling: musicAt(feeling, 0).trembling };
  const outline = layOut(form, totalBars, leaning);
  const kinds = outline.map(({ kind }) => kind);
  const cast = castSections(wishes.sectionWishes, wishes.instruments, kinds);
  const band = chooseBand(genre, cast.band, mood, stream.fork("band"), wishes.refused);
  const opening = chooseOpening(outline, band, feeling.mean.arousal, stream.fork("opening").next());
  if (opening) decide("opening", opening.name, openings[opening.name].description);
  const placed = framed(outline, opening, feeling.mean.arousal);
  const lastStart = placed.at(-1)?.startBar ?? 0;
  const setting = { wishes, key, ease: tempo.ease, opening, choice };
  const planned = withFinale(
    placed.map((section, index) => {
      const casting = cast.castings[index];
      const planned = plannedSection(section, section.startBar / Math.max(1, lastStart), setting);
      return casting === undefined ? planned : { ...planned, casting };
    }),
  );
  const sections = keyIsFree(wishes)
    ? withKeyChanges(planned, feeling.mean, stream.fork("key changes"))
    : planned;
  const progression = readProgression(wishes, key, totalBars, decide);
  const riffs = chooseRiffs({ genre, timeSignature, sections, band }, stream.fork("riff"));
  const riffReason = reasonForRiffs(riffs, sections);
  if (riffReason) reasons.push(riffReason);
  decide(
    "instruments",
    band.map(({ role, instrument }) => `${role}: ${instrument}`).join(", "),
    bandReason(genre, cast.band, band),
  );
  reasons.push(...cast.reasons);

  return {
    seed,
    title: titleFor(intent, (feeling.waypoints.at(-1) ?? feeling.waypoints[0]).node, stream.fork("title")),
    key,
    tempoBpm,
    timeSignature,
    genre,
    formName: form.name,
    totalBars,
    tempoIsWished: wishes.bpm !== undefined,
    humanize: wishes.humanize,
    sections,
    opening,
    riffs,
    arc: arcOf(sections),
    band,
    feeling,
    emotion: emotionOf(feeling),
    mood: feeling.waypoints[0].node.sub,
    progression,
    ruleWishes: wishes.ruleWishes,
    ruleBreaks: [],
    reasons: [...reasons, ...turnReasons(sections), ...soundReasons(sections)],
  };
}

/** Why this genre; where it was asked for against the feeling, with a warning. */
function genreBecause({ genre, because }: GenreChoice, { genre: wished, feeling }: Wishes): string {
  const contrast = wished === undefined ? undefined : contrastOf(genre, feeling.mean);
  return contrast === undefined ? because : `${because} ${contrast}`;
}

type Decide = (about: string, decision: string, because: string) => void;

function chooseGenre(words: string, wishes: Wishes, stream: Stream): GenreChoice {
  const { feeling } = wishes;
  // The draw has a stream of its own, so that asking for the genre that would have come anyway shifts nothing else.
  if (wishes.genre !== undefined) return genreForText(wishes.genre, feeling.mean);
  const { node, share } = namedIn(feeling.waypoints[0]);
  return genreForFeeling(
    {
      words,
      affect: feeling.mean,
      ...(node && { named: { sub: node.sub, share } }),
      felt: feltBeats(meanTempoFactor(feeling)),
    },
    stream.fork("genre"),
  );
}

/** How much likelier a genre's usual form is than each of its others. */
const USUAL = 3;

/**
 * A genre's usual form, or now and then another of its forms. Chance belongs to the form, so that a neighbouring genre
 * that has it too mostly has it here.
 * @param needs sections without which it will not do
 */
function formOf({ forms: usual }: Genre, needs: readonly SectionNeed[], stream: Stream): string {
  const own = formsWith(usual, formNamed, needs);
  const weights = forms.map(({ name }) => (own.includes(name) ? (name === own[0] ? USUAL : 1) : 0));
  return forms[raceWinner(weights, stream.next(), 0)]?.name ?? usual[0];
}

/** The metre that was asked for, by itself or in the words for the genre, or one that the genre has. */
function chooseMetre(wishes: Wishes, genre: Genre, stream: Stream, decide: Decide): TimeSignature {
  const { regularity } = musicAt(wishes.feeling, 0);
  const drawn = metreFor(genre, wishes.feeling.mean, regularity, stream.fork("metre").next());
  const spoken = wishes.genre === undefined ? undefined : metreIn(wishes.genre);
  const wished = wishes.timeSignature ?? spoken;
  const choice = wished ? wishedMetre(wished, genre) : drawn;
  decide("metre", showTimeSignature(choice.metre), choice.because);
  return choice.metre;
}

function chooseTempo(
  wishes: Wishes,
  choice: GenreChoice,
  metre: TimeSignature,
  stream: Stream,
  decide: Decide,
): Tempo {
  const drift = stream.fork("tempo").between(0.96, 1.04);
  const tempo = tempoFor({ feeling: wishes.feeling, choice, metre, drift, wished: wishes.bpm });
  decide("tempo", showTempo(tempo.bpm), tempo.because);
  return tempo;
}

/** What the sections of a song have in common. */
interface Setting {
  readonly wishes: Wishes;
  readonly key: Key;
  /** How much of the usual density the tempo leaves room for. */
  readonly ease: number;
  readonly opening: ChosenOpening | null;
  readonly choice: GenreChoice;
}

/** @param place 0 for the first section … 1 for the last */
function plannedSection(
  section: PlacedSection,
  place: number,
  { wishes, key, ease, opening, choice }: Setting,
): PlannedSection {
  const affect = feelingAt(wishes.feeling, place);
  const felt = musicAt(wishes.feeling, place);
  const music = ease === 1 ? felt : { ...felt, density: clamp(felt.density * ease, 0, 1) };
  const energy = Math.round(clamp(section.energy * 0.65 + affect.arousal * 0.5 - 0.06, 0.05, 1) * 100) / 100;
  const steadied = choice.isFree ? steadiedBy(choice.genre, energy) : 0;
  const activity = clamp(energy * Math.min(1, ease) + steadied, 0, 1);
  return {
    ...section,
    energy,
    activity,
    affect,
    music,
    tune: tuneOf(section, opening),
    isFinale: false,
    key: keyIsFree(wishes) ? localKey(key, music.modeLeaning) : key,
  };
}

/** A key, mode or progression that somebody asked for is kept from the first bar to the last. */
function keyIsFree({ key, mode, progression }: Wishes): boolean {
  return key === undefined && mode === undefined && progression === undefined;
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

function remarked(because: string, wishes: Wishes, name: string): string {
  const remark = wishes.remarks.get(name);
  return remark === undefined ? because : `${because} ${remark}`;
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
