/** One song in every form, each read by somebody else's program. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Song } from "@music-brain/engine";
import { songToMidi, songToMusicXml, songToScore } from "@music-brain/formats";
import { renderAudio, renderStems } from "@music-brain/formats/audio";
import { unzipSync } from "fflate";
import { type Cues, cuesOf } from "../../../packages/formats/src/audio/cues.ts";
import type { Block } from "../../../packages/formats/src/audio/fluid-synth.ts";
import { opened } from "../../../packages/formats/src/audio/open-bank.ts";
import { playerOf } from "../../../packages/formats/src/audio/render.ts";
import { engraved } from "../../../packages/formats/src/musicxml/testing/engraver.ts";
import { cuesToMidi, fluidSynthVersion, playNatively, stereo } from "./native-fluid-synth.ts";
import { metered, probed, schemaComplaints, soxSeconds } from "./readers.ts";
import { differences } from "./spectrum.ts";

/** What is found in the forms of one song. */
export interface FormsCheck {
  /** What a reader does not take, or reads otherwise than it should; empty where everything is right. */
  readonly faults: readonly string[];
  /** Of the WAV file: LUFS, and the highest true peak in decibels of full scale. */
  readonly loudness: number;
  readonly peak: number;
  /** The band that differs most from what FluidSynth plays as a program, and by how many decibels. */
  readonly furthest: { readonly hertz: number; readonly decibels: number };
}

/** How it is checked. */
export interface FormsOptions {
  /** The sound bank's bytes. */
  readonly bank: Uint8Array;
  /** Where the files go. */
  readonly folder: string;
  /** The file musicxml.xsd of MusicXML; without it MusicXML is read by Verovio only. */
  readonly schema?: string | undefined;
}

/** Codecs as ffprobe calls them. A lossy codec's file may be longer by what it needs to begin and end. */
const CODECS = { wav: "pcm_s16le", mp3: "mp3", ogg: "vorbis" } as const;
const LOSSY_SECONDS = 0.1;

const TARGET_LUFS = -16;
const MOST_LOUDNESS_OFF = 1;

/**
 * Decibels that a third of an octave may be off. FluidSynth before 2.4 filters otherwise than ours: up to 15 dB at 16 kHz in a brush kit,
 * up to 2.5 dB where a synthesizer's filter sweeps. That is shown, and not judged.
 */
const MOST_SPECTRUM_OFF = 1.5;
const FIRST_LIKE_OURS = [2, 4] as const;

/** Writes the song in every form and has each read. */
export async function checkForms(song: Song, { bank, folder, schema }: FormsOptions): Promise<FormsCheck> {
  mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  const write = (name: string, bytes: Uint8Array | string) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  checkMidi(song, songToMidi(song), faults);
  const scores = (["full", "lead"] as const).map((layout) => {
    const text = songToMusicXml(song, layout);
    const { complaints } = engraved(text);
    if (complaints !== "") faults.push(`Verovio of the ${layout} score: ${complaints}`);
    return write(`${layout}.musicxml`, text);
  });
  if (schema !== undefined) {
    const complaints = schemaComplaints(schema, scores);
    if (complaints !== "") faults.push(complaints);
  }
  for (const layout of ["full", "lead"] as const) {
    const { svg, pages } = await songToScore(song, { layout });
    if (pages < 1 || !svg.startsWith("<")) faults.push(`the ${layout} score has no page`);
    write(`${layout}.svg`, svg);
  }
  const wav = await renderAudio(song, { bank, format: "wav" });
  const seconds = stereo(wav).left.length / 44_100;
  const files = {
    wav: write("song.wav", wav),
    mp3: write("song.mp3", await renderAudio(song, { bank, format: "mp3" })),
    ogg: write("song.ogg", await renderAudio(song, { bank, format: "ogg" })),
  };
  for (const format of ["wav", "mp3", "ogg"] as const) {
    checkSound(files[format], format, seconds, faults);
    const { loudness, peak } = metered(files[format]);
    if (!(Math.abs(loudness - TARGET_LUFS) <= MOST_LOUDNESS_OFF)) faults.push(`${format}: ${loudness} LUFS`);
    if (!(peak < 0)) faults.push(`${format}: true peak ${peak} dBFS`);
  }
  if (Math.abs(soxSeconds(files.wav) - seconds) > 0.001) faults.push("sox reads another length");
  await checkStems(song, bank, seconds, write, faults);
  const furthest = await furthestBand(song, bank);
  if (isFluidSynthLikeOurs() && !(Math.abs(furthest.decibels) <= MOST_SPECTRUM_OFF)) {
    faults.push(
      `${furthest.decibels.toFixed(2)} dB off native FluidSynth at ${Math.round(furthest.hertz)} Hz`,
    );
  }
  return { faults, ...metered(files.wav), furthest };
}

