/** What the players do beside the score, and why, in sentences. */
import type { Plan } from "../plan/plan.ts";
import type { Reason, TempoChange } from "../song.ts";
import { mannerOf } from "./manners.ts";
import { endingTempo } from "./tempo.ts";

/** The reasons for how a song is played: its moving tempo, where it moves, and its players. */
export function performanceReasons(plan: Plan, tempoChanges: readonly TempoChange[]): Reason[] {
  return [...tempoReason(plan, tempoChanges), playersReason(plan)];
}

function tempoReason(plan: Plan, changes: readonly TempoChange[]): Reason[] {
  const parts: string[] = [];
  const because: string[] = [];
  const ends = endingTempo(plan);
  const before = changes.findLast(({ tick }) => tick <= beforeEnding(plan));
  const reached = Math.round(before?.bpm ?? plan.tempoBpm);
  if (plan.feeling.waypoints.length > 1 && Math.abs(reached / plan.tempoBpm - 1) > 0.03) {
    const verb = reached > plan.tempoBpm ? "quickens" : "slows";
    parts.push(`${verb} from ${Math.round(plan.tempoBpm)} to ${reached} BPM`);
    because.push("The pace goes with the feeling on its way.");
  }
  if (plan.feeling.waypoints.length > 1 && !plan.tempoIsWished && mannerOf(plan.genre).freedom === 0) {
    parts.push(`stays at ${Math.round(plan.tempoBpm)} BPM`);
    because.push(
      `In ${plan.genre.name} machines keep the clock: the way of the feeling is heard in everything but the tempo.`,
    );
  }
  if (ends < 0.98 && changes.length > 1) {
    parts.push("slows down over the last bars");
    because.push("An ending that slows is heard as an arrival, as a runner comes to a stop.");
  }
  if (parts.length === 0) return [];
  return [{ about: "tempo changes", decision: parts.join("; "), because: because.join(" ") }];
}

/** The first bar of the ritardando, in ticks. */
function beforeEnding({ arc, totalBars, timeSignature: [numerator, denominator] }: Plan): number {
  return Math.max(0, Math.min(arc.energy.length, totalBars) - 4) * ((numerator * 1920) / denominator);
}

function playersReason(plan: Plan): Reason {
  return { about: "performance", ...(brokenPlay(plan) ?? usualPlay(plan)) };
}

type Told = Pick<Reason, "decision" | "because">;

/** What is told where a rule about the players' time itself is broken. */
function brokenPlay({ genre, ruleBreaks }: Plan): Told | undefined {
  const isBroken = (id: string) => ruleBreaks.some((rule) => rule.id === id);
  if (isBroken("rhythm.mechanical_grid"))
    return {
      decision: "a machine's time",
      because:
        "With rhythm.mechanical_grid broken, nobody strays from the sixteenths and no note is louder than the next.",
    };
  if (isBroken("rhythm.drunken_timing"))
    return {
      decision: "astray from the beat",
      because: `With rhythm.drunken_timing broken, every player strays further from the beat than players of ${genre.name} do.`,
    };
  return undefined;
}

function usualPlay({ genre, humanize, timeSignature, ruleBreaks }: Plan): Told {
  if (humanize === 0) {
    const swings = genre.swing > 0 && timeSignature[1] !== 8;
    const place = swings ? `on the grid of ${genre.name}'s swing` : "on the grid";
    const broken = ruleBreaks.some(({ change }) => change.stage === "performance");
    const but = broken ? ", but for what the broken rules change" : "";
    return {
      decision: "the exact score",
      because: `With a humanize of 0 every note is ${place} and as loud as written${but}.`,
    };
  }
  const { looseness, freedom } = mannerOf(genre);
  const decision =
    looseness < 0.3 ? "close to the clock" : freedom >= 0.4 ? "free, phrase by phrase" : "as a band plays";
  const kept =
    looseness < 0.3 ? "keep the machine's time" : "are a little beside the beat, each in their own way";
  return {
    decision,
    because: `Players of ${genre.name} ${kept}; loudness follows the phrases (humanize ${humanize}).`,
  };
}
