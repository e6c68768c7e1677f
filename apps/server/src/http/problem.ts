/**
 * The catalogue of errors, and an error as the wire sees it (RFC 9457). One table with an entry for every kind, which is why it is
 * long.
 */
import { type Mistake, showName, type WireProblem } from "@music-brain/contract";

/** A kind of error. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** For the documentation: when it comes, and what to do. */
  readonly meaning: string;
}

/** Every kind of error that the service answers with, by its code. */
export const problemKinds = {
  unreadable_request: {
    status: 400,
    title: "Unreadable request",
    meaning: "The request line, the address or the headers are not HTTP as it should be.",
  },
  unreadable_body: {
    status: 400,
    title: "Unreadable body",
    meaning:
      "The body is empty, is not JSON, is not UTF-8, names a property twice, uses the name `__proto__`, or nests more than 64 deep.",
  },
  unauthorized: {
    status: 401,
    title: "Unauthorized",
    meaning:
      "This asks for credentials, and there are none, or wrong ones. `WWW-Authenticate` says which kind.",
  },
  sign_in_refused: {
    status: 400,
    title: "Sign-in refused",
    meaning:
      "Whoever comes back from a provider was not sent there from this browser, or the provider does not vouch for them. Begin again.",
  },
  two_factor_required: {
    status: 401,
    title: "Second factor required",
    meaning:
      "The account has a second factor. Sign in with `code` too: that of the authenticator, or a recovery code.",
  },
  step_up_required: {
    status: 401,
    title: "Sign-in to be shown again",
    meaning:
      "A session alone is not enough for this. Send the `password` too, and a `code` where the account has a second factor. An account without a password asks for a sign-in with its provider within the last ten minutes instead.",
  },
  insufficient_scope: {
    status: 403,
    title: "Insufficient scope",
    meaning: "The token or key is good, but not for this. `WWW-Authenticate` names the scope that it lacks.",
  },
  sign_in_required: {
    status: 403,
    title: "Sign-in required",
    meaning: "This is for people who have signed in, not for a key or a client in their place.",
  },
  invalid_link: {
    status: 403,
    title: "Invalid link",
    meaning: "The link for a password is wrong, was used before, or is older than an hour.",
  },
  registration_closed: {
    status: 403,
    title: "Registration closed",
    meaning: "`REGISTRATION` is closed here: an administrator makes accounts.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    meaning: "There is nothing at this address. `GET /` lists what there is.",
  },
  emotion_not_found: {
    status: 404,
    title: "Emotion not found",
    meaning: "The thesaurus has no base emotion, word or node of this name or number.",
  },
  session_not_found: {
    status: 404,
    title: "Conversation not found",
    meaning:
      "There is no interview of this id, or it is somebody else's, or nobody went on with it for `SESSION_TTL_DAYS`.",
  },
  no_such_account: {
    status: 404,
    title: "No such account",
    meaning: "There is no account of this id.",
  },
  no_such_client: {
    status: 404,
    title: "No such client",
    meaning: "There is no client of this id, or it has no secret.",
  },
  no_such_application: {
    status: 404,
    title: "No such application",
    meaning: "The account has not agreed to a client of this id, or has withdrawn.",
  },
  no_such_session: {
    status: 404,
    title: "No such session",
    meaning: "There is no session of this id among those of the account, or it is over.",
  },
  no_such_key: {
    status: 404,
    title: "No such key",
    meaning: "There is no API key of this id among those of the account.",
  },
  song_not_found: {
    status: 404,
    title: "Song not found",
    meaning: "You keep no song of this id; songs of others are not told apart from those that never were.",
  },
  job_not_found: {
    status: 404,
    title: "Job not found",
    meaning:
      "You have no job of this id, or it has expired (`JOB_TTL_HOURS`); jobs of others are not told apart from those that never were.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    meaning: "The address exists, but not for this method. The `Allow` header lists those that it has.",
  },
  not_acceptable: {
    status: 406,
    title: "Not acceptable",
    meaning: "None of the media types in `Accept` can be made here; `detail` lists those that can.",
  },
  request_timeout: {
    status: 408,
    title: "Request timeout",
    meaning: "The request did not arrive in time. Send it again on a new connection.",
  },
  session_moved_on: {
    status: 409,
    title: "The conversation went on",
    meaning:
      "Another message came first. Read the conversation, then say it again, or branch off with `from_turn`.",
  },
  last_administrator: {
    status: 409,
    title: "Last administrator",
    meaning: "Without this account nobody could administrate the service. Make another administrator first.",
  },
  already_linked: {
    status: 409,
    title: "Already linked",
    meaning: "This account elsewhere belongs to an account here already, yours or another.",
  },
  last_way_in: {
    status: 409,
    title: "Last way in",
    meaning: "The account has no password, and nothing else to sign in with. Set a password first.",
  },
  name_taken: {
    status: 409,
    title: "Name taken",
    meaning: "Another account has this username, or one that looks like it. Choose another one.",
  },
  two_factor_active: {
    status: 409,
    title: "Second factor active",
    meaning: "The account has a second factor already. `POST /auth/2fa/disable` takes it away first.",
  },
  no_two_factor: {
    status: 409,
    title: "No second factor",
    meaning: "The account has no second factor, or none was begun. `POST /auth/2fa/enroll` begins one.",
  },
  passkeys_unavailable: {
    status: 409,
    title: "No passkeys here",
    meaning: "Browsers make passkeys for names alone, and `PUBLIC_URL` has a number in place of one.",
  },
  passkey_refused: {
    status: 409,
    title: "Passkey refused",
    meaning: "It does not answer what was asked, or too late, or for another site. Begin anew.",
  },
  passkey_known: {
    status: 409,
    title: "Passkey known",
    meaning: "The passkey belongs to an account already.",
  },
  too_many_passkeys: {
    status: 409,
    title: "Too many passkeys",
    meaning: "The account has as many passkeys as it may have. Remove one first.",
  },
  too_many_keys: {
    status: 409,
    title: "Too many keys",
    meaning: "The account has as many API keys as it may have. Revoke one first.",
  },
  not_composed_here: {
    status: 409,
    title: "Not composed here",
    meaning:
      "The song was composed by another version of the engine, or came from elsewhere without its recipe. Its notes are kept as they are, but nothing can be composed that leaves the rest of it as it is.",
  },
  library_full: {
    status: 409,
    title: "Library full",
    meaning:
      'You keep as many songs as `MAX_SONGS_PER_USER` allows. Delete one, or send `"keep": false` with POST /generate.',
  },
  job_not_done: {
    status: 409,
    title: "Job not done",
    meaning:
      "The job has no result yet. Watch it at `/jobs/{job_id}/events`, or ask for the job again after `Retry-After` seconds.",
  },
  job_without_result: {
    status: 409,
    title: "Job without result",
    meaning: "The job has failed or was cancelled, and will never have a result; `detail` says why.",
  },
  precondition_failed: {
    status: 412,
    title: "Precondition failed",
    meaning: "What `If-Match` names is not the latest version. Read it again, and send its `ETag`.",
  },
  body_too_large: {
    status: 413,
    title: "Body too large",
    meaning: "The body has more than 1 MiB; where it is a MIDI file, more than 2 MB.",
  },
  uri_too_long: {
    status: 414,
    title: "Address too long",
    meaning: "A part of the address has more than 1,000 characters.",
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported media type",
    meaning:
      "The body has to be JSON in UTF-8, without compression, sent with `Content-Type: application/json`; for `POST /analyze`, a MIDI file, sent with `Content-Type: audio/midi`.",
  },
  range_not_satisfiable: {
    status: 416,
    title: "Range not satisfiable",
    meaning: "`Range` asks for bytes beyond the end of the file; `Content-Range` says how many it has.",
  },
  request_in_progress: {
    status: 409,
    title: "Request in progress",
    meaning:
      "The first request with the same `Idempotency-Key` is still being answered. Ask again a second later.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "Idempotency-Key reused",
    meaning: "The same `Idempotency-Key` came with another body before. A new request takes a new key.",
  },
  invalid_request: {
    status: 422,
    title: "Invalid request",
    meaning:
      "The request was understood, but something in it is wrong. `errors` points at each mistake and says what would be right.",
  },
  cannot_render: {
    status: 422,
    title: "Cannot be rendered",
    meaning:
      "The song lasts longer than can be rendered, or nothing in it sounds; `detail` says what. A section of it may do.",
  },
  unreadable_midi: {
    status: 422,
    title: "Unreadable MIDI file",
    meaning:
      "The body is no MIDI file, or holds no notes, more than 100,000 of them, or more than 20,000 quarter notes of time.",
  },
  precondition_required: {
    status: 428,
    title: "Precondition required",
    meaning:
      "The change needs `If-Match` with the `ETag` that you have seen, so that it overwrites nobody's change unseen (RFC 6585 §3).",
  },
  rate_limit_exceeded: {
    status: 429,
    title: "Too many requests",
    meaning:
      "The caller has used up what a minute, an hour or a day allows. `Retry-After` says how many seconds to wait; requests that were refused cost nothing.",
  },
  too_many_jobs: {
    status: 429,
    title: "Too many jobs",
    meaning:
      "You have as many jobs that are not done as `MAX_JOBS_PER_CALLER` allows. Wait for one of them, or cancel it.",
  },
  too_many_streams: {
    status: 429,
    title: "Too many streams",
    meaning:
      "You watch as many jobs at the same time as you may. Close a stream, or ask for the job now and then.",
  },
  too_many_attempts: {
    status: 429,
    title: "Too many attempts",
    meaning:
      "Too many wrong passwords or codes for this account, or from this address. `Retry-After` says how many seconds to wait.",
  },
  headers_too_large: {
    status: 431,
    title: "Headers too large",
    meaning: "The headers have more than 16 KiB.",
  },
  internal_error: {
    status: 500,
    title: "Internal error",
    meaning: "The fault is the service's. The log has the cause under the id of the request.",
  },
  unknown_method: {
    status: 501,
    title: "Unknown method",
    meaning:
      "The service knows no such method, whatever the address (RFC 9110 §15.6.2). Methods are written in capitals: `GET`, not `get`.",
  },
  overloaded: {
    status: 503,
    title: "Overloaded",
    meaning:
      "There are more requests at the moment than can be served. `Retry-After` says when to try again.",
  },
  job_queue_full: {
    status: 503,
    title: "Too many jobs in all",
    meaning:
      "There are as many jobs that are not done as `MAX_JOBS` allows. Try again after `Retry-After` seconds.",
  },
  result_unavailable: {
    status: 503,
    title: "Result unavailable",
    meaning:
      "The job is done, and its file is not where this server looks for it: servers and workers have to share `JOB_RESULTS_DIR`.",
  },
  storage_full: {
    status: 507,
    title: "Storage full",
    meaning:
      "There is no room for the result: the disk is full, or results take as much as `JOB_RESULTS_MAX_MB` allows. Older ones go when they expire.",
  },
  provider_unavailable: {
    status: 503,
    title: "Provider unavailable",
    meaning: "Whom one signs in with does not answer at the moment. Try again after `Retry-After` seconds.",
  },
  database_unavailable: {
    status: 503,
    title: "Database unavailable",
    meaning:
      "What was asked for needs the database, and that does not answer at the moment. `Retry-After` says when to try again; music is made without it.",
  },
  not_ready: {
    status: 503,
    title: "Not ready",
    meaning: "The service cannot serve requests at the moment. `Retry-After` says when to try again.",
  },
} as const satisfies Record<string, ProblemKind>;

