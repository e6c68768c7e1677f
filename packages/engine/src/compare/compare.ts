/** Two songs compared: which bars differ, and how. */
import { drumKits, programNames } from "../data/instruments.ts";
import { showTempo } from "../plan/tempo.ts";
import { alignSections } from "./align.ts";
import type { ComparableSong } from "./comparable.ts";
import type { Comparison, GlobalComparison } from "./comparison.ts";
import { barsOfSong, compareSections, wholeTrack } from "./section.ts";
import { summaryOf } from "./summary.ts";

/**
 * How one song became another. Sections are paired by name, else by kind in order; in a pair bar answers to bar from
 * its start. Tracks are paired by role.
 * @example
 * const { song } = composeSong({ emotionalIntent: "grief" }, 42);
 * compareSongs(song, song).identical; // true
 */
export function compareSongs(before: ComparableSong, after: ComparableSong): Comparison {
  const [old, fresh] = [barsOfSong(before), barsOfSong(after)];
  const roles = [...new Set([...old.tracks.keys(), ...fresh.tracks.keys()])];
  const pairs = alignSections(before.sections, after.sections);
  const sections = pairs.map((pair) => compareSections(pair, old, fresh, roles));
  const tracks = roles.map((role) => wholeTrack(role, sections, old, fresh));
  const whole = wholeOf(before, after);
  const identical = whole.every((one) => one.identical) && sections.every((section) => section.identical);
  const comparison = { identical, whole, tracks, sections };
  return { ...comparison, summary: summaryOf(comparison) };
}

function wholeOf(before: ComparableSong, after: ComparableSong): readonly GlobalComparison[] {
  const about = (name: string, show: (song: ComparableSong) => string): GlobalComparison => {
    const [one, other] = [show(before), show(after)];
    return { about: name, before: one, after: other, identical: one === other };
  };
  return [
    about("key", ({ key }) => key.tonic),
    about("mode", ({ key }) => key.mode),
    about("tempo", ({ tempoBpm }) => showTempo(tempoBpm)),
    {
      ...about("changes of tempo", tempoCourse),
      identical: JSON.stringify(courseOf(before)) === JSON.stringify(courseOf(after)),
    },
    about("metre", ({ timeSignature }) => timeSignature.join("/")),
    about("genre", ({ genre }) => genre),
    about("length", ({ totalBars }) => `${totalBars} bars`),
    about("form", ({ sections }) => sections.map(({ name, bars }) => `${name} (${bars})`).join(", ")),
    about("instruments", ({ tracks }) =>
      tracks.map(({ role, program }) => `${role}: ${instrumentOf(role, program)}`).join(", "),
    ),
  ];
}

/** The changes as shares of the tempo, so that another tempo alone is no other course. */
function courseOf({ tempoBpm, tempoChanges }: ComparableSong): readonly (readonly number[])[] {
  return tempoChanges.slice(1).map(({ tick, bpm }) => [tick, Math.round((bpm / tempoBpm) * 100)]);
}

function tempoCourse({ tempoBpm, tempoChanges }: ComparableSong): string {
  if (tempoChanges.length < 2) return "none";
  const all = [tempoBpm, ...tempoChanges.map(({ bpm }) => bpm)];
  const [low, high] = [Math.min(...all), Math.max(...all)].map((bpm) => Math.round(bpm * 10) / 10);
  return `${tempoChanges.length - 1} between ${low} and ${high} BPM`;
}

function instrumentOf(role: string, program: number): string {
  if (role === "drums") {
    const kit = Object.entries(drumKits).find(([, number]) => number === program)?.[0];
    return kit ?? `kit ${program}`;
  }
  return programNames[program] ?? `program ${program}`;
}
