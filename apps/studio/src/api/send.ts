/** One request to the service, and what goes wrong in words. */
import type { WireProblem } from "@music-brain/contract";
import { words } from "../words.ts";
import { noteReached } from "./reachability.ts";

/** An answer that is no success, in words that can be shown. */
export class ServiceError extends Error {
  /** Of the answer; 0 where there was none. */
  readonly status: number;
  /** Under which the service's log knows more. */
  readonly requestId: string | undefined;
  /** The kind of problem; empty where it is not told. */
  readonly code: string;
  /** Whether it was the token that was not good (any more), and nothing else (RFC 6750 §3.1). */
  readonly isTokenOver: boolean;

  constructor(
    message: string,
    status: number,
    { requestId, code = "", isTokenOver = false, cause }: Why = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.requestId = requestId;
    this.code = code;
    this.isTokenOver = isTokenOver;
  }
}

interface Why {
  readonly requestId?: string | undefined;
  readonly code?: string;
  readonly isTokenOver?: boolean;
  readonly cause?: unknown;
}

/** What a request may have besides its path. */
export interface SendOptions {
  /** GET, and POST where there is a body, unless it is told. */
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** The media type that is wanted; JSON unless it is told. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request and reads its answer as JSON; undefined where it has none.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const response = await reach(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/**
 * Sends a request; the answer is a success.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function reach(path: string, options: SendOptions = {}): Promise<Response> {
  for (let again = 1; ; again++) {
    const response = await fetched(path, options);
    if (response.ok) return response;
    const seconds = Number(response.headers.get("retry-after"));
    const isCrowded = response.status === 503 && seconds > 0 && seconds <= MOST_SECONDS;
    if (!isCrowded || again === MOST_TRIES) throw await failureOf(response);
    await pause(seconds, options.signal);
  }
}

/** A service that has too much to do has done nothing, and says when to come again: so often it is asked. */
const MOST_TRIES = 4;

/** Nobody waits longer for that without being told. */
const MOST_SECONDS = 5;

/** Waits; rejects as soon as it is aborted. */
export function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

async function fetched(path: string, options: SendOptions): Promise<Response> {
  const { body, accept = "application/json", headers, token, signal } = options;
  const { method = body === undefined ? "GET" : "POST" } = options;
  const response = await fetch(path, {
    method,
    headers: {
      accept,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    noteReached(false);
    throw new ServiceError(words.failure.offline, 0, { cause });
  });
  noteReached(true);
  return response;
}

async function failureOf(response: Response): Promise<ServiceError> {
  const problem = (await response.json().catch(() => undefined)) as Partial<WireProblem> | undefined;
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const code = problem?.code ?? "";
  const seconds = Number(response.headers.get("retry-after"));
  const isTokenOver = response.headers.get("www-authenticate")?.includes("invalid_token") === true;
  const message =
    response.status === 429 && seconds > 0
      ? words.failure.limit(seconds, code === "too_many_attempts")
      : (problem?.detail ?? response.statusText);
  return new ServiceError(message, response.status, { requestId, code, isTokenOver });
}
