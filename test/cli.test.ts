import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { parseMidi } from "midi-file";
import { afterAll, describe, expect, test } from "vitest";
import { addressOf, environment, root, start } from "./support/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const musicBrain = (...args: string[]) =>
  start(process.execPath, [join(root, "apps/cli/src/main.ts"), ...args], { cwd: folder });

const run = (...args: string[]) => musicBrain(...args).ended;

describe("music-brain config", () => {
  const config = (settings: Readonly<Record<string, string>>, ...args: string[]) =>
    start(process.execPath, [join(root, "apps/cli/src/main.ts"), "config", ...args], {
      env: environment(settings),
    }).ended;

  test("prints the settings in force, where each comes from, and no secret", async () => {
    const { code, stdout } = await config({ PORT: "9000", METRICS_TOKEN: "nobody-may-see-this" });
    expect(code).toBe(0);
    expect(stdout).toContain("PORT=9000  # environment\n");
    expect(stdout).toContain("HOST=127.0.0.1  # default\n");
    expect(stdout).toContain("METRICS_TOKEN=[redacted]  # environment\n");
    expect(stdout).not.toContain("nobody-may-see-this");
    const { stdout: json } = await config({ PORT: "9000" }, "--json");
    expect(JSON.parse(json)).toContainEqual({ name: "PORT", value: "9000", from: "environment" });
  });

  test("tells of a name that is nearly a setting, beside the settings in force", async () => {
    const { code, stdout, stderr } = await config({ LOG_LEVL: "debug" }, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual({ name: "LOG_LEVEL", value: "info", from: "default" });
    expect(stderr).toBe("LOG_LEVL is not a setting, and is ignored; did you mean LOG_LEVEL?\n");
  });

  test("lists every mistake, and ends with 1", async () => {
    const { code, stderr } = await config({ NODE_ENV: "production", PORT: "x", METRICS_TOKEN: "short" });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/^PORT is "x"; it has to be/),
      expect.stringMatching(/^METRICS_TOKEN is too short for production/),
    ]);
  });
});

