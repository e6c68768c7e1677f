/** What a browser writes down of itself: how long its tasks were, and when it drew. */
import type { CDPSession } from "playwright-core";

/** An event of Chromium's trace (Trace Event Format); times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly isMainFrame?: boolean } };
}

/** A task of the page's main thread, in milliseconds since the trace began. */
export interface Task {
  readonly start: number;
  readonly duration: number;
  /** What of it was work, and not waiting for other programs of the machine. */
  readonly work: number;
}

/** What is read out of a trace. */
export interface Trace {
  readonly tasks: readonly Task[];
  /** When frames came to be seen, in milliseconds since the trace began. */
  readonly frames: readonly number[];
}

const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];

/** Traces what happens while `during` runs. */
export async function traced(session: CDPSession, during: () => Promise<void>): Promise<Trace> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => {
    for (const event of value) events.push(event as TraceEvent);
  };
  session.on("Tracing.dataCollected", collect);
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: [...CATEGORIES, "__metadata"] },
  });
  await during();
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return read(events);
}

function read(events: readonly TraceEvent[]): Trace {
  const began = Math.min(...events.filter(({ ts, ph }) => ts > 0 && ph !== "M").map(({ ts }) => ts));
  const main = mainThread(events);
  return {
    tasks: events
      .filter(({ name, pid, tid }) => name === "RunTask" && pid === main?.pid && tid === main.tid)
      .map(({ ts, dur = 0, tdur = dur }) => ({
        start: (ts - began) / 1000,
        duration: dur / 1000,
        work: tdur / 1000,
      })),
    frames: events
      .filter(({ name, pid }) => name === "DrawFrame" && pid === main?.pid)
      .map(({ ts }) => (ts - began) / 1000),
  };
}

/** The main thread of the renderer that worked most: the browser has spare ones that do nothing. */
function mainThread(events: readonly TraceEvent[]): TraceEvent | undefined {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const worked = ({ pid, tid }: TraceEvent) =>
    events.reduce(
      (sum, event) =>
        event.name === "RunTask" && event.pid === pid && event.tid === tid ? sum + (event.dur ?? 0) : sum,
      0,
    );
  return mains.toSorted((one, other) => worked(other) - worked(one))[0];
}
