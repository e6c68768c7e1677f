/** The list of parts: names, instruments, how a program should play them. */
import { programNames } from "@music-brain/engine";
import { MIX } from "../midi/mix.ts";
import { drumPlace } from "./drum-staff.ts";
import { instrumentId } from "./note.ts";
import type { Part } from "./part.ts";
import { element, leaf, plain } from "./xml.ts";

/** MusicXML's part-list. */
export function partList(parts: readonly Part[]): string {
  return plain("part-list", parts.map(scorePart));
}

function scorePart(part: Part): string {
  const { name, role } = part.track;
  const keys =
    role === "drums" ? [...new Set(part.notes.map(({ pitch }) => pitch))].sort((a, b) => a - b) : [0];
  return element("score-part", { id: part.id }, [
    leaf("part-name", name),
    leaf("part-abbreviation", abbreviated(name)),
    ...keys.map((key) =>
      element(
        "score-instrument",
        { id: instrumentId(part.id, key) },
        leaf("instrument-name", instrumentName(part, key)),
      ),
    ),
    ...keys.map((key) => midiInstrument(part, key)),
  ]);
}

function instrumentName({ track }: Part, key: number): string {
  return track.role === "drums"
    ? drumPlace(key).name
    : capitalized(programNames[track.program] ?? track.name);
}

function midiInstrument({ id, track }: Part, key: number): string {
  const { volume, pan } = MIX[track.role];
  return element("midi-instrument", { id: instrumentId(id, key) }, [
    leaf("midi-channel", track.channel + 1),
    leaf("midi-program", track.program + 1),
    track.role === "drums" ? leaf("midi-unpitched", key + 1) : undefined,
    leaf("volume", Math.round((volume / 127) * 100)),
    leaf("pan", Math.round(((pan - 64) / 63) * 90)),
  ]);
}

/** "Counter-melody" is "C.-m.", "Chords" is "Ch.". */
function abbreviated(name: string): string {
  const words = name.split(/[\s-]/u).filter((word) => word !== "");
  if (words.length === 1) return `${name.slice(0, 2)}.`;
  return words.map((word) => `${word.slice(0, 1)}.`).join("-");
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
