/** The commands about accounts and their options, as `--help` shows them. */
import { type Command, Option } from "commander";
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

/** Adds `admin`, `user` and `session`. */
export function addAccounts(command: Command): void {
  const admin = command.command("admin").description("administrators of the service");
  creating(admin.command("create").description("make an account that may do everything")).action(
    (name: string, options: CreateOptions) => createUser(name, { ...options, role: "admin" }),
  );
  addUsers(command.command("user").description("the accounts of the service"));
  addSessions(command.command("session").description("where people are signed in"));
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
