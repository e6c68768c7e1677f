/** The commands and their options, as `--help` shows them. */
import { ENGINE_VERSION } from "@music-brain/engine";
import { Command, InvalidArgumentError, Option } from "commander";
import { addAccounts } from "./accounts-program.ts";
import { type AnalyzeOptions, analyzeFile } from "./analyze.ts";
import { addClients } from "./clients.ts";
import { type CompareOptions, compare, wishNames } from "./compare.ts";
import { type ConfigOptions, config } from "./config.ts";
import { backup, migrate, restore } from "./database.ts";
import { type EditOptions, edit } from "./edit.ts";
import { type ExplainOptions, explain } from "./explain.ts";
import { type GenerateOptions, generate } from "./generate.ts";
import { type InterviewOptions, interview } from "./interview.ts";
import { addJobs } from "./jobs.ts";
import { type RulesOptions, rules } from "./rules.ts";
import { type ServeOptions, serve } from "./serve.ts";
import { addSongs } from "./songs-program.ts";

export { CommandError } from "./command-error.ts";

const EXAMPLES = `
Examples:
  music-brain generate "grief slowly turning into hope" --seed 42 -o song.mid
  music-brain generate "quiet joy" --key "D dorian" --bpm 84 --genre "indie folk"
  music-brain generate angry --progression "i VI III VII" --instrument melody=violin --instrument drums=none
  music-brain generate "lazy afternoon" --genre bossa -o song.mp3
  music-brain generate nostalgia --json > song.json
  music-brain interview -o song.mid
  music-brain explain grief --seed 42 --bar 5 --track melody
  music-brain compare grief --seed 42 --arousal +0.2
  music-brain edit grief --seed 42 --regenerate "chorus 1" --tracks melody --with-seed 7 -o song.mid
  music-brain analyze song.mid
  music-brain rules --for "quiet longing"
  music-brain serve --port 9000
  music-brain backup music-brain-$(date +%F).sqlite
  music-brain admin create clara
  music-brain user list
  music-brain worker
  music-brain job list --dead
  music-brain song list clara --tag demo
  music-brain config`;

/** The whole command line. */
export function program(): Command {
  const command = new Command("music-brain")
    .description("Turns a feeling into a song, and says why it sounds as it does.")
    .version(ENGINE_VERSION)
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(music-brain --help shows what there is)");
  addGenerate(command);
  addInterview(command);
  addExplain(command);
  addEdit(command);
  addCompare(command);
  addAnalyze(command);
  addRules(command);
  addServe(command);
  addJobs(command);
  addSongs(command);
  addClients(command);
  addDatabase(command);
  addAccounts(command);
  addConfig(command);
  return command;
}

function addGenerate(command: Command): void {
  withIntent(command.command("generate").description("compose a song, without a server"))
    .option(
      "-o, --output <file>",
      "write the song: .mid for MIDI, .musicxml for notation programs, .svg for sheet music, .mp3, .ogg or .wav for sound, -stems.zip for its tracks as sound, any other .zip for all of it, .json for JSON; - writes MIDI to standard output",
    )
    .addOption(
      new Option("--layout <name>", "of .musicxml and .svg: every part, or the melody with chord symbols")
        .choices(["full", "lead"])
        .default("full"),
    )
    .option("--section <name>", "of sound: one section alone as a loop, by its name or its position from 0")
    .option("--valence <number>", "unpleasant -1 to 1 pleasant; wins over the words", numberOf)
    .option("--arousal <number>", "calm 0 to 1 excited; wins over the words", numberOf)
    .option("--dominance <number>", "powerless 0 to 1 in control; wins over the words", numberOf)
    .option("--report", "say what the written file does not carry of the song")
    .option("--dry-run", "show the plan alone, without composing the notes")
    .option("--json", "print JSON for machines instead of the table")
    .action((words: string[], options: GenerateOptions) => generate(words.join(" "), options));
}

/** The words and wishes that a song follows from. */
function withIntent(command: Command, words = "<feeling...>"): Command {
  return command
    .argument(words, "what it is to feel like, in words")
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
    .addOption(new Option("--metre <metre>", "4/4, 3/4, 6/8, 12/8, 5/4 or 7/8").argParser(String))
    .option("--bars <number>", "4 to 512", numberOf)
    .option("--form <name>", "such as verse-chorus, AABA, rondo or through-composed")
    .option("--instrument <role=name>", "such as melody=flute or drums=none; may be given again", collect)
    .option("--humanize <number>", "0 the exact score to 1 as loose as people; 0.6 when absent", numberOf)
    .option("--journey <feelings>", 'feelings on the way, evenly spread: "grief > numbness > hope"')
    .option("--core-wound <text>", "what hurts; the song starts nearer to it")
    .option("--core-desire <text>", "what is longed for; the song ends nearer to it")
    .option("--rule-break <id>", "a rule to break on purpose, or auto; may be given again", collect);
}

