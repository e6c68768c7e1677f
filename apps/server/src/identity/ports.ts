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

/** A try to sign in, reserved before anything is hashed. */
export type Reservation =
  | { readonly ok: true; readonly release: (outcome: "right" | "wrong") => Promise<void> }
  | { readonly ok: false; readonly retryAfterSeconds: number };

/** Holds back those who guess. */
export interface Throttle {
  readonly reserve: (tries: {
    readonly account?: string;
    readonly address: string;
    /** Whether the device is one from which the account was signed in to before. */
    readonly known?: boolean;
  }) => Promise<Reservation>;
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
