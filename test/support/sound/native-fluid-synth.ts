/** FluidSynth as a program of the machine, which plays what the service plays: another build, another version. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MidiEvent, writeMidi } from "midi-file";
import type { Cue, Cues } from "../../../packages/formats/src/audio/cues.ts";
import {
  type Block,
  FRAMES_A_STEP,
  POLYPHONY,
  SAMPLE_RATE,
  SYNTH_NUMBERS,
} from "../../../packages/formats/src/audio/fluid-synth.ts";
import { FULL_SCALE, WAV_HEADER_BYTES } from "../../../packages/formats/src/audio/wav.ts";
import { findProgram } from "../found-program.ts";

/** The bank that songs are played with. */
export const bankFile = fileURLToPath(import.meta.resolve("@music-brain/formats/sound-bank.sf3"));

/**
 * Ticks in a step of the synthesizer. FluidSynth's player counts in whole milliseconds, cut off, so that at a step it
 * believes to be up to 7 ticks early: what is to be played at the step is written 8 ticks before it.
 */
const TICKS_A_STEP = 10;
const EARLY_TICKS = 8;
const TICKS_A_QUARTER = 480 * TICKS_A_STEP;
const MICROSECONDS_A_QUARTER = Math.round((480 * FRAMES_A_STEP * 1_000_000) / SAMPLE_RATE);

const DRUM_CHANNEL = 9;

/**
 * FLUIDSYNTH in the environment, or fluidsynth on the path, or Debian's.
 * @throws Error that says what to do
 */
export function fluidSynthProgram() {
  return findProgram({
    variable: "FLUIDSYNTH",
    names: ["fluidsynth"],
    debian: { name: "fluidsynth", path: "usr/bin/fluidsynth" },
  });
}

/** The program's version: its first two numbers. */
export function fluidSynthVersion(): readonly [number, number] {
  const { path, environment } = fluidSynthProgram();
  const said = execFileSync(path, ["--version"], { env: environment, encoding: "utf8", stdio: "pipe" });
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(said) ?? [];
  return [Number(major), Number(minor)];
}

/** What the program is told, but for the bank and the file: settings as the service has them. @param target the file of the sound */
export function nativeOptions(target: string): readonly string[] {
  const settings = {
    ...SYNTH_NUMBERS,
    "synth.polyphony": POLYPHONY,
    // Instruments are decoded when they are asked for, as the service does it.
    "synth.dynamic-sample-loading": 1,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  // Numbers with a point: 16 bits would clip, and FluidSynth adds noise to them that is louder than the highest band.
  return ["-niq", ...options, "-T", "wav", "-O", "float", "-F", target];
}

/** Plays a MIDI file with a bank; settings as the service has them. */
export function playNatively(midi: Uint8Array, bank = bankFile): Block {
  const { path, environment } = fluidSynthProgram();
  const folder = mkdtempSync(join(tmpdir(), "fluidsynth-"));
  try {
    const [file, target] = [join(folder, "song.mid"), join(folder, "song.wav")];
    writeFileSync(file, midi);
    execFileSync(path, [...nativeOptions(target), bank, file], { env: environment, stdio: "pipe" });
    const bytes = readFileSync(target);
    const data = bytes.indexOf("data") + 8;
    return twoChannels(
      new Float32Array(
        bytes.buffer.slice(
          bytes.byteOffset + data,
          bytes.byteOffset + wholeFrames(bytes.length - data) + data,
        ),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The samples of a WAV file of 16 bits as two channels of ±1. @param wav as the service writes it, with a head of 44 bytes */
export function stereo(wav: Uint8Array): Block {
  const samples = new Int16Array(wav.slice(WAV_HEADER_BYTES).buffer);
  return twoChannels(
    samples.length === 0 ? new Float32Array() : Float32Array.from(samples, (sample) => sample / FULL_SCALE),
  );
}

function wholeFrames(bytes: number): number {
  return bytes - (bytes % 8);
}

/** Samples of which both channels of a frame stand together. */
function twoChannels(samples: Float32Array): Block {
  const channel = (first: number) =>
    Float32Array.from({ length: samples.length >> 1 }, (_, frame) => samples[2 * frame + first] ?? 0);
  return { left: channel(0), right: channel(1) };
}

/** What a synthesizer is told, as a MIDI file: the same messages at the same steps. @throws RangeError for more than one drum kit or 16 tracks */
export function cuesToMidi({ tracks, cues }: Cues): Uint8Array {
  const channels = channelsOf(tracks.map(({ role }) => role === "drums"));
  const events: MidiEvent[] = [
    { deltaTime: 0, meta: true, type: "setTempo", microsecondsPerBeat: MICROSECONDS_A_QUARTER },
  ];
  for (const [track, { program }] of tracks.entries()) {
    events.push({
      deltaTime: 0,
      type: "programChange",
      channel: channels[track] ?? 0,
      programNumber: program,
    });
  }
  let last = 0;
  for (const cue of cues) {
    const tick = Math.max(0, (cue.frame / FRAMES_A_STEP) * TICKS_A_STEP - EARLY_TICKS);
    events.push({ deltaTime: tick - last, ...messageOf(cue, channels[cue.channel] ?? 0) });
    last = tick;
  }
  events.push({ deltaTime: 0, meta: true, type: "endOfTrack" });
  return Uint8Array.from(
    writeMidi({ header: { format: 0, numTracks: 1, ticksPerBeat: TICKS_A_QUARTER }, tracks: [events] }),
  );
}

function messageOf({ kind, which, value }: Cue, channel: number) {
  if (kind === "control") return { type: "controller", channel, controllerType: which, value } as const;
  const type = kind === "on" ? "noteOn" : "noteOff";
  return { type, channel, noteNumber: which, velocity: value } as const;
}

function channelsOf(areDrums: readonly boolean[]): readonly number[] {
  if (areDrums.filter(Boolean).length > 1) throw new RangeError("MIDI has one channel for drums.");
  const melodic = Array.from({ length: 16 }, (_, channel) => channel).filter(
    (channel) => channel !== DRUM_CHANNEL,
  );
  return areDrums.map((isDrums) => (isDrums ? DRUM_CHANNEL : (melodic.shift() ?? Number.NaN)));
}
