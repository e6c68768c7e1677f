/** `music-brain song` and its options, as `--help` shows them. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { PrintOptions } from "./accounts.ts";
import {
  deleteSong,
  type ExportSongOptions,
  exportSong,
  favourSong,
  importSong,
  type ListSongsOptions,
  listSongs,
  showSong,
  songVersions,
  tagSong,
  type VarySongOptions,
  varySong,
} from "./songs.ts";

const HELP = `
Songs go by the names of those who keep them, and by their ids, as "song list" shows them.
Examples:
  music-brain song list clara --search "harbour" --tag demo
  music-brain song export clara song_… -o song.mp3
  music-brain song vary clara song_… --sections chorus --tracks melody --with-seed 7`;

/** Adds `song`. */
export function addSongs(command: Command): void {
  const song = command
    .command("song")
    .description("songs that people keep: list, export, tag, import and vary them")
    .addHelpText("after", HELP);
  json(song.command("list").description("list somebody's songs, the newest first").argument("<name>"))
    .option("--search <words>", "only those with words that begin with all of these")
    .option("--tag <tag>", "only those with this tag")
    .option("--emotion <name>", "only those of this emotion: a base, a family or a node")
    .option("--favourites", "only favourites")
    .addOption(
      new Option("--limit <number>", "as many at most").argParser(wholeNumber(1, 10_000)).default(50),
    )
    .action((name: string, options: ListSongsOptions) => listSongs(name, options));
  json(one(song, "show", "show a song; with --json all of it, which import takes")).action(
    (name: string, id: string, options: PrintOptions) => showSong(name, id, options),
  );
  one(song, "export", "write a song into a file")
    .requiredOption(
      "-o, --output <file>",
      "where to: .mid, .musicxml, .svg, .mp3, .ogg, .wav, .zip for all of it, -stems.zip for its tracks as sound, or .json; - writes MIDI to standard output",
    )
    .addOption(
      new Option("--layout <name>", "of .musicxml and .svg: every part, or the melody with chord symbols")
        .choices(["full", "lead"])
        .default("full"),
    )
    .option("--section <name>", "of sound: one section alone as a loop, by its name or its position from 0")
    .option("--report", "say what the written file does not carry of the song")
    .action((name: string, id: string, options: ExportSongOptions) => exportSong(name, id, options));
  one(song, "tag", "give a song these tags instead of those that it has; none takes them away")
    .argument("[tags...]")
    .action((name: string, id: string, tags: string[]) => tagSong(name, id, tags));
  one(song, "favourite", "make a song a favourite")
    .option("--off", "make it none any more")
    .action((name: string, id: string, { off = false }: { off?: boolean }) => favourSong(name, id, !off));
  one(song, "delete", "delete a song, for good")
    .option("--yes", "do it")
    .action((name: string, id: string, options: { yes?: boolean }) => deleteSong(name, id, options));
  song
    .command("import")
    .description("keep the song of a .json file, as export or GET /songs/{song_id} gives it")
    .argument("<name>", "whose it will be")
    .argument("<file>")
    .action((name: string, file: string) => importSong(name, file));
  json(one(song, "versions", "list the songs that were made from one another, the oldest first")).action(
    (name: string, id: string, options: PrintOptions) => songVersions(name, id, options),
  );
  json(one(song, "vary", "make a new song from one, beside it; what is not touched stays note for note"))
    .option(
      "--change <words>",
      'what is to be otherwise: "more hopeful", "slower", "without drums", "as jazz"',
    )
    .option("--sections <names...>", "compose these anew: names or kinds, such as chorus")
    .option("--tracks <roles...>", "of these sections only some tracks, such as melody")
    .option("--keep <names...>", "tracks and sections that stay as they are")
    .addOption(
      new Option("--with-seed <number>", "what the new notes are drawn from; chosen when absent").argParser(
        wholeNumber(0, Number.MAX_SAFE_INTEGER),
      ),
    )
    .action((name: string, id: string, options: VarySongOptions) => varySong(name, id, options));
}

/** A command that is about one song. */
function one(song: Command, name: string, description: string): Command {
  return song
    .command(name)
    .description(description)
    .argument("<name>", "who keeps it")
    .argument("<song>", "its id");
}

function json(command: Command): Command {
  return command.option("--json", "print JSON for machines");
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least && number <= most)
      return number;
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
  };
}
