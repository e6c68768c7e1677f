/** Who asks: all the parts, put together. */
import type { Database } from "../database/database.ts";
import type { Settings } from "../settings.ts";
import { apiKeyCheck } from "./api-keys.ts";
import { createAudit } from "./audit.ts";
import { CredentialCache } from "./credential-cache.ts";
import type { Mail } from "./mail.ts";
import { metricsTokenCheck } from "./metrics-token.ts";
import { oauthTokenCheck } from "./oauth-tokens.ts";
import { createPasswords, type Passwords } from "./passwords.ts";
import type { Audit, SecondFactor, Throttle } from "./ports.ts";
import type { OutsideProvider } from "./providers.ts";
import { machineRandom, type Random } from "./random.ts";
import { localRevocations, type Revocations } from "./revocation.ts";
import { createSeal, type Seal } from "./sealing.ts";
import { newSecret } from "./secret-file.ts";
import { keysOfSecrets, type SigningKeys } from "./signing-keys.ts";
import { createThrottle } from "./throttle.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import { createSecondFactor } from "./two-factor.ts";

/** The settings that it follows. */
export type IdentitySettings = Pick<
  Settings,
  | "allowAnonymous"
  | "registration"
  | "accessTokenMinutes"
  | "refreshTokenDays"
  | "jwtIssuer"
  | "jwtAudience"
  | "publicUrl"
  | "adminUsername"
  | "adminPassword"
  | "auditRetentionDays"
  | "oauthRegistration"
>;

/** What it is put together from. */
export interface IdentityOptions {
  readonly settings: IdentitySettings;
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A key that is forgotten with the process, where there is none. */
  readonly signingKeys?: SigningKeys | undefined;
  /** The token that lets scrapers in at the moment. */
  readonly metricsToken: () => string | undefined;
  readonly random?: Random;
  /** Word of what is revoked; within this process alone without it. */
  readonly revocations?: Revocations | undefined;
  /** Passwords as they are hashed here, unless it is told. */
  readonly passwords?: Passwords | undefined;
  /** Nothing is sent without it. */
  readonly mail?: Mail | undefined;
  /** Whom people can sign in with; nobody without it. */
  readonly providers?: readonly OutsideProvider[] | undefined;
  /** A key that is forgotten with the process, where there is none. */
  readonly seal?: Seal | undefined;
}

/** The parts that routes work with. */
export interface Identity {
  readonly settings: IdentitySettings;
  readonly database: Database;
  readonly now: () => number;
  readonly random: Random;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly revocations: Revocations;
  readonly credentials: CredentialCache;
  readonly seal: Seal;
  readonly providers: readonly OutsideProvider[];
  readonly throttle: Throttle;
  readonly mail: Mail | undefined;
  readonly audit: Audit;
  readonly secondFactor: SecondFactor;
}

const MINUTE_MS = 60_000;

/** Puts it together. */
export function createIdentity(options: IdentityOptions): Identity {
  const { settings, database, now, random = machineRandom, seal = createSeal(newSecret()) } = options;
  const revocations = options.revocations ?? localRevocations();
  const tokens = createTokens({
    keys: options.signingKeys ?? keysOfSecrets(newSecret()),
    terms: {
      issuer: settings.jwtIssuer,
      audience: settings.jwtAudience,
      lifetimeSeconds: (settings.accessTokenMinutes * MINUTE_MS) / 1000,
    },
    database,
    random,
  });
  return {
    settings,
    database,
    now,
    random,
    passwords: options.passwords ?? createPasswords(),
    mail: options.mail,
    tokens,
    revocations,
    credentials: new CredentialCache({
      checks: [
        tokens,
        apiKeyCheck(database),
        metricsTokenCheck(options.metricsToken),
        oauthTokenCheck(database, seal),
      ],
      revocations,
    }),
    seal,
    providers: options.providers ?? [],
    throttle: createThrottle(database, now),
    audit: createAudit({ database, random, now, retentionDays: settings.auditRetentionDays }),
    secondFactor: createSecondFactor({ database, seal, random }),
  };
}
