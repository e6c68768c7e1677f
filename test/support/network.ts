/** A network of two machines: this one, and one in a namespace. Root is needed to make it. */
import { execFileSync } from "node:child_process";
import process from "node:process";

/** A cable between this machine and a namespace. */
export interface Cable {
  /** The address of the far end. */
  readonly host: string;
  /** What a program is started with that runs at the far end. */
  readonly within: readonly string[];
  /** Nothing comes through any more, and nobody is told. */
  cut(): void;
  mend(): void;
  remove(): void;
}

/** Lays one. @throws Error that says what is missing */
export function layCable(): Cable {
  const name = `mb${process.pid}`;
  const [near, far] = [`${name}a`, `${name}b`];
  const ip = (...args: string[]) => execFileSync("ip", args, { stdio: "pipe" });
  const inside = (...args: string[]) => ip("netns", "exec", name, "ip", ...args);
  // Addresses for tests between machines (RFC 2544), which lead nowhere else.
  const [here, host] = ["198.18.77.1", "198.18.77.2"];
  try {
    ip("netns", "add", name);
    ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", name);
    ip("addr", "add", `${here}/30`, "dev", near);
    ip("link", "set", near, "up");
    inside("addr", "add", `${host}/30`, "dev", far);
    inside("link", "set", far, "up");
    inside("link", "set", "lo", "up");
  } catch (cause) {
    throw new Error(
      "The tests lay a cable to a network namespace: run them as root, with `ip` (Debian: apt-get install iproute2).",
      {
        cause,
      },
    );
  }
  return {
    host,
    within: ["ip", "netns", "exec", name],
    cut: () => void inside("link", "set", far, "down"),
    mend: () => void inside("link", "set", far, "up"),
    remove: () => void ip("netns", "delete", name),
  };
}
