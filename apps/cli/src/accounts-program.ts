/** The commands about accounts and their options, as `--help` shows them. */
import { HIGHEST_KEY_LIMIT, scopes } from "@music-brain/contract";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type CreateOptions,
  createUser,
  deleteUser,
  endSession,
  exportUser,
  listSessions,
  listUsers,
  type PrintOptions,
  passwordLink,
  setDisabled,
  setRole,
  showUser,
} from "./accounts.ts";
import {
  type CreateKeyOptions,
  createKey,
  disableSecondFactor,
  listKeys,
  revokeKey,
  rotateKey,
} from "./keys.ts";

/** Adds `admin`, `user`, `session` and `key`. */
export function addAccounts(command: Command): void {
  const admin = command.command("admin").description("administrators of the service");
  creating(admin.command("create").description("make an account that may do everything")).action(
    (name: string, options: CreateOptions) => createUser(name, { ...options, role: "admin" }),
  );
  addUsers(command.command("user").description("the accounts of the service"));
  addSessions(command.command("session").description("where people are signed in"));
  addKeys(command.command("key").description("keys for programs that act for an account"));
}

function addUsers(user: Command): void {
  creating(user.command("create").description("make an account"))
    .addOption(new Option("--role <role>", "what it may do").choices(["member", "admin"]))
    .action((name: string, options: CreateOptions) => createUser(name, options));
  json(user.command("list").description("list the accounts"))
    .option("--begin <text>", "only those whose names begin so")
    .action((options: PrintOptions & { begin?: string }) => listUsers(options));
  json(user.command("show").description("show an account").argument("<name>")).action(
    (name: string, options: PrintOptions) => showUser(name, options),
  );
  user
    .command("disable")
    .description("let an account sign in no more; its sessions end, its keys open nothing")
    .argument("<name>")
    .action((name: string) => setDisabled(name, true));
  user
    .command("enable")
    .description("let it sign in again")
    .argument("<name>")
    .action((name: string) => setDisabled(name, false));
  user
    .command("role")
    .description("change what an account may do")
    .argument("<name>")
    .addArgument(user.createArgument("<role>", "member or admin").choices(["member", "admin"]))
    .action((name: string, role: "member" | "admin") => setRole(name, role));
  user
    .command("password-link")
    .description("print a link by which somebody sets the password, once, within an hour")
    .argument("<name>")
    .action((name: string) => passwordLink(name));
  user
    .command("disable-2fa")
    .description("take the second factor away from somebody who has lost it")
    .argument("<name>")
    .action((name: string) => disableSecondFactor(name));
  user
    .command("export")
    .description("print everything that is kept of an account, as JSON")
    .argument("<name>")
    .action((name: string) => exportUser(name));
  user
    .command("delete")
    .description("delete an account with everything that it has")
    .argument("<name>")
    .option("--yes", "it is meant")
    .action((name: string, options: { yes?: boolean }) => deleteUser(name, options));
}

function addSessions(session: Command): void {
  json(session.command("list").description("list where somebody is signed in").argument("<name>")).action(
    (name: string, options: PrintOptions) => listSessions(name, options),
  );
  session
    .command("end")
    .description("end a session: its tokens open nothing any more")
    .argument("<name>", "whose")
    .argument("[session]", "which, as they are listed")
    .option("--all", "all of them")
    .action((name: string, id: string | undefined, { all }: { all?: boolean }) => endSession(name, id, all));
}

function addKeys(key: Command): void {
  json(key.command("create").description("make a key and print it, once"))
    .argument("<name>", "whose")
    .argument("<purpose>", "what the key is for")
    .addOption(
      new Option("--scope <scopes...>", "what it may do; no more than its owner")
        .choices(scopes)
        .default(["generate"]),
    )
    .addOption(new Option("--days <number>", "days for which it is good").argParser(wholeNumber(1, 3650)))
    .addOption(limitOption("--per-minute", "in a minute; the three limits go together"))
    .addOption(limitOption("--per-hour", "in an hour"))
    .addOption(limitOption("--per-day", "in a day"))
    .addHelpText("after", LIMITS_HELP)
    .action((owner: string, purpose: string, options: CreateKeyOptions) =>
      createKey(owner, purpose, options),
    );
  json(key.command("list").description("list somebody's keys").argument("<name>")).action(
    (name: string, options: PrintOptions) => listKeys(name, options),
  );
  json(key.command("rotate").description("give a key another text and print it, once"))
    .argument("<name>", "whose")
    .argument("<key>", "which, as they are listed")
    .addOption(
      new Option("--overlap <seconds>", "for how long the text before is still good")
        .argParser(wholeNumber(0, 2_592_000))
        .default(0),
    )
    .action((name: string, id: string, options: PrintOptions & { overlap: number }) =>
      rotateKey(name, id, options),
    );
  key
    .command("revoke")
    .description("revoke a key: it opens nothing any more")
    .argument("<name>", "whose")
    .argument("<key>", "which, as they are listed")
    .action((name: string, id: string) => revokeKey(name, id));
}

const LIMITS_HELP = `
A key without limits of its own spends its owner's tokens; one with limits, these besides. Those of an
administrator's key stand by themselves, and may be higher.`;

function limitOption(flag: string, period: string): Option {
  return new Option(`${flag} <number>`, `tokens ${period}`).argParser(wholeNumber(1, HIGHEST_KEY_LIMIT));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
  };
}

function creating(command: Command): Command {
  return json(command)
    .argument("<name>")
    .option("--email <address>", "where links for a forgotten password are sent")
    .option(
      "--password-file <file>",
      "read the password from there; else it is asked for, or read from standard input",
    )
    .option("--link", "set no password, and print a link by which it is set");
}

function json(command: Command): Command {
  return command.option("--json", "print JSON for machines");
}
