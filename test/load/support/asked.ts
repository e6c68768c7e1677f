/** A service that can be asked for what is alive on its heap. */
import { once } from "node:events";
import { type Served, serve } from "../../support/served.ts";

/** One that runs under the inspector of Node.js. */
export interface MeasuredService extends Served {
  /** Megabytes that are alive on the heap, after its garbage has been collected. */
  readonly liveMegabytes: () => Promise<number>;
}

/** Starts a service as in production, but for limits, whose heap can be looked at (Chrome DevTools Protocol). */
export async function serveMeasured(
  changes: Readonly<Record<string, string>> = {},
): Promise<MeasuredService> {
  const service = await serve({ NODE_OPTIONS: "--inspect=127.0.0.1:0", ...changes });
  const [address] = await service.printed(/ws:\/\/\S+/);
  const inspector = new WebSocket(address);
  await once(inspector, "open");
  let sent = 0;
  const ask = (method: string): Promise<{ readonly usedSize?: number }> => {
    const id = ++sent;
    return new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        inspector.removeEventListener("message", hear);
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer.result);
      };
      inspector.addEventListener("message", hear);
      inspector.send(JSON.stringify({ id, method }));
    });
  };
  return {
    ...service,
    async liveMegabytes() {
      await ask("HeapProfiler.collectGarbage");
      const { usedSize = Number.NaN } = await ask("Runtime.getHeapUsage");
      return usedSize / 1e6;
    },
  };
}
