/** The settings as an example file for the environment. */
import { type Setting, settingsTable } from "./settings.ts";

const WIDTH = 100;

/**
 * The text of `env.example`: every setting with its meaning, its type and its default, all of them commented out, so
 * that a copy of the file changes nothing.
 */
export function settingsExample(): string {
  const blocks = Object.values(settingsTable).map((setting: Setting<unknown>) => {
    const { name, type, default: standard, meaning, secret } = setting;
    const told = secret ? `${meaning} It may stand in a file instead: ${name}_FILE is its path.` : meaning;
    return [...comment(told), ...comment(`Type: ${type}.`), `#${name}=${standard}`].join("\n");
  });
  const head = comment(
    "Every setting of Music Brain, with its default. They are variables of the environment; a copy of this file " +
      "serves as an environment file (node --env-file, docker --env-file, systemd's EnvironmentFile). " +
      "Generated from apps/server/src/settings.ts: change it there.",
  );
  return `${[head.join("\n"), ...blocks].join("\n\n")}\n`;
}

function comment(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length + 3 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.map((line) => `# ${line}`);
}
