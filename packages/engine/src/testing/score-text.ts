/** A song as text that a musician can read bar by bar, for the golden songs. For tests only. */
import { songDigest } from "../digest.ts";
import type { Note, Song, Track } from "../song.ts";

const NAMES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

/**
 * The song, a line a bar and part. Of pitched parts each note is "step:name(length)" in sixteenths; chords that are
 * struck together stand in one "[…]"; of drums each stroke is "step:key". The number at the end is the mean velocity.
 */
export function scoreText(song: Song): string {
  const [numerator, denominator] = song.timeSignature;
  const barTicks = (numerator * 1920) / denominator;
  const lines = [
    `${song.title} · ${song.key.tonic} ${song.key.mode} · ${song.tempoBpm} BPM · ${numerator}/${denominator} · ${song.genre} · seed ${song.seed}`,
    `feels like ${song.emotion.name} (${song.emotion.base}, ${song.emotion.intensity} of 6)`,
    `digest ${songDigest(song)}`,
    "",
    ...song.reasons.map(({ about, decision, because }) => `${about}: ${decision}. ${because}`),
  ];
  for (const section of song.sections) {
    const chords = section.chords.map(({ symbol, duration }) => `${symbol}×${duration / barTicks}`).join(" ");
    lines.push(
      "",
      `== ${section.name}, ${section.bars} bars, energy ${section.energy}: ${chords}`,
      `   ${section.notes}`,
    );
    for (let bar = section.startBar; bar < section.startBar + section.bars; bar++) {
      for (const track of song.tracks) {
        const notes = track.notes.filter(({ start }) => Math.floor(start / barTicks) === bar);
        if (notes.length > 0) lines.push(barText(bar, track, notes, barTicks));
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

function barText(bar: number, track: Track, notes: readonly Note[], barTicks: number): string {
  const groups = Map.groupBy(notes, ({ start }) => start);
  const heard = [...groups].map(
    ([start, group]) => `${sixteenths(start - bar * barTicks)}:${groupText(track, group)}`,
  );
  const velocity = Math.round(notes.reduce((sum, note) => sum + note.velocity, 0) / notes.length);
  return `${String(bar + 1).padStart(4)} ${track.role.padEnd(6)} ${heard.join(" ")} | ${velocity}`;
}

function groupText(track: Track, group: readonly Note[]): string {
  if (track.role === "drums") return group.map(({ pitch }) => pitch).join("+");
  const names = group.map(({ pitch }) => `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`).join(" ");
  return `${group.length > 1 ? `[${names}]` : names}(${sixteenths(group[0]?.duration ?? 0)})`;
}

function sixteenths(ticks: number): string {
  return String(Math.round((ticks / 120) * 10) / 10);
}
