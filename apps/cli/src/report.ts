/** A song as a person reads it in a terminal: its sections, chords and reasons. */
import { type Composition, type Section, type Song, showTempo } from "@music-brain/engine";
import Table from "cli-table3";

const WIDEST = 100;

/** The report on a song, at most `width` columns wide. */
export function songReport({ song, intent }: Composition, width = process.stdout.columns ?? WIDEST): string {
  const columns = Math.max(60, Math.min(WIDEST, width));
  return [
    heading(song),
    sectionsTable(song, columns),
    playersLine(intent.technical.instruments),
    reasonsTable(song, columns),
  ].join("\n\n");
}

/** The title of a song, and in two lines what it is. */
export function heading(song: Song): string {
  const [numerator, denominator] = song.timeSignature;
  const facts = [
    `${song.key.tonic} ${song.key.mode}`,
    showTempo(song.tempoBpm),
    `${numerator}/${denominator}`,
    song.genre,
    `${song.totalBars} bars`,
    `${Math.floor(song.durationSeconds / 60)}:${String(Math.round(song.durationSeconds % 60)).padStart(2, "0")} min`,
  ];
  const { name, base, intensity } = song.emotion;
  return `${song.title}\n${facts.join(" · ")}\nfeels like ${name} (${base}, ${intensity} of 6) · seed ${song.seed}`;
}

function sectionsTable(song: Song, width: number): string {
  const widths = [14, 9, 12];
  const table = new Table({
    head: ["section", "bars", "energy", "chords"],
    colWidths: [...widths, width - widths.reduce((sum, column) => sum + column, 5)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const section of song.sections) {
    const { name, startBar, bars, energy } = section;
    table.push([name, `${startBar + 1}–${startBar + bars}`, meter(energy), chordsText(song, section)]);
  }
  return table.toString();
}

/** Symbols with their numerals below; "×2" after a chord that lasts for two bars. */
function chordsText(song: Song, section: Section): string {
  const [numerator, denominator] = song.timeSignature;
  const barTicks = (480 * 4 * numerator) / denominator;
  const lasting = section.chords.map(({ symbol, duration }) =>
    duration > barTicks ? `${symbol}×${duration / barTicks}` : symbol,
  );
  const { tonic, mode } = section.key;
  const away = tonic !== song.key.tonic || mode !== song.key.mode ? `in ${tonic} ${mode}: ` : "";
  return `${lasting.join(" ")}\n${away}${section.chords.map(({ numeral }) => numeral).join(" ")}`;
}

function playersLine(instruments: Readonly<Record<string, string>>): string {
  const players = Object.entries(instruments).filter(([, name]) => name !== "none");
  return `played by  ${players.map(([role, name]) => `${role}: ${name}`).join(" · ")}`;
}

function reasonsTable(song: Song, width: number): string {
  const widths = [14, 26];
  const table = new Table({
    head: ["about", "decision", "because"],
    colWidths: [...widths, width - widths.reduce((sum, column) => sum + column, 4)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { about, decision, because } of song.reasons) table.push([about, decision, because]);
  return table.toString();
}

function meter(share: number): string {
  const full = Math.round(share * 10);
  return "█".repeat(full) + "░".repeat(10 - full);
}