/** The name of a kind of error, for programs. */
export type ProblemCode = keyof typeof problemKinds;

/** A mistake in a part of the request. */
export interface LocatedMistake extends Mistake {
  readonly in: "body" | "query" | "path";
}

/** What a {@link Problem} may carry besides its sentence. */
export interface ProblemOptions {
  readonly errors?: readonly LocatedMistake[];
  /** Response headers that belong to it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of the body beyond those of every problem. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An error that a caller may read; throw it anywhere below a route. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.options = options;
  }

  /** The HTTP status. */
  get status(): number {
    return problemKinds[this.code].status;
  }
}

/** Mistakes in one part of a request, as a 422 whose sentence is the first of them. */
export function invalidRequest(where: LocatedMistake["in"], mistakes: readonly Mistake[]): Problem {
  const first = mistakes[0]?.detail ?? "The request does not fit.";
  const more = mistakes.length - 1;
  const detail = more === 0 ? first : `${first} (And ${more} more: see errors.)`;
  return new Problem("invalid_request", detail, {
    errors: mistakes.map(({ pointer, detail }) => ({ in: where, pointer, detail })),
  });
}

/** The most characters of a path that are given back. */
const LONGEST_INSTANCE = 200;

/**
 * The problem as it goes out. `type` is a page of this service (RFC 9457 §3.1.1 allows a reference relative to the
 * request); `instance` is the path that was asked for, without its query.
 */
export function problemToWire(problem: Problem, url: string, requestId: string): WireProblem {
  const { status, title } = problemKinds[problem.code];
  const { errors, extra } = problem.options;
  const path = url.split("?", 1)[0] ?? "";
  return {
    type: problemType(problem.code),
    title,
    status,
    detail: problem.message,
    instance: path.length > LONGEST_INSTANCE ? `${path.slice(0, LONGEST_INSTANCE)}…` : path,
    code: problem.code,
    request_id: requestId,
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...extra,
  };
}

/** The page about a kind of problem: its heading in the reference. */
export function problemType(code: ProblemCode): string {
  return `/redoc#tag/Errors/${code}`;
}

/** `Emotion 'x' not found`, with an x that is neither long nor active. */
export function emotionNotFound(name: string): Problem {
  return new Problem("emotion_not_found", `Emotion '${showName(name)}' not found`);
}
