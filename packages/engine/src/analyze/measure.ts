/** What a song of ours is heard to feel, section by section: to be held against what it was meant to. */
import { pitchClassOf } from "../harmony/pitch.ts";
import { type Affect, type Section, type Song, TICKS_PER_QUARTER } from "../song.ts";
import { countBars } from "./bars.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { affectOf } from "./feeling.ts";
import { pieceOf } from "./piece.ts";
import { layOut, secondsAt } from "./timeline.ts";
import { hearTones } from "./tones.ts";

/** What has to be known of a song to measure it. */
export interface Measurable extends Pick<Song, "tracks" | "tempoChanges" | "timeSignature" | "totalBars"> {
  readonly sections: readonly Pick<Section, "startBar" | "bars" | "key">[];
}

/**
 * The feeling of each section, heard in its notes as {@link analyze} hears it, but in the key and with the tune that the
 * plan says: so it takes a small part of the time that composing takes.
 * @example
 * measureSections(composeSong({ emotionalIntent: "grief" }, 1).song)[0]?.arousal;
 */
export function measureSections(song: Measurable): readonly Affect[] {
  return cuesOfSections(song).map(affectOf);
}

/** The cues of each section, in the key and with the tune that the plan says. */
export function cuesOfSections(song: Measurable): readonly Cues[] {
  const piece = pieceOf(song);
  const [beats, unit] = song.timeSignature;
  const timeline = layOut(piece.metreChanges, (song.totalBars * beats * TICKS_PER_QUARTER * 4) / unit);
  const { barStarts } = timeline;
  const tune = piece.parts[song.tracks.findIndex(({ role }) => role === "melody")];
  const counts = countBars(piece, tune, hearTones(piece, timeline), timeline);
  const seconds = secondsAt(barStarts, song.tempoChanges);
  return song.sections.map(({ startBar, bars, key }) => {
    const toBar = startBar + bars;
    return cuesOf(counts, {
      fromBar: startBar,
      toBar,
      seconds: (seconds[toBar] ?? 0) - (seconds[startBar] ?? 0),
      quarters: ((barStarts[toBar] ?? 0) - (barStarts[startBar] ?? 0)) / TICKS_PER_QUARTER,
      tonic: pitchClassOf(key.tonic),
      mode: key.mode,
    });
  });
}
