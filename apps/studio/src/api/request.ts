/** How the page speaks with its service. */
import type { WireProblem } from "@music-brain/contract";
import { words } from "../words.ts";

/** An answer that is no success, in words that can be shown. */
export class ServiceError extends Error {
  /** Of the answer; 0 where there was none. */
  readonly status: number;
  /** Under which the service's log knows more. */
  readonly requestId: string | undefined;

  constructor(message: string, status: number, requestId?: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.requestId = requestId;
  }
}

/** What a request may have besides its path. */
export interface RequestOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Asks the service for JSON: a POST where there is a body, a GET otherwise.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function request<Answer>(path: string, { body, signal }: RequestOptions = {}): Promise<Answer> {
  const response = await reach(path, {
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as Answer;
}

/**
 * Asks the service for a file: what the JSON of a POST is answered with in the wanted form.
 * @throws ServiceError with words for whoever looks at the page
 */
export async function requestFile(path: string, body: unknown, mediaType: string): Promise<Blob> {
  const response = await reach(path, {
    method: "POST",
    headers: { accept: mediaType, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await failureOf(response);
  return response.blob();
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ServiceError(words.failure.offline, 0, undefined, cause);
  }
}

async function failureOf(response: Response): Promise<ServiceError> {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const seconds = Number(response.headers.get("retry-after"));
  if (response.status === 429 && seconds > 0) {
    return new ServiceError(words.failure.limit(seconds), 429, requestId);
  }
  const problem = (await response.json().catch(() => undefined)) as Partial<WireProblem> | undefined;
  return new ServiceError(problem?.detail ?? response.statusText, response.status, requestId);
}
