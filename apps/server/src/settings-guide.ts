/** The settings as a page for people: docs/CONFIGURATION.md. */
import { type Setting, settingsTable } from "./settings.ts";

/** The first setting of each part of the page, in the order of the table. */
const parts: readonly (readonly [first: string, title: string])[] = [
  ["HOST", "Listening and logs"],
  ["SECRET_KEY", "Tokens and accounts"],
  ["GOOGLE_CLIENT_ID", "Signing in with others"],
  ["SMTP_URL", "Mail"],
  ["AUDIT_RETENTION_DAYS", "Watching"],
  ["CACHE_MAX_MB", "Memory and load"],
  ["CORS_ORIGINS", "Browsers"],
  ["DATA_DIR", "Database"],
  ["MAX_SONGS_PER_USER", "Songs and jobs"],
  ["SESSION_TTL_DAYS", "Interviews"],
  ["TRUST_PROXY", "Limits"],
  ["REDIS_URL", "Redis"],
];

const HEAD = `# Configuration

Every setting of the service and of its workers. They are variables of the environment; an empty one counts as not set.
What is wrong is said at the start, all of it at once, and the service does not start. A name that looks like a setting and is
none is warned of. \`music-brain config\` prints the settings in force and where each comes from, secrets left out.

A **secret** may stand in a file instead: \`SECRET_KEY_FILE=/path\` names the file that holds \`SECRET_KEY\`. Secrets are never
printed, and are taken out of every line of the log.

This page and [env.example](../env.example) are generated from \`apps/server/src/settings.ts\`: \`npm run env-example\` writes them
anew.
`;

/** The text of the page. */
export function settingsGuide(): string {
  const titles = new Map(parts);
  const settings: readonly Setting<unknown>[] = Object.values(settingsTable);
  const lines = settings.flatMap((setting) => {
    const title = titles.get(setting.name);
    return [...(title === undefined ? [] : headOf(title)), rowOf(setting)];
  });
  return `${[HEAD, ...lines].join("\n")}\n`.replace(/\n{3,}/g, "\n\n");
}

function headOf(title: string): readonly string[] {
  return ["", `## ${title}`, "", "| variable | default | meaning |", "| --- | --- | --- |"];
}

function rowOf({ name, type, default: standard, meaning, secret }: Setting<unknown>): string {
  const told = `${meaning}<br>*${type}${secret ? "; a secret" : ""}*`;
  return `| \`${name}\` | ${standard === "" ? "" : `\`${standard}\``} | ${told.replaceAll("|", "\\|")} |`;
}
