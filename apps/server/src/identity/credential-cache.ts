/** Remembers whose credentials were, so that one that is shown again costs no question to the database. */
import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { CredentialCheck } from "./ports.ts";
import type { Principal } from "./principal.ts";
import type { Revocations, Revoked } from "./revocation.ts";

/** What a cache works with. */
export interface CredentialCacheOptions {
  /** Asked one after the other, until one knows the credential. */
  readonly checks: readonly CredentialCheck[];
  readonly revocations: Revocations;
  /** For how long an answer is believed where a revocation by another process is not heard of, in milliseconds. */
  readonly freshMs?: number;
  /** For how long it is believed where it is. */
  readonly heardMs?: number;
  /** How many are remembered. */
  readonly most?: number;
}

/** Short enough that what another process revokes is refused within a second. */
const FRESH_MS = 500;

/** All that matters is heard; what nobody announced, such as a change by hand, is seen after this time. */
const HEARD_MS = 30_000;

const MOST = 10_000;

/** A principal, and until when it is believed without asking again. */
interface Remembered {
  readonly principal: Principal;
  readonly until: number;
}

/** Tells whose a credential is. */
export class CredentialCache {
  readonly #remembered: LRUCache<string, Remembered>;
  readonly #checks: readonly CredentialCheck[];
  readonly #believedMs: () => number;
  /** Answers under way: many requests at once ask once. */
  readonly #asking = new Map<string, Promise<Principal | undefined>>();
  /** Counts what was revoked: an answer that was under way meanwhile is not remembered. */
  #revocations = 0;

  constructor(options: CredentialCacheOptions) {
    const { checks, revocations, freshMs = FRESH_MS, heardMs = HEARD_MS, most = MOST } = options;
    this.#checks = checks;
    this.#believedMs = () => (revocations.hearsOthers() ? heardMs : freshMs);
    this.#remembered = new LRUCache({ max: most });
    revocations.listen({
      revoked: (revoked) => this.#forget(revoked),
      missed: () => {
        this.#distrust();
        this.#remembered.clear();
      },
    });
  }

  /**
   * The principal at once where it is remembered; else a promise of it, of undefined where the credential is not good.
   * @param now epoch milliseconds
   */
  principalOf(credential: string, now: number): Principal | Promise<Principal | undefined> {
    // Not the credential itself: what is in memory may end in a dump of it.
    const name = hash("sha256", credential, "base64url");
    const known = this.#remembered.get(name);
    if (known !== undefined && now < known.until) return known.principal;
    const asking = this.#asking.get(name) ?? this.#ask(name, credential, now);
    this.#asking.set(name, asking);
    return asking;
  }

  async #ask(name: string, credential: string, now: number): Promise<Principal | undefined> {
    const before = this.#revocations;
    try {
      for (const { check, remembered } of this.#checks) {
        const principal = await check(credential, now);
        if (principal === undefined) continue;
        if (remembered !== false && before === this.#revocations) this.#remember(name, principal, now);
        return principal;
      }
      this.#remembered.delete(name);
      return undefined;
    } finally {
      if (before === this.#revocations) this.#asking.delete(name);
    }
  }

  #remember(name: string, principal: Principal, now: number): void {
    const end = principal.kind === "anonymous" ? undefined : principal.expiresAt;
    this.#remembered.set(name, {
      principal,
      until: Math.min(now + this.#believedMs(), end ?? Number.POSITIVE_INFINITY),
    });
  }

  /** What was asked before may be answered with what was true before: nobody else waits for it. */
  #distrust(): void {
    this.#revocations++;
    this.#asking.clear();
  }

  #forget({ kind, id }: Revoked): void {
    this.#distrust();
    for (const [name, { principal }] of this.#remembered.entries()) {
      if (idOf(principal, kind) === id) this.#remembered.delete(name);
    }
  }
}

function idOf(principal: Principal, kind: Revoked["kind"]): string | undefined {
  if (principal.kind === "anonymous") return undefined;
  if (kind === "user") return principal.userId;
  if (kind === "client") return principal.kind === "client" ? principal.clientId : undefined;
  if (kind === "session") return principal.kind === "user" ? principal.sessionId : undefined;
  return principal.kind === "key" ? principal.keyId : undefined;
}