describe("music-brain interview", () => {
  const interview = (answers: readonly string[], ...args: string[]) => {
    const running = spawn(process.execPath, [join(root, "apps/cli/src/main.ts"), "interview", ...args], {
      cwd: folder,
      env: environment(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    running.stdin.end(answers.map((answer) => `${answer}\n`).join(""));
    return text(running.stdout);
  };

  test("asks, says what it heard, and ends in a song file", async () => {
    const said = await interview(
      ["grief, for my brother, around 70 bpm", "just make it"],
      "-s",
      "7",
      "-o",
      "talk.mid",
    );
    for (const word of ["dedication: my brother", "technical.bpm: 70", "?", "70 BPM", "seed 7"])
      expect(said).toContain(word);
    expect(parseMidi(readFileSync(join(folder, "talk.mid"))).header.format).toBe(1);
  });

  test("prints the intent alone for machines", async () => {
    const intent = JSON.parse(await interview(["grief, around 70 bpm"], "--json"));
    expect(intent).toMatchObject({ emotional_intent: "grief, around 70 bpm", technical: { bpm: 70 } });
  });
});

describe("music-brain generate", () => {
  test("writes a MIDI file where it was called, and prints sections, chords and reasons", async () => {
    const ended = await run("generate", "quiet joy", "--seed", "7", "--key", "D dorian", "-o", "joy.mid");
    expect(ended).toMatchObject({ code: 0, stderr: "Wrote joy.mid\n" });
    expect(parseMidi(readFileSync(join(folder, "joy.mid"))).header).toMatchObject({
      format: 1,
      ticksPerBeat: 480,
    });
    for (const word of ["D dorian", "seed 7", "section", "verse", "Dm", "because", "You asked for it."]) {
      expect(ended.stdout).toContain(word);
    }
  });

  test("writes a score, and a lead sheet where one is asked for", async () => {
    await run("generate", "quiet joy", "--seed", "7", "-o", "score.musicxml");
    await run("generate", "quiet joy", "--seed", "7", "--layout", "lead", "-o", "lead.musicxml");
    const parts = (file: string) => readFileSync(join(folder, file), "utf8").match(/<score-part /gu)?.length;
    expect(parts("lead.musicxml")).toBe(1);
    expect(parts("score.musicxml")).toBeGreaterThan(2);
  });

  test("writes sheet music and a bundle, and says what a file does not carry", async () => {
    await run("generate", "quiet joy", "--seed", "7", "--layout", "lead", "-o", "lead.svg");
    expect(readFileSync(join(folder, "lead.svg"), "utf8")).toMatch(/^<svg .*Music Brain.*<\/svg>\n$/s);
    const ended = await run(
      "generate",
      "quiet joy",
      "--seed",
      "7",
      "--bars",
      "4",
      "--report",
      "-o",
      "joy.zip",
    );
    expect(ended.stderr).toMatch(
      /^Wrote joy\.zip\nThe file does not carry:\n {2}Which rule or table each of \S+ notes and chords comes of\.\n$/,
    );
    const files = unzipSync(readFileSync(join(folder, "joy.zip")));
    const { song } = JSON.parse(strFromU8(files["song.json"] ?? new Uint8Array()));
    expect(song.seed).toBe(7);
    const stems = Object.keys(files).filter((name) => /^stems\/\d\d .*\.wav$/.test(name));
    expect(stems).toHaveLength(song.tracks.length);
    const told = await run("generate", "quiet joy", "--seed", "7", "--report", "-o", "told.mid");
    expect(told.stderr).toMatch(/^Wrote told\.mid\nThe file does not carry:\n {2}\d+ .*\.\n/);
  });

  test("writes a loop of one section, by its name or position, and names the sections there are", async () => {
    const loop = (section: string, output: string, ...more: string[]) =>
      run("generate", "quiet joy", "--seed", "7", "--bars", "8", "--section", section, "-o", output, ...more);
    const { stdout, stderr } = await loop("0", "loop.wav", "--json", "--report");
    const { sections, tempo_changes, time_signature } = JSON.parse(stdout).song;
    expect(stderr).toContain(`${sections.length - 1} other sections`);
    const [{ name, bars }] = sections;
    const endTick = (bars * 1920 * time_signature[0]) / time_signature[1];
    const lasting = tempo_changes.map(({ tick, bpm }: { tick: number; bpm: number }, index: number) => {
      const until = Math.min(endTick, tempo_changes[index + 1]?.tick ?? endTick);
      return (Math.max(0, until - tick) / 480) * (60 / bpm);
    });
    const bytes = readFileSync(join(folder, "loop.wav"));
    const frames = (bytes.length - 44) / 4;
    expect(frames / 44_100).toBeCloseTo(
      lasting.reduce((sum: number, seconds: number) => sum + seconds, 0),
      2,
    );
    await loop(name.toUpperCase(), "named.wav");
    expect(readFileSync(join(folder, "named.wav")).equals(bytes)).toBe(true);
    const none = await loop("nowhere", "none.wav");
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining(`has to be one of ${name}`)]);
    const whole = await loop("0", "whole.mid");
    expect([whole.code, whole.stderr]).toEqual([1, expect.stringContaining("--section is for sound")]);
  });

  test("gives the same bytes in every process", async () => {
    await run("generate", "wonder", "-s", "3", "-o", "one.mid");
    await run("generate", "wonder", "-s", "3", "-o", "two.mid");
    expect(readFileSync(join(folder, "one.mid")).equals(readFileSync(join(folder, "two.mid")))).toBe(true);
  });

  test("prints JSON for machines in the API's spelling, and nothing else", async () => {
    const ended = await run("generate", "rage", "--seed", "1", "--json");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      intent: { emotional_intent: "rage", technical: { time_signature: "4/4" } },
      song: { seed: 1, ticks_per_quarter: 480, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test("writes the whole song as JSON when the file's name asks for it", async () => {
    await run("generate", "awe", "--seed", "2", "-o", "awe.json");
    const { song } = JSON.parse(readFileSync(join(folder, "awe.json"), "utf8"));
    expect(song.tracks[0].notes.length).toBeGreaterThan(10);
  });

  test("plans without composing on a dry run", async () => {
    const ended = await run("generate", "calm", "--dry-run", "--json", "--seed", "1");
    const { plan } = JSON.parse(ended.stdout);
    expect(plan.sections.length).toBeGreaterThan(1);
    expect(plan.tracks[0]).not.toHaveProperty("notes");
  });

  test("writes MIDI to standard output for -o -", async () => {
    const ended = await run("generate", "calm", "-o", "-", "--seed", "1");
    expect(ended.stdout.startsWith("MThd")).toBe(true);
  });

  test.each([
    [["generate", "joy", "--key", "H"], 'German H is written "B"'],
    [["generate", "joy", "--bpm", "fast"], "It has to be a number"],
    [["generate", "joy", "--bpm", "1000"], "from 20 to 300"],
    [["generate", "joy", "--seed", "-1"], "whole number from 0"],
    [["generate", "joy", "--metre", "17/8"], "is not a metre that can be had"],
    [["generate", "joy", "--progression", "I IV nonsense"], "is no chord"],
    [["generate", "joy", "--instrument", "melody=fluet"], 'did you mean "flute"'],
    [["generate", "joy", "--instrument", "flute"], "such as melody=flute"],
    [["generate", "joy", "--journey", "hope"], 'such as "grief > hope"'],
    [["generate", "joy", "--journey", ">"], 'write two feelings or more, such as "grief > hope"'],
    [["generate", "joy", "--rule-break", "everything"], "harmony.avoid_tonic_resolution"],
    [
      ["generate", "joy", "-o", "song.xyz"],
      "has to end in .mid, .midi, .musicxml, .svg, .mp3, .ogg, .wav, .zip, stems.zip or .json",
    ],
    [["generate", "joy", "-o", "nowhere/song.mid"], "cannot be written: no such file or directory"],
    [["generate", " "], "feeling is empty"],
    [["generate"], "missing required argument"],
    [["generate", "joy", "--sped", "80"], "unknown option"],
    [["compose", "joy"], "unknown command"],
  ])("%j ends with 1 and says what would be right", async (args, hint) => {
    const ended = await run(...args);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(hint);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.stdout).toBe("");
    expect(existsSync(join(folder, "song.xyz"))).toBe(false);
  });

  test("takes a progression in the usual spelling, and a journey", async () => {
    const wishes = ["--progression", "I-V-vi-IV", "--key", "C", "--journey", "rage > serenity"];
    const { intent } = JSON.parse((await run("generate", "home", "-s", "1", "--json", ...wishes)).stdout);
    expect(intent.technical.progression).toEqual(["I", "V", "vi", "IV"]);
    expect(intent.journey).toEqual([
      { at: 0, emotion: "rage" },
      { at: 1, emotion: "serenity" },
    ]);
  });

  test("ends quietly when nobody reads on", async () => {
    const command = `'${process.execPath}' '${join(root, "apps/cli/src/main.ts")}' generate joy -s 1 | head -1`;
    expect(await start("sh", ["-c", command]).ended).toMatchObject({
      stdout: "Strawberries at Noon\n",
      stderr: "",
    });
  });

  test("explains itself with --help", async () => {
    const ended = await run("generate", "--help");
    expect(ended.code).toBe(0);
    for (const option of ["--seed", "--key", "--progression", "--json", "--dry-run"])
      expect(ended.stdout).toContain(option);
  });
});

describe("music-brain explain", () => {
  test("says of every note of a bar where it comes from, up to the feeling", async () => {
    const ended = await run(
      ...["explain", "grief", "--seed", "42", "--form", "verse-chorus", "--bars", "32"],
      ...["--bar", "14", "--track", "melody"],
    );
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    for (const word of ["bar 14", "The section", "What is felt here is", "The chord", "The melody plays"])
      expect(ended.stdout).toContain(word);
  });

  test("says where a track begins when it is silent in the bar", async () => {
    const ended = await run(
      ...["explain", "grief", "--seed", "42", "--rule-break", "arrangement.late_entrance"],
      ...["--bar", "1", "--track", "melody"],
    );
    expect(ended.stdout).toMatch(/Nothing begins in bar 1: the melody next begins in bar \d+\.\n$/);
  });

  test.each([
    [["explain", "grief", "-s", "1", "--bar", "999"], "the song has the bars 1 to"],
    [["explain", "grief", "-s", "1", "--track", "kazoo"], "the song has melody"],
  ])("%j ends with 1 and says what can be had", async (args, hint) => {
    expect(await run(...args)).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(hint) });
  });
});

describe("music-brain edit", () => {
  test("composes one part anew, writes the file and tells what was kept", async () => {
    const wishes = ["grief", "--seed", "42", "--form", "verse-chorus", "--bars", "32"];
    const change = ["--regenerate", "chorus", "--tracks", "melody", "--with-seed", "7"];
    const ended = await run("edit", ...wishes, ...change, "-o", "edited.mid");
    expect(ended).toMatchObject({ code: 0, stderr: "Wrote edited.mid\n" });
    expect(ended.stdout).toMatch(/The last edit changed \d+ parts? and kept \d+, note for note/);
    expect(ended.stdout).toMatch(/changed {2}chorus.*: melody\n/);
    expect(parseMidi(readFileSync(join(folder, "edited.mid"))).header).toMatchObject({ format: 1 });
  });

  test("takes the edits that it has written", async () => {
    await run("edit", "hope", "-s", "3", "--tempo", "x1.1", "--transpose", "1", "-o", "there.json");
    const there = JSON.parse(readFileSync(join(folder, "there.json"), "utf8"));
    expect(there.inverse).toMatchObject({ kind: "tempo" });
    const again = await run("edit", "hope", "-s", "3", "--edits", "there.json", "--json");
    expect(JSON.parse(again.stdout).song.digest).toBe(there.song.digest);
  });

  test.each([
    [["edit", "hope", "-s", "3"], "Say what is to change"],
    [["edit", "hope", "-s", "3", "--regenerate", "chorus 99"], "is no section of this song; it has"],
    [["edit", "hope", "-s", "3", "--transpose", "H"], "is no tonic"],
    [["edit", "hope", "-s", "3", "--tempo", "fast"], "such as 96, or a factor, such as x1.1"],
    [["edit", "hope", "-s", "3", "--swap", "cello"], "such as melody=cello"],
    [
      ["edit", "hope", "-s", "3", "--edits", "nowhere.json"],
      "nowhere.json does not exist: name a file with JSON in it",
    ],
  ])("%j ends with 1 and says what would be right", async (args, hint) => {
    expect(await run(...args)).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(hint) });
  });
});

