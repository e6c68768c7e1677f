/** Passwords: hashed with argon2id (RFC 9106), so many at a time, so that songs have their share of the machine. */
import * as argon2 from "@node-rs/argon2";
import pLimit from "p-limit";
import { overloaded } from "../http/shedding.ts";

/**
 * About 45 ms on a core of 2026, with 64 MiB; OWASP's cheat sheet asks for a quarter of it at least
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). The variant is argon2id, which the
 * library takes by itself.
 */
const PARAMETERS = { memoryCost: 65_536, timeCost: 2, parallelism: 1 } as const;

const MARK = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** What hashes and compares. */
export type Argon2 = Pick<typeof argon2, "hash" | "verify">;

/** How much of the machine passwords may have. */
export interface PasswordLoad {
  /** How many are hashed at the same time: one, so that of two cores the other one answers requests. */
  readonly atOnce?: number;
  /** How many wait: at 50 ms each, the last of them for five seconds. */
  readonly mostWaiting?: number;
  /** Who has waited for longer, since the machine is slower than that, is turned away: whoever asked has gone, or tries again. */
  readonly longestWaitMs?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** For tests that count. */
  readonly library?: Argon2;
}

/** Hashes and compares, on threads beside the event loop. */
export interface Passwords {
  /** The password in the PHC format. @throws Problem overloaded (rejects) where too many wait */
  readonly hash: (password: string) => Promise<string>;
  /**
   * Whether it is the password of a hash. Where there is none, it takes as long and is false.
   * @throws Problem overloaded (rejects) where too many wait
   */
  readonly verify: (stored: string | null | undefined, password: string) => Promise<boolean>;
  /** Whether a hash was made at another cost than is asked for today. */
  readonly isOutdated: (stored: string) => boolean;
}

/** Passwords as they are hashed here. */
export function createPasswords({
  atOnce = 1,
  mostWaiting = 100,
  longestWaitMs = 10_000,
  now = () => performance.now(),
  library: { hash, verify } = argon2,
}: PasswordLoad = {}): Passwords {
  const limit = pLimit(atOnce);
  // What runs has left the queue only in the next turn of promises: it is counted with those that wait.
  const queued = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (limit.activeCount + limit.pendingCount >= atOnce + mostWaiting) throw overloaded();
    const since = now();
    return limit(() => {
      if (now() - since > longestWaitMs) throw overloaded();
      return work();
    });
  };
  let ofNobody: Promise<string> | undefined;
  return {
    hash: (password) => queued(() => hash(normalized(password), PARAMETERS)),
    async verify(stored, password) {
      // Made with the first comparison, whoever it is of, and waited for by all: nobody can tell who did.
      ofNobody ??= hash("", PARAMETERS);
      const nobodys = await ofNobody;
      const compared = stored ?? nobodys;
      const isRight = await queued(() => verify(compared, normalized(password)));
      return isRight && stored != null;
    },
    isOutdated: (stored) => !stored.startsWith(MARK),
  };
}

/** The same word typed on another keyboard is the same password (NIST SP 800-63B §3.1.1.2). */
function normalized(password: string): string {
  return password.normalize("NFKC");
}
