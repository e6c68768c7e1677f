/** A gauge that the service reads, too. */
import { Gauge, type Registry } from "prom-client";

/** A number of things that there are now. */
export interface Level {
  now: number;
}

/** A level, shown as a gauge. */
export function createLevel(registry: Registry, name: string, help: string): Level {
  const level: Level = { now: 0 };
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(level.now);
    },
  });
  return level;
}
