/** What administrators ask for. */
import type { WireAccount, WireAccounts, WireAuditEvent } from "@music-brain/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ask, request } from "./request.ts";

/** A page of events. */
export interface AuditPage {
  readonly events: readonly WireAuditEvent[];
  readonly next_cursor: string | null;
}

/** A link by which a password is set. */
export interface PasswordLink {
  readonly link: string;
  readonly expires_at: string;
}

/** Everybody whose name begins so, page by page. */
export const useAccounts = (q: string) =>
  useInfiniteQuery({
    queryKey: ["admin", "users", q],
    queryFn: ({ pageParam, signal }) =>
      request<WireAccounts>(`/admin/users?${paramsOf({ q, cursor: pageParam })}`, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: (last) => last,
  });

/** What happened, page by page. */
export const useAudit = (filters: Readonly<Record<string, string>>) =>
  useInfiniteQuery({
    queryKey: ["admin", "audit", filters],
    queryFn: ({ pageParam, signal }) =>
      request<AuditPage>(`/admin/audit?${paramsOf({ ...filters, cursor: pageParam })}`, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: (last) => last,
  });

export const createAccount = (body: object) => request<WireAccount>("/admin/users", { body });

export const changeAccount = (id: string, body: Partial<Pick<WireAccount, "role" | "disabled">>) =>
  request<WireAccount>(`/admin/users/${id}`, { method: "PATCH", body });

/** Everything that is kept of an account, as a file of JSON. */
export async function exportAccount(id: string): Promise<Blob> {
  return (await ask(`/admin/users/${id}/export`)).blob();
}

export const removeAccount = (id: string) => request(`/admin/users/${id}`, { method: "DELETE" });

export const makePasswordLink = (id: string) =>
  request<PasswordLink>(`/admin/users/${id}/password-link`, { method: "POST" });

/** The metrics as Prometheus reads them. */
export async function readMetrics(signal: AbortSignal): Promise<string> {
  return (await ask("/metrics", { accept: "text/plain", signal })).text();
}

/** Without what is empty. */
function paramsOf(given: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
}
