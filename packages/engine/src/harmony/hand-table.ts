/** The modes that nobody has charts of, in the shape in which the charts of the others are counted. */
import type { ModeTable } from "../data/learned/harmony.ts";
import { functions, loops } from "../data/progressions.ts";
import type { Mode } from "../song.ts";

/** The tables of loops and functions of a mode that nobody has charts of, counted as if they were charts. */
export function tableOf(mode: Mode): ModeTable {
  const { tonic, predominant, dominant } = functions[mode];
  const chords = [
    ...new Set([
      ...[...tonic, ...predominant, ...dominant].map(([numeral]) => numeral),
      ...loops[mode].flatMap((loop) => loop.chords),
    ]),
  ];
  const size = chords.length;
  const opening = chords.map(() => 0);
  const inner = new Array<number>(size * size).fill(0);
  const cadence = new Array<number>(size * size).fill(0);
  const used = chords.map(() => 1);
  const add = (counts: number[], one: string, other: string, count: number) => {
    const place = chords.indexOf(one) * size + chords.indexOf(other);
    if (one !== other) counts[place] = (counts[place] ?? 0) + count;
  };
  for (const { chords: loop, weight } of loops[mode]) {
    const first = chords.indexOf(loop[0]);
    opening[first] = (opening[first] ?? 0) + 20 * weight;
    loop.forEach((chord, index) => {
      add(inner, chord, loop[(index + 1) % 4] ?? loop[0], 10 * weight);
      const place = chords.indexOf(chord);
      used[place] = (used[place] ?? 0) + 10 * weight;
    });
    add(cadence, loop[2], loop[3], 10 * weight);
  }
  for (const [from, to] of [
    [tonic, predominant],
    [predominant, dominant],
    [tonic, dominant],
    [dominant, tonic],
  ] as const) {
    for (const [one, weight] of from)
      for (const [other, otherWeight] of to) {
        add(inner, one, other, weight * otherWeight * 0.3);
        if (to !== predominant) add(cadence, one, other, weight * otherWeight * 0.5);
      }
  }
  const shares = chords.map(() => 60);
  return {
    chords,
    opening,
    after: { inner, "pre-cadence": inner, cadence },
    afterTwo: [],
    bySection: { verse: used },
    sevenths: chords.map(() => 200),
    suspended: shares.map(() => 40),
    inversions: [shares, shares],
    cadences: { verse: dominant.map(([one]) => `${one} ${tonic[0]?.[0] ?? "I"} 40`) },
    loops: {},
  };
}
