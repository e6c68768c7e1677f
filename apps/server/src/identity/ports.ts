/** What the parts of identity ask of one another. */
import type { Principal } from "./principal.ts";

/** Knows one kind of credentials. */
export interface CredentialCheck {
  /**
   * Whose credential this is; undefined where it is none of this kind, or is not good (any more).
   * @param now epoch milliseconds
   */
  readonly check: (credential: string, now: number) => Promise<Principal | undefined> | Principal | undefined;
  /** False where an answer may not be remembered: it changes without being announced, and asking costs nothing. */
  readonly remembered?: false;
}

/** The kinds of secrets that are guessed at: a code with the right password before it is another one than one without. */
export type GuessedAt = "password" | "code" | "codeBeforePassword";

/** A try to give a secret that may be a guess. */
export interface Guess {
  /** A password, unless it is told. */
  readonly what?: GuessedAt;
  /** Whose secret it would be: the key of a name, or an id. There need not be such an account. */
  readonly account: string;
  readonly address: string;
  /** The device from which the account was signed in to before, or the session: it has tries of its own. */
  readonly device?: string | undefined;
}

/** A try, reserved before anything is hashed. It counts as wrong unless it is released as right. */
export type Reservation =
  | {
      readonly ok: true;
      /** Whether the next one has to wait, if this is wrong. */
      readonly isLast: boolean;
      readonly release: (outcome: "right" | "wrong") => Promise<void>;
    }
  | { readonly ok: false; readonly retryAfterSeconds: number };

/** Holds back those who guess. */
export interface Throttle {
  readonly reserve: (guess: Guess) => Promise<Reservation>;
}

/** Remembers what happened to accounts. */
export interface Audit {
  readonly record: (event: AuditEvent) => Promise<void>;
}

/** Something that happened. */
export interface AuditEvent {
  /** Such as "login" or "login.refused". */
  readonly kind: string;
  /** The id of the principal that did it. */
  readonly actor?: string;
  /** The id of what it was done to. */
  readonly subject?: string;
  readonly requestId?: string;
  readonly address?: string;
  readonly detail?: object;
}

/** What an account may ask for besides its password. */
export interface SecondFactor {
  readonly isActive: (userId: string) => Promise<boolean>;
  /** Whether the code is right; each is accepted once. */
  readonly accept: (userId: string, code: string, now: number) => Promise<boolean>;
}
