/** The administrator whom the settings name: made at the start where there is no account of the name. */
import { DatabaseUnavailable } from "../database/database.ts";
import { Problem } from "../http/problem.ts";
import { SettingsError } from "../settings-load.ts";
import { findByName } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { makeAccount } from "./register.ts";
import { usernameKey } from "./username.ts";

/** What came of it. */
export type FirstAdministrator = "made" | "there already" | "not asked for" | "no database";

/**
 * Makes the account, once: what became of it since is never changed, not even where it was deleted and the name is
 * somebody else's. Of several replicas that start at once one makes it.
 * @throws SettingsError where the name or the password cannot be used
 */
export async function ensureAdministrator(
  identity: Pick<Identity, "settings" | "database" | "passwords" | "random" | "now" | "audit">,
): Promise<FirstAdministrator> {
  const { adminUsername: username, adminPassword: password } = identity.settings;
  if (username === undefined) return "not asked for";
  if (password === undefined) {
    throw new SettingsError(["ADMIN_USERNAME is set, and ADMIN_PASSWORD or ADMIN_PASSWORD_FILE is not."]);
  }
  try {
    if ((await findByName(identity.database, usernameKey(username))) !== undefined) return "there already";
    const { id } = await makeAccount(identity, { username, password }, "admin");
    await identity.audit.record({
      kind: "account.created",
      subject: id,
      actor: "settings",
      detail: { role: "admin" },
    });
    return "made";
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return "no database";
    if (!(error instanceof Problem)) throw error;
    if (error.code === "name_taken") return "there already";
    throw new SettingsError([`ADMIN_USERNAME or ADMIN_PASSWORD cannot be used: ${error.message}`]);
  }
}
