/** Accounts in the wire's spelling. */
import type { WireAccount } from "@music-brain/contract";
import type { Account } from "../accounts.ts";
import type { AccountExport } from "../administration.ts";

/** An account. */
export function accountToWire({ id, username, email, role, disabledAt, createdAt }: Account): WireAccount {
  const created_at = new Date(createdAt).toISOString();
  return { id, username, email, role, disabled: disabledAt !== null, created_at };
}

/** Everything that is kept of an account. */
export function exportToWire({ account, things }: AccountExport): { readonly account: WireAccount } {
  return { account: accountToWire(account), ...things };
}
