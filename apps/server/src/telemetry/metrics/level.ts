/** A gauge that the service reads, too. */
import { Gauge, type Registry } from "prom-client";

/** A number of things that there are now; NaN while there is nothing to tell of, which is not shown. */
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
      if (Number.isNaN(level.now)) this.remove();
      else this.set(level.now);
    },
  });
  return level;
}
