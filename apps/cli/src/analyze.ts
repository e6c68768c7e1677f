/** `music-brain analyze`: what is heard in a MIDI file. */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { analysisToWire } from "@music-brain/contract";
import { type Analysis, analyze } from "@music-brain/engine";
import { MidiReadError, readMidi } from "@music-brain/formats";
import Table from "cli-table3";
import { CommandError } from "./command-error.ts";

/** The options of `analyze`, as they stand on the command line. */
export interface AnalyzeOptions {
  readonly json?: boolean;
}

const WIDEST = 100;

/**
 * Reads a file and prints what is heard in it.
 * @throws CommandError when there is no such file, or it is no MIDI file with notes
 */
export async function analyzeFile(path: string, options: AnalyzeOptions): Promise<void> {
  const { analysis, notices } = hear(path, await bytesOf(path));
  const text = options.json
    ? JSON.stringify(analysisToWire(analysis, notices), null, 2)
    : analysisText(analysis, notices);
  process.stdout.write(`${text}\n`);
}

function hear(path: string, bytes: Uint8Array): { analysis: Analysis; notices: readonly string[] } {
  try {
    const { piece, notices } = readMidi(bytes);
    return { analysis: analyze(piece), notices };
  } catch (error) {
    if (error instanceof MidiReadError) throw new CommandError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === "-") return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new CommandError(`${path} ${isMissing ? "does not exist" : "cannot be read"}: name a MIDI file.`, {
      cause: error,
    });
  }
}

/** What is heard, for people: a line of facts, the sections with their chords, and what decided it. */
export function analysisText(
  analysis: Analysis,
  notices: readonly string[],
  width = process.stdout.columns ?? WIDEST,
): string {
  const columns = Math.max(60, Math.min(WIDEST, width));
  return [
    heading(analysis),
    sectionsTable(analysis, columns),
    findingsTable(analysis, columns),
    ...notices,
  ].join("\n\n");
}

function heading({
  key,
  keyConfidence,
  tempoBpm,
  timeSignature,
  totalBars,
  durationSeconds,
  emotion,
}: Analysis) {
  const { name, valence, arousal, dominance } = emotion;
  const facts = [
    `${key.tonic} ${key.mode} (${Math.round(keyConfidence * 100)} % sure)`,
    `${tempoBpm} BPM`,
    timeSignature.join("/"),
    `${totalBars} bars`,
    `${Math.floor(durationSeconds / 60)}:${String(Math.floor(durationSeconds % 60)).padStart(2, "0")} min`,
  ];
  return `${facts.join(" · ")}\nfeels like ${name}: valence ${valence}, arousal ${arousal}, dominance ${dominance}`;
}

function sectionsTable({ sections, chords }: Analysis, width: number): string {
  const widths = [9, 9, 18];
  const table = new Table({
    head: ["section", "bars", "feeling", "chords, bar by bar"],
    colWidths: [...widths, width - widths.reduce((sum, column) => sum + column, 5)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { label, startBar, bars, affect } of sections) {
    const own = chords.filter(({ bar }) => bar >= startBar && bar < startBar + bars);
    const byBar = Map.groupBy(own, ({ bar }) => bar);
    const cells = Array.from({ length: bars }, (_, bar) =>
      (byBar.get(startBar + bar) ?? []).map(({ symbol }) => symbol).join(" "),
    );
    table.push([
      label,
      `${startBar + 1}–${startBar + bars}`,
      `v ${affect.valence.toFixed(2)} a ${affect.arousal.toFixed(2)}`,
      cells.map((cell) => (cell === "" ? "%" : cell)).join(" | "),
    ]);
  }
  return table.toString();
}

function findingsTable({ because }: Analysis, width: number): string {
  const widths = [10, 26];
  const table = new Table({
    head: ["about", "heard", "because"],
    colWidths: [...widths, width - widths.reduce((sum, column) => sum + column, 4)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { about, finding, because: why } of because) table.push([about, finding, why]);
  return table.toString();
}