function addInterview(command: Command): void {
  command
    .command("interview")
    .description("talk about the song, then compose it; answers are read from the terminal or line by line")
    .option("-s, --seed <number>", "chooses the questions and the song; chosen when absent", seedOf)
    .option(
      "-o, --output <file>",
      "write the song: .mid, .musicxml, .svg, .mp3, .ogg, .wav, .zip, stems.zip or .json",
    )
    .option("--json", "print the intent alone, as POST /generate takes it")
    .action((options: InterviewOptions) => interview(options));
}

function addExplain(command: Command): void {
  withIntent(command.command("explain").description("say why the notes of a bar are there"))
    .option("--bar <number>", "the bar, counted from 1", numberOf, 1)
    .option("--track <role>", "melody, counter-melody, chords, bass, pad or drums; all of them when absent")
    .option("--json", "print JSON for machines")
    .action((words: string[], options: ExplainOptions) => explain(words.join(" "), options));
}

function addCompare(command: Command): void {
  withIntent(
    command
      .command("compare")
      .description("say which bars differ: of two songs in .json files, or of one song and what it would be"),
    "<feeling or files...>",
  )
    .option("--valence <change>", "relative: +0.2 or -0.2 moves it (0.2 is +0.2); absolute: =0.4, in -1 to 1")
    .option("--arousal <change>", "relative: +0.2 or -0.2 moves it (0.2 is +0.2); absolute: =0.4, in 0 to 1")
    .option(
      "--dominance <change>",
      "relative: +0.2 or -0.2 moves it (0.2 is +0.2); absolute: =0.4, in 0 to 1",
    )
    .option(
      "--change <wish=value>",
      `another wish: ${wishNames.join(", ")}, such as genre=jazz; may be given again`,
      collect,
    )
    .option("--json", "print JSON for machines")
    .action((words: string[], options: CompareOptions) => compare(words, options));
}

function addEdit(command: Command): void {
  withIntent(
    command
      .command("edit")
      .description("change a song and keep the rest; in this order where there are several"),
  )
    .option("--regenerate <sections>", 'compose sections anew: "chorus 1, bridge", "verse" or "all"')
    .option("--tracks <roles>", 'of these sections only some tracks: "melody, bass"')
    .option(
      "--with-seed <number>",
      "what the new notes are drawn from; chosen and printed when absent",
      seedOf,
    )
    .addOption(
      new Option("--chords <how>", "whether the sections keep their chords").choices(["keep", "new"]),
    )
    .option("--swap <track=instrument>", "such as melody=cello; may be given again", collect)
    .option("--rearrange <genre>", "for the band of another genre")
    .option("--lengthen <bars>", "add bars before the last section", numberOf)
    .option("--transpose <semitones>", 'such as 2, -3 or a tonic, "D"')
    .option("--tempo <bpm>", "such as 96, or x1.1 for a tenth faster")
    .option("--edits <file>", "a list of edits in a .json file, as POST /songs/edits takes it; made first")
    .option(
      "-o, --output <file>",
      "write the song: .mid, .musicxml, .svg, .mp3, .ogg, .wav, .zip, stems.zip or .json",
    )
    .option("--json", "print JSON for machines")
    .action((words: string[], options: EditOptions) => edit(words.join(" "), options));
}

function addAnalyze(command: Command): void {
  command
    .command("analyze")
    .description("hear the key, chords, form, groove and feeling of a MIDI file")
    .argument("<file>", "a MIDI file of any type; - reads standard input")
    .option("--json", "print JSON for machines")
    .action((file: string, options: AnalyzeOptions) => analyzeFile(file, options));
}

function addRules(command: Command): void {
  command
    .command("rules")
    .description("list the rules that a song may break on purpose")
    .option("--for <feeling>", "only those that suit a feeling best, in words")
    .option("--json", "print JSON for machines")
    .action((options: RulesOptions) => rules(options));
}

function addServe(command: Command): void {
  command
    .command("serve")
    .description("start the HTTP service; its settings come from the environment")
    .option("--host <address>", "the address to listen on; wins over HOST")
    .option("--port <number>", "the port to listen on; wins over PORT")
    .action((options: ServeOptions) => serve(options));
}

function addDatabase(command: Command): void {
  command
    .command("migrate")
    .description(
      "bring the tables of the service's database up to date: before a new version starts on PostgreSQL",
    )
    .action(() => migrate());
  command
    .command("backup")
    .description("copy the service's SQLite database, while it runs, into a new file")
    .argument("<file>", "where to; it must not be there yet")
    .action((file: string) => backup(file));
  command
    .command("restore")
    .description("put such a copy in the place of the database; the service has to be stopped")
    .argument("<file>", "a file that backup made")
    .action((file: string) => restore(file));
}

function addConfig(command: Command): void {
  command
    .command("config")
    .description("print the service's settings in force and where each comes from; secrets are not shown")
    .option("--json", "print JSON for machines")
    .action((options: ConfigOptions) => config(options));
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

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
