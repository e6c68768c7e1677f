/**
 * Who is signed in. The access token is in memory alone, and what carries the session on is a cookie that no script reads;
 * all that is written down here is that there is one, so that nobody is asked who has never signed in.
 */
import type { Scope, WireAccount } from "@music-brain/contract";
import { send } from "../api/send.ts";

/** What is known of whoever looks at the page. */
export type Session =
  /** Not asked yet. */
  | { readonly status: "asking" }
  | { readonly status: "out" }
  | {
      readonly status: "in";
      readonly account: WireAccount;
      readonly scopes: readonly Scope[];
      readonly sessionId: string;
      readonly hasPassword: boolean;
    };

/** What signing in and going on are answered with. */
export interface AccessToken {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

interface Me {
  readonly account: WireAccount;
  readonly scopes: readonly Scope[];
  readonly session_id: string;
  readonly has_password: boolean;
}

const SIGN = "music-brain.signed-in";

/** A token is renewed when it is good for less than this, in milliseconds. */
const SPARE_MS = 30_000;

let session: Session = { status: hasSign() ? "asking" : "out" };
let token: { readonly text: string; readonly endsAt: number } | undefined;
let renewal: Promise<string | undefined> | undefined;
const listeners = new Set<() => void>();

/** Who is signed in, as far as is known. */
export function currentSession(): Session {
  return session;
}

/** Calls back whenever that changes; answers what ends it. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token to send along; undefined where nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (token !== undefined && token.endsAt - SPARE_MS > Date.now()) return token.text;
  return hasSign() ? renew() : undefined;
}

/** Fetches the next token, also where the one at hand seems good; undefined where the session is over. */
export function renew(): Promise<string | undefined> {
  renewal ??= fetchToken().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

/** Takes a token into use, and learns whose it is. */
export async function enter(answer: AccessToken): Promise<void> {
  keep(answer);
  localStorage.setItem(SIGN, String(Date.now()));
  await learn();
}

/** Takes a session into use that has begun elsewhere, at a provider; false where there is none. */
export async function arrive(): Promise<boolean> {
  if ((await renew()) === undefined) return false;
  localStorage.setItem(SIGN, String(Date.now()));
  await learn();
  return true;
}

/** Looks whether somebody is signed in in this browser. */
export async function begin(): Promise<void> {
  try {
    if ((await accessToken()) === undefined) leave();
    else await learn();
  } catch {
    // The service cannot be reached: nobody is turned out for that.
    become({ status: "out" });
  }
}

/** Takes note of a change of the account. */
export async function learn(): Promise<void> {
  const me = await send<Me>("/auth/me", { token: await accessToken() });
  const { account, scopes, session_id: sessionId, has_password: hasPassword } = me;
  become({ status: "in", account, scopes, sessionId, hasPassword });
}

/** Forgets who was signed in. */
export function leave(): void {
  token = undefined;
  localStorage.removeItem(SIGN);
  if (session.status !== "out") become({ status: "out" });
}

/** Signs out, here and in the service. */
export async function signOut(): Promise<void> {
  const text = await accessToken();
  if (text !== undefined) await send("/auth/logout", { method: "POST", token: text });
  leave();
}

async function fetchToken(): Promise<string | undefined> {
  const answer = await send<AccessToken | undefined>("/auth/browser/refresh", { method: "POST" });
  if (answer === undefined) leave();
  else keep(answer);
  return answer?.access_token;
}

function keep({ access_token: text, expires_in: seconds }: AccessToken): void {
  token = { text, endsAt: Date.now() + seconds * 1000 };
}

function hasSign(): boolean {
  try {
    return localStorage.getItem(SIGN) !== null;
  } catch {
    // Forbidden by the browser's settings: nobody can be signed in for longer than the page.
    return false;
  }
}

function become(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

// What is done in another window of this browser holds here too.
window.addEventListener("storage", ({ key, newValue }) => {
  if (key !== SIGN) return;
  token = undefined;
  if (newValue === null) become({ status: "out" });
  else void begin();
});
