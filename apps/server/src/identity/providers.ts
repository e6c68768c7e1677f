/** Who vouches for people: Google, GitHub and any OpenID provider. */
import type { Settings } from "../settings.ts";

/** Somebody who vouches for people. */
export interface OutsideProvider {
  /** In addresses: "google". */
  readonly name: string;
  /** For people: "Google". */
  readonly title: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** OpenID Connect, whose addresses are found by its issuer; or GitHub, which has OAuth alone. */
  readonly protocol: "openid" | "github";
  /** The issuer; for GitHub where its pages are. */
  readonly issuer: string;
  /** Where GitHub tells who somebody is. */
  readonly api?: string;
}

/** The providers that the settings name. */
export function providersOf(settings: ProviderSettings): readonly OutsideProvider[] {
  const found: OutsideProvider[] = [];
  const { googleClientId, githubClientId, oidcClientId, oidcIssuer } = settings;
  if (googleClientId !== undefined) {
    found.push({
      name: "google",
      title: "Google",
      protocol: "openid",
      issuer: "https://accounts.google.com",
      clientId: googleClientId,
      clientSecret: settings.googleClientSecret,
    });
  }
  if (githubClientId !== undefined) {
    found.push({
      name: "github",
      title: "GitHub",
      protocol: "github",
      issuer: "https://github.com/login/oauth",
      api: "https://api.github.com",
      clientId: githubClientId,
      clientSecret: settings.githubClientSecret,
    });
  }
  if (oidcClientId !== undefined && oidcIssuer !== undefined) {
    found.push({
      name: "openid",
      title: settings.oidcTitle,
      protocol: "openid",
      issuer: oidcIssuer,
      clientId: oidcClientId,
      clientSecret: settings.oidcClientSecret,
    });
  }
  return found;
}

/** The settings that name providers. */
export type ProviderSettings = Pick<
  Settings,
  | "googleClientId"
  | "googleClientSecret"
  | "githubClientId"
  | "githubClientSecret"
  | "oidcIssuer"
  | "oidcClientId"
  | "oidcClientSecret"
  | "oidcTitle"
>;

/** What has to be known again when somebody comes back. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Thrown where a provider does not vouch for whoever comes back. */
export class NotVouched extends Error {
  constructor(options: ErrorOptions) {
    super("the provider does not vouch for whoever comes back", options);
    this.name = "NotVouched";
  }
}

/** Thrown where a provider does not answer as it should. */
export class ProviderUnavailable extends Error {
  constructor(options: ErrorOptions) {
    super("the provider cannot be had", options);
    this.name = "ProviderUnavailable";
  }
}
