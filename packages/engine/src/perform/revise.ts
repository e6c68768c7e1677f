/** The band listens to itself: where a section is heard otherwise than it is meant, it is played with more or less energy. */
import { measureSections } from "../analyze/measure.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan } from "../plan/plan.ts";
import type { Affect, Note, Reason, Role, SectionKind } from "../song.ts";
import type { Performance } from "./performance.ts";

/** How far the arousal that is heard may be from the one that is meant before anybody plays otherwise. */
const TOLERANCE = 0.18;

/** So much further, and all that players can do is done. */
const REACH = 0.12;

/** What leads in and out is calmer than the song by design. */
const FRAMES: ReadonlySet<SectionKind> = new Set(["intro", "outro"]);

/** The most that loudness changes, and that notes of the tune grow shorter, as shares. */
const LOUDER = 0.1;
const SHORTER = 0.08;

/** Shares of all that players can do below which nothing is said. */
const AUDIBLE = 0.2;

/**
 * The performance, revised once. Loudness and length are what players can change without changing the music; both grow
 * evenly from nothing at the tolerance, so that a small step in the feeling stays a small step in the song. The exact
 * score, which a `humanize` of 0 asks for, stays as it is.
 */
export function revise(written: Performance, plan: Plan): Performance {
  const measured = measureSections({ ...plan, ...written });
  const played = { ...written, revisions: shadeReason(plan, measured) };
  if (plan.humanize === 0) return played;
  const pushes = plan.sections.map(({ kind, affect }, index) => {
    if (FRAMES.has(kind)) return 0;
    const off = (measured[index]?.arousal ?? affect.arousal) - affect.arousal;
    const beyond = clamp((Math.abs(off) - TOLERANCE) / REACH, 0, 1);
    return off > 0 ? -beyond : beyond;
  });
  if (pushes.every((push) => push === 0)) return played;
  const ticksPerBar = (plan.timeSignature[0] * 1920) / plan.timeSignature[1];
  const ends = plan.sections.map(({ startBar, bars }) => (startBar + bars) * ticksPerBar);
  return {
    ...played,
    tracks: played.tracks.map((track) => ({
      ...track,
      notes: pushed(track.notes, track.role, pushes, ends),
    })),
    revisions: [...revisionReason(plan, pushes, measured), ...played.revisions],
  };
}

/** The notes of one player, each as its section is pushed. */
function pushed(
  notes: readonly Note[],
  role: Role,
  pushes: readonly number[],
  ends: readonly number[],
): readonly Note[] {
  let section = 0;
  return notes.map((note) => {
    while (section < ends.length - 1 && note.start >= (ends[section] ?? 0)) section++;
    const push = pushes[section] ?? 0;
    if (push === 0) return note;
    const velocity = clamp(Math.round(note.velocity * (1 + LOUDER * push)), 1, 127);
    // What is held longer could meet the next note: calmer sections are only softer.
    const shorter = role === "melody" && push > 0 ? 1 - SHORTER * push : 1;
    return { ...note, velocity, duration: Math.max(1, Math.round(note.duration * shorter)) };
  });
}

/** How far the valence that is heard may be from the one that is meant before it is told. */
const TOLD_FROM = 0.45;

/** Where a section is heard much darker or brighter than it is meant: that lies in its chords and tune, which players leave. */
function shadeReason(plan: Plan, measured: readonly Affect[]): readonly Reason[] {
  const told = plan.sections.flatMap(({ kind, name, affect, key }, index) => {
    const heard = measured[index]?.valence ?? affect.valence;
    const off = heard - affect.valence;
    if (FRAMES.has(kind) || Math.abs(off) < TOLD_FROM) return [];
    return [
      {
        decision: `${name} is heard ${off < 0 ? "darker" : "brighter"} than meant`,
        because: `${name}, in ${key.tonic} ${key.mode}, was heard at a valence of ${rounded(heard)} and is meant at ${rounded(affect.valence)}`,
      },
    ];
  });
  if (told.length === 0) return [];
  return [
    {
      about: "hearing",
      decision: told.map(({ decision }) => decision).join("; "),
      because: `${told.map(({ because }) => because).join("; ")}: that lies in the key, the chords and the tune, which playing does not change.`,
    },
  ];
}

function revisionReason(
  plan: Plan,
  pushes: readonly number[],
  measured: readonly { readonly arousal: number }[],
): readonly Reason[] {
  const told = plan.sections.flatMap(({ name, affect }, index) => {
    const push = pushes[index] ?? 0;
    if (Math.abs(push) < AUDIBLE) return [];
    const heard = rounded(measured[index]?.arousal ?? 0);
    const how = push > 0 ? "louder and shorter" : "softer";
    return [
      {
        decision: `${name} ${how}`,
        because: `${name} was heard at an arousal of ${heard} and is meant at ${rounded(affect.arousal)}`,
      },
    ];
  });
  if (told.length === 0) return [];
  return [
    {
      about: "revision",
      decision: told.map(({ decision }) => decision).join("; "),
      because: `The band listened to itself: ${told.map(({ because }) => because).join("; ")}.`,
    },
  ];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