/** Whether the program that plays natively filters as ours does. */
export function isFluidSynthLikeOurs(): boolean {
  const [major, minor] = fluidSynthVersion();
  const [firstMajor, firstMinor] = FIRST_LIKE_OURS;
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

/** FluidSynth plays the file to its end, and it sounds. */
function checkMidi(song: Song, midi: Uint8Array, faults: string[]): void {
  const { left, right } = playNatively(midi);
  const loudest = [left, right].map((channel) =>
    channel.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
  );
  if (Math.max(...loudest) < 0.01) faults.push("FluidSynth plays the MIDI file as silence");
  const seconds = left.length / 44_100;
  const lastNote = Math.max(...song.tracks.flatMap(({ notes }) => notes.map(({ start }) => start)));
  if (lastNote > 0 && seconds < song.durationSeconds * 0.9) {
    faults.push(
      `FluidSynth plays ${seconds.toFixed(1)} s of the MIDI file, not ${song.durationSeconds.toFixed(1)}`,
    );
  }
}

function checkSound(file: string, format: keyof typeof CODECS, seconds: number, faults: string[]): void {
  const found = probed(file);
  if (found.codec !== CODECS[format]) faults.push(`${format}: ffprobe reads ${found.codec}`);
  if (found.sampleRate !== 44_100 || found.channels !== 2) {
    faults.push(`${format}: ${found.sampleRate} Hz, ${found.channels} channels`);
  }
  const off = Math.abs(found.seconds - seconds);
  if (!(off <= (format === "wav" ? 0.001 : LOSSY_SECONDS))) {
    faults.push(`${format}: ffprobe reads ${found.seconds} s, not ${seconds}`);
  }
}

async function checkStems(
  song: Song,
  bank: Uint8Array,
  seconds: number,
  write: (name: string, bytes: Uint8Array) => string,
  faults: string[],
): Promise<void> {
  const stems = Object.entries(unzipSync(await renderStems(song, { bank })));
  if (stems.length !== song.tracks.length)
    faults.push(`${stems.length} stems of ${song.tracks.length} tracks`);
  const lengths = stems.map(([name, bytes]) => {
    const file = write(name, bytes);
    const found = probed(file);
    if (found.codec !== CODECS.wav || found.sampleRate !== 44_100) faults.push(`${name}: ${found.codec}`);
    return found.seconds;
  });
  // Stems are at a level of their own where the mix is limited, so the end is not quite the same.
  if (new Set(lengths).size !== 1 || Math.abs((lengths[0] ?? 0) - seconds) > 5) {
    faults.push(`stems of ${lengths.join(", ")} s beside a mix of ${seconds}`);
  }
}

/**
 * Where the song as it is played differs most from the same messages played by FluidSynth as a program, over the song's bars. Before
 * it is limited: a limiter that has much to do takes something of the bass.
 */
async function furthestBand(song: Song, bank: Uint8Array) {
  const cues = cuesOf(song);
  const cut = ({ left, right }: Block) => ({
    left: left.subarray(0, cues.frames),
    right: right.subarray(0, cues.frames),
  });
  const bands = differences(cut(await played(cues, bank)), cut(playNatively(cuesToMidi(cues))));
  return bands.reduce((most, one) => (Math.abs(one.decibels) > Math.abs(most.decibels) ? one : most), {
    hertz: 0,
    decibels: 0,
  });
}

/** The whole sound of the band. */
async function played(cues: Cues, bank: Uint8Array): Promise<Block> {
  const blocks: Block[] = [];
  playerOf(
    await opened(bank),
    cues,
  )(({ left, right }, frames) => {
    blocks.push({ left: left.slice(0, frames), right: right.slice(0, frames) });
  });
  const joined = (side: keyof Block) => Float32Array.from(blocks.flatMap((block) => [...block[side]]));
  return { left: joined("left"), right: joined("right") };
}
