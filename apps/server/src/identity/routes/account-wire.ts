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
  const told = Object.entries(things).map(([name, rows]) => [name, rows.map(withTimes)]);
  return { account: accountToWire(account), ...Object.fromEntries(told) };
}

/** A row with its times in RFC 3339. */
function withTimes(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith("_at") && typeof value === "number" ? new Date(value).toISOString() : value,
    ]),
  );
}
