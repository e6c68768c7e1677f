/** Work done in threads of their own, so that everything else goes on meanwhile. */
import { Worker } from "node:worker_threads";
import { overloaded } from "../http/shedding.ts";

/** What a pool is set up with. */
export interface ThreadPoolOptions {
  /** What the threads are called. */
  readonly name: string;
  /** Requests that are worked on at the same time. */
  readonly threads: number;
  /** Requests that wait for a thread. */
  readonly mostWaiting: number;
  /** A thread that has nothing to do for so long is ended, in milliseconds. */
  readonly idleMs: number;
  /** What a thread runs: it is sent requests, and says {@link ThreadMessage}s. */
  readonly program: URL;
}

/** What a thread says of what it was sent. */
export type ThreadMessage<Result> =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly bytes: Result }
  /** It cannot be done, for a reason that whoever asked may hear. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed"; readonly error: unknown };

/** How something is done. */
export interface ThreadOptions {
  /** Told how much is done, 0 … 1, rising, where the program says it. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work, and frees what does it, at once. */
  readonly signal?: AbortSignal;
}

/** Does work beside the event loop, some of it at a time. */
export interface ThreadPool<Request, Result> {
  /**
   * What comes of a request.
   * @throws Problem overloaded (rejects) where too many wait already; RangeError where it cannot be done; the signal's
   * reason where it was given up
   */
  render(request: Request, options?: ThreadOptions): Promise<Result>;
  /** Ends what is being done, and everything that waits. */
  close(): Promise<void>;
}

/** What somebody waits for. */
interface Task<Request, Result> extends ThreadOptions {
  readonly request: Request;
  readonly resolve: (bytes: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread, and what it does at the moment. */
interface Thread<Request, Result> {
  readonly worker: Worker;
  task: Task<Request, Result> | undefined;
  idle: NodeJS.Timeout | undefined;
}

/** A pool without threads yet: they are made when there is something to do. */
export function createThreadPool<Request, Result>(options: ThreadPoolOptions): ThreadPool<Request, Result> {
  return new Pool(options);
}

class Pool<Request, Result> implements ThreadPool<Request, Result> {
  readonly #options: ThreadPoolOptions;
  readonly #threads = new Set<Thread<Request, Result>>();
  readonly #waiting: Task<Request, Result>[] = [];
  #closed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  render(request: Request, options: ThreadOptions = {}): Promise<Result> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const isFull = this.#threads.size >= this.#options.threads && this.#idleThread() === undefined;
    if (this.#closed || (isFull && this.#waiting.length >= this.#options.mostWaiting)) {
      return Promise.reject(overloaded());
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const task: Task<Request, Result> = { ...options, request, resolve, reject };
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

  #idleThread(): Thread<Request, Result> | undefined {
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

  #begin(): Thread<Request, Result> {
    const worker = new Worker(this.#options.program, { name: this.#options.name });
    const thread: Thread<Request, Result> = { worker, task: undefined, idle: undefined };
    this.#threads.add(thread);
    worker.on("message", (message: ThreadMessage<Result>) => this.#hear(thread, message));
    worker.on("error", (error) => this.#lose(thread, error));
    worker.on("exit", () => this.#lose(thread, new Error("the thread that did it ended")));
    return thread;
  }

  #hear(thread: Thread<Request, Result>, message: ThreadMessage<Result>): void {
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
  #giveUp(task: Task<Request, Result>, reason: unknown): void {
    task.reject(reason);
    const place = this.#waiting.indexOf(task);
    if (place >= 0) this.#waiting.splice(place, 1);
    const thread = [...this.#threads].find((one) => one.task === task);
    if (thread !== undefined) void this.#end(thread);
    this.#next();
  }

  #lose(thread: Thread<Request, Result>, error: unknown): void {
    if (!this.#threads.delete(thread)) return;
    clearTimeout(thread.idle);
    thread.task?.reject(error);
    this.#next();
  }

  async #end(thread: Thread<Request, Result>): Promise<void> {
    this.#threads.delete(thread);
    clearTimeout(thread.idle);
    await thread.worker.terminate();
  }
}
