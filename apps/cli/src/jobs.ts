/** `music-brain worker` and `job`: the work that is done after the answer, for administrators. */
import process from "node:process";
import type { JobConsole } from "@music-brain/server";
import Table from "cli-table3";
import { type Command, InvalidArgumentError, Option } from "commander";
import { print, say, shown } from "./accounts.ts";
import { CommandError } from "./command-error.ts";

const states = ["queued", "running", "succeeded", "failed", "cancelled"] as const;

interface ListOptions {
  readonly state?: (typeof states)[number];
  readonly dead?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

/** Adds `worker` and `job`. */
export function addJobs(command: Command): void {
  command
    .command("worker")
    .description("work on jobs until a signal comes; on as many machines as like, where DATABASE_URL is set")
    .option(
      "--at-once <number>",
      "jobs at the same time, each with a thread to render in; wins over JOB_WORKERS and RENDER_THREADS",
      wholeNumber(1, 64),
    )
    .action(async ({ atOnce }: { atOnce?: number }) => {
      const { runWorker } = await import("@music-brain/server");
      await runWorker(process.env, atOnce);
    });
  const job = command.command("job").description("jobs: what is done after the answer, such as renders");
  job
    .command("list")
    .description("list jobs, the newest first")
    .addOption(new Option("--state <state>", "only those in it").choices(states))
    .option("--dead", "only those that failed too often and were given up")
    .addOption(
      new Option("--limit <number>", "as many at most").argParser(wholeNumber(1, 10_000)).default(50),
    )
    .option("--json", "print JSON for machines")
    .action((options: ListOptions) => list(options));
  job
    .command("show")
    .description("show a job with the cause of its failure, as JSON")
    .argument("<id>")
    .action((id: string) => withJobs(async (jobs) => print(await jobs.show(id))));
  job
    .command("cancel")
    .description("cancel a job that is not done")
    .argument("<id>")
    .action((id: string) =>
      withJobs(async (jobs) => {
        await jobs.cancel(id);
        say(`${id} is cancelled.`);
      }),
    );
  job
    .command("retry")
    .description("put a job in again that has failed or was cancelled")
    .argument("<id>")
    .action((id: string) =>
      withJobs(async (jobs) => {
        await jobs.retry(id);
        say(`${id} waits again.`);
      }),
    );
}

async function list({ json, ...filter }: ListOptions): Promise<void> {
  await withJobs(async (jobs) => {
    const found = await jobs.list(filter);
    if (json) return print(found);
    if (found.length === 0) return say("There are no such jobs.");
    const table = new Table({
      head: ["job", "kind", "state", "%", "tries", "of", "since", "cause"],
      style: { head: [], border: [] },
    });
    for (const { id, kind, state, progress, attempt, owner, createdAt, cause } of found) {
      const since = new Date(createdAt).toISOString().slice(0, 19).replace("T", " ");
      table.push([id, kind, state, progress, attempt, owner, since, shown(cause ?? "", 60)]);
    }
    say(table.toString());
  });
}

async function withJobs(work: (jobs: JobConsole) => Promise<void>): Promise<void> {
  const { openJobConsole, DatabaseError, Problem, SettingsError } = await import("@music-brain/server");
  try {
    const jobs = await openJobConsole(process.env);
    try {
      await work(jobs);
    } finally {
      await jobs.close();
    }
  } catch (error) {
    const isPlain =
      error instanceof DatabaseError || error instanceof SettingsError || error instanceof Problem;
    throw isPlain ? new CommandError(error.message, { cause: error }) : error;
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
  };
}
