/** Everything that a studio needs of a song, in one zip archive. */
import { programNames, type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { strToU8, Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import { joined } from "../bytes/joined.ts";
import { type ExportFormat, lossesIn } from "../loss/loss.ts";
import { songToMidi } from "../midi/write.ts";
import { songToMusicXml } from "../musicxml/write.ts";

/** What goes in besides what follows from the song. */
export interface BundleParts {
  /** The song as JSON, as the service gives it and takes it back. */
  readonly json: string;
  /** A zip archive of one sound file a track; the files go into a folder of their own. */
  readonly stems?: Uint8Array | undefined;
}

/** The date of files that have none: the first that a zip archive can hold. */
const NO_DATE = new Date(1980, 0, 1);

/** An archive is read in pieces of so many bytes. */
const CHUNK_BYTES = 65_536;

/** How hard files are made smaller, 0 … 9: text is worth it, sound hardly. */
const TEXT_LEVEL = 6;
const SOUND_LEVEL = 1;

/**
 * The archive: MIDI, MusicXML in full and as a lead sheet, chords as text, `song.json`, the stems in `stems/` where there are
 * any, a README with tempi and reasons, and what each of the files does not carry. The same song gives the same bytes.
 * @param onProgress told how much is done, 0 … 1, rising: most of the work is the stems
 */
export function songBundle(
  song: Song,
  { json, stems }: BundleParts,
  onProgress: (share: number) => void = () => {},
): Uint8Array<ArrayBuffer> {
  const files: Readonly<Record<string, Uint8Array>> = {
    "README.txt": strToU8(readme(song, stems !== undefined)),
    "song.mid": songToMidi(song),
    "song.musicxml": strToU8(songToMusicXml(song)),
    "lead-sheet.musicxml": strToU8(songToMusicXml(song, "lead")),
    "chords.txt": strToU8(chordsText(song)),
    "song.json": strToU8(json),
    "losses.txt": strToU8(lossesText(song, stems !== undefined)),
  };
  const archive = zipped();
  for (const [name, bytes] of Object.entries(files)) archive.file(name, TEXT_LEVEL).push(bytes, true);
  if (stems !== undefined) unpack(stems, (name) => archive.file(`stems/${name}`, SOUND_LEVEL), onProgress);
  return archive.finish();
}

/** An archive while it is written, piece by piece: stems of a long song are hundreds of megabytes. */
function zipped() {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  return {
    file(name: string, level: 1 | 6): ZipDeflate {
      const file = new ZipDeflate(name, { level });
      file.mtime = NO_DATE;
      zip.add(file);
      return file;
    },
    finish(): Uint8Array<ArrayBuffer> {
      zip.end();
      return joined(chunks);
    },
  };
}

/** Takes the files out of an archive, one after the other. */
function unpack(
  archive: Uint8Array,
  into: (name: string) => ZipDeflate,
  onProgress: (share: number) => void,
): void {
  const unzip = new Unzip((file) => {
    const target = into(file.name);
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      target.push(chunk, isLast);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < archive.length; at += CHUNK_BYTES) {
    unzip.push(archive.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= archive.length);
    onProgress(Math.min(1, (at + CHUNK_BYTES) / archive.length));
  }
}

/** Bars on a line of chords. */
const BARS_A_LINE = 4;

/** The chords of a song, section by section: a bar between two lines, and under each line of symbols one of numerals. */
export function chordsText(song: Song): string {
  const barTicks = barTicksOf(song);
  const sections = song.sections.map(({ name, startBar, bars, key, chords }) => {
    const inBars = Array.from({ length: bars }, (_, index) => {
      const [from, to] = [(startBar + index) * barTicks, (startBar + index + 1) * barTicks];
      return chords.filter(({ start, duration }) => start < to && start + duration > from);
    });
    const rows: string[] = [];
    for (let bar = 0; bar < bars; bar += BARS_A_LINE) {
      const line = inBars.slice(bar, bar + BARS_A_LINE);
      rows.push(
        ...barLines(
          line.map((inBar) => [
            inBar.map(({ symbol }) => symbol).join(" "),
            inBar.map(({ numeral }) => numeral).join(" "),
          ]),
        ),
      );
    }
    return `[${name}] ${key.tonic} ${key.mode}\n${rows.join("\n")}\n`;
  });
  return `${song.title}\n\n${sections.join("\n")}`;
}

/** Rows of cells with bar lines between them, one under the other. @param bars of each bar the cell of each row */
function barLines(bars: readonly (readonly string[])[]): readonly string[] {
  const widths = bars.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const rows =
    bars[0]?.map((_, row) => bars.map((cells, bar) => (cells[row] ?? "").padEnd(widths[bar] ?? 0))) ?? [];
  return rows.map((cells) => `| ${cells.join(" | ")} |`);
}

function barTicksOf({ timeSignature: [beats, value] }: Song): number {
  return (TICKS_PER_QUARTER * 4 * beats) / value;
}

/** The files that are a form of the song, by what that is. */
const FORMS: Readonly<Record<string, ExportFormat>> = {
  "song.mid": "midi",
  "song.musicxml": "musicxml",
  "lead-sheet.musicxml": "lead",
  "song.json": "json",
};
const STEMS_FORM = { "stems/": "stems" } as const;

function lossesText(song: Song, hasStems: boolean): string {
  const forms = { ...FORMS, ...(hasStems && STEMS_FORM) };
  const reports = Object.entries(forms).map(([name, format]) => {
    const lines = lossesIn(song, format).map(({ what, detail }) => `- ${what}: ${detail}`);
    return `${name}\n${lines.length === 0 ? "- nothing" : lines.join("\n")}\n`;
  });
  return `What each form does not carry of this song\n\n${reports.join("\n")}`;
}

const FILES = `song.mid             every note as it is played, for a sequencer
song.musicxml        every part, for a notation program
lead-sheet.musicxml  the melody with chord symbols
chords.txt           chords and Roman numerals, section by section
song.json            the whole song; a library takes it back (POST /songs, music-brain song import)
losses.txt           what each of these does not carry of this song`;
const STEMS_FILE = `stems/               one WAV file a track; their sum is the mix before it is limited: at the loudness of
                     the song's own sound file where that needs no limiting, softer where it does`;

function readme(song: Song, hasStems: boolean): string {
  const [beats, value] = song.timeSignature;
  const tempi = song.tempoChanges.map(({ tick, bpm }) => `bar ${place(song, tick)}  ${bpm} BPM`);
  const sections = song.sections.map(
    ({ name, startBar, bars, notes }) => `${startBar + 1}–${startBar + bars} ${name}: ${notes}`,
  );
  const tracks = song.tracks.map(
    (track) => `channel ${track.channel + 1}  ${track.name}: ${instrumentOf(track)}`,
  );
  const reasons = song.reasons.map(({ about, decision, because }) => `${about}: ${decision}. ${because}`);
  const production = song.production.map(
    ({ about, instruction, because }) => `${about}: ${instruction}. ${because}`,
  );
  return [
    song.title,
    `${song.key.tonic} ${song.key.mode} · ${song.tempoBpm} BPM · ${beats}/${value} · ${song.genre} · ${song.emotion.name}`,
    `Music Brain ${song.engineVersion}, seed ${song.seed}`,
    "",
    hasStems ? `${FILES}\n${STEMS_FILE}` : FILES,
    ...chapter("Tempi (quarter notes a minute, by bar and beat)", tempi),
    ...chapter("Sections (by bars)", sections),
    ...chapter("Tracks", tracks),
    ...chapter("Why it is as it is", reasons),
    ...chapter("For the mix and the players", production),
    "",
  ].join("\n");
}

/** The instrument by General MIDI: its name and program, counted from 1 as sequencers do. */
function instrumentOf({ role, program }: Song["tracks"][number]): string {
  return role === "drums"
    ? `General MIDI drum kit ${program + 1}`
    : `${programNames[program]} (General MIDI ${program + 1})`;
}

function chapter(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** "5:2.5": bar and beat of the metre, both from 1. */
function place(song: Song, tick: number): string {
  const bar = barTicksOf(song);
  const beat = (tick % bar) / ((TICKS_PER_QUARTER * 4) / song.timeSignature[1]);
  return `${Math.floor(tick / bar) + 1}:${Math.round((beat + 1) * 100) / 100}`;
}
