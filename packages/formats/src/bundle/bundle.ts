/** Everything that a studio needs of a song, in one zip archive. */
import { type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { strToU8, Unzip, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from "fflate";
import { joined } from "../bytes/joined.ts";
import { exportReports } from "../loss/loss.ts";
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
    "losses.txt": strToU8(lossesText(song)),
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

/** The chords of a song, section by section: a bar between two lines. */
export function chordsText(song: Song): string {
  const barTicks = barTicksOf(song);
  const sections = song.sections.map(({ name, startBar, bars, key, chords }) => {
    const lines: string[] = [];
    for (let bar = startBar; bar < startBar + bars; bar++) {
      const inBar = chords.filter(({ start, duration }) => {
        const [from, to] = [bar * barTicks, (bar + 1) * barTicks];
        return start < to && start + duration > from;
      });
      lines.push(inBar.map(({ symbol }) => symbol).join(" "));
    }
    const rows: string[] = [];
    for (let row = 0; row < lines.length; row += 4) rows.push(`| ${lines.slice(row, row + 4).join(" | ")} |`);
    const numerals = chords.map(({ numeral }) => numeral).join(" ");
    return `[${name}] ${key.tonic} ${key.mode}\n${rows.join("\n")}\n${numerals}\n`;
  });
  return `${song.title}\n\n${sections.join("\n")}`;
}

function barTicksOf({ timeSignature: [beats, value] }: Song): number {
  return (TICKS_PER_QUARTER * 4 * beats) / value;
}

function lossesText(song: Song): string {
  const reports = exportReports(song).map(({ format, losses }) => {
    const lines = losses.map(({ what, detail }) => `- ${what}: ${detail}`);
    return `${format}\n${lines.length === 0 ? "- nothing" : lines.join("\n")}\n`;
  });
  return `What each format does not carry of this song\n\n${reports.join("\n")}`;
}

const FILES = `song.mid             every note as it is played, for a sequencer
song.musicxml        every part, for a notation program
lead-sheet.musicxml  the melody with chord symbols
chords.txt           chords and Roman numerals, section by section
song.json            the whole song; POST /songs takes it back
losses.txt           what each format does not carry of this song`;
const STEMS_FILE = "stems/               one WAV file a track; together they are the mix";

function readme(song: Song, hasStems: boolean): string {
  const [beats, value] = song.timeSignature;
  const tempi = song.tempoChanges.map(({ tick, bpm }) => `bar ${place(song, tick)}  ${bpm} BPM`);
  const sections = song.sections.map(
    ({ name, startBar, bars, notes }) => `${startBar + 1}–${startBar + bars} ${name}: ${notes}`,
  );
  const tracks = song.tracks.map(({ name, role, channel }) => `channel ${channel + 1}  ${name} (${role})`);
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

function chapter(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** "5:2.5": bar and beat of the metre, both from 1. */
function place(song: Song, tick: number): string {
  const bar = barTicksOf(song);
  const beat = (tick % bar) / ((TICKS_PER_QUARTER * 4) / song.timeSignature[1]);
  return `${Math.floor(tick / bar) + 1}:${Math.round((beat + 1) * 100) / 100}`;
}
