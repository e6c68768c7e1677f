/** What a browser writes down of itself: how long its tasks were, and when it drew. */
import type { CDPSession } from "playwright-core";

/** An event of Chromium's trace (Trace Event Format); times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: EventData };
}

interface EventData {
  readonly requestId?: string;
  readonly mimeType?: string;
  readonly documentLoaderURL?: string;
  readonly encodedDataLength?: number;
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
  /** When the main thread had handed over what is to be drawn, in milliseconds since the trace began. */
  readonly commits: readonly number[];
  /** When what bears a name happened last: navigationStart, and what the page marks (User Timing). */
  readonly marks: ReadonlyMap<string, number>;
  /** Bytes of scripts as they came over the network. */
  readonly scriptBytes: number;
}

const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
  "blink.user_timing",
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
  const since = (ts: number) => (ts - began) / 1000;
  const main = mainThread(events);
  const ofPage = events.filter(({ pid }) => pid === main?.pid);
  const ofMain = ofPage.filter(({ tid }) => tid === main?.tid);
  return {
    tasks: ofMain
      .filter(({ name }) => name === "RunTask")
      .map(({ ts, dur = 0, tdur = dur }) => ({ start: since(ts), duration: dur / 1000, work: tdur / 1000 }))
      .toSorted((one, other) => one.start - other.start),
    frames: ofPage.filter(({ name }) => name === "DrawFrame").map(({ ts }) => since(ts)),
    commits: ofMain
      .filter(({ name }) => name === "Commit")
      .map(({ ts, dur = 0 }) => since(ts + dur))
      .toSorted((one, other) => one - other),
    marks: new Map(
      ofPage
        // Pictures are documents too, without an address.
        .filter(({ cat, args }) => isTiming(cat) && args?.data?.documentLoaderURL !== "")
        .toSorted((one, other) => one.ts - other.ts)
        .map(({ name, ts }) => [name, since(ts)]),
    ),
    scriptBytes: scriptBytes(ofPage),
  };
}

function isTiming(categories = ""): boolean {
  return categories.split(",").includes("blink.user_timing");
}

function scriptBytes(events: readonly TraceEvent[]): number {
  const dataOf = (wanted: string) =>
    events.flatMap(({ name, args }) => (name === wanted && args?.data ? [args.data] : []));
  const scripts = new Set(
    dataOf("ResourceReceiveResponse")
      .filter(({ mimeType }) => mimeType === "text/javascript")
      .map(({ requestId }) => requestId),
  );
  return dataOf("ResourceFinish")
    .filter(({ requestId }) => scripts.has(requestId))
    .reduce((sum, { encodedDataLength = 0 }) => sum + encodedDataLength, 0);
}

/**
 * The main thread of the page: of the renderer in which something was marked, or else of the one that worked most. The
 * browser has spare ones that do nothing, and draws parts of its own window in others.
 */
function mainThread(events: readonly TraceEvent[]): TraceEvent | undefined {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const marking = events.find(({ cat, ph }) => isTiming(cat) && ph === "I")?.pid;
  const worked = ({ pid, tid }: TraceEvent) =>
    events.reduce(
      (sum, event) =>
        event.name === "RunTask" && event.pid === pid && event.tid === tid ? sum + (event.dur ?? 0) : sum,
      0,
    );
  return (
    mains.find(({ pid }) => pid === marking) ?? mains.toSorted((one, other) => worked(other) - worked(one))[0]
  );
}