describe("music-brain compare", () => {
  test("says what more arousal does", async () => {
    const ended = await run("compare", "grief", "--seed", "42", "--genre", "pop", "--arousal", "+0.3");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^The songs differ in \d+ of \d+ bars\.$/m);
    expect(ended.stdout).toContain("The tempo rises from");
  });

  test("takes a number without a sign as a move, and shows moves with their signs", async () => {
    const up = await run("compare", "grief", "--seed", "42", "--arousal", "0.2", "--valence", "-0.1");
    expect(up.stdout).toMatch(/What if: valence -0\.1 \(-0\.7 → -0\.8\), arousal \+0\.2 \(0\.34 → 0\.54\)/);
    const put = await run("compare", "grief", "--seed", "42", "--arousal", "=0.54");
    expect(put.stdout).toContain("What if: arousal +0.2 (0.34 → 0.54)");
  });

  test("takes instruments and how human the players are as changes", async () => {
    const changes = ["--change", "instrument=melody=flute", "--change", "instrument=bass=cello"];
    const ended = await run(
      "compare",
      "grief",
      "-s",
      "4",
      "--bars",
      "8",
      ...changes,
      "--change",
      "humanize=0",
    );
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/melody goes from .* to flute/);
    expect(ended.stdout).toMatch(/to cello/);
  });

  test("compares two files", async () => {
    await run("generate", "wonder", "-s", "3", "-o", "before.json");
    await run("generate", "wonder", "-s", "4", "-o", "after.json");
    expect((await run("compare", "before.json", "before.json")).stdout).toContain("identical, note for note");
    const ended = await run("compare", "before.json", "after.json", "--json");
    expect(JSON.parse(ended.stdout)).toMatchObject({ identical: false });
  });

  test.each([
    [["compare", "grief"], "such as --arousal +0.2 or --change genre=jazz"],
    [["compare", "grief", "--arousal", "more"], "write +0.2 or -0.2 to move it"],
    [["compare", "grief", "-s", "1", "--change", "colour=red"], "write one of key, bpm"],
    [["compare", "grief", "--change", "instrument=flute"], "such as melody=flute"],
    [["compare", "one.json"], "Name two songs"],
    [["compare", "one.json", "two.json"], "one.json does not exist: name a file with JSON in it"],
  ])("%j ends with 1 and says what would be right", async (args, hint) => {
    expect(await run(...args)).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(hint) });
  });
});

