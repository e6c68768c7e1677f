/** The commands and their options, as `--help` shows them. */
import { ENGINE_VERSION } from "@music-brain/engine";
import { Command, InvalidArgumentError, Option } from "commander";
import { type GenerateOptions, generate } from "./generate.ts";
import { type ServeOptions, serve } from "./serve.ts";

export { CommandError } from "./command-error.ts";

const EXAMPLES = `
Examples:
  music-brain generate "grief slowly turning into hope" --seed 42 -o song.mid
  music-brain generate "quiet joy" --key "D dorian" --bpm 84 --genre "indie folk"
  music-brain generate angry --progression "i VI III VII" --instrument melody=violin --instrument drums=none
  music-brain generate nostalgia --json > song.json
  music-brain serve --port 9000`;

/** The whole command line. */
export function program(): Command {
  const command = new Command("music-brain")
    .description("Turns a feeling into a song, and says why it sounds as it does.")
    .version(ENGINE_VERSION)
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(music-brain --help shows what there is)");
  addGenerate(command);
  addServe(command);
  return command;
}

function addGenerate(command: Command): void {
  command
    .command("generate")
    .description("compose a song, without a server")
    .argument("<feeling...>", "what it is to feel like, in words")
    .option(
      "-o, --output <file>",
      "write the song: .mid for MIDI, .json for JSON; - writes MIDI to standard output",
    )
    .option(
      "-s, --seed <number>",
      "the same seed gives the same song; chosen and printed when absent",
      seedOf,
    )
    .option("--key <key>", 'such as "F# minor", "Bb" or "D dorian"')
    .option("--bpm <number>", "quarter notes a minute, 20 to 300", numberOf)
    .option("--genre <name>", "any text; the nearest genre is taken")
    .option(
      "--progression <chords>",
      'Roman numerals or chord symbols: "i VI III VII", "I-V-vi-IV" or "Am F C G"',
    )
    .addOption(new Option("--metre <metre>", "4/4, 3/4 or 6/8").argParser(String))
    .option("--bars <number>", "4 to 512", numberOf)
    .option("--form <name>", "verse-chorus, AABA, ternary, strophic, build or through-composed")
    .option("--instrument <role=name>", "such as melody=flute or drums=none; may be given again", collect, [])
    .option("--journey <feelings>", 'feelings on the way, evenly spread: "grief > numbness > hope"')
    .option("--valence <number>", "unpleasant -1 to 1 pleasant; wins over the words", numberOf)
    .option("--arousal <number>", "calm 0 to 1 excited; wins over the words", numberOf)
    .option("--dominance <number>", "powerless 0 to 1 in control; wins over the words", numberOf)
    .option("--core-wound <text>", "what hurts; the song starts nearer to it")
    .option("--core-desire <text>", "what is longed for; the song ends nearer to it")
    .option("--rule-break <id>", "a rule to break on purpose; may be given again", collect, [])
    .option("--dry-run", "show the plan alone, without composing the notes")
    .option("--json", "print JSON for machines instead of the table")
    .action((words: string[], options: GenerateOptions) => generate(words.join(" "), options));
}

function addServe(command: Command): void {
  command
    .command("serve")
    .description("start the HTTP service; its settings come from the environment")
    .option("--host <address>", "the address to listen on; wins over HOST")
    .option("--port <number>", "the port to listen on; wins over PORT")
    .action((options: ServeOptions) => serve(options));
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number))
    throw new InvalidArgumentError("It has to be a number.");
  return number;
}

function seedOf(text: string): number {
  const seed = numberOf(text);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new InvalidArgumentError(`It has to be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
