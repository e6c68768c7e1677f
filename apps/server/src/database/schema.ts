/** The tables as Kysely sees them. Times are epoch milliseconds; JSON is text. */
import type { UserTable } from "../identity/accounts.ts";
import type { ApiKeyTable } from "../identity/api-keys.ts";
import type { AuditTable } from "../identity/audit.ts";
import type { OAuthClientTable } from "../identity/oauth-clients.ts";
import type { OAuthPayloadTable } from "../identity/oauth-storage.ts";
import type { OutsideIdentityTable } from "../identity/outside-identities.ts";
import type { PasskeyTable, SpentChallengeTable } from "../identity/passkeys.ts";
import type { PasswordLinkTable } from "../identity/password-links.ts";
import type { RecoveryCodeTable } from "../identity/recovery-codes.ts";
import type { RefreshTokenTable } from "../identity/refresh-tokens.ts";
import type { SessionTable } from "../identity/sessions.ts";
import type { AttemptTable } from "../identity/throttle.ts";
import type { SecondFactorTable } from "../identity/two-factor.ts";
import type { JobTable } from "../jobs/job-table.ts";
import type { SongTable } from "../songs/library-table.ts";

/** A conversation: what it began with and everything that was answered; all else follows from these. */
export interface InterviewTable {
  readonly id: string;
  /** Whose it is, as `http/caller.ts` names callers. */
  readonly owner: string;
  readonly seed: number;
  /** JSON: a list of answers. */
  readonly answers: string;
  /** How many answers there are: an answer is taken only by the version that its sender has seen. */
  readonly version: number;
  readonly branched_from: string | null;
  readonly branched_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number;
}

/** All tables. */
export interface Tables {
  readonly interviews: InterviewTable;
  readonly users: UserTable;
  readonly sessions: SessionTable;
  readonly refresh_tokens: RefreshTokenTable;
  readonly api_keys: ApiKeyTable;
  readonly second_factors: SecondFactorTable;
  readonly recovery_codes: RecoveryCodeTable;
  readonly attempts: AttemptTable;
  readonly audit_events: AuditTable;
  readonly songs: SongTable;
  readonly password_links: PasswordLinkTable;
  readonly outside_identities: OutsideIdentityTable;
  readonly oauth_clients: OAuthClientTable;
  readonly oauth_payloads: OAuthPayloadTable;
  readonly jobs: JobTable;
  readonly passkeys: PasskeyTable;
  readonly spent_challenges: SpentChallengeTable;
}
