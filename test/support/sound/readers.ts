/** Sound files as programs of other people read them. */
import { spawnSync } from "node:child_process";
import { findProgram, type Program } from "../found-program.ts";

/** What ffprobe finds in a file. */
export interface Probed {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly seconds: number;
}

/** What ffmpeg's meter (EBU R 128) says of a file. */
export interface Metered {
  /** Integrated, in LUFS. */
  readonly loudness: number;
  /** The highest true peak, in decibels of full scale. */
  readonly peak: number;
}

const ffmpegIn = (variable: string, name: string): Program =>
  findProgram({ variable, names: [name], debian: { name: "ffmpeg", path: `usr/bin/${name}` } });

/** What a sound file is, by ffprobe. @throws Error where it complains */
export function probed(file: string): Probed {
  const { path, environment } = ffmpegIn("FFPROBE", "ffprobe");
  const fields = "stream=codec_name,sample_rate,channels:format=duration";
  const output = quietly(path, environment, ["-v", "error", "-show_entries", fields, "-of", "json", file]);
  const { streams, format }: ProbeOutput = JSON.parse(output);
  const [stream] = streams;
  if (stream === undefined || streams.length > 1) throw new Error(`${file} has ${streams.length} streams.`);
  return {
    codec: stream.codec_name,
    sampleRate: Number(stream.sample_rate),
    channels: stream.channels,
    seconds: Number(format.duration),
  };
}

interface ProbeOutput {
  readonly streams: readonly { codec_name: string; sample_rate: string; channels: number }[];
  readonly format: { readonly duration: string };
}

/** Decodes all of a file by ffmpeg, and measures it. @throws Error where it cannot be decoded without a complaint */
export function metered(file: string): Metered {
  const { path, environment } = ffmpegIn("FFMPEG", "ffmpeg");
  const decode = (...args: string[]) =>
    spawnSync(path, ["-nostdin", "-hide_banner", "-nostats", ...args, "-f", "null", "-"], {
      env: environment,
      encoding: "utf8",
    });
  const complaints = decode("-v", "error", "-i", file).stderr.trim();
  if (complaints !== "") throw new Error(`ffmpeg of ${file}: ${complaints}`);
  const { stderr } = decode("-i", file, "-af", "ebur128=peak=true:framelog=verbose");
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const figure = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  return { loudness: figure(/I:\s+(-?[\d.]+) LUFS/), peak: figure(/Peak:\s+(-?[\d.]+) dBFS/) };
}

/** How many seconds of sound SoX reads in a WAV file. @throws Error for the least complaint */
export function soxSeconds(file: string): number {
  const { path, environment } = findProgram({
    variable: "SOX",
    names: ["sox"],
    debian: { name: "sox", path: "usr/bin/sox" },
  });
  const { stderr, status } = spawnSync(path, [file, "-n", "stat"], { env: environment, encoding: "utf8" });
  if (status !== 0 || /\b(WARN|FAIL)\b/.test(stderr)) throw new Error(`sox of ${file}: ${stderr}`);
  return Number(/Length \(seconds\):\s+([\d.]+)/.exec(stderr)?.[1] ?? Number.NaN);
}

/** Whether a MusicXML file is valid by the schema, by xmllint; its complaints, empty where it is. */
export function schemaComplaints(schema: string, files: readonly string[]): string {
  const { path, environment } = findProgram({
    variable: "XMLLINT",
    names: ["xmllint"],
    debian: { name: "libxml2-utils", path: "usr/bin/xmllint" },
  });
  const { stderr } = spawnSync(path, ["--noout", "--nonet", "--schema", schema, ...files], {
    env: environment,
    encoding: "utf8",
  });
  return stderr
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith(" validates"))
    .join("\n");
}

function quietly(path: string, env: NodeJS.ProcessEnv, args: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(path, args, { env, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0 || stderr.trim() !== "") throw new Error(`${path}: ${stderr}`);
  return stdout;
}
