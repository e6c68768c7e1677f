/** Songs rendered in threads of their own, so that everything else goes on meanwhile. */
import { Worker } from "node:worker_threads";
import { overloaded } from "../http/shedding.ts";
import type { SoundOptions, SoundRenderer, SoundRequest } from "./sound-renderer.ts";
import type { WorkerMessage } from "./sound-worker.ts";

/** What a pool is set up with. */
export interface RenderPoolOptions {
  /** Songs that are rendered at the same time: 200 MB or more of memory each, while there is work. */
  readonly threads: number;
  /** Songs that wait for a thread. */
  readonly mostWaiting: number;
  /** A thread that has nothing to do for so long is ended, in milliseconds. */
  readonly idleMs: number;
  /** What a thread runs; for tests. */
  readonly program?: URL;
}

/** What a render waits for. */
interface Task extends SoundOptions {
  readonly request: SoundRequest;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread, and what it does at the moment. */
interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
  idle: NodeJS.Timeout | undefined;
}

const PROGRAM = new URL("./sound-worker.ts", import.meta.url);

/** A pool without threads yet: they are made when there is something to render. */
export function createRenderPool(options: RenderPoolOptions): SoundRenderer {
  return new RenderPool(options);
}

class RenderPool implements SoundRenderer {
  readonly #options: RenderPoolOptions;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Task[] = [];
  #closed = false;

  constructor(options: RenderPoolOptions) {
    this.#options = options;
  }

  render(request: SoundRequest, options: SoundOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const isFull = this.#threads.size >= this.#options.threads && this.#idleThread() === undefined;
    if (this.#closed || (isFull && this.#waiting.length >= this.#options.mostWaiting)) {
      return Promise.reject(overloaded());
    }
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const task: Task = { ...options, request, resolve, reject };
    this.#waiting.push(task);
    const abort = () => this.#giveUp(task, signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    this.#next();
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.reject(overloaded());
    const threads = [...this.#threads];
    for (const { task } of threads) task?.reject(overloaded());
    await Promise.all(threads.map((thread) => this.#end(thread)));
  }

  #idleThread(): Thread | undefined {
    return [...this.#threads].find(({ task }) => task === undefined);
  }

  #next(): void {
    const [task] = this.#waiting;
    if (task === undefined) return;
    const thread = this.#idleThread() ?? (this.#threads.size < this.#options.threads && this.#begin());
    if (!thread) return;
    this.#waiting.shift();
    clearTimeout(thread.idle);
    thread.task = task;
    thread.worker.ref();
    thread.worker.postMessage(task.request);
  }

  #begin(): Thread {
    const worker = new Worker(this.#options.program ?? PROGRAM, { name: "sound" });
    const thread: Thread = { worker, task: undefined, idle: undefined };
    this.#threads.add(thread);
    worker.on("message", (message: WorkerMessage) => this.#hear(thread, message));
    worker.on("error", (error) => this.#lose(thread, error));
    worker.on("exit", () => this.#lose(thread, new Error("the thread that rendered the song ended")));
    return thread;
  }

  #hear(thread: Thread, message: WorkerMessage): void {
    const { task } = thread;
    if (task === undefined) return;
    if (message.kind === "progress") {
      task.onProgress?.(message.share);
      return;
    }
    thread.task = undefined;
    if (message.kind === "done") task.resolve(message.bytes);
    else if (message.kind === "refused") task.reject(new RangeError(message.reason));
    else task.reject(message.error);
    // Nothing to do is no reason for the process to go on.
    thread.worker.unref();
    thread.idle = setTimeout(() => void this.#end(thread), this.#options.idleMs).unref();
    this.#next();
  }

  /** Whoever waits for the task does not any more: a thread that is at it is ended, which frees it at once. */
  #giveUp(task: Task, reason: unknown): void {
    task.reject(reason);
    const place = this.#waiting.indexOf(task);
    if (place >= 0) this.#waiting.splice(place, 1);
    const thread = [...this.#threads].find((one) => one.task === task);
    if (thread !== undefined) void this.#end(thread);
    this.#next();
  }

  #lose(thread: Thread, error: unknown): void {
    if (!this.#threads.delete(thread)) return;
    clearTimeout(thread.idle);
    thread.task?.reject(error);
    this.#next();
  }

  async #end(thread: Thread): Promise<void> {
    this.#threads.delete(thread);
    clearTimeout(thread.idle);
    await thread.worker.terminate();
  }
}