describe("music-brain analyze", () => {
  test("hears the key and the metre of a song that it composed", async () => {
    await run("generate", "grief", "--seed", "1", "--key", "A minor", "-o", "grief.mid");
    const told = await run("analyze", "grief.mid");
    expect(told).toMatchObject({ code: 0, stderr: "" });
    for (const word of ["A minor", "4/4", "feels like", "because", "section"])
      expect(told.stdout).toContain(word);
    const heard = JSON.parse((await run("analyze", "grief.mid", "--json")).stdout);
    expect(heard).toMatchObject({ success: true, key: "A", mode: "minor", notices: [] });
  });

  test("says what is wrong with a file", async () => {
    writeFileSync(join(folder, "text.mid"), "no music");
    const ended = await run("analyze", "text.mid");
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("not a MIDI file");
    expect((await run("analyze", "nowhere.mid")).stderr).toContain("does not exist");
  });
});

describe("music-brain serve", () => {
  test("serves on the port that it is given, and stops on SIGTERM", async () => {
    const service = start(process.execPath, ["apps/cli/src/main.ts", "serve", "--port", "0"], {
      env: environment({ PORT: "1" }),
    });
    const address = await addressOf(service);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    service.child.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ code: 0 });
  });
});

describe("the command of the package", () => {
  test("runs through the launcher from any folder", async () => {
    const ended = await start(
      process.execPath,
      [join(root, "apps/cli/bin/music-brain.mjs"), "generate", "hope", "-s", "5", "-o", "hope.mid"],
      {
        cwd: folder,
      },
    ).ended;
    expect(ended).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "hope.mid"))).toBe(true);
  });
});
