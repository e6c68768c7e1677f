import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../arrange/arrange.ts";
import { genres } from "../data/genres.ts";
import { harmonizeSong } from "../harmony/sections.ts";
import type { TechnicalWishes } from "../intent.ts";
import { type Plan, planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import type { Note, Role } from "../song.ts";
import { type Part, perform } from "./performance.ts";
import { scoreOf } from "./score.ts";

/** A written song, and what plays it with a given humanity. */
function written(emotionalIntent: string, seed: number, technical: TechnicalWishes = {}) {
  const stream = createStream(seed).fork(emotionalIntent);
  const plan = planSong({ emotionalIntent, technical: { bars: 16, ...technical } }, seed, stream);
  const score = scoreOf(plan, harmonizeSong(plan, stream.fork("harmony")));
  const parts = arrange(score, stream);
  const play = (humanize: number) => {
    const human: Plan = { ...plan, humanize };
    return perform(parts, { ...score, plan: human }, stream.fork("perform"));
  };
  return { plan, score, parts, play, end: plan.totalBars * score.ticksPerBar };
}

const feelings = ["grief", "rage", "pure joy", "a creeping dread", "grief slowly turning into hope"];
const singing: ReadonlySet<Role> = new Set(["melody", "counter-melody", "bass"]);

/** Written and played notes in pairs: of each pitch, the first with the first and so on. */
function pairs(part: Part, played: readonly Note[]): (readonly [Note, Note])[] {
  const byPitch = Map.groupBy(played, ({ pitch }) => pitch);
  const seen = new Map<number, number>();
  return part.notes.map((note) => {
    const place = seen.get(note.pitch) ?? 0;
    seen.set(note.pitch, place + 1);
    const other = byPitch.get(note.pitch)?.[place];
    if (!other) throw new Error(`${JSON.stringify(note)} was lost`);
    return [note, other] as const;
  });
}

describe("with a humanity of 0", () => {
  test("every note is as written", () => {
    for (const genre of genres) {
      const { parts, play } = written("nostalgia", 3, { genre: genre.name });
      expect(play(0).tracks.map(({ notes }) => notes)).toEqual(parts.map(({ notes }) => notes));
    }
  });

  test("pedal, onsets and ritardando stay, swells and vibrato do not", () => {
    const { play } = written("tender sadness", 5, {
      genre: "classical",
      instruments: { melody: "violin", chords: "piano", pad: "strings" },
    });
    const controllers = (humanize: number) =>
      new Set(play(humanize).tracks.flatMap(({ controls }) => controls.map(({ controller }) => controller)));
    expect(controllers(0)).toEqual(new Set([64, 73]));
    expect(controllers(0.6).has(11)).toBe(true);
    expect(play(0).tempoChanges.length).toBeGreaterThan(4);
  });
});

describe("played by people", () => {
  test("nothing is lost, out of order, outside of the song, or on top of itself", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...genres.map(({ name }) => name)),
        fc.constantFrom(...feelings),
        fc.constantFrom("4/4", "3/4", "6/8", "12/8", "5/4", "7/8"),
        fc.constantFrom(0.2, 0.6, 1),
        fc.nat(1000),
        (genre, feeling, timeSignature, humanize, seed) => {
          const { parts, play, end } = written(feeling, seed, { genre, timeSignature, bars: 8 });
          const { tracks } = play(humanize);
          expect(tracks).toHaveLength(parts.length);
          tracks.forEach(({ role, notes }, index) => {
            const part = parts[index];
            if (!part) throw new Error("a part is missing");
            expect(notes.map(({ pitch }) => pitch).toSorted()).toEqual(
              part.notes.map(({ pitch }) => pitch).toSorted(),
            );
            const writtenSingly = part.notes.every(
              (note, place) => note.start + note.duration <= (part.notes[place + 1]?.start ?? end),
            );
            const free = new Map<number, number>();
            let before: Note | undefined;
            for (const note of notes) {
              const { start, duration, pitch, velocity } = note;
              expect([start, duration, velocity].every(Number.isInteger)).toBe(true);
              expect(start).toBeGreaterThanOrEqual(Math.max(0, free.get(pitch) ?? 0));
              expect(duration).toBeGreaterThan(0);
              expect(start + duration).toBeLessThanOrEqual(end);
              expect(velocity).toBeGreaterThan(0);
              expect(velocity).toBeLessThan(128);
              if (before) expect(before.start - start || before.pitch - pitch).toBeLessThanOrEqual(0);
              if (before && writtenSingly && singing.has(role))
                expect(before.start + before.duration).toBeLessThanOrEqual(start);
              free.set(pitch, start + duration);
              before = note;
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test("every stroke stays nearer to its own sixteenth than to another, and chords stay together", () => {
    for (const genre of genres) {
      const { plan, parts, play } = written("joy", 11, { genre: genre.name });
      const { tracks } = play(1);
      tracks.forEach(({ role, notes }, index) => {
        const part = parts[index];
        if (!part) return;
        const struck = new Map<number, number[]>();
        for (const [from, to] of pairs(part, notes)) {
          struck.set(from.start, [...(struck.get(from.start) ?? []), to.start]);
        }
        for (const [at, starts] of struck) {
          expect(Math.min(...starts) - at, `${genre.name} ${role}`).toBeGreaterThanOrEqual(-36);
          expect(Math.min(...starts) - at, `${genre.name} ${role}`).toBeLessThanOrEqual(48);
          const milliseconds = ((Math.max(...starts) - Math.min(...starts)) * 125) / plan.tempoBpm;
          expect(milliseconds).toBeLessThan(150);
        }
      });
    }
  });

  test("a little more humanity moves the same notes a little further", () => {
    const { parts, play } = written("longing", 9, { genre: "jazz" });
    for (const humanize of [0, 0.3, 0.6, 0.9]) {
      const [less, more] = [play(humanize).tracks, play(humanize + 0.02).tracks];
      parts.forEach((part, index) => {
        const moved = pairs({ ...part, notes: less[index]?.notes ?? [] }, more[index]?.notes ?? []);
        for (const [one, other] of moved) {
          expect(Math.abs(one.start - other.start)).toBeLessThanOrEqual(3);
          expect(Math.abs(one.velocity - other.velocity)).toBeLessThanOrEqual(2);
        }
      });
    }
  });

  test("twice the humanity moves notes about twice as far", () => {
    const { parts, play } = written("longing", 9, { genre: "soul" });
    const far = (humanize: number) =>
      play(humanize).tracks.reduce((sum, { notes }, index) => {
        const part = parts[index];
        if (!part) return sum;
        return pairs(part, notes).reduce((all, [from, to]) => all + Math.abs(from.start - to.start), sum);
      }, 0);
    expect(far(0.8) / far(0.4)).toBeGreaterThan(1.8);
    expect(far(0.8) / far(0.4)).toBeLessThan(2.2);
  });

  test("one player's notes do not depend on the others", () => {
    const { score, parts, play } = written("hope", 4, { genre: "pop" });
    const alone = parts.slice(0, 1);
    const stream = createStream(4).fork("hope").fork("perform");
    const humane = { ...score, plan: { ...score.plan, humanize: 0.6 } };
    expect(perform(alone, humane, stream).tracks[0]).toEqual(play(0.6).tracks[0]);
  });

  test("a machine's music is closer to the grid than a band's", () => {
    const stray = (genre: string) => {
      const { plan, parts, play } = written("euphoria", 2, { genre });
      const deviations = play(0.6).tracks.flatMap(({ notes }, index) => {
        const part = parts[index];
        return part ? pairs(part, notes).map(([from, to]) => Math.abs(from.start - to.start)) : [];
      });
      return (deviations.reduce((sum, one) => sum + one, 0) / deviations.length) * (125 / plan.tempoBpm);
    };
    expect(stray("electronic")).toBeLessThan(2);
    expect(stray("funk")).toBeGreaterThan(3);
  });

  test("higher tones of a melody are louder, and the top of a chord stands out", () => {
    const { parts, play } = written("tender love", 8, { genre: "classical" });
    const gains = (role: Role) => {
      const index = parts.findIndex(({ player }) => player.role === role);
      const part = parts[index];
      return part ? pairs(part, play(1).tracks[index]?.notes ?? []) : [];
    };
    const melody = gains("melody");
    const middle = melody.reduce((sum, [note]) => sum + note.pitch, 0) / melody.length;
    const gain = (notes: readonly (readonly [Note, Note])[]) =>
      notes.reduce((sum, [from, to]) => sum + to.velocity - from.velocity, 0) / notes.length;
    expect(gain(melody.filter(([{ pitch }]) => pitch > middle))).toBeGreaterThan(
      gain(melody.filter(([{ pitch }]) => pitch < middle)),
    );
    const chords = [...Map.groupBy(gains("chords"), ([{ start }]) => start).values()].filter(
      (chord) => chord.length > 2,
    );
    for (const chord of chords) {
      const [top, inner] = [chord.at(-1), chord[1]];
      if (!top || !inner) continue;
      expect(top[1].velocity - top[0].velocity).toBeGreaterThan(inner[1].velocity - inner[0].velocity);
    }
  });
});

describe("controls", () => {
  test("are few, in order and in range; the pedal goes up before it goes down again", () => {
    for (const genre of genres) {
      for (const feeling of feelings.slice(3)) {
        const { plan, play, end } = written(feeling, 21, { genre: genre.name });
        for (const { controls, role } of play(1).tracks) {
          if (role === "drums" || role === "bass") expect(controls).toEqual([]);
          expect(controls.length).toBeLessThanOrEqual(plan.totalBars * 12);
          let tick = 0;
          let down = false;
          for (const control of controls) {
            expect(control.tick).toBeGreaterThanOrEqual(tick);
            expect(control.tick).toBeLessThanOrEqual(end);
            expect([1, 11, 64, 73]).toContain(control.controller);
            expect(control.value).toBeGreaterThanOrEqual(0);
            expect(control.value).toBeLessThanOrEqual(127);
            if (control.controller === 64) {
              expect(control.value > 63).toBe(!down);
              down = !down;
            }
            tick = control.tick;
          }
          expect(down).toBe(false);
        }
      }
    }
  });
});
