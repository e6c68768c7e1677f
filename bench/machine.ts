/** What the figures were measured on. */
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import process from "node:process";

/** One line: Node, platform, processor, cores and memory. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version}, ${platform()} ${arch()}, ${model}, ${availableParallelism()} cores, ${memory} GiB`;
}
