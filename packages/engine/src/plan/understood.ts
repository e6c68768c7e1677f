/** An intent as it was understood, with every default filled in. */
import type { Intent } from "../intent.ts";
import { roles } from "./band.ts";
import { withHeardWishes } from "./heard.ts";
import { showTimeSignature } from "./metre.ts";
import type { Plan } from "./plan.ts";

/** What an intent came to mean. */
export interface UnderstoodIntent {
  readonly emotionalIntent: string;
  /** `null` where the words are the title. */
  readonly title: string | null;
  readonly coreWound: string | null;
  readonly coreDesire: string | null;
  readonly technical: {
    /** "A minor". */
    readonly key: string;
    readonly bpm: number;
    readonly genre: string;
    /** `null` where the engine chooses the chords of each section. */
    readonly progression: readonly string[] | null;
    readonly timeSignature: string;
    readonly bars: number;
    readonly form: string;
    /** By role; "none" where a role is silent. */
    readonly instruments: Readonly<Record<string, string>>;
    /** By section and role; `null` where nothing is wished of single sections. */
    readonly sectionInstruments: Readonly<Record<string, Readonly<Record<string, string>>>> | null;
    readonly humanize: number;
  };
  /** The mean over the song. */
  readonly valence: number;
  readonly arousal: number;
  readonly dominance: number;
  /** Empty where the song stays with one feeling. */
  readonly journey: readonly { readonly at: number; readonly emotion: string }[];
  readonly ruleBreaks: readonly string[];
}

/** The intent that a plan was made from, with what the plan decided. */
export function understood(intent: Intent, plan: Plan): UnderstoodIntent {
  const { waypoints, mean } = plan.feeling;
  const { sectionInstruments } = withHeardWishes(intent).technical;
  const isWished = Object.keys(sectionInstruments ?? {}).length > 0;
  const sections = isWished ? (sectionInstruments ?? null) : null;
  return {
    emotionalIntent: intent.emotionalIntent,
    title: intent.title ?? null,
    coreWound: intent.coreWound ?? null,
    coreDesire: intent.coreDesire ?? null,
    technical: {
      key: `${plan.key.tonic} ${plan.key.mode}`,
      bpm: plan.tempoBpm,
      genre: plan.genre.name,
      progression: plan.progression?.map(({ numeral }) => numeral) ?? null,
      timeSignature: showTimeSignature(plan.timeSignature),
      bars: plan.totalBars,
      form: plan.formName,
      instruments: Object.fromEntries(
        roles.map((role) => [role, plan.band.find((player) => player.role === role)?.instrument ?? "none"]),
      ),
      sectionInstruments: sections,
      humanize: plan.humanize,
    },
    ...mean,
    journey: waypoints.length > 1 ? waypoints.map(({ at, node }) => ({ at, emotion: node.name })) : [],
    ruleBreaks: plan.ruleWishes.map((wish) => (wish === "auto" ? wish : wish.id)),
  };
}
