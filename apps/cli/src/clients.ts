/** `music-brain client`: the programs of third parties that the authorization server knows. */
import process from "node:process";
import { isScope } from "@music-brain/contract";
import type { ClientConsole } from "@music-brain/server";
import Table from "cli-table3";
import { type Command, Option } from "commander";
import { say, shown } from "./accounts.ts";
import { CommandError } from "./command-error.ts";

interface CreateOptions {
  readonly kind: "public" | "confidential" | "machine";
  readonly redirectUri?: readonly string[];
  readonly scope: string;
  readonly json?: boolean;
}

/** Adds `client`. */
export function addClients(command: Command): void {
  const client = command
    .command("client")
    .description("programs of third parties, which get tokens by OAuth");
  client
    .command("create")
    .description("make a client; its secret is printed once")
    .argument("<name>", "what people are asked whether they agree with")
    .addOption(
      new Option(
        "--kind <kind>",
        "public: a page or an app; confidential: a program on a server; machine: one that acts for itself",
      )
        .choices(["public", "confidential", "machine"])
        .default("confidential"),
    )
    .option("--redirect-uri <address>", "where people are led back to; may be given again", collect)
    .requiredOption("--scope <scopes>", 'all that it may ever ask for: "generate songs:read"')
    .option("--json", "print JSON for machines")
    .action((name: string, options: CreateOptions) => createClient(name, options));
  client
    .command("list")
    .description("list the clients")
    .option("--json", "print JSON for machines")
    .action((options: { json?: boolean }) => listClients(options));
  client
    .command("rotate")
    .description("give a client another secret; the one before is good no more")
    .argument("<id>")
    .action((id: string) => withClients(async (clients) => say(await clients.rotate(id))));
  client
    .command("consents")
    .description("list the clients that somebody has let act for them")
    .argument("<name>", "whose")
    .option("--json", "print JSON for machines")
    .action((name: string, options: { json?: boolean }) => listConsents(name, options));
  client
    .command("withdraw")
    .description("let a client act for somebody no more; what it has of theirs opens nothing")
    .argument("<name>", "for whom")
    .argument("<id>", "which, as they are listed")
    .action((name: string, id: string) =>
      withClients(async (clients) => {
        await clients.withdraw(name, id);
        say(`${id} acts for ${name} no more.`);
      }),
    );
  client
    .command("delete")
    .description("delete a client; its tokens open nothing any more")
    .argument("<id>")
    .action((id: string) =>
      withClients(async (clients) => {
        await clients.delete(id);
        say(`${id} is gone.`);
      }),
    );
}

async function createClient(
  name: string,
  { kind, redirectUri = [], scope, json }: CreateOptions,
): Promise<void> {
  const words = scope.split(/[\s,]+/).filter((word) => word !== "");
  const unknown = words.find((word) => !isScope(word));
  if (unknown !== undefined) throw new CommandError(`${unknown} is no scope.`);
  await withClients(async (clients) => {
    const made = await clients.create({
      name,
      kind,
      redirectUris: redirectUri,
      scopes: words.filter(isScope),
    });
    if (json) return say(JSON.stringify(made, null, 2));
    say(`client_id      ${made.client.id}`);
    if (made.secret !== null) say(`client_secret  ${made.secret}  (not shown again)`);
  });
}

async function listClients({ json }: { readonly json?: boolean }): Promise<void> {
  await withClients(async (clients) => {
    const found = await clients.list();
    if (json) return say(JSON.stringify(found, null, 2));
    if (found.length === 0) return say("There are no clients.");
    const table = new Table({
      head: ["client", "name", "kind", "scopes", "since"],
      style: { head: [], border: [] },
    });
    for (const { id, name, kind, scopes, created_at } of found) {
      // One that registered itself may call itself anything.
      table.push([id, shown(name, 64), kind, scopes.join(" "), created_at.slice(0, 10)]);
    }
    say(table.toString());
  });
}

async function listConsents(username: string, { json }: { readonly json?: boolean }): Promise<void> {
  await withClients(async (clients) => {
    const found = await clients.consents(username);
    if (json) return say(JSON.stringify(found, null, 2));
    if (found.length === 0) return say(`${username} has let no client act for them.`);
    const table = new Table({
      head: ["client", "name", "scopes", "since", "last token"],
      style: { head: [], border: [] },
    });
    for (const { id, name, scopes, agreed_at, last_token_at } of found) {
      table.push([id, shown(name, 64), scopes.join(" "), agreed_at.slice(0, 10), last_token_at ?? "none"]);
    }
    say(table.toString());
  });
}

async function withClients(work: (clients: ClientConsole) => Promise<void>): Promise<void> {
  const { openClients, DatabaseError, Problem, SettingsError } = await import("@music-brain/server");
  try {
    const clients = await openClients(process.env);
    try {
      await work(clients);
    } finally {
      await clients.close();
    }
  } catch (error) {
    const isPlain =
      error instanceof DatabaseError || error instanceof SettingsError || error instanceof Problem;
    throw isPlain ? new CommandError(error.message, { cause: error }) : error;
  }
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
