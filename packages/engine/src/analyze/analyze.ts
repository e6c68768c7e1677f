/** Notes → key, chords, phrases, sections, groove and feeling: the way back. */

import { nodesNear } from "../emotion/near.ts";
import { numeralOf } from "../harmony/numerals.ts";
import { type Key, TICKS_PER_QUARTER } from "../song.ts";
import type { Analysis, HeardChord, HeardSection } from "./analysis.ts";
import { countBars } from "./bars.ts";
import { findingsOf } from "./because.ts";
import type { HeardHarmony } from "./chords.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { feelingOf } from "./feeling.ts";
import { hearGroove } from "./groove.ts";
import { hearHarmony } from "./heard-harmony.ts";
import { countForKeys, type HeardTones } from "./key-evidence.ts";
import { hearKey } from "./keys.ts";
import { hearPhrases, tuneOf } from "./phrases.ts";
import type { Piece } from "./piece.ts";
import { hearSections } from "./sections.ts";
import { noteIn } from "./spell.ts";
import { placeOf, secondsAt, type Timeline } from "./timeline.ts";

/** Sections as short as this, or as unsure of a key of their own, are in the key of the piece. */
const LEAST_BARS = 8;
const LEAST_CONFIDENCE = 0.8;

/**
 * Hears a piece. It takes time that grows evenly with the number of notes and of beats.
 * @throws RangeError where it has no notes
 * @example
 * analyze(pieceOf(composeSong({ emotionalIntent: "grief" }, 1).song)).key.mode; // "minor"
 */
export function analyze(piece: Piece): Analysis {
  const { first, heardKey, harmonies } = hearHarmony(piece);
  const { end, bars, metres, timeline } = first;
  const heardTones: HeardTones = { ...first, harmonies };
  const tune = tuneOf(piece);
  const counts = countBars(piece, tune, first.sounding, timeline);
  const seconds = secondsAt(timeline.barStarts, piece.tempoChanges);
  const cuesIn = (fromBar: number, toBar: number, tonic: number, key: Key): Cues => {
    const [from, to] = [timeline.barStarts[fromBar] ?? 0, timeline.barStarts[toBar] ?? end];
    return cuesOf(counts, {
      fromBar,
      toBar,
      seconds: (seconds[toBar] ?? 0) - (seconds[fromBar] ?? 0),
      quarters: (to - from) / TICKS_PER_QUARTER,
      tonic,
      mode: key.mode,
    });
  };
  const wholeCues = cuesIn(0, bars, heardKey.tonic, heardKey.key);
  const feeling = feelingOf(wholeCues);
  const stretches = hearSections(counts);
  const energies = stretches
    .map(({ fromBar, toBar }) => cuesIn(fromBar, toBar, heardKey.tonic, heardKey.key))
    .map(energyOf);
  const [least, most] = [Math.min(...energies), Math.max(...energies)];
  const sections = stretches.map(({ fromBar, toBar, label }, index): HeardSection => {
    const own = toBar - fromBar < LEAST_BARS ? heardKey : hearKey(countForKeys(heardTones, fromBar, toBar));
    const { key, tonic } = own.confidence >= LEAST_CONFIDENCE ? own : heardKey;
    const { affect } = feelingOf(cuesIn(fromBar, toBar, tonic, key));
    const energy = most > least ? ((energies[index] ?? least) - least) / (most - least) : 0.5;
    return {
      label,
      startBar: fromBar,
      bars: toBar - fromBar,
      key,
      energy: Math.round(energy * 100) / 100,
      affect,
    };
  });
  const duration = secondsAt([end], piece.tempoChanges)[0] ?? 0;
  const [near] = nodesNear(feeling.affect, 1);
  if (!near) throw new RangeError("the thesaurus is empty");
  const heard = {
    key: heardKey.key,
    keyConfidence: heardKey.confidence,
    tempoBpm: Math.round(((end / TICKS_PER_QUARTER) * 600) / Math.max(0.01, duration)) / 10,
    timeSignature: usualMetre(metres, end),
    totalBars: bars,
    durationSeconds: Math.round(duration * 10) / 10,
    chords: harmonies.map((harmony) => chordOf(harmony, timeline, heardKey.key)),
    phrases: hearPhrases(tune).map(({ start, end: until, notes }) => ({
      ...placeOf(start, timeline),
      start,
      duration: until - start,
      notes,
    })),
    sections,
    groove: hearGroove(piece, timeline),
    emotion: { ...feeling.affect, nodeId: near.node.id, name: near.node.name },
  };
  return { ...heard, because: findingsOf(heard, { heardKey, feeling, cues: wholeCues, piece }) };
}

/** Louder, denser and higher is more. */
function energyOf({ loudness, density, percussion }: Cues): number {
  return 3 * loudness + 0.4 * density + percussion;
}

function chordOf(
  { fromBeat, toBeat, root, bass, quality }: HeardHarmony,
  timeline: Timeline,
  key: Key,
): HeardChord {
  const { beatStarts } = timeline;
  const start = beatStarts[fromBeat] ?? 0;
  const low = bass === root ? "" : `/${noteIn(key, bass)}`;
  return {
    ...placeOf(start, timeline),
    start,
    duration: (beatStarts[toBeat] ?? start) - start,
    symbol: `${noteIn(key, root)}${quality.symbol}${low}`,
    numeral: numeralOf(root, quality, key),
    root,
    bass,
    tones: quality.tones,
  };
}

/** The metre that lasts longest. */
function usualMetre(metres: Piece["metreChanges"], end: number): readonly [number, number] {
  const lasting = new Map<string, number>();
  let best = metres[0];
  let longest = 0;
  metres.forEach((metre, index) => {
    const name = `${metre.beats}/${metre.unit}`;
    const length = (lasting.get(name) ?? 0) + Math.min(end, metres[index + 1]?.tick ?? end) - metre.tick;
    lasting.set(name, length);
    if (length > longest) [best, longest] = [metre, length];
  });
  return [best?.beats ?? 4, best?.unit ?? 4];
}
