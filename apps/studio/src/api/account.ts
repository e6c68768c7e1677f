/** What belongs to an account: asked for, changed, ended. */
import type {
  Scope,
  WireAccount,
  WireApiKey,
  WireApplication,
  WirePasskey,
  WireSession,
} from "@music-brain/contract";
import { useQuery } from "@tanstack/react-query";
import { request } from "./request.ts";

/** What shows that it is really them: the password, and a code where there is a second factor. */
export interface Proof {
  readonly password: string | undefined;
  readonly code: string | undefined;
}

/** How the second factor stands. */
export interface SecondFactor {
  readonly active: boolean;
  readonly activated_at: string | null;
  readonly recovery_codes_left: number;
}

/** What an authenticator is set up with. */
export interface Enrolment {
  readonly secret: string;
  readonly otpauth_uri: string;
  readonly qr_svg: string;
}

/** A way to sign in with an account elsewhere. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  readonly start: string;
}

/** An account elsewhere that signs in to this one. */
export interface OutsideIdentity {
  readonly id: string;
  /** The name of its provider. */
  readonly provider: string;
  /** What it is called there. */
  readonly label: string | null;
  readonly created_at: string;
  readonly last_used_at: string;
}

/** A key as it is shown once. */
export type ShownKey = WireApiKey & { readonly key: string };

/** What a new key is to be. */
export interface NewKey extends Partial<Proof> {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires_in_days?: number | undefined;
  readonly limits?: NonNullable<WireApiKey["limits"]> | undefined;
}

/** What is asked for again after a change. */
export const keysOf = {
  secondFactor: ["account", "2fa"],
  passkeys: ["account", "passkeys"],
  identities: ["account", "identities"],
  sessions: ["account", "sessions"],
  apiKeys: ["account", "keys"],
  applications: ["account", "applications"],
} as const;

export const useSecondFactor = () =>
  useQuery({
    queryKey: keysOf.secondFactor,
    queryFn: ({ signal }) => request<SecondFactor>("/auth/2fa", { signal }),
  });

export const usePasskeys = () =>
  useQuery({
    queryKey: keysOf.passkeys,
    queryFn: ({ signal }) => request<{ passkeys: WirePasskey[] }>("/auth/passkeys", { signal }),
  });

export const useIdentities = () =>
  useQuery({
    queryKey: keysOf.identities,
    queryFn: ({ signal }) => request<{ identities: OutsideIdentity[] }>("/auth/identities", { signal }),
  });

export const useSessions = () =>
  useQuery({
    queryKey: keysOf.sessions,
    queryFn: ({ signal }) => request<{ sessions: WireSession[] }>("/auth/sessions", { signal }),
    refetchOnWindowFocus: true,
  });

export const useApiKeys = () =>
  useQuery({
    queryKey: keysOf.apiKeys,
    queryFn: ({ signal }) => request<{ api_keys: WireApiKey[] }>("/auth/api-keys", { signal }),
  });

export const useApplications = () =>
  useQuery({
    queryKey: keysOf.applications,
    queryFn: ({ signal }) => request<{ applications: WireApplication[] }>("/auth/applications", { signal }),
  });

export const useProviders = () =>
  useQuery({
    queryKey: ["providers"],
    queryFn: ({ signal }) => request<{ providers: Provider[] }>("/auth/providers", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const register = (body: Readonly<Record<"username" | "password" | "email", string | undefined>>) =>
  request<WireAccount>("/auth/register", { body });

export const forgetPassword = (username = "") => request("/auth/password/forgot", { body: { username } });

export const changePassword = (body: object) => request("/auth/password", { body });

export const changeEmail = (body: Proof & { readonly email: string | null }) =>
  request<WireAccount>("/auth/me", { method: "PATCH", body });

export const enroll = (body: { readonly password: string | undefined }) =>
  request<Enrolment>("/auth/2fa/enroll", { body });

/** Takes an authenticator into force; answers the recovery codes. */
export const activate = (code = "") =>
  request<{ recovery_codes: string[] }>("/auth/2fa/activate", { body: { code } });

export const disableSecondFactor = (body: Proof) => request("/auth/2fa/disable", { body });

/** Makes the recovery codes anew. */
export const renewRecoveryCodes = (body: Proof) =>
  request<{ recovery_codes: string[] }>("/auth/2fa/recovery-codes", { body });

export const renamePasskey = (id: string, name: string) =>
  request<WirePasskey>(`/auth/passkeys/${id}`, { method: "PATCH", body: { name } });

export const removePasskey = (id: string) => request(`/auth/passkeys/${id}`, { method: "DELETE" });

/** Where to send the browser, so that an account elsewhere signs in to this one; it comes back to the studio. */
export const linkProvider = (name: string, proof: Proof) =>
  request<{ url: string }>(`/auth/providers/${name}/link`, { body: { ...proof, page: "studio" } });

export const unlinkIdentity = (id: string) => request(`/auth/identities/${id}`, { method: "DELETE" });

export const endSession = (id: string) => request(`/auth/sessions/${id}`, { method: "DELETE" });

export const endOtherSessions = () => request("/auth/sessions?keep=current", { method: "DELETE" });

export const createKey = (body: NewKey) => request<ShownKey>("/auth/api-keys", { body });

/** Gives a key another text; the one before is good for so many seconds more. */
export const rotateKey = (id: string, overlap_seconds: number) =>
  request<ShownKey>(`/auth/api-keys/${id}/rotate`, { body: { overlap_seconds } });

export const revokeKey = (id: string) => request(`/auth/api-keys/${id}`, { method: "DELETE" });

export const withdraw = (id: string) => request(`/auth/applications/${id}`, { method: "DELETE" });

export const deleteAccount = (body: Proof) => request("/auth/me", { method: "DELETE", body });
