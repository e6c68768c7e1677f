/** Variables that look like settings and are none: a slip of the finger would be ignored in silence. */
import { distance } from "fastest-levenshtein";
import { type Setting, settingsTable } from "./settings.ts";
import type { Environment } from "./settings-load.ts";

/** What the launcher reads. */
const launcherNames = ["MUSIC_BRAIN_NODE", "MUSIC_BRAIN_CACHE"];

const table: readonly Setting<unknown>[] = Object.values(settingsTable);

/** Every name that is read. */
const known: readonly string[] = [
  ...table.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])),
  ...launcherNames,
];

const OWN_PREFIX = "MUSIC_BRAIN_";

/** Beginnings that are hardly anybody else's. Not REDIS_, SMTP_, LOG_ or OTEL_: others have variables that begin so. */
const prefixes = [
  OWN_PREFIX,
  "RATE_LIMIT_",
  "JWT_",
  "ACCESS_TOKEN_",
  "REFRESH_TOKEN_",
  "SECRET_KEY_",
  "OAUTH_",
  "OIDC_",
  "CORS_",
];

/** What Kubernetes tells a container of the services around it. */
const OF_KUBERNETES = /_SERVICE_(?:HOST|PORT)(?:_|$)|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_|$)/;
const ADDRESS_OF_KUBERNETES = /^(?:tcp|udp|sctp):\/\//;

/** Longer names are nobody's slip of the finger. */
const LONGEST = 60;

/**
 * A sentence for each variable that looks like a setting and is none, with what was probably meant. Values are not in them.
 * @example unknownSettings({ LOG_LEVL: "debug" }); // ["LOG_LEVL is not a setting, and is ignored; did you mean LOG_LEVEL?"]
 */
export function unknownSettings(environment: Environment): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = ""]) => {
    if (value.trim() === "" || known.includes(name) || name.length > LONGEST) return [];
    if (OF_KUBERNETES.test(name) || ADDRESS_OF_KUBERNETES.test(value)) return [];
    const advice = adviceOn(name);
    return advice === undefined ? [] : [`${name} is not a setting, and is ignored; ${advice}`];
  });
}

function adviceOn(name: string): string | undefined {
  const written = name.toUpperCase();
  const prefix = prefixes.find((one) => written.startsWith(one));
  const meant =
    exactly(written, prefix) ?? nearest(written, known, mostSlips) ?? (prefix && within(written, prefix));
  if (meant !== undefined) return `did you mean ${meant}?`;
  if (prefix === undefined) return undefined;
  const alike = known.filter((one) => one.startsWith(prefix));
  return `those that begin like it are ${alike.join(", ")}.`;
}

/** One that is written in small letters, with the name of the service before it, or as if it could stand in a file. */
function exactly(written: string, prefix: string | undefined): string | undefined {
  const without = prefix === OWN_PREFIX ? written.slice(OWN_PREFIX.length) : written;
  const candidates = [without, without.replace(/_FILE$/, "")];
  return candidates.find((one) => known.includes(one));
}

/** One with the same beginning, which is longer, or the rest of which is much like it. */
function within(written: string, prefix: string): string | undefined {
  const alike = known.filter((one) => one.startsWith(prefix));
  const [longer, another] = alike.filter((one) => one.startsWith(written) && !one.endsWith("_FILE"));
  if (longer !== undefined && another === undefined) return longer;
  return nearest(written, alike, (one) => Math.floor((one.length - prefix.length) / 2));
}

/** The known name with the fewest edits (Levenshtein 1966) within so many. */
function nearest(
  written: string,
  names: readonly string[],
  most: (name: string, written: string) => number,
): string | undefined {
  const near = names
    .map((name) => ({ name, edits: distance(written, name) }))
    .filter(({ name, edits }) => edits <= most(name, written))
    .sort((one, other) => one.edits - other.edits);
  return near[0]?.name;
}

/** Three edits in a long name, two or one in a shorter one; in the shortest, which many words are like, letters that changed places. */
function mostSlips(name: string, written: string): number {
  if (name.length >= 10) return 3;
  if (name.length >= 8) return 2;
  if (sortedLetters(name) === sortedLetters(written)) return 2;
  return name.length >= 6 ? 1 : 0;
}

function sortedLetters(text: string): string {
  return [...text].sort().join("");
}
