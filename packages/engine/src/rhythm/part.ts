/** The rhythm section: the bass and the drums. */
import { drumKeys, type GrooveLevel } from "../data/grooves.ts";
import { compassOf } from "../data/instruments.ts";
import { bassesInFour, bassesInSix, bassesInThree } from "../data/patterns.ts";
import { clamp } from "../emotion/space.ts";
import { noteVelocity, sectionVelocity, softened } from "../perform/dynamics.ts";
import { type Bar, barsOf, noteOnGrid, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { bassBar } from "./bass.ts";
import { choosePattern, named } from "./choose-pattern.ts";
import { fillFrom, grooveFor, type Hit, hitsOf } from "./drums.ts";

/** The song's last bar, in every metre. */
const HELD = "R---------------";

/** The bass's notes, by start. */
export function bassPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection) => boolean,
  stream: Stream,
): Note[] {
  const hand = stream.fork("hand");
  const { plan } = score;
  const [lowest] = compassOf(program);
  const patterns = {
    four: named(bassesInFour, plan.genre.bass),
    three: bassesInThree,
    six: bassesInSix,
  };
  return barsOf(score, plays).flatMap((bar) => {
    const { section, chord, next, closesSong } = bar;
    const pattern = closesSong
      ? HELD.slice(0, score.stepsPerBar)
      : choosePattern(plan, section, patterns, stream);
    const base = sectionVelocity("bass", section);
    const hold = clamp(0.98 - section.music.articulation * 0.35, 0.55, 0.98);
    return bassBar({ pattern, chord, next, key: section.key, lowest }).map((note) => {
      const velocity = noteVelocity(base, score.plan.timeSignature, note.step, null, hand.between(-1, 1));
      return noteOnGrid(score, bar, note, note.length >= 8 ? 0.98 : hold, velocity);
    });
  });
}

/** The drums' notes, by start. */
export function drumsPart(score: Score, plays: (section: PlannedSection) => boolean, stream: Stream): Note[] {
  const hand = stream.fork("hand");
  const { plan } = score;
  const notes = barsOf(score, plays).flatMap((bar) => {
    const groove = grooveFor(
      plan.genre,
      plan.timeSignature,
      bar.section.level,
      stream.fork(bar.section.level),
    );
    const base = sectionVelocity("drums", bar.section);
    return strokes(score, bar, hitsOf(groove), stream).map(({ step, drum, loudness }) => {
      const velocity = softened(base * (0.45 + loudness * 0.068) + hand.between(-4, 4));
      return noteOnGrid(score, bar, { step, length: 1, key: drumKeys[drum] }, 1, velocity);
    });
  });
  return notes.sort((one, other) => one.start - other.start || one.pitch - other.pitch);
}

/** A bar of the groove, changed where sections meet and where the song ends. */
function strokes(score: Score, bar: Bar, groove: readonly Hit[], stream: Stream): readonly Hit[] {
  const { section } = bar;
  const crash: Hit = { step: 0, drum: "crash", loudness: section.level === "full" ? 8 : 6 };
  if (bar.closesSong)
    return [{ step: 0, drum: "kick", loudness: 7 }, ...(section.level === "soft" ? [] : [crash])];
  const arrives = bar.index === 0 && section.level === "full";
  const opened = arrives
    ? [crash, ...groove.filter(({ step, drum }) => step > 0 || drum === "kick")]
    : groove;
  if (!bar.closesSection) return opened;
  const next = score.plan.sections[bar.sectionIndex + 1];
  const from = fillStart(score.stepsPerBar, section.level, next);
  const fill = fillFrom(from, score.stepsPerBar, section.level, stream.fork(`fill ${bar.sectionIndex}`));
  return [...opened.filter(({ step }) => step < from), ...fill];
}

/** A fill is longer where the song rises into the next section. */
function fillStart(steps: number, level: GrooveLevel, next: PlannedSection | undefined): number {
  if (level === "soft") return steps - 2;
  return next && next.level === "full" ? steps - 8 : steps - 4;
}
