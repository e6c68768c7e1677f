/** How much room there is where the service keeps things. */
import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { Gauge, type Registry } from "prom-client";

/**
 * Adds the gauges `disk_free_bytes` and `disk_size_bytes`, which are looked at whenever they are asked for.
 * @param folders by what they are for, which is their label. One that is not there is not told of
 */
export function measureRoom(registry: Registry, folders: Readonly<Record<string, string>>): void {
  const gauge = (name: string, help: string, told: (room: StatsFs) => number) => {
    /** Folders that are being looked at: one that does not answer, such as of a server that is gone, is not asked again. */
    const looking = new Set<string>();
    new Gauge({
      name,
      help,
      labelNames: ["folder"],
      registers: [registry],
      async collect() {
        const asked = Object.entries(folders).filter(([folder]) => !looking.has(folder));
        await Promise.all(
          asked.map(async ([folder, path]) => {
            looking.add(folder);
            try {
              this.set({ folder }, told(await statfs(path)));
            } catch {
              this.remove({ folder });
            }
            looking.delete(folder);
          }),
        );
      },
    });
  };
  gauge(
    "disk_free_bytes",
    "What is free for the service where it keeps things.",
    (it) => it.bavail * it.bsize,
  );
  gauge("disk_size_bytes", "The file system where it keeps them.", (it) => it.blocks * it.bsize);
}
