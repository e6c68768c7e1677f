/** How the tables came to be what they are. Forward only: what has been released is never changed, only added to. */
import type { Migration } from "kysely/migration";
import { interviews } from "./0001-interviews.ts";
import { users } from "./0002-users.ts";
import { sessions } from "./0003-sessions.ts";
import { passwordLinks } from "./0004-password-links.ts";
import { apiKeys } from "./0005-api-keys.ts";
import { secondFactor } from "./0006-second-factor.ts";
import { attempts } from "./0007-attempts.ts";
import { audit } from "./0008-audit.ts";
import { songs } from "./0009-songs.ts";
import { outsideIdentities } from "./0010-outside-identities.ts";
import { oauth } from "./0011-oauth.ts";
import { songVersions } from "./0012-song-versions.ts";
import { jobs } from "./0013-jobs.ts";
import { passkeys } from "./0014-passkeys.ts";
import { foldedTags } from "./0015-folded-tags.ts";

/** By name, in the order in which they are made. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-interviews": interviews,
  "0002-users": users,
  "0003-sessions": sessions,
  "0004-password-links": passwordLinks,
  "0005-api-keys": apiKeys,
  "0006-second-factor": secondFactor,
  "0007-attempts": attempts,
  "0008-audit": audit,
  "0009-songs": songs,
  "0010-outside-identities": outsideIdentities,
  "0011-oauth": oauth,
  "0012-song-versions": songVersions,
  "0013-jobs": jobs,
  "0014-passkeys": passkeys,
  "0015-folded-tags": foldedTags,
};
